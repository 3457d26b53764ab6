"""Rows of orders: the document as the customer sees it, and the request that made it."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database

from cloud_inventory.domain.orders import wants_cancel
from cloud_inventory.domain.refusal import CloudRefused
from storecore.contracts.cloud_api import CloudRefusalCode, PlaceOrder
from storecore.contracts.facts import OrderAccepted
from storecore.contracts.reference import Order, OrderLine, Store
from storecore.money import Money
from storecore.replication.feed import Feed

_ORDERS = msgspec.json.Decoder(Order)


def held_order(conn: sqlite3.Connection, order_id: str) -> Order | None:
    """An order as it stands, or None."""
    row = conn.execute("SELECT document FROM orders WHERE order_id = ?", (order_id,)).fetchone()
    return None if row is None else _ORDERS.decode(row[0])


def order_of_request(conn: sqlite3.Connection, request: PlaceOrder) -> Order | None:
    """The order that this request has made, or None.

    Raises:
        CloudRefused: the same request id came with another order.
    """
    row = conn.execute(
        "SELECT document, request FROM orders WHERE request_id = ?", (request.request_id,)
    ).fetchone()
    if row is None:
        return None
    if row[1] != msgspec.json.encode(request):
        raise CloudRefused(
            CloudRefusalCode.REQUEST_REUSED,
            f"request_id {request.request_id!r} was used for another order; send a new one",
        )
    return _ORDERS.decode(row[0])


def add_order(conn: sqlite3.Connection, request: PlaceOrder, order: Order) -> None:
    """Keep a new order with its request."""
    conn.execute(
        "INSERT INTO orders (order_id, request_id, request, document) VALUES (?, ?, ?, ?)",
        (
            order.order_id,
            request.request_id,
            msgspec.json.encode(request),
            msgspec.json.encode(order),
        ),
    )


def restore_order(conn: sqlite3.Connection, accepted: OrderAccepted) -> Order:
    """An order that its store has and this database has lost: its goods, as far as they are told.

    The customer's name, code and prices are gone with the database; the store still has them.
    """
    store = held_store(conn, accepted.store_id)
    nothing = Money(0, store.currency if store is not None else "XXX")
    order = Order(
        order_id=accepted.order_id,
        store_id=accepted.store_id,
        pickup_code="",
        customer_name="",
        lines=tuple(
            OrderLine(sku=line.sku, quantity=line.quantity, unit_price=nothing)
            for line in accepted.lines
        ),
        total=nothing,
        placed_ms=accepted.at_ms,
    )
    conn.execute(
        "INSERT INTO orders (order_id, request_id, request, document) VALUES (?, ?, ?, ?)",
        (order.order_id, f"restored-{order.order_id}", b"", msgspec.json.encode(order)),
    )
    return order


def held_store(conn: sqlite3.Connection, store_id: str) -> Store | None:
    """A store as it was loaded, or None."""
    row = conn.execute("SELECT document FROM store WHERE store_id = ?", (store_id,)).fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=Store)


def keep_order(conn: sqlite3.Connection, order: Order) -> None:
    """Keep an order as its store has told of it."""
    conn.execute(
        "UPDATE orders SET document = ? WHERE order_id = ?",
        (msgspec.json.encode(order), order.order_id),
    )


def orders_naming(conn: sqlite3.Connection, member: str) -> list[Order]:
    """Orders of the member with this key, in no order."""
    rows = conn.execute("SELECT document FROM orders").fetchall()
    named = (_ORDERS.decode(row[0]) for row in rows if member.encode() in bytes(row[0]))
    return [order for order in named if order.member == member]


def forget_customer(db: Database, feed: Feed, order: Order) -> None:
    """Delete whose order it was, here and, when the store hears of it, there."""
    db.conn.execute("UPDATE orders SET request = ? WHERE order_id = ?", (b"", order.order_id))
    keep_order(db.conn, order.without_person())
    send_order(db, feed, order.without_person())


def is_cancel_asked(conn: sqlite3.Connection, order_id: str) -> bool:
    """Whether the customer has asked to cancel."""
    row = conn.execute(
        "SELECT cancel_asked_ms FROM orders WHERE order_id = ?", (order_id,)
    ).fetchone()
    return row is not None and row[0] is not None


def note_cancel(conn: sqlite3.Connection, order_id: str, now_ms: int) -> None:
    """Keep the customer's wish to cancel; the first one counts."""
    conn.execute(
        "UPDATE orders SET cancel_asked_ms = coalesce(cancel_asked_ms, ?) WHERE order_id = ?",
        (now_ms, order_id),
    )


def send_order(db: Database, feed: Feed, order: Order) -> None:
    """Tell the store how the order stands, so that one with a new disk does not begin it anew."""
    asked = wants_cancel(order, is_cancel_asked(db.conn, order.order_id))
    told = msgspec.structs.replace(order, cancel_asked=asked)
    feed.put(db, "order", order.order_id, told, scope=order.store_id)
