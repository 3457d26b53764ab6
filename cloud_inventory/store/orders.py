"""Rows of orders: the document as the customer sees it, and the request that made it."""

from __future__ import annotations

import sqlite3

import msgspec

from cloud_inventory.domain.refusal import CloudRefused
from storecore.contracts.cloud_api import CloudRefusalCode, PlaceOrder
from storecore.contracts.facts import OrderStep
from storecore.contracts.reference import Order, OrderState

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
        "INSERT INTO orders VALUES (?, ?, ?, ?)",
        (
            order.order_id,
            request.request_id,
            msgspec.json.encode(request),
            msgspec.json.encode(order),
        ),
    )


def keep_order(conn: sqlite3.Connection, order: Order, state: OrderState, step: OrderStep) -> None:
    """Move an order to the state that its store has told."""
    moved = msgspec.structs.replace(
        order,
        state=state,
        place=step.place or order.place,
        reason=step.reason,
        changed_ms=step.at_ms,
    )
    conn.execute(
        "UPDATE orders SET document = ? WHERE order_id = ?",
        (msgspec.json.encode(moved), order.order_id),
    )
