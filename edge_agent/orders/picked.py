"""What a picker found, made into the order's goods: checked, and priced by the shop."""

from __future__ import annotations

from collections.abc import Callable

from edge_agent.orders.refused import OrderRefused
from storecore.contracts.local_api import PickedGoods, PickedLine, RefusalCode
from storecore.contracts.order_facts import HandedGoods, LineOutcome
from storecore.contracts.orders import LineGoods, Order, OrderLine, WhenShort
from storecore.contracts.reference import Item
from storecore.orders.goods import goods_of, tags_of, waiting
from storecore.orders.substitutes import may_replace

ItemOf = Callable[[str], Item | None]


def outcome_of(
    order: Order, lines: tuple[PickedLine, ...], item_of: ItemOf
) -> tuple[LineOutcome, ...]:
    """The goods of each line that was picked.

    Raises:
        OrderRefused: a line that the order does not have, more than was ordered, or goods that
            may not stand in for those.
    """
    told: dict[int, LineOutcome] = {}
    for picked in lines:
        if not 0 <= picked.line < len(order.lines) or picked.line in told:
            raise OrderRefused(RefusalCode.BAD_REQUEST, f"line {picked.line} is not one, or twice")
        goods = _goods(order, order.lines[picked.line], picked, item_of)
        told[picked.line] = LineOutcome(line=picked.line, goods=goods, reason=picked.reason)
    return tuple(told.values())


def _goods(
    order: Order, line: OrderLine, picked: PickedLine, item_of: ItemOf
) -> tuple[LineGoods, ...]:
    if any(found.quantity < 1 for found in picked.goods):
        raise OrderRefused(RefusalCode.BAD_REQUEST, "leave out goods of which none was found")
    if sum(found.quantity for found in picked.goods) > line.quantity:
        raise OrderRefused(RefusalCode.BAD_REQUEST, f"only {line.quantity} were ordered")
    if len({found.sku for found in picked.goods}) < len(picked.goods):
        raise OrderRefused(RefusalCode.BAD_REQUEST, "add the pieces of one sku together")
    if any(len(found.epcs) > found.quantity for found in picked.goods):
        raise OrderRefused(RefusalCode.TAGS_DIFFER, "more tags than pieces")
    planned = {goods.sku: goods for goods in goods_of(line)}
    return tuple(_priced(order, line, found, planned, item_of) for found in picked.goods)


def _priced(
    order: Order,
    line: OrderLine,
    found: PickedGoods,
    planned: dict[str, LineGoods],
    item_of: ItemOf,
) -> LineGoods:
    if found.sku == line.sku:
        price = line.unit_price
    elif found.sku in planned:
        price = planned[found.sku].unit_price
    else:
        substitute, original = item_of(found.sku), item_of(line.sku)
        if (
            order.when_short is WhenShort.PART
            or substitute is None
            or original is None
            or not may_replace(substitute, original, line.unit_price)
        ):
            detail = f"{found.sku!r} may not be given for {line.sku!r}"
            raise OrderRefused(RefusalCode.NO_SUBSTITUTE, detail)
        price = substitute.price
    return LineGoods(
        sku=found.sku, quantity=found.quantity, unit_price=price, epcs=tuple(sorted(found.epcs))
    )


def check_bag(order: Order, read: tuple[str, ...] | None) -> None:
    """See that the tags read in a bag are those of the order's pieces.

    Raises:
        OrderRefused: a tag too many, or one that is missing.
    """
    if read is None:
        return
    wanted, there = tags_of(order), frozenset(read)
    if wanted != there:
        detail = f"{len(wanted - there)} tags are missing, {len(there - wanted)} are too many"
        raise OrderRefused(RefusalCode.TAGS_DIFFER, detail)


def is_all(order: Order, handed: tuple[HandedGoods, ...]) -> bool:
    """Whether nothing waits any more once this was taken and refused."""
    there = sum(part.taken for part in waiting(order))
    return sum(part.taken + part.refused for part in handed) >= there
