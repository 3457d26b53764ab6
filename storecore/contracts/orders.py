"""Click-and-collect orders: what the customer asked, and what has become of it.

The steps between the states are in `storecore/orders/life.py`.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.promises import Promise
from storecore.money import Money


class OrderState(StrEnum):
    """Where a click-and-collect order stands."""

    PLACED = "placed"
    ACCEPTED = "accepted"
    PICKING = "picking"
    READY = "ready"
    """Everything of it is staged at its place."""
    PARTLY_READY = "partly_ready"
    """A part of it waits: the rest could not be had, or was handed over before."""
    COLLECTED = "collected"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    """Nobody came for it within its term."""
    RETURNED = "returned"
    """What was cancelled or expired lies on its shelves again; `ended_as` says which it was."""


class WhenShort(StrEnum):
    """What the customer wants where a line cannot be met."""

    REJECT = "reject"
    """Nothing at all: the order is rejected, with what could be had instead."""
    PART = "part"
    """What there is, and pay for that."""
    SUBSTITUTE = "substitute"
    """Something of the same category for the same price or less; else what there is."""


class StaffCheck(StrEnum):
    """Why a colleague has to be there when an order is handed over."""

    AGE = "age"
    VALUE = "value"
    DOUBT = "doubt"
    """The store's books are an old copy: it may have been handed over since, nobody knows."""


class ShortReason(StrEnum):
    """Why a line has less than was ordered, or other goods."""

    SHORT = "short"
    """The picker did not find them, or the books had none."""
    DAMAGED = "damaged"


class LineGoods(msgspec.Struct, frozen=True, kw_only=True):
    """Goods for one line: those ordered, or a substitute. `unit_price` is what a piece costs.

    `epcs` are the tags of the very pieces. `handed` went with the customer, `refused` the customer
    did not want; what is neither waits.
    """

    sku: str
    quantity: int
    unit_price: Money
    epcs: tuple[str, ...] = ()
    handed: int = 0
    refused: int = 0


class OrderLine(msgspec.Struct, frozen=True, kw_only=True):
    """So many pieces of one sku, at the price promised when the order was placed.

    `goods` is what the order gets for it: planned when it is accepted, found when it is `picked`;
    None where nothing was decided, then it is what was ordered.
    """

    sku: str
    quantity: int
    unit_price: Money
    goods: tuple[LineGoods, ...] | None = None
    picked: bool = False
    short_reason: ShortReason | None = None


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """When the customer means to come."""

    start_ms: int
    end_ms: int


class Alternative(msgspec.Struct, frozen=True, kw_only=True):
    """What a rejected line could have been: so many of it, or one of these skus, best first."""

    sku: str
    available: int
    substitutes: tuple[str, ...] = ()


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `order`, key order_id.

    From the cloud it says what the customer asked (`state` placed); from the edge to the kiosks the
    same document carries the state that the store has committed and where it is staged. `promise`
    tells whose rights the goods were promised on; without one it is a request. `place` is a shelf
    or a locker, `bay` the bay of that locker, `bags` the labels of its bags. 0 as a time says: not
    known, or never. `put_away_due`: its goods have left their shelves and nobody will come for
    them.
    """

    order_id: str
    store_id: str
    pickup_code: str
    customer_name: str
    lines: tuple[OrderLine, ...]
    total: Money
    placed_ms: int
    state: OrderState = OrderState.PLACED
    place: str = ""
    reason: str = ""
    changed_ms: int = 0
    promise: Promise | None = None
    steps: int = 0
    """How many facts have moved it: of two copies, the one with more is the newer."""
    member: str = ""
    """The member's key (a hash of the number), where the customer signed in."""
    phone: str = ""
    when_short: WhenShort = WhenShort.REJECT
    slot: Slot | None = None
    ready_by_ms: int = 0
    expires_ms: int = 0
    """Only while it waits: when its term ends."""
    checks: tuple[StaffCheck, ...] = ()
    min_age: int = 0
    bay: str = ""
    bags: tuple[str, ...] = ()
    picker: str = ""
    checked_by: str = ""
    alternatives: tuple[Alternative, ...] = ()
    ended_as: OrderState | None = None
    put_away_due: bool = False
    cancel_asked: bool = False
    """From the cloud: the customer wants it cancelled. It stands until the store has answered."""
    forgotten: bool = False
    """From the cloud: whose it was is deleted, and is to be deleted in the store too."""

    def without_person(self) -> Order:
        """What the shop keeps of an order when its customer's data is deleted."""
        return msgspec.structs.replace(self, customer_name="", phone="", member="", forgotten=True)


class PickupKey(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `pickup_key`, key key_id: a public half of what signs pickup codes (base 64).

    A key that is not used any more for signing stays until the last code that it signed is gone.
    """

    key_id: str
    public: str
    from_ms: int


COLLECTIONS: dict[str, type[msgspec.Struct]] = {"order": Order, "pickup_key": PickupKey}
