"""Which step of a person leads where, and why a step is refused. The life: storecore/orders."""

from __future__ import annotations

from storecore.contracts.local_api import OrderAction, RefusalCode
from storecore.contracts.order_facts import (
    OrderCancelled,
    OrderCollected,
    OrderLinesPicked,
    OrderPickStarted,
    OrderReturned,
    OrderStaged,
    OrderStep,
)
from storecore.contracts.orders import Order, OrderState
from storecore.orders.life import WAITING, target_of

TELLS: dict[OrderAction, type[OrderStep]] = {
    OrderAction.START_PICK: OrderPickStarted,
    OrderAction.PICK: OrderLinesPicked,
    OrderAction.STAGE: OrderStaged,
    OrderAction.COLLECT: OrderCollected,
    OrderAction.CANCEL: OrderCancelled,
    OrderAction.PUT_AWAY: OrderReturned,
}
"""The fact that each step of a person tells, where it is done as a whole."""

_ENDED: dict[OrderState, RefusalCode] = {
    OrderState.COLLECTED: RefusalCode.ALREADY_COLLECTED,
    OrderState.REJECTED: RefusalCode.REJECTED,
    OrderState.CANCELLED: RefusalCode.CANCELLED,
    OrderState.EXPIRED: RefusalCode.EXPIRED,
}


def step_refusal(order: Order, action: OrderAction) -> RefusalCode | None:
    """Why a step cannot be taken with an order as it stands, or None where it can."""
    if target_of(order, TELLS[action]) is not None:
        return None
    if action is OrderAction.COLLECT:
        return pickup_refusal(order)
    return RefusalCode.ILLEGAL_STEP


def pickup_refusal(order: Order) -> RefusalCode | None:
    """Why an order cannot be handed over, or None where it waits for that."""
    if order.state in WAITING:
        return None
    return _ENDED.get(order.ended_as or order.state, RefusalCode.NOT_READY)
