"""An order's life as the customer sees it: it moves on what the store has done, on nothing else."""

from __future__ import annotations

from storecore.contracts.orders import Order
from storecore.orders.goods import handed
from storecore.orders.life import ENDED


def may_cancel(order: Order) -> bool:
    """Whether the customer may ask to cancel: until something of it was handed over."""
    return order.state not in ENDED and not any(handed(order).values())


def wants_cancel(order: Order, asked: bool) -> bool:
    """Whether the store is told that the customer wants the order cancelled: until it has ended.

    A word of the store that crossed the wish on its way must not hide it.
    """
    return asked and order.state not in ENDED
