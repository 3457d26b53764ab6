"""What staff and customers do with an order: whole or short, at once or by halves, or never."""

from __future__ import annotations

from zlib import crc32

from storecore.contracts.local_api import OrderAction, OrderStepRequest, PickedGoods, PickedLine
from storecore.contracts.order_facts import HandedGoods
from storecore.contracts.orders import Order, OrderState, ShortReason
from storecore.orders.goods import waiting
from storecore.orders.life import WAITING

_WAYS = 8
_SHORT, _BY_HALVES, _REFUSES, _NEVER_COMES = range(4)
"""Of so many ways these; the others go as they should."""


def next_step(order: Order) -> OrderAction | None:
    """What is to be done with an order, or None."""
    if order.put_away_due:
        return OrderAction.PUT_AWAY
    if order.state is OrderState.ACCEPTED:
        return OrderAction.START_PICK
    if order.state is OrderState.PICKING:
        return OrderAction.STAGE
    if order.state in WAITING and _way(order) != _NEVER_COMES:
        return OrderAction.COLLECT
    return None


def step_request(order: Order, action: OrderAction, request_id: str) -> OrderStepRequest:
    """How the step is asked for."""
    return OrderStepRequest(
        request_id=request_id,
        action=action,
        actor="mia",
        place="shelf 7",
        lines=_short(order) if action is OrderAction.STAGE else (),
        handed=_handed(order) if action is OrderAction.COLLECT else (),
        code=order.pickup_code if action is OrderAction.COLLECT else "",
        checked_by="mia" if order.checks else "",
    )


def _way(order: Order) -> int:
    return crc32(order.order_id.encode()) % _WAYS


def _short(order: Order) -> tuple[PickedLine, ...]:
    """One piece of the first line is not found."""
    line = order.lines[0]
    if _way(order) != _SHORT or line.quantity < 2:
        return ()
    found = PickedGoods(sku=line.sku, quantity=line.quantity - 1)
    return (PickedLine(line=0, goods=(found,), reason=ShortReason.SHORT),)


def _handed(order: Order) -> tuple[HandedGoods, ...]:
    there = waiting(order)
    pieces = sum(part.taken for part in there)
    if _way(order) == _BY_HALVES and pieces > 1:
        return (HandedGoods(line=there[0].line, sku=there[0].sku, taken=1),)
    if _way(order) == _REFUSES:
        return tuple(HandedGoods(line=p.line, sku=p.sku, taken=0, refused=p.taken) for p in there)
    return ()
