"""Reference documents as the screens show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kiosk.application.pinyin import readings
from kiosk.domain.finding import keys_of
from kiosk.domain.goods import Goods
from kiosk.domain.picking import Spot, Wanted
from kiosk.flow.parts import GoodsView, LooseGoods, OrderLineView, OrderView, TaskView
from storecore.contracts.orders import LineGoods, WhenShort
from storecore.contracts.reference import (
    Category,
    Facing,
    Item,
    Order,
    OrderLine,
    OrderState,
    SoldBy,
    Task,
    TaskKind,
)
from storecore.orders.goods import due, goods_of, missing_of

_STAFF_STATES = {
    OrderState.ACCEPTED,
    OrderState.PICKING,
    OrderState.READY,
    OrderState.PARTLY_READY,
}


def loose_goods(items: Iterable[Item], categories: Sequence[Category]) -> LooseGoods:
    """Goods and their categories in the shop's order; a category without such goods is left out."""
    order = {category.category_id: category.position for category in categories}
    last = len(order)
    shown = sorted(items, key=lambda item: (order.get(item.category, last), item.sku))
    used = {item.category for item in shown}
    return LooseGoods(
        categories=tuple(
            sorted(
                (category for category in categories if category.category_id in used),
                key=lambda category: category.position,
            )
        ),
        items=tuple(shown),
        keys={item.sku: keys_of(item, readings) for item in shown},
    )


def open_orders(orders: Iterable[Order]) -> list[Order]:
    """Orders that are to be picked or wait to be collected, oldest first."""
    waiting = [order for order in orders if order.state in _STAFF_STATES]
    return sorted(waiting, key=lambda order: (order.placed_ms, order.order_id))


def skus_of(order: Order) -> set[str]:
    """What was ordered, and what the order gets for it."""
    got = {goods.sku for line in order.lines for goods in goods_of(line)}
    return got | {line.sku for line in order.lines}


def order_view(
    order: Order, goods: Mapping[str, Goods], facings: Mapping[str, Facing]
) -> OrderView:
    """An order with names, pictures and shelf places of its lines."""
    return OrderView(
        order_id=order.order_id,
        pickup_code=order.pickup_code,
        customer_name=order.customer_name,
        state=order.state,
        lines=tuple(_line(number, line, goods, facings) for number, line in enumerate(order.lines)),
        total=order.total,
        placed_ms=order.placed_ms,
        place=order.place,
        bay=order.bay,
        picker=order.picker,
        due=due(order),
        ready_by_ms=order.ready_by_ms,
        checks=order.checks,
        min_age=order.min_age,
        bags=order.bags,
        substitutes_wanted=order.when_short is not WhenShort.PART,
    )


def wanted_of(item: Item | None, sku: str) -> Wanted:
    """Goods to take, with what the catalogue knows of them."""
    if item is None:
        return Wanted(sku=sku, names={"en": sku}, picture="", coded=False)
    coded = bool(item.gtin or item.in_store_code)
    return Wanted(sku=sku, names=item.names, picture=item.picture, coded=coded, tagged=item.tagged)


def task_views(tasks: Iterable[Task], goods: Mapping[str, Goods]) -> tuple[TaskView, ...]:
    """Tasks with names and pictures of their items: alarms at the exit, then the oldest first."""
    ordered = sorted(
        tasks, key=lambda task: (task.kind is not TaskKind.EXIT, task.raised_ms, task.task_id)
    )
    return tuple(_task(task, goods.get(task.sku)) for task in ordered)


def _line(
    number: int, line: OrderLine, goods: Mapping[str, Goods], facings: Mapping[str, Facing]
) -> OrderLineView:
    known = goods.get(line.sku)
    facing = facings.get(line.sku)
    return OrderLineView(
        sku=line.sku,
        quantity=line.quantity,
        names=known.item.names if known is not None else {"en": line.sku},
        picture=known.item.picture if known is not None else "",
        sold_by=known.item.sold_by if known is not None else SoldBy.EACH,
        place=facing.place if facing is not None else "",
        number=number,
        unit_price=line.unit_price,
        goods=tuple(_goods(got, goods, facings) for got in goods_of(line)),
        picked=line.picked,
        missing=missing_of(line),
    )


def _goods(got: LineGoods, goods: Mapping[str, Goods], facings: Mapping[str, Facing]) -> GoodsView:
    known, at = goods.get(got.sku), facings.get(got.sku)
    return GoodsView(
        goods=wanted_of(known.item if known is not None else None, got.sku),
        quantity=got.quantity - got.handed - got.refused,
        unit_price=got.unit_price,
        handed=got.handed,
        refused=got.refused,
        spot=Spot() if at is None else Spot(at.zone, at.bay, at.shelf, at.place),
        epcs=got.epcs,
    )


def _task(task: Task, known: Goods | None) -> TaskView:
    return TaskView(
        task_id=task.task_id,
        kind=task.kind,
        subject=task.subject,
        raised_ms=task.raised_ms,
        sku=task.sku,
        names=known.item.names if known is not None else {},
        picture=known.item.picture if known is not None else "",
        place=task.place,
        quantity=task.quantity,
        target=task.target,
        taken_by=task.taken_by,
        wanted_at=task.wanted_at,
        detail=task.detail,
    )
