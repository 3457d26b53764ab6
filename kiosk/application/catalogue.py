"""The shop as the kiosk knows it: its copy of the reference, and what is worked out from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from kiosk.application.goods import GoodsFinder, decoded
from kiosk.application.price_proof import READ_FROM as PROVEN_BY
from kiosk.application.price_proof import PriceProof
from kiosk.application.views import (
    loose_goods,
    open_orders,
    order_view,
    skus_of,
    task_views,
    wanted_of,
)
from kiosk.application.watched import WatchedShelf
from kiosk.domain.goods import Goods
from kiosk.domain.picking import Wanted
from kiosk.flow.door import Person
from kiosk.flow.parts import BayView, LooseGoods, OrderView, TaskView
from kiosk.flow.world import Rules
from storecore.contracts.kiosks import KioskOrder, KioskReport
from storecore.contracts.labels import ShelfLabel
from storecore.contracts.lockers import Locker
from storecore.contracts.members import PROGRAMME_KEY, Member, Programme
from storecore.contracts.offers import Coupon, Offer
from storecore.contracts.pairs import Pair
from storecore.contracts.reference import Category, Delivery, Item, Names, Order, Store, Task
from storecore.contracts.staff import StaffPerson
from storecore.gs1.in_store import InStorePattern, PatternError
from storecore.logs import Log
from storecore.money import Money
from storecore.orders.substitutes import may_replace, substitutes
from storecore.replication.mirror import Mirror, Versioned

log = Log(__name__)

S = TypeVar("S", bound=msgspec.Struct)
CURRENCY_BEFORE_ANY = "EUR"


class Catalogue:
    """`World` over a Mirror. Used by one thread; `forget` after the Mirror has changed."""

    def __init__(
        self,
        mirror: Mirror,
        reader: Callable[[], sqlite3.Connection],
        rules: Rules,
        *,
        store_id: str,
    ) -> None:
        self._mirror = mirror
        self._reader = reader
        self._rules = rules
        self._store_id = store_id
        self._held: dict[str, Any] = {}
        self._patterns: tuple[InStorePattern, ...] | None = None
        self._proof = PriceProof(
            lambda: self._all("category", Category), lambda: self._all("shelf_label", ShelfLabel)
        )
        self._goods = GoodsFinder(reader, lambda: self.currency, self._proof)
        self._ready = False
        self._loose: LooseGoods | None = None
        self._orders: tuple[OrderView, ...] | None = None
        self.watched = WatchedShelf(mirror, reader, self._goods.known)

    def forget(self, collections: set[str] | frozenset[str]) -> None:
        """These collections are read anew when next needed."""
        for collection in collections:
            self._held.pop(collection, None)
        if collections & PROVEN_BY:
            self._proof.forget()
        if collections & {"order", "item", "facing"}:
            self._orders = None
        if collections & {"item", "store", "category"}:
            self._loose = None
        if collections & {"item", "store"}:
            self._patterns = None
            self._ready = False

    @property
    def rules(self) -> Rules:
        """Times and settings."""
        return self._rules

    @property
    def ready(self) -> bool:
        """Whether there is something to sell."""
        self._ready = self._ready or self._goods.any()
        return self._ready

    @property
    def currency(self) -> str:
        """The shop's currency."""
        store = self._store()
        return store.currency if store is not None else CURRENCY_BEFORE_ANY

    @property
    def store_names(self) -> Names:
        """The shop's name per language."""
        store = self._store()
        return store.names if store is not None else {}

    @property
    def patterns(self) -> Sequence[InStorePattern]:
        """How the shop's own labels are divided; one that makes no sense is left out."""
        if self._patterns is None:
            store = self._store()
            self._patterns = _patterns(store.in_store_patterns if store is not None else ())
        return self._patterns

    def by_sku(self, sku: str) -> Goods | None:
        """The goods of a sku."""
        return self._goods.by_sku(sku)

    def by_gtin(self, gtin14: str) -> Goods | None:
        """The goods of a GTIN in its 14-digit form."""
        return self._goods.by_gtin(gtin14)

    def by_plu(self, plu: str) -> Goods | None:
        """The goods of a PLU."""
        return self._goods.by_plu(plu)

    def by_in_store_code(self, reference: str) -> Goods | None:
        """The goods of the item digits of the shop's own labels."""
        return self._goods.by_in_store_code(reference)

    def items(self) -> Sequence[Item]:
        """Everything that is sold."""
        return self._all("item", Item)

    def offers(self) -> Sequence[Offer]:
        """Offers that hold now."""
        return self._all("offer", Offer)

    def member(self, key: str) -> Member | None:
        """A member by their key."""
        return self._one("member", key, Member)

    def programme(self) -> Programme | None:
        """How points count."""
        return self._one("programme", PROGRAMME_KEY, Programme)

    def coupon(self, code: str) -> Coupon | None:
        """A single-use coupon."""
        return self._one("coupon", code, Coupon)

    def pair(self, sku: str) -> Pair | None:
        """What goes well with a sku."""
        return self._one("pair", sku, Pair)

    def place(self, sku: str) -> str:
        """Where a sku lies."""
        facing = self._goods.places([sku]).get(sku)
        return "" if facing is None else facing.place

    def loose(self) -> LooseGoods:
        """Goods with a PLU, by category, with what finds them; kept until one of them changes."""
        if self._loose is not None:
            return self._loose
        items = [goods.item for goods in self._goods.with_plu()]
        self._loose = loose_goods(items, self._all("category", Category))
        return self._loose

    def tasks(self) -> tuple[TaskView, ...]:
        """Open tasks, oldest first."""
        tasks = self._all("task", Task)
        return task_views(tasks, self._goods.known(task.sku for task in tasks))

    def orders(self) -> tuple[OrderView, ...]:
        """Orders that staff still have to do with, oldest first; kept until one changes."""
        if self._orders is None:
            waiting = open_orders(self._all("order", Order))
            skus = {sku for order in waiting for sku in skus_of(order)}
            goods, places = self._goods.known(skus), self._goods.places(skus)
            self._orders = tuple(order_view(order, goods, places) for order in waiting)
        return self._orders

    def order_view(self, order: Order) -> OrderView:
        """An order with what the catalogue knows of its lines."""
        skus = skus_of(order)
        return order_view(order, self._goods.known(skus), self._goods.places(skus))

    def kiosks(self) -> tuple[KioskReport, ...]:
        """What every kiosk of the shop is doing."""
        return tuple(self._all("kiosk", KioskReport))

    def kiosk_orders(self) -> tuple[KioskOrder, ...]:
        """What this kiosk is told to do from elsewhere."""
        return tuple(self._all("kiosk_order", KioskOrder))

    def deliveries(self) -> tuple[Delivery, ...]:
        """What is on its way here, and not received yet."""
        return tuple(self._all("delivery", Delivery))

    def other_stores(self) -> tuple[tuple[str, Names], ...]:
        """Where goods can be sent."""
        stores = self._all("store", Store)
        return tuple((one.store_id, one.names) for one in stores if one.store_id != self._store_id)

    def people(self) -> tuple[Person, ...]:
        """Who works here and may sign in, by name."""
        found = [
            Person(staff_id=one.staff_id, name=one.name, role=one.role)
            for one in self._all("staff", StaffPerson)
            if one.active
        ]
        return tuple(sorted(found, key=lambda one: (one.name, one.staff_id)))

    def staff(self) -> Sequence[StaffPerson]:
        """Everybody who works here or did, with what their PINs and badges are checked by."""
        return self._all("staff", StaffPerson)

    def order(self, order_id: str) -> OrderView | None:
        """An order of this store as it stands now."""
        order = self._one("order", order_id, Order)
        return None if order is None else self.order_view(order)

    def substitutes(self, sku: str, unit_price: Money) -> tuple[Wanted, ...]:
        """What may be taken for goods that were promised at that price, nearest in price first."""
        original = self._goods.by_sku(sku)
        if original is None:
            return ()
        items = {item.sku: item for item in self._all("item", Item)}
        fitting = substitutes(original.item, unit_price, items.values(), lambda _: 1)
        return tuple(wanted_of(items[one], one) for one in fitting)

    def may_replace(self, sku: str, ordered: str, unit_price: Money) -> bool:
        """Whether the one may be given for the other, that was promised at that price."""
        found, original = self._goods.by_sku(sku), self._goods.by_sku(ordered)
        if found is None or original is None:
            return False
        return may_replace(found.item, original.item, unit_price)

    def bay(self, place: str) -> BayView | None:
        """The locker bay that a place's name stands for."""
        name, _, bay = place.rpartition(".")
        locker = self._one("locker", name, Locker)
        if locker is None or bay not in {one.bay for one in locker.bays}:
            return None
        return BayView(name, bay)

    def lockers(self) -> tuple[Locker, ...]:
        """The lockers of this store, by name."""
        return tuple(sorted(self._all("locker", Locker), key=lambda one: one.locker))

    def _store(self) -> Store | None:
        stores = self._all("store", Store)
        named = [store for store in stores if store.store_id == self._store_id]
        return next(iter(named or stores), None)

    def _one(self, collection: str, key: str, type_: type[S]) -> S | None:
        raw = self._mirror.get(self._reader(), collection, key, msgspec.Raw) if key else None  # type: ignore[type-var]
        if raw is None:
            return None
        found = _versioned(collection, raw, type_)
        return None if found is None else found.document

    def _all(self, collection: str, type_: type[S]) -> list[S]:
        return [found.document for found in self._read(collection, type_)]

    def _read(self, collection: str, type_: type[S]) -> list[Versioned[S]]:
        held: list[Versioned[S]] | None = self._held.get(collection)
        if held is None:
            # Raw first: a document that does not fit must not take the others away.
            raw = self._mirror.all(self._reader(), collection, msgspec.Raw)  # type: ignore[type-var]
            held = [good for one in raw if (good := _versioned(collection, one, type_)) is not None]
            self._held[collection] = held
        return held


def _versioned(collection: str, raw: Versioned[Any], type_: type[S]) -> Versioned[S] | None:
    document = decoded(collection, raw.key, raw.document, type_)
    return None if document is None else Versioned(raw.key, raw.version, document)


def _patterns(texts: Sequence[str]) -> tuple[InStorePattern, ...]:
    good = []
    for text in texts:
        try:
            good.append(InStorePattern.parse(text))
        except PatternError as problem:
            log.warning("in_store_pattern_left_out", problem=str(problem))
    return tuple(good)
