"""Every legal step in an order's life, and what each makes of the order.

The edge tells the facts and the cloud hears them; both move the order by `after`, so they agree.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from storecore.contracts.order_facts import (
    HandedGoods,
    LineOutcome,
    OrderAccepted,
    OrderCancelled,
    OrderCollected,
    OrderExpired,
    OrderHandedInPart,
    OrderLinesPicked,
    OrderPickStarted,
    OrderRejected,
    OrderReturned,
    OrderStaged,
    OrderStagedInPart,
    OrderStep,
)
from storecore.contracts.orders import LineGoods, Order, OrderLine, OrderState
from storecore.orders.goods import goods_of, handed, waiting

S = OrderState
LIFE: tuple[tuple[OrderState, type[OrderStep], OrderState], ...] = (
    (S.PLACED, OrderAccepted, S.ACCEPTED),
    (S.PLACED, OrderRejected, S.REJECTED),
    (S.PLACED, OrderCancelled, S.CANCELLED),
    (S.ACCEPTED, OrderPickStarted, S.PICKING),
    (S.ACCEPTED, OrderCancelled, S.CANCELLED),
    (S.PICKING, OrderLinesPicked, S.PICKING),
    (S.PICKING, OrderStaged, S.READY),
    (S.PICKING, OrderStagedInPart, S.PARTLY_READY),
    (S.PICKING, OrderRejected, S.REJECTED),
    (S.PICKING, OrderCancelled, S.CANCELLED),
    (S.READY, OrderHandedInPart, S.PARTLY_READY),
    (S.READY, OrderCollected, S.COLLECTED),
    (S.READY, OrderCancelled, S.CANCELLED),
    (S.READY, OrderExpired, S.EXPIRED),
    (S.PARTLY_READY, OrderHandedInPart, S.PARTLY_READY),
    (S.PARTLY_READY, OrderCollected, S.COLLECTED),
    (S.PARTLY_READY, OrderCancelled, S.CANCELLED),
    (S.PARTLY_READY, OrderExpired, S.EXPIRED),
    (S.CANCELLED, OrderReturned, S.RETURNED),
    (S.EXPIRED, OrderReturned, S.RETURNED),
    (S.COLLECTED, OrderReturned, S.COLLECTED),
)
"""From, by which fact, to. What is not here cannot happen."""

_NEXT = {(state, fact): target for state, fact, target in LIFE}

WAITING = frozenset({S.READY, S.PARTLY_READY})
"""States in which the customer can come for it."""

ENDED = frozenset({S.COLLECTED, S.REJECTED, S.CANCELLED, S.EXPIRED, S.RETURNED})
"""States in which the customer gets nothing more."""


class StepImpossible(Exception):
    """A fact that cannot follow on the order as it stands; the message says why."""


def target_of(order: Order, fact: type[OrderStep]) -> OrderState | None:
    """Where a fact leads the order, or None where it cannot happen now."""
    if fact is OrderReturned and not order.put_away_due:
        return None
    if fact is OrderCancelled and any(handed(order).values()):
        return None
    return _NEXT.get((order.state, fact))


def after(order: Order, step: OrderStep) -> Order:
    """The order once the step has happened.

    Raises:
        StepImpossible: it cannot follow on the order as it stands.
    """
    target = target_of(order, type(step))
    if target is None:
        raise StepImpossible(f"{type(step).__name__} is not possible: the order is {order.state}")
    moved = replace(
        order,
        state=target,
        place=step.place or order.place,
        reason=step.reason or (order.reason if target in ENDED else ""),
        changed_ms=step.at_ms,
        steps=order.steps + 1,
    )
    return _told(moved, order.state, step)


def as_placed(order: Order) -> Order:
    """The order as its customer placed it, before anything happened to it."""
    lines = (replace(line, goods=None, picked=False, short_reason=None) for line in order.lines)
    return replace(
        order,
        lines=tuple(lines),
        state=S.PLACED,
        place="",
        reason="",
        changed_ms=order.placed_ms,
        steps=0,
        expires_ms=0,
        bay="",
        picker="",
        checked_by="",
        alternatives=(),
        ended_as=None,
        put_away_due=False,
    )


def _told(moved: Order, before: OrderState, step: OrderStep) -> Order:
    match step:
        case OrderAccepted():
            moved = replace(moved, ready_by_ms=step.ready_by_ms or moved.ready_by_ms)
            moved = _with_outcome(moved, step.plan, picked=False)
        case OrderRejected():
            moved = replace(moved, alternatives=step.alternatives)
        case OrderPickStarted():
            moved = replace(moved, picker=step.actor)
        case OrderLinesPicked():
            moved = _with_outcome(moved, step.outcome, picked=True)
        case OrderStaged():
            moved = replace(moved, bay=step.bay, bags=step.bags, expires_ms=step.expires_ms)
            moved = _all_picked(_with_outcome(moved, step.outcome, picked=True))
        case OrderCollected():
            moved = _with_handed(moved, step)
        case OrderCancelled() | OrderExpired():
            out = before not in (S.PLACED, S.ACCEPTED)
            moved = replace(moved, ended_as=moved.state, put_away_due=out, expires_ms=0)
        case OrderReturned():
            moved = replace(moved, put_away_due=False)
    return moved


def _with_outcome(order: Order, outcome: Iterable[LineOutcome], *, picked: bool) -> Order:
    lines = list(order.lines)
    for told in outcome:
        if not 0 <= told.line < len(lines):
            raise StepImpossible(f"the order has no line {told.line}")
        lines[told.line] = replace(
            lines[told.line], goods=told.goods, short_reason=told.reason, picked=picked
        )
    return replace(order, lines=tuple(lines))


def _all_picked(order: Order) -> Order:
    lines = (replace(line, goods=goods_of(line), picked=True) for line in order.lines)
    return replace(order, lines=tuple(lines))


def _with_handed(order: Order, step: OrderCollected) -> Order:
    lines = [replace(line, goods=goods_of(line)) for line in order.lines]
    for part in step.handed or waiting(order):
        if not 0 <= part.line < len(lines):
            raise StepImpossible(f"the order has no line {part.line}")
        lines[part.line] = _line_handed(lines[part.line], part)
    over = replace(order, lines=tuple(lines), checked_by=step.checked_by or order.checked_by)
    if isinstance(step, OrderHandedInPart):
        return over
    left = any(goods.quantity > goods.handed for line in lines for goods in goods_of(line))
    return replace(over, expires_ms=0, put_away_due=left)


def _line_handed(line: OrderLine, part: HandedGoods) -> OrderLine:
    told, found = [], False
    for goods in goods_of(line):
        waits = goods.quantity - goods.handed - goods.refused
        fits = part.taken >= 0 <= part.refused and 0 < part.taken + part.refused <= waits
        if goods.sku == part.sku and fits and not found:
            found = True
            told.append(_goods_handed(goods, part))
        else:
            told.append(goods)
    if not found:
        many = f"{part.taken + part.refused} of {part.sku!r}"
        raise StepImpossible(f"{many} on line {part.line} do not wait here")
    return replace(line, goods=tuple(told))


def _goods_handed(goods: LineGoods, part: HandedGoods) -> LineGoods:
    return replace(goods, handed=goods.handed + part.taken, refused=goods.refused + part.refused)
