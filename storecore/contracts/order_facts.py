"""Facts of an order's life, told by its store's edge agent alone."""

from __future__ import annotations

import msgspec

from storecore.contracts.body import Body, StockLine
from storecore.contracts.orders import Alternative, LineGoods, ShortReason


class OrderStep(Body, frozen=True, kw_only=True):
    """What every step in an order's life tells: which order, who did it, where, when, why."""

    order_id: str
    store_id: str
    actor: str
    at_ms: int
    place: str = ""
    reason: str = ""


class LineOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What the order gets for its line number `line` (from 0): planned, or found by a picker."""

    line: int
    goods: tuple[LineGoods, ...]
    reason: ShortReason | None = None


class HandedGoods(msgspec.Struct, frozen=True, kw_only=True):
    """So many of a sku on line number `line` the customer took, and so many were not wanted."""

    line: int
    sku: str
    taken: int
    refused: int = 0


class OrderAccepted(OrderStep, frozen=True, kw_only=True):
    """The goods of `plan` are reserved in this store; all that was ordered where it is empty.

    `lines` lets a cloud that has lost the order, having put an old copy of its database back, know
    again which goods are reserved; the customer's name stays out of the chain.
    """

    lines: tuple[StockLine, ...] = ()
    plan: tuple[LineOutcome, ...] = ()
    ready_by_ms: int = 0


class OrderRejected(OrderStep, frozen=True, kw_only=True):
    """The store cannot fill the order; `reason` names the sku that is short."""

    alternatives: tuple[Alternative, ...] = ()


class OrderPickStarted(OrderStep, frozen=True, kw_only=True):
    """Someone has begun to gather the goods."""


class OrderLinesPicked(OrderStep, frozen=True, kw_only=True):
    """Lines are in the bag, or cannot be had."""

    outcome: tuple[LineOutcome, ...]


class OrderStaged(OrderStep, frozen=True, kw_only=True):
    """All goods wait at `place`, ready to be collected until `expires_ms` (0: for ever)."""

    outcome: tuple[LineOutcome, ...] = ()
    bay: str = ""
    bags: tuple[str, ...] = ()
    expires_ms: int = 0


class OrderStagedInPart(OrderStaged, frozen=True, kw_only=True):
    """A part of what was ordered waits at `place`; the rest cannot be had."""


class OrderCollected(OrderStep, frozen=True, kw_only=True):
    """The customer has the goods of `handed`; all that waited, in facts that do not say.

    `checked_by` is the colleague who saw to an age or to a valuable order.
    """

    handed: tuple[HandedGoods, ...] = ()
    checked_by: str = ""


class OrderHandedInPart(OrderCollected, frozen=True, kw_only=True):
    """The customer took a part; the rest goes on waiting."""


class OrderCancelled(OrderStep, frozen=True, kw_only=True):
    """The order is off. Goods that were not picked yet are free again."""


class OrderExpired(OrderStep, frozen=True, kw_only=True):
    """Nobody came within the term."""


class OrderReturned(OrderStep, frozen=True, kw_only=True):
    """Goods that nobody took are back on their shelves, and free again."""


FACTS: tuple[type[Body], ...] = (
    OrderAccepted,
    OrderRejected,
    OrderPickStarted,
    OrderLinesPicked,
    OrderStaged,
    OrderStagedInPart,
    OrderHandedInPart,
    OrderCollected,
    OrderCancelled,
    OrderExpired,
    OrderReturned,
)
