"""A person's step with an order, made into the fact that it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from edge_agent.orders.picked import ItemOf, check_bag, is_all, outcome_of
from edge_agent.orders.refused import OrderRefused
from storecore.contracts.local_api import OrderAction, OrderStepRequest, RefusalCode
from storecore.contracts.order_facts import (
    LineOutcome,
    OrderCancelled,
    OrderCollected,
    OrderHandedInPart,
    OrderLinesPicked,
    OrderPickStarted,
    OrderRejected,
    OrderReturned,
    OrderStaged,
    OrderStagedInPart,
    OrderStep,
)
from storecore.contracts.orders import Order
from storecore.orders.goods import goods_of, is_short, waiting
from storecore.orders.life import after

NOTHING_FOUND = "nothing_found"


def fact_of_step(
    order: Order,
    request: OrderStepRequest,
    *,
    who: Mapping[str, Any],
    item_of: ItemOf,
    expires_ms: Callable[[int], int],
) -> OrderStep:
    """The fact; whether it may follow on the order as it stands was seen to before.

    `who` are the fields that every step has.

    Raises:
        OrderRefused: something that the step needs is missing or wrong.
    """
    match request.action:
        case OrderAction.START_PICK:
            return OrderPickStarted(**who)
        case OrderAction.PICK:
            outcome = outcome_of(order, request.lines, item_of)
            if not outcome:
                raise OrderRefused(RefusalCode.BAD_REQUEST, "say which lines were picked")
            return OrderLinesPicked(**who, outcome=outcome)
        case OrderAction.STAGE:
            outcome = outcome_of(order, request.lines, item_of)
            return _staged(order, request, who, outcome, expires_ms)
        case OrderAction.COLLECT:
            return _collected(order, request, who)
        case OrderAction.CANCEL:
            return OrderCancelled(**who, reason=request.reason)
        case OrderAction.PUT_AWAY:
            return OrderReturned(**who)


def _staged(
    order: Order,
    request: OrderStepRequest,
    who: Mapping[str, Any],
    outcome: tuple[LineOutcome, ...],
    expires_ms: Callable[[int], int],
) -> OrderStep:
    picked = after(order, OrderLinesPicked(**who, outcome=outcome))
    if not any(goods_of(line) for line in picked.lines):
        return OrderRejected(**who, reason=NOTHING_FOUND)
    place = request.place or request.bay
    if not place:
        raise OrderRefused(RefusalCode.BAD_REQUEST, "say at which place the goods are staged")
    check_bag(picked, request.bag_epcs)
    kind = OrderStagedInPart if is_short(picked) else OrderStaged
    return kind(
        **{**who, "place": place},
        outcome=outcome,
        bay=request.bay,
        bags=request.bags,
        expires_ms=expires_ms(int(who["at_ms"])),
    )


def _collected(order: Order, request: OrderStepRequest, who: Mapping[str, Any]) -> OrderStep:
    if not request.code and not request.checked_by:
        detail = "show the order's code, or say in checked_by who hands it over"
        raise OrderRefused(RefusalCode.BAD_REQUEST, detail)
    if order.checks and not request.checked_by:
        detail = "a colleague has to hand this order over, for " + ", ".join(order.checks)
        raise OrderRefused(RefusalCode.STAFF_CHECK, detail)
    goods = request.handed or waiting(order)
    kind = OrderCollected if is_all(order, goods) else OrderHandedInPart
    return kind(**who, handed=goods, checked_by=request.checked_by)
