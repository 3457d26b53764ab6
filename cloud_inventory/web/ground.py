"""What every page of the web shop needs: the store, its goods in words, its times, a complaint."""

from __future__ import annotations

from collections.abc import Callable

from cloud_inventory.application.ordering import Ordering
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.store.port import CloudStore
from cloud_inventory.web.hours import Hours
from cloud_inventory.web.render import Pages
from cloud_inventory.web.texts import say
from cloud_inventory.web.view import Shelves
from cloud_inventory.web.words import age_words
from storecore.clock import Clock
from storecore.contracts.cloud_api import CloudRefusalCode
from storecore.contracts.orders import Order
from storecore.contracts.reference import Store


class ShopGround:
    """Blocks on the database: to be called from a worker thread."""

    def __init__(
        self,
        store: CloudStore,
        ordering: Ordering,
        pages: Pages,
        clock: Clock,
        *,
        has_picture: Callable[[str], bool],
        code_of: Callable[[Order], str],
    ) -> None:
        """`code_of` gives the text of an order's QR code."""
        self.store = store
        self.ordering = ordering
        self.pages = pages
        self.code_of = code_of
        self._clock = clock
        self._has_picture = has_picture

    def wanted(self, store_id: str) -> Store:
        """The store of that id.

        Raises:
            CloudRefused: there is none.
        """
        store = self.store.store(store_id)
        if store is None:
            raise CloudRefused(CloudRefusalCode.UNKNOWN_STORE, f"there is no store {store_id!r}")
        return store

    def shelves(self, language: str) -> Shelves:
        """Goods in the words of a language."""
        return Shelves(self.store.catalogue(), language, self._clock.wall_ms(), self._has_picture)

    def hours(self, store: Store | None, language: str) -> Hours:
        """Times of a store."""
        terms = store.pickup if store is not None else None
        return Hours(terms, language, self._clock.wall_ms())

    def age(self, at_ms: int, language: str) -> str:
        """How long ago that was."""
        return age_words(self._clock.wall_ms() - at_ms, language)

    def complaint(self, language: str, refusal: CloudRefused | None) -> str:
        """What is wrong, in a customer's words; empty where nothing is."""
        if refusal is None:
            return ""
        if refusal.code is CloudRefusalCode.BAD_QUANTITY and refusal.sku:
            name = self.shelves(language).name_of(refusal.sku)
            return say(language, "error.bad_quantity_of", name=name)
        return say(language, f"error.{refusal.code}")


def name_of(store: Store, language: str) -> str:
    """A store's name in a language."""
    return store.names.get(language) or store.names.get("en", store.store_id)
