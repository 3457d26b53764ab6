"""What the cloud asks of its database. SQLite or PostgreSQL stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

import msgspec

from storecore.contracts.cloud_api import Inventory, PlaceOrder
from storecore.contracts.offers import Offer
from storecore.contracts.reference import Category, Facing, Item, Order, Store
from storecore.contracts.staff import StaffPerson
from storecore.money import Money

S = TypeVar("S", bound=msgspec.Struct)


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """What is sold, as published: for every store alike. Categories in the order of the shop."""

    items: Mapping[str, Item] = {}
    categories: tuple[Category, ...] = ()
    offers: Mapping[str, Offer] = {}


class StorePlan(msgspec.Struct, frozen=True, kw_only=True):
    """What one store alone has been sent: its places, the skus it was opened with, its people."""

    facings: Mapping[str, Facing] = {}
    opened_skus: frozenset[str] = frozenset()
    openings: int = 0
    staff: Mapping[str, StaffPerson] = {}


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """One document to publish; `document` None takes it back. Empty scope: for every store."""

    collection: str
    key: str
    document: msgspec.Struct | None
    scope: str = ""


class DaySales(msgspec.Struct, frozen=True, kw_only=True):
    """What a store sold on one day (UTC), as far as the cloud has heard."""

    day: str
    sales: int
    total: Money
    tax_included: Money


class CloudStore(Protocol):
    """Everything but the journal, which takes facts by itself. Each write is one transaction."""

    def stores(self) -> tuple[Store, ...]:
        """Every store that has been loaded, by id."""
        ...

    def store(self, store_id: str) -> Store | None:
        """One store, or None."""
        ...

    def catalogue(self) -> Catalogue:
        """What is sold now."""
        ...

    def inventory(self, store_id: str) -> Inventory:
        """Stock of a store as believed; empty for a store that never told anything."""
        ...

    def sales(self, store_id: str) -> tuple[DaySales, ...]:
        """What the store sold, newest day first."""
        ...

    def open_tasks(self, store_id: str) -> int:
        """How many tasks wait for the store's staff."""
        ...

    def order(self, order_id: str) -> Order | None:
        """An order as the customer sees it, or None."""
        ...

    def order_of(self, request: PlaceOrder) -> Order | None:
        """The order that this very request has made already, or None.

        Raises:
            CloudRefused: the request id was used for something else.
        """
        ...

    def place(self, request: PlaceOrder, order: Order) -> Order:
        """Keep a new order and send it to its store; a repeated request gives the first order.

        Raises:
            CloudRefused: as `order_of`, more than may be promised of a sku, or a slot that is full.
            CodeTaken: another order under way in that store has the same code.
        """
        ...

    def slots_taken(self, store_id: str) -> Mapping[int, int]:
        """How many orders each slot of a store has, by its start."""
        ...

    def is_cancel_asked(self, order_id: str) -> bool:
        """Whether the customer has asked to cancel an order."""
        ...

    def ask_cancel(self, order_id: str, now_ms: int) -> Order:
        """Tell the store that the customer wants to cancel; returns the order as it stands.

        Raises:
            CloudRefused: there is no such order, or it is too late to ask.
        """
        ...

    def plan(self, store_id: str) -> StorePlan:
        """What the store alone has been sent."""
        ...

    def published(self, collection: str, key: str, type_: type[S]) -> S | None:
        """One document as it is published for every store, or None."""
        ...

    def is_coupon_used(self, coupon_id: str) -> bool:
        """Whether a sale has used this coupon up."""
        ...

    def issue_gift_cards(self, cards: Mapping[str, Money]) -> int:
        """New gift cards by their keys, those known left as they are; how many were new."""
        ...

    def publish(self, store: Store, documents: Sequence[Publication]) -> int:
        """Publish a store and documents at once; returns how many differ from before."""
        ...

    def facts_not_accepted(self) -> int:
        """How many facts were stored with a verdict other than accepted."""
        ...
