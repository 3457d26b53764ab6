"""Orders on disk, as they stand in this store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.contracts.orders import Order
from storecore.gs1.pickup import plain_pickup_code
from storecore.orders.life import ENDED, WAITING

ORDER_MIGRATIONS = Migrations("edge_orders")


@ORDER_MIGRATIONS()
def terms(db: Database) -> None:
    """`expires_ms` only while an order waits for its customer."""
    db.conn.execute("ALTER TABLE customer_order ADD COLUMN expires_ms INTEGER")
    db.conn.execute(
        "CREATE INDEX order_expires ON customer_order (expires_ms) WHERE expires_ms IS NOT NULL"
    )


def keep_order(db: Database, order: Order) -> None:
    """Keep an order as it is now."""
    over = order.state in ENDED and not order.put_away_due
    waits = order.state in WAITING and order.expires_ms > 0
    db.conn.execute(
        "INSERT OR REPLACE INTO customer_order "
        "(order_id, pickup_code, ended_ms, document, expires_ms) VALUES (?, ?, ?, ?, ?)",
        (
            order.order_id,
            plain_pickup_code(order.pickup_code),
            order.changed_ms if over else None,
            msgspec.json.encode(order),
            order.expires_ms if waits else None,
        ),
    )


def find_order(conn: sqlite3.Connection, order_id: str) -> Order | None:
    """An order as it stands in this store."""
    row = conn.execute(
        "SELECT document FROM customer_order WHERE order_id = ?", (order_id,)
    ).fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=Order)


def orders_with_code(conn: sqlite3.Connection, code: str) -> list[Order]:
    """Orders with exactly this code, the newest first."""
    rows = conn.execute(
        "SELECT document FROM customer_order WHERE pickup_code = ? ORDER BY order_id DESC", (code,)
    )
    return [msgspec.json.decode(document, type=Order) for (document,) in rows]


def waiting_orders(conn: sqlite3.Connection) -> Iterator[Order]:
    """Orders that wait for their customers."""
    for (document,) in conn.execute("SELECT document FROM customer_order").fetchall():
        order = msgspec.json.decode(document, type=Order)
        if order.state in WAITING:
            yield order


def expired_orders(conn: sqlite3.Connection, now_ms: int) -> Iterator[Order]:
    """Orders whose term has ended."""
    rows = conn.execute(
        "SELECT document FROM customer_order WHERE expires_ms <= ?", (now_ms,)
    ).fetchall()
    for (document,) in rows:
        yield msgspec.json.decode(document, type=Order)


def ended_before(conn: sqlite3.Connection, before_ms: int) -> list[str]:
    """Orders that kiosks still see though they ended before."""
    rows = conn.execute("SELECT order_id FROM customer_order WHERE ended_ms < ?", (before_ms,))
    return [str(order_id) for (order_id,) in rows]


def note_hidden(db: Database, order_id: str) -> None:
    """Kiosks see the order no more."""
    db.conn.execute("UPDATE customer_order SET ended_ms = NULL WHERE order_id = ?", (order_id,))
