"""An order's life as the customer sees it: it moves on what the store has done, on nothing else."""

from __future__ import annotations

from storecore.contracts.orders import Order, OrderState
from storecore.orders.goods import handed
from storecore.orders.life import ENDED


def may_cancel(order: Order) -> bool:
    """Whether the customer may ask to cancel: until something of it was handed over."""
    return order.state not in ENDED and not any(handed(order).values())


def told_state(state: OrderState, cancel_asked: bool) -> OrderState:
    """What the store is told of an order: the customer's wish to cancel stands until it answers.

    A word of the store that crossed the wish on its way must not hide it.
    """
    return OrderState.CANCELLED if cancel_asked and state not in ENDED else state
