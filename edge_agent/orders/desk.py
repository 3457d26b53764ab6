"""Click-and-collect orders: each step with its effect on stock and tasks, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec
from sqlite_utils import Database

from edge_agent.orders.pickup import plain_code
from edge_agent.orders.transitions import (
    FACTS,
    FINAL,
    HOLDING,
    TARGET,
    is_legal,
    leads_to,
    pickup_refusal,
    step_refusal,
)
from edge_agent.stock.ledger import StockLedger, wanted_of
from edge_agent.tasks.book import BY_ITSELF, TaskBook, open_task
from storecore.clock import Clock
from storecore.contracts.facts import StockLine
from storecore.contracts.local_api import OrderAction, OrderStepRequest, RefusalCode
from storecore.contracts.reference import Order, OrderState, TaskKind
from storecore.journal.journal import Journal
from storecore.replication.feed import Feed

CUSTOMER = "customer"
PICKABLE = frozenset({OrderState.ACCEPTED, OrderState.PICKING})
SHOWN_MS = 24 * 3_600_000
"""How long kiosks go on seeing an order that has ended."""


class OrderRefused(Exception):
    """A step or a pickup that is not possible; `code` is from the closed list."""

    def __init__(self, code: RefusalCode, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class OrderDesk:
    """Moves orders. Everything that writes runs inside a Writer's work."""

    def __init__(
        self,
        *,
        store_id: str,
        journal: Journal,
        feed: Feed,
        stock: StockLedger,
        tasks: TaskBook,
        clock: Clock,
        on_collected: Callable[[Database, Order], None] = lambda _db, _order: None,
        on_new: Callable[[Database, Order], None] = lambda _db, _order: None,
    ) -> None:
        """`on_collected` hears, in the same transaction, of goods that were handed over, `on_new`
        of an order of this store that was not known before."""
        self._store_id = store_id
        self._journal = journal
        self._feed = feed
        self._stock = stock
        self._tasks = tasks
        self._clock = clock
        self._on_collected = on_collected
        self._on_new = on_new

    def take_in(self, db: Database, order: Order) -> None:
        """An order came down: accept it with every line reserved, or reject it.

        One that is known stays as it is here, unless the customer has cancelled it in time, or the
        cloud knows more: it moves on nothing but this store's own words, so it knows more only
        where an old copy of this database was put back.
        """
        held = find_order(db.conn, order.order_id)
        if held is None:
            if order.store_id == self._store_id:
                self._on_new(db, order)
            self._admit(db, order)
        elif order.state is OrderState.CANCELLED and is_legal(held.state, OrderState.CANCELLED):
            self._move(db, held, OrderState.CANCELLED, CUSTOMER, reason=order.reason)
        elif leads_to(held.state, order.state):
            self._adopt(db, held, order)

    def _adopt(self, db: Database, held: Order, order: Order) -> None:
        """Go on where this store once was, without telling it a second time."""
        if order.state not in HOLDING and held.state in HOLDING:
            move = (
                self._stock.hand_over if order.state is OrderState.COLLECTED else self._stock.free
            )
            move(db, _wanted(order))
        self._keep(db, order)
        self._feed.put(db, "order", order.order_id, order)
        task = open_task(db.conn, TaskKind.PICK, order.order_id)
        if task is not None and order.state not in PICKABLE:
            self._tasks.close(db, task, reason=order.state)

    def _admit(self, db: Database, order: Order) -> None:
        if order.store_id != self._store_id:
            self._keep(db, order)  # only to tell its customer at the kiosk that it is elsewhere
        elif order.state is OrderState.PLACED:
            self._decide(db, order)
        elif order.state is OrderState.CANCELLED:
            placed = msgspec.structs.replace(order, state=OrderState.PLACED)
            self._move(db, placed, OrderState.CANCELLED, CUSTOMER, reason=order.reason)
        else:  # decided by a database of this store that is no more
            if order.state in HOLDING:
                self._stock.reserve(db, _wanted(order))
            self._keep(db, order)
            self._feed.put(db, "order", order.order_id, order)

    def _decide(self, db: Database, order: Order) -> None:
        wanted = _wanted(order)
        if not wanted or any(line.quantity < 1 for line in order.lines):
            reason = "an order needs lines of one piece or more"
            self._move(db, order, OrderState.REJECTED, BY_ITSELF, reason=reason)
        elif (short := self._stock.short_of(db.conn, wanted)) is not None:
            self._move(db, order, OrderState.REJECTED, BY_ITSELF, reason=short)
        else:
            self._move(db, order, OrderState.ACCEPTED, BY_ITSELF)

    def step(
        self, db: Database, order_id: str, request: OrderStepRequest, correlation: str = ""
    ) -> Order:
        """A person's step with an order.

        Raises:
            OrderRefused: no such order here, a step that its state does not allow, or goods
                staged without saying where.
        """
        order = find_order(db.conn, order_id)
        if order is None or order.store_id != self._store_id:
            raise OrderRefused(RefusalCode.UNKNOWN_ORDER, f"no order {order_id} in this store")
        code = step_refusal(order.state, request.action)
        if code is not None:
            detail = f"{request.action} is not possible: the order is {order.state}"
            raise OrderRefused(code, detail)
        if request.action is OrderAction.STAGE and not request.place:
            detail = "say at which place the goods are staged"
            raise OrderRefused(RefusalCode.BAD_REQUEST, detail)
        target = TARGET[request.action]
        return self._move(
            db, order, target, request.actor, place=request.place, correlation=correlation
        )

    def _move(
        self,
        db: Database,
        order: Order,
        target: OrderState,
        actor: str,
        *,
        place: str = "",
        reason: str = "",
        correlation: str = "",
    ) -> Order:
        assert is_legal(order.state, target), f"{order.state} to {target}"
        now_ms = self._clock.wall_ms()
        moved = msgspec.structs.replace(
            order, state=target, place=place or order.place, reason=reason, changed_ms=now_ms
        )
        self._keep(db, moved)
        self._feed.put(db, "order", order.order_id, moved)
        body = FACTS[target](
            order_id=order.order_id,
            store_id=self._store_id,
            actor=actor,
            at_ms=now_ms,
            place=moved.place,
            reason=reason,
            **_goods_told(order, target),
        )
        self._journal.append(db, body, correlation)
        self._move_stock(db, order, target)
        self._move_task(db, moved, actor, correlation)
        return moved

    def _move_stock(self, db: Database, order: Order, target: OrderState) -> None:
        if target is OrderState.ACCEPTED:
            self._stock.reserve(db, _wanted(order))
        elif target is OrderState.COLLECTED:
            self._stock.hand_over(db, _wanted(order))
            self._on_collected(db, order)
        elif target is OrderState.CANCELLED and order.state in HOLDING:
            self._stock.free(db, _wanted(order))

    def _move_task(self, db: Database, moved: Order, actor: str, correlation: str) -> None:
        if moved.state is OrderState.ACCEPTED:
            pieces = sum(line.quantity for line in moved.lines)
            self._tasks.raise_task(
                db, TaskKind.PICK, moved.order_id, quantity=pieces, correlation=correlation
            )
            return
        task = open_task(db.conn, TaskKind.PICK, moved.order_id)
        if task is None:
            return
        if moved.state is OrderState.PICKING:
            self._tasks.update(db, msgspec.structs.replace(task, taken_by=actor))
        elif moved.state is OrderState.READY:
            self._tasks.close(db, task, reason="staged", actor=actor, correlation=correlation)
        elif moved.state in FINAL:
            self._tasks.close(db, task, reason=moved.state, actor=actor, correlation=correlation)

    def _keep(self, db: Database, order: Order) -> None:
        ended_ms = order.changed_ms if order.state in FINAL else None
        db.conn.execute(
            "INSERT OR REPLACE INTO customer_order VALUES (?, ?, ?, ?)",
            (order.order_id, plain_code(order.pickup_code), ended_ms, msgspec.json.encode(order)),
        )

    def find_pickup(self, conn: sqlite3.Connection, code: str) -> Order:
        """The order that waits for whoever holds this code.

        Raises:
            OrderRefused: nothing has exactly this code, or the order cannot be handed over.
        """
        rows = conn.execute(
            "SELECT document FROM customer_order WHERE pickup_code = ? ORDER BY order_id DESC",
            (plain_code(code),),
        ).fetchall()
        orders = [msgspec.json.decode(row[0], type=Order) for row in rows]
        if not orders:
            raise OrderRefused(RefusalCode.UNKNOWN_CODE, "no order has this code")
        here = [order for order in orders if order.store_id == self._store_id]
        if not here:
            detail = f"this order waits in store {orders[0].store_id}"
            raise OrderRefused(RefusalCode.WRONG_STORE, detail)
        order = min(here, key=lambda order: order.state in FINAL)
        refusal = pickup_refusal(order.state)
        if refusal is not None:
            raise OrderRefused(refusal, f"the order is {order.state}")
        return order

    def hide_ended(self, db: Database) -> None:
        """Take orders that ended long ago off the kiosks; they stay in the books here."""
        before_ms = self._clock.wall_ms() - SHOWN_MS
        rows = db.conn.execute(
            "SELECT order_id FROM customer_order WHERE ended_ms < ?", (before_ms,)
        ).fetchall()
        for (order_id,) in rows:
            self._feed.remove(db, "order", order_id)
            db.conn.execute(
                "UPDATE customer_order SET ended_ms = NULL WHERE order_id = ?", (order_id,)
            )


def find_order(conn: sqlite3.Connection, order_id: str) -> Order | None:
    """An order as it stands in this store."""
    row = conn.execute(
        "SELECT document FROM customer_order WHERE order_id = ?", (order_id,)
    ).fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=Order)


def _goods_told(order: Order, target: OrderState) -> dict[str, tuple[StockLine, ...]]:
    if target is not OrderState.ACCEPTED:
        return {}
    lines = tuple(StockLine(sku=line.sku, quantity=line.quantity) for line in order.lines)
    return {"lines": lines}


def _wanted(order: Order) -> dict[str, int]:
    return wanted_of((line.sku, line.quantity) for line in order.lines)
