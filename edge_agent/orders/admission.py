"""What of an order the store can meet: as ordered, with substitutes, in part, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import msgspec

from storecore.contracts.order_facts import LineOutcome
from storecore.contracts.orders import (
    Alternative,
    LineGoods,
    Order,
    OrderLine,
    ShortReason,
    WhenShort,
)
from storecore.contracts.reference import Item
from storecore.orders.substitutes import substitutes

Items = Callable[[], Mapping[str, Item]]
"""The catalogue, read only where something is short."""
Available = Callable[[str], int]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is decided. `short` names the first sku that cannot be met, empty where all can be.

    `outcome` names only lines that get something else than was ordered.
    """

    accepted: bool
    short: str = ""
    outcome: tuple[LineOutcome, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


def plan_order(order: Order, items: Items, available: Available, free: Available) -> Plan:
    """Decide on an order by what is there now and by what its customer wants then.

    `available` counts what may be kept for an order that was promised before; `free` what nobody
    else, such as a kiosk with rights to it, could sell meanwhile: of that substitutes are taken.
    """
    missing = _missing(order, available)
    if not missing:
        return Plan(accepted=True)
    catalogue = items()
    short = order.lines[min(missing)].sku
    if order.when_short is WhenShort.REJECT:
        return _rejected(order, missing, catalogue, free)
    taken: Counter[str] = Counter()
    for number, line in enumerate(order.lines):
        taken[line.sku] += line.quantity - missing.get(number, 0)
    outcome = []
    for number, lack in missing.items():
        goods = _found(order.lines[number], lack)
        if order.when_short is WhenShort.SUBSTITUTE:
            goods += _instead(order.lines[number], lack, catalogue, free, taken)
        outcome.append(LineOutcome(line=number, goods=goods, reason=ShortReason.SHORT))
    changed = {told.line for told in outcome}
    if len(changed) == len(order.lines) and not any(told.goods for told in outcome):
        return _rejected(order, missing, catalogue, free)
    return Plan(accepted=True, short=short, outcome=tuple(outcome))


def _missing(order: Order, available: Available) -> dict[int, int]:
    """Line numbers and how many pieces each lacks; earlier lines are served first."""
    left: dict[str, int] = {}
    missing: dict[int, int] = {}
    for number, line in enumerate(order.lines):
        there = left.setdefault(line.sku, max(0, available(line.sku)))
        given = min(there, line.quantity)
        left[line.sku] = there - given
        if given < line.quantity:
            missing[number] = line.quantity - given
    return missing


def _found(line: OrderLine, lack: int) -> tuple[LineGoods, ...]:
    there = line.quantity - lack
    if not there:
        return ()
    return (LineGoods(sku=line.sku, quantity=there, unit_price=line.unit_price),)


def _instead(
    line: OrderLine,
    lack: int,
    catalogue: Mapping[str, Item],
    free: Available,
    taken: Counter[str],
) -> tuple[LineGoods, ...]:
    """Substitutes for what is missing; one kind only, so that the bag holds no medley."""
    original = catalogue.get(line.sku)
    if original is None:
        return ()

    def left(sku: str) -> int:
        return free(sku) - taken[sku]

    offered = substitutes(original, line.unit_price, catalogue.values(), left)
    if not offered:
        return ()
    best = max(offered, key=lambda sku: min(lack, left(sku)))
    count = min(lack, left(best))
    taken[best] += count
    return (LineGoods(sku=best, quantity=count, unit_price=catalogue[best].price),)


def _rejected(
    order: Order, missing: Mapping[int, int], catalogue: Mapping[str, Item], free: Available
) -> Plan:
    ordered = {line.sku for line in order.lines}
    alternatives = []
    for number, lack in missing.items():
        line = order.lines[number]
        original = catalogue.get(line.sku)
        offered = (
            substitutes(original, line.unit_price, catalogue.values(), free)
            if original is not None
            else ()
        )
        others = tuple(sku for sku in offered if sku not in ordered)
        alternatives.append(
            Alternative(sku=line.sku, available=line.quantity - lack, substitutes=others)
        )
    return Plan(
        accepted=False, short=order.lines[min(missing)].sku, alternatives=tuple(alternatives)
    )
