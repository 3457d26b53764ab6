"""An order's life as the customer sees it: it moves on what the store has done, on nothing else."""

from __future__ import annotations

from storecore.contracts.facts import (
    OrderAccepted,
    OrderCancelled,
    OrderCollected,
    OrderPickStarted,
    OrderRejected,
    OrderStaged,
    OrderStep,
)
from storecore.contracts.reference import OrderState

REACHES: dict[type[OrderStep], OrderState] = {
    OrderAccepted: OrderState.ACCEPTED,
    OrderRejected: OrderState.REJECTED,
    OrderPickStarted: OrderState.PICKING,
    OrderStaged: OrderState.READY,
    OrderCollected: OrderState.COLLECTED,
    OrderCancelled: OrderState.CANCELLED,
}

MOVES: frozenset[tuple[OrderState, OrderState]] = frozenset(
    {
        (OrderState.PLACED, OrderState.ACCEPTED),
        (OrderState.PLACED, OrderState.REJECTED),
        (OrderState.PLACED, OrderState.CANCELLED),
        (OrderState.ACCEPTED, OrderState.PICKING),
        (OrderState.ACCEPTED, OrderState.READY),
        (OrderState.ACCEPTED, OrderState.CANCELLED),
        (OrderState.PICKING, OrderState.READY),
        (OrderState.PICKING, OrderState.CANCELLED),
        (OrderState.READY, OrderState.COLLECTED),
        (OrderState.READY, OrderState.CANCELLED),
    }
)

HOLDING = frozenset({OrderState.ACCEPTED, OrderState.PICKING, OrderState.READY})
"""States in which the store keeps the goods for the customer."""

FINAL = frozenset({OrderState.COLLECTED, OrderState.REJECTED, OrderState.CANCELLED})
"""States that nothing follows."""


CANCELLABLE = frozenset({OrderState.PLACED, OrderState.ACCEPTED})
"""States in which a customer may still ask to cancel."""


def told_state(state: OrderState, cancel_asked: bool) -> OrderState:
    """What the store is told of an order: the customer's wish to cancel stands until it answers.

    A word of the store that crossed the wish on its way must not hide it.
    """
    return OrderState.CANCELLED if cancel_asked and state not in FINAL else state


def may_move(old: OrderState, new: OrderState) -> bool:
    """Whether a store may truthfully say that an order went from one state to the other."""
    return (old, new) in MOVES
