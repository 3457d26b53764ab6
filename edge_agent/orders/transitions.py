"""The life of a click-and-collect order: every legal step, and why a step is refused."""

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
from storecore.contracts.local_api import OrderAction, RefusalCode
from storecore.contracts.reference import OrderState

LEGAL: list[tuple[OrderState, OrderState]] = [
    (OrderState.PLACED, OrderState.ACCEPTED),
    (OrderState.PLACED, OrderState.REJECTED),
    (OrderState.PLACED, OrderState.CANCELLED),
    (OrderState.ACCEPTED, OrderState.PICKING),
    (OrderState.PICKING, OrderState.READY),
    (OrderState.READY, OrderState.COLLECTED),
    (OrderState.ACCEPTED, OrderState.CANCELLED),
    (OrderState.PICKING, OrderState.CANCELLED),
    (OrderState.READY, OrderState.CANCELLED),
]
"""From, to. What is not here cannot happen."""

TARGET: dict[OrderAction, OrderState] = {
    OrderAction.START_PICK: OrderState.PICKING,
    OrderAction.STAGE: OrderState.READY,
    OrderAction.COLLECT: OrderState.COLLECTED,
    OrderAction.CANCEL: OrderState.CANCELLED,
}
"""Where each step of a person leads."""

FACTS: dict[OrderState, type[OrderStep]] = {
    OrderState.ACCEPTED: OrderAccepted,
    OrderState.REJECTED: OrderRejected,
    OrderState.PICKING: OrderPickStarted,
    OrderState.READY: OrderStaged,
    OrderState.COLLECTED: OrderCollected,
    OrderState.CANCELLED: OrderCancelled,
}
"""The fact that tells of reaching a state."""

HOLDING = frozenset({OrderState.ACCEPTED, OrderState.PICKING, OrderState.READY})
"""States in which goods are reserved for the order."""

FINAL = frozenset({OrderState.COLLECTED, OrderState.REJECTED, OrderState.CANCELLED})
"""States that nothing leaves."""

_ENDED: dict[OrderState, RefusalCode] = {
    OrderState.COLLECTED: RefusalCode.ALREADY_COLLECTED,
    OrderState.REJECTED: RefusalCode.REJECTED,
    OrderState.CANCELLED: RefusalCode.CANCELLED,
}


def leads_to(old: OrderState, new: OrderState) -> bool:
    """Whether an order in the one state may come to the other by one or more steps."""
    reached, edge_of = set[OrderState](), {old}
    while edge_of:
        edge_of = {after for before, after in LEGAL if before in edge_of} - reached
        reached |= edge_of
    return new in reached


def is_legal(state: OrderState, target: OrderState) -> bool:
    """Whether an order may go from one state to another."""
    return (state, target) in LEGAL


def step_refusal(state: OrderState, action: OrderAction) -> RefusalCode | None:
    """Why a step cannot be taken with an order in this state, or None where it can."""
    if is_legal(state, TARGET[action]):
        return None
    if action is OrderAction.COLLECT:
        return pickup_refusal(state)
    return RefusalCode.ILLEGAL_STEP


def pickup_refusal(state: OrderState) -> RefusalCode | None:
    """Why an order in this state cannot be handed over, or None where it waits for that."""
    if state is OrderState.READY:
        return None
    return _ENDED.get(state, RefusalCode.NOT_READY)
