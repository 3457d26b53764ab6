"""What an order's page shows of its goods: found, substituted, missing, refused, and the sums."""

from __future__ import annotations

import msgspec

from cloud_inventory.web.texts import say
from cloud_inventory.web.view import Shelves
from storecore.contracts.orders import LineGoods, Order, OrderLine, OrderState
from storecore.orders.goods import difference, due, goods_of, missing_of

_UNDECIDED = frozenset({OrderState.PLACED, OrderState.REJECTED})


class OrderRow(msgspec.Struct, frozen=True, kw_only=True):
    """Goods of an order; `note` says what is special; `gone` strikes them through."""

    name: str
    picture: str
    quantity: int
    unit_price: str
    amount: str
    note: str = ""
    gone: bool = False


class Instead(msgspec.Struct, frozen=True, kw_only=True):
    """What could be had instead of a line that was short."""

    sku: str
    name: str
    picture: str
    instead_of: str


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """The order's total; and, where it costs something else now, the difference in words."""

    total: str
    ordered: str = ""
    difference: str = ""
    less: bool = False


def order_rows(order: Order, shelves: Shelves, language: str) -> tuple[OrderRow, ...]:
    """All goods of an order, those that it does not get as well."""
    rows: list[OrderRow] = []
    for line in order.lines:
        decided = line.goods is not None and order.state not in _UNDECIDED
        wanted = line if decided else msgspec.structs.replace(line, goods=None)
        rows += [_row(line, goods, shelves, language) for goods in goods_of(wanted)]
        lacking = missing_of(line) if decided else 0
        if lacking:
            rows.append(
                OrderRow(
                    name=shelves.name_of(line.sku),
                    picture=shelves.picture_of(line.sku),
                    quantity=lacking,
                    unit_price=line.unit_price.format(language),
                    amount=line.unit_price.times(lacking).format(language),
                    note=say(language, "not_there"),
                    gone=True,
                )
            )
    return tuple(rows)


def sums(order: Order, language: str) -> Sums:
    """What it costs, and how much less or more than was agreed."""
    more = difference(order)
    if order.state in _UNDECIDED or not more.minor:
        return Sums(total=order.total.format(language))
    less = more.minor < 0
    return Sums(
        total=due(order).format(language),
        ordered=order.total.format(language),
        difference=(-more if less else more).format(language),
        less=less,
    )


def alternatives(order: Order, shelves: Shelves) -> tuple[Instead, ...]:
    """What could be had instead in an order that was rejected."""
    return tuple(
        Instead(
            sku=sku,
            name=shelves.name_of(sku),
            picture=shelves.picture_of(sku),
            instead_of=shelves.name_of(short.sku),
        )
        for short in order.alternatives
        for sku in short.substitutes
    )


def lines_instead(order: Order) -> list[str]:
    """The order as it could be placed again: what there is, and the best substitutes."""
    wanted: dict[str, int] = {}
    short = {one.sku: one for one in order.alternatives}
    for line in order.lines:
        lacking = short.get(line.sku)
        there = line.quantity if lacking is None else min(lacking.available, line.quantity)
        if there:
            wanted[line.sku] = wanted.get(line.sku, 0) + there
        if lacking is not None and lacking.substitutes and line.quantity > there:
            best = lacking.substitutes[0]
            wanted[best] = wanted.get(best, 0) + line.quantity - there
    return [f"{sku}:{quantity}" for sku, quantity in wanted.items()]


def _row(line: OrderLine, goods: LineGoods, shelves: Shelves, language: str) -> OrderRow:
    notes = []
    if goods.sku != line.sku:
        notes.append(say(language, "instead_of", name=shelves.name_of(line.sku)))
    if goods.refused:
        notes.append(say(language, "you_refused", count=goods.refused))
    if 0 < goods.handed < goods.quantity:
        notes.append(f"{say(language, 'you_have')}: {goods.handed}")
    return OrderRow(
        name=shelves.name_of(goods.sku),
        picture=shelves.picture_of(goods.sku),
        quantity=goods.quantity,
        unit_price=goods.unit_price.format(language),
        amount=goods.unit_price.times(goods.quantity - goods.refused).format(language),
        note=" · ".join(notes),
        gone=goods.refused == goods.quantity,
    )
