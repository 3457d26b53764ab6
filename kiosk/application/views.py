"""Reference documents as the screens show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kiosk.application.pinyin import readings
from kiosk.domain.finding import keys_of
from kiosk.domain.goods import Goods
from kiosk.flow.parts import LooseGoods, OrderLineView, OrderView, TaskView
from storecore.contracts.reference import (
    Category,
    Item,
    Order,
    OrderLine,
    OrderState,
    SoldBy,
    Task,
    TaskKind,
)

_STAFF_STATES = {OrderState.ACCEPTED, OrderState.PICKING, OrderState.READY}


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


def order_view(order: Order, goods: Mapping[str, Goods], places: Mapping[str, str]) -> OrderView:
    """An order with names, pictures and shelf places of its lines."""
    return OrderView(
        order_id=order.order_id,
        pickup_code=order.pickup_code,
        customer_name=order.customer_name,
        state=order.state,
        lines=tuple(_line(line, goods, places) for line in order.lines),
        total=order.total,
        placed_ms=order.placed_ms,
        place=order.place,
    )


def task_views(tasks: Iterable[Task], goods: Mapping[str, Goods]) -> tuple[TaskView, ...]:
    """Tasks with names and pictures of their items: alarms at the exit, then the oldest first."""
    ordered = sorted(
        tasks, key=lambda task: (task.kind is not TaskKind.EXIT, task.raised_ms, task.task_id)
    )
    return tuple(_task(task, goods.get(task.sku)) for task in ordered)


def _line(line: OrderLine, goods: Mapping[str, Goods], places: Mapping[str, str]) -> OrderLineView:
    known = goods.get(line.sku)
    return OrderLineView(
        sku=line.sku,
        quantity=line.quantity,
        names=known.item.names if known is not None else {"en": line.sku},
        picture=known.item.picture if known is not None else "",
        sold_by=known.item.sold_by if known is not None else SoldBy.EACH,
        place=places.get(line.sku, ""),
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
    )
