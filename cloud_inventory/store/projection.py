"""What each fact changes in the cloud's picture of its stores, in the fact's own transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
from sqlite_utils import Database

from cloud_inventory.domain.stock import (
    StockMove,
    order_moves,
    received_moves,
    return_moves,
    sale_moves,
    sale_tax,
    why_no_delivery,
    why_no_return,
    why_no_sale,
)
from cloud_inventory.store.gift_cards import take_gift_fact
from cloud_inventory.store.member_rights import take_rights_fact
from cloud_inventory.store.members import credit_member
from cloud_inventory.store.open_orders import note_ended
from cloud_inventory.store.orders import held_order, keep_order, restore_order, send_order
from cloud_inventory.store.pairs import note_pairs
from cloud_inventory.store.promises import CloudPromises
from cloud_inventory.store.receipts import note_for_receipts
from cloud_inventory.store.returns import keep_return
from cloud_inventory.store.told_stock import note_stock
from storecore.clock import Clock, hlc_wall_ms
from storecore.contracts.facts import (
    Body,
    Fact,
    OrderAccepted,
    OrderStep,
    SaleCompleted,
    StockReceived,
    TaskClosed,
    TaskRaised,
)
from storecore.contracts.promises import ChainStarted, RightsGiven, StockCounted
from storecore.contracts.reference import Delivery
from storecore.contracts.returns import GoodsReturned
from storecore.contracts.stock_work import StockSent, StockWrittenOff
from storecore.journal.receiver import FactRefused
from storecore.orders.life import StepImpossible, after
from storecore.replication.feed import Feed


class Projection:
    """Carries out facts: stock, orders, sales and tasks. Its `apply` is the Receiver's."""

    def __init__(self, feed: Feed, clock: Clock, promises: CloudPromises) -> None:
        self._feed = feed
        self._promises = promises
        self._clock = clock

    def apply(self, db: Database, fact: Fact, body: Body) -> None:
        """Change what the fact changes.

        Raises:
            FactRefused: it cannot have happened as told, after what is known already.
        """
        # A store's word is as old as the fact; a store whose clock is ahead gains nothing.
        told_ms = min(hlc_wall_ms(fact.hlc), self._clock.wall_ms())
        if isinstance(body, OrderStep):
            self._order_step(db, body, told_ms)
        if isinstance(body, RightsGiven | ChainStarted):
            self._promises.take_fact(db, fact, body)
        note_stock(db.conn, body)
        for kind, carry_out in _EFFECTS:
            if isinstance(body, kind):
                carry_out(db.conn, body, told_ms)
        if isinstance(body, StockSent):
            self._sent(db, body, told_ms)
        if isinstance(body, SaleCompleted):
            credit_member(db, self._feed, body)
            note_pairs(db, self._feed, body)
        take_gift_fact(db, body)
        take_rights_fact(db, body)
        note_for_receipts(db.conn, fact, body)
        if store_id := getattr(body, "store_id", ""):
            _hear(db.conn, store_id, told_ms)

    def _sent(self, db: Database, sent: StockSent, told_ms: int) -> None:
        """Goods have left for another store, which is told to expect them."""
        if not sent.lines or any(line.quantity < 1 for line in sent.lines):
            raise FactRefused(f"transfer {sent.transfer_id} sends less than nothing")
        added = db.conn.execute(
            "INSERT OR IGNORE INTO transfer VALUES (?, ?, ?, ?, ?, NULL)",
            (
                sent.transfer_id,
                sent.store_id,
                sent.to_store,
                msgspec.json.encode(sent.lines),
                sent.at_ms,
            ),
        )
        if added.rowcount == 0:
            raise FactRefused(f"transfer {sent.transfer_id} was sent before")
        moves = tuple(StockMove(sku=line.sku, on_hand=-line.quantity) for line in sent.lines)
        _move_stock(db.conn, sent.store_id, moves, told_ms)
        delivery = Delivery(
            delivery_id=sent.transfer_id,
            lines=tuple((line.sku, line.quantity) for line in sent.lines),
            from_store=sent.store_id,
        )
        self._feed.put(db, "delivery", sent.transfer_id, delivery, scope=sent.to_store)

    def _order_step(self, db: Database, step: OrderStep, told_ms: int) -> None:
        order = held_order(db.conn, step.order_id)
        if order is None and isinstance(step, OrderAccepted) and step.lines:
            order = restore_order(db.conn, step)
        if order is None:
            raise FactRefused(f"order {step.order_id} was never placed here")
        if order.store_id != step.store_id:
            raise FactRefused(f"order {step.order_id} is for {order.store_id}, not {step.store_id}")
        try:
            moved = after(order, step)
        except StepImpossible as problem:
            raise FactRefused(f"order {step.order_id}: {problem}") from problem
        keep_order(db.conn, moved)
        note_ended(db, moved)
        send_order(db, self._feed, moved)
        _move_stock(db.conn, order.store_id, order_moves(order, moved), told_ms)


