"""What an order's goods are, what is kept for it, and what it costs."""

from __future__ import annotations

from collections import Counter

from storecore.contracts.order_facts import HandedGoods
from storecore.contracts.orders import LineGoods, Order, OrderLine, OrderState
from storecore.money import Money, zero

_KEPT = frozenset(
    {OrderState.ACCEPTED, OrderState.PICKING, OrderState.READY, OrderState.PARTLY_READY}
)


def goods_of(line: OrderLine) -> tuple[LineGoods, ...]:
    """What the order gets for a line: what was decided, else what was ordered."""
    if line.goods is not None:
        return line.goods
    return (LineGoods(sku=line.sku, quantity=line.quantity, unit_price=line.unit_price),)


def held(order: Order) -> Counter[str]:
    """How many of each sku are kept for the order: promised to nobody else and not sold."""
    kept: Counter[str] = Counter()
    if order.state in _KEPT or order.put_away_due:
        for line in order.lines:
            for goods in goods_of(line):
                kept[goods.sku] += goods.quantity - goods.handed
    return kept


def handed(order: Order) -> Counter[str]:
    """How many of each sku the customer has taken."""
    gone: Counter[str] = Counter()
    for line in order.lines:
        for goods in line.goods or ():
            gone[goods.sku] += goods.handed
    return gone


def waiting(order: Order) -> tuple[HandedGoods, ...]:
    """All that waits for the customer, as if it were taken."""
    left = (
        HandedGoods(line=number, sku=goods.sku, taken=goods.quantity - goods.handed - goods.refused)
        for number, line in enumerate(order.lines)
        for goods in goods_of(line)
    )
    return tuple(part for part in left if part.taken)


def is_short(order: Order) -> bool:
    """Whether the order gets fewer pieces than were ordered."""
    return any(missing_of(line) for line in order.lines)


def missing_of(line: OrderLine) -> int:
    """How many pieces of a line cannot be had, not even by substitutes."""
    return max(0, line.quantity - sum(goods.quantity for goods in goods_of(line)))


def due(order: Order) -> Money:
    """What the order costs as it is now: its goods, less what the customer refused."""
    total = zero(order.total.currency)
    for line in order.lines:
        for goods in goods_of(line):
            total += goods.unit_price.times(goods.quantity - goods.refused)
    return total


def difference(order: Order) -> Money:
    """How much more, or less where it is below zero, the order costs than was agreed."""
    return due(order) - order.total


def tags_by_sku(order: Order) -> dict[str, tuple[str, ...]]:
    """The tags of the order's pieces, as far as they were read."""
    tags: dict[str, tuple[str, ...]] = {}
    for line in order.lines:
        for goods in line.goods or ():
            tags[goods.sku] = tags.get(goods.sku, ()) + goods.epcs
    return tags


def tags_of(order: Order) -> frozenset[str]:
    """The tags of all pieces in the order's bag."""
    return frozenset(epc for epcs in tags_by_sku(order).values() for epc in epcs)
