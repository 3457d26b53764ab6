"""Orders that are under way: no two of a store share a code, and a slot takes so many."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cloud_inventory.domain.refusal import CloudRefused
from storecore.contracts.cloud_api import CloudRefusalCode
from storecore.contracts.orders import Order
from storecore.orders.life import ENDED

OPEN_ORDER_MIGRATIONS = Migrations("cloud_open_orders")


@OPEN_ORDER_MIGRATIONS()
def open_orders(db: Database) -> None:
    """`start_ms` is that of the order's slot, 0 for none."""
    db.conn.execute(
        "CREATE TABLE open_order (order_id TEXT PRIMARY KEY, store_id TEXT NOT NULL, "
        "code TEXT NOT NULL, start_ms INTEGER NOT NULL) WITHOUT ROWID"
    )
    db.conn.execute("CREATE UNIQUE INDEX open_order_code ON open_order (store_id, code)")
    db.conn.execute("CREATE INDEX open_order_slot ON open_order (store_id, start_ms)")


class CodeTaken(Exception):
    """Another order of the store that is under way has this code: draw another."""


def slots_taken(conn: sqlite3.Connection, store_id: str) -> dict[int, int]:
    """How many orders each slot of a store has, by its start."""
    rows = conn.execute(
        "SELECT start_ms, count(*) FROM open_order WHERE store_id = ? AND start_ms > 0 "
        "GROUP BY start_ms",
        (store_id,),
    )
    return {int(start_ms): int(count) for start_ms, count in rows}


def note_open(db: Database, order: Order, slot_orders_max: int) -> None:
    """A new order is under way.

    Raises:
        CodeTaken: its code is another's.
        CloudRefused: its slot has become full meanwhile.
    """
    start_ms = order.slot.start_ms if order.slot is not None else 0
    if start_ms and slots_taken(db.conn, order.store_id).get(start_ms, 0) >= slot_orders_max:
        raise CloudRefused(CloudRefusalCode.SLOT_GONE, "the slot is full; choose another")
    added = db.conn.execute(
        "INSERT INTO open_order VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (order.order_id, order.store_id, order.pickup_code, start_ms),
    )
    if added.rowcount == 0:
        raise CodeTaken(order.pickup_code)


def note_ended(db: Database, order: Order) -> None:
    """Let go of what an order had that is over."""
    if order.state in ENDED:
        db.conn.execute("DELETE FROM open_order WHERE order_id = ?", (order.order_id,))