def _hear(conn: sqlite3.Connection, store_id: str, told_ms: int) -> None:
    conn.execute(
        "INSERT INTO heard VALUES (?, ?) "
        "ON CONFLICT (store_id) DO UPDATE SET heard_ms = max(heard.heard_ms, excluded.heard_ms)",
        (store_id, told_ms),
    )


def _sale(conn: sqlite3.Connection, sale: SaleCompleted, told_ms: int) -> None:
    if reason := why_no_sale(sale):
        raise FactRefused(reason)
    added = conn.execute(
        "INSERT OR IGNORE INTO sale VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            sale.transaction_id,
            sale.store_id,
            sale.kiosk_id,
            sale.receipt_number,
            sale.total.minor,
            sale.total.currency,
            sale.completed_ms,
        ),
    )
    if added.rowcount == 0:
        raise FactRefused(f"sale {sale.transaction_id} was told before, by another fact")
    day = datetime.fromtimestamp(sale.completed_ms / 1000, UTC).date().isoformat()
    conn.execute(
        "INSERT INTO sales_total VALUES (?, ?, ?, 1, ?, ?) "
        "ON CONFLICT (store_id, day, currency) DO UPDATE SET sales = sales_total.sales + 1, "
        "total_minor = sales_total.total_minor + excluded.total_minor, "
        "tax_minor = sales_total.tax_minor + excluded.tax_minor",
        (sale.store_id, day, sale.total.currency, sale.total.minor, sale_tax(sale)),
    )
    _move_stock(conn, sale.store_id, sale_moves(sale), told_ms)


def _delivery(conn: sqlite3.Connection, delivery: StockReceived, told_ms: int) -> None:
    if reason := why_no_delivery(delivery):
        raise FactRefused(reason)
    added = conn.execute(
        "INSERT OR IGNORE INTO delivery VALUES (?, ?)", (delivery.store_id, delivery.delivery_id)
    )
    if added.rowcount == 0:
        raise FactRefused(f"delivery {delivery.delivery_id} was received before")
    _move_stock(conn, delivery.store_id, received_moves(delivery.lines), told_ms)
    conn.execute(
        "UPDATE transfer SET received_ms = ? WHERE transfer_id = ?",
        (delivery.at_ms, delivery.delivery_id),
    )


def _written_off(conn: sqlite3.Connection, gone: StockWrittenOff, told_ms: int) -> None:
    if gone.quantity < 1:
        raise FactRefused(f"{gone.quantity} of {gone.sku} written off")
    move = StockMove(sku=gone.sku, on_hand=-gone.quantity)
    _move_stock(conn, gone.store_id, (move,), told_ms)


def _returned(conn: sqlite3.Connection, told: GoodsReturned, told_ms: int) -> None:
    if reason := why_no_return(told):
        raise FactRefused(reason)
    keep_return(conn, told)
    _move_stock(conn, told.store_id, return_moves(told), told_ms)


def _task_raised(conn: sqlite3.Connection, task: TaskRaised, _: int) -> None:
    added = conn.execute(
        "INSERT OR IGNORE INTO task (task_id, store_id, kind, subject, raised_ms) "
        "VALUES (?, ?, ?, ?, ?)",
        (task.task_id, task.store_id, task.kind, task.subject, task.at_ms),
    )
    if added.rowcount == 0:
        raise FactRefused(f"task {task.task_id} was raised before")


def _task_closed(conn: sqlite3.Connection, task: TaskClosed, _: int) -> None:
    closed = conn.execute(
        "UPDATE task SET closed_ms = ?, reason = ? "
        "WHERE task_id = ? AND store_id = ? AND closed_ms IS NULL",
        (task.at_ms, task.reason, task.task_id, task.store_id),
    )
    if closed.rowcount == 0:
        raise FactRefused(f"task {task.task_id} is not open here")


def _move_stock(
    conn: sqlite3.Connection, store_id: str, moves: tuple[StockMove, ...], told_ms: int
) -> None:
    conn.executemany(
        "INSERT INTO inventory VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (store_id, sku) DO UPDATE SET "
        "on_hand = inventory.on_hand + excluded.on_hand, "
        "reserved = inventory.reserved + excluded.reserved, "
        "heard_ms = max(inventory.heard_ms, excluded.heard_ms)",
        [(store_id, move.sku, move.on_hand, move.reserved, told_ms) for move in moves],
    )


def _counted(conn: sqlite3.Connection, counted: StockCounted, told_ms: int) -> None:
    conn.execute(
        "INSERT INTO inventory VALUES (?, ?, ?, 0, ?) "
        "ON CONFLICT (store_id, sku) DO UPDATE SET on_hand = excluded.on_hand, "
        "heard_ms = max(inventory.heard_ms, excluded.heard_ms)",
        (counted.store_id, counted.sku, counted.quantity, told_ms),
    )


_EFFECTS: tuple[tuple[type[Body], Callable[..., None]], ...] = (
    (SaleCompleted, _sale),
    (StockReceived, _delivery),
    (StockWrittenOff, _written_off),
    (GoodsReturned, _returned),
    (StockCounted, _counted),
    (TaskRaised, _task_raised),
    (TaskClosed, _task_closed),
)
