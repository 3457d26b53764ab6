"""What can be exported as a table: its columns, and the rows as the database has them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from storecore.contracts.facts import SaleCompleted
from storecore.contracts.orders import Order

Row = Sequence[int | str | None]
_PAGE = 5000


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """`columns` are names with `int` or `str`; `rows` reads them in order."""

    about: str
    columns: tuple[tuple[str, type], ...]
    rows: Callable[[sqlite3.Connection], Iterator[Row]]


def _query(sql: str) -> Callable[[sqlite3.Connection], Iterator[Row]]:
    return lambda conn: iter(conn.execute(sql))


def _paged(conn: sqlite3.Connection, sql: str) -> Iterator[Any]:
    """Rows of a query by position, a page at a time: a million facts are not held at once."""
    after = 0
    while page := conn.execute(sql, (after, _PAGE)).fetchall():
        yield from page
        after = page[-1][0]


def _facts(conn: sqlite3.Connection) -> Iterator[Row]:
    sql = (
        "SELECT position, origin, incarnation, seq, hlc, here_ms, type, version, correlation, "
        "hash, payload FROM fact WHERE position > ? ORDER BY position LIMIT ?"
    )
    for row in _paged(conn, sql):
        position, origin, incarnation, seq, hlc, here_ms, *rest, payload = row
        text = bytes(payload).decode("utf-8", "replace")
        yield position, origin, incarnation, seq, hlc >> 16, here_ms, *rest, text


def _sale_lines(conn: sqlite3.Connection) -> Iterator[Row]:
    sql = (
        "SELECT f.position, f.payload FROM fact f LEFT JOIN verdict v ON v.origin = f.origin "
        "AND v.incarnation = f.incarnation AND v.seq = f.seq WHERE f.position > ? "
        "AND f.type = 'SaleCompleted' AND v.verdict IS NULL ORDER BY f.position LIMIT ?"
    )
    for _, payload in _paged(conn, sql):
        sale = msgspec.json.decode(bytes(payload), type=SaleCompleted)
        head = (sale.store_id, sale.kiosk_id, sale.transaction_id, sale.completed_ms)
        for line in sale.lines:
            amounts = (line.amount.minor, line.saving.minor, line.amount.currency)
            goods = (line.sku, line.gtin, line.quantity, line.weight_g, line.unit_price.minor)
            yield *head, line.line_id, *goods, *amounts, line.price_version, line.offer_id


def _orders(conn: sqlite3.Connection) -> Iterator[Row]:
    for (document,) in conn.execute("SELECT document FROM orders ORDER BY order_id"):
        order = msgspec.json.decode(document, type=Order)
        head = (order.order_id, order.store_id, order.state.value, order.placed_ms)
        times = (order.changed_ms, order.total.minor, order.total.currency)
        for line in order.lines:
            yield *head, *times, line.sku, line.quantity, line.unit_price.minor


TABLES = {
    "stock": Table(
        about="what each store has of each good",
        columns=(
            ("store_id", str),
            ("sku", str),
            ("on_hand", int),
            ("reserved", int),
            ("heard_ms", int),
        ),
        rows=_query(
            "SELECT store_id, sku, on_hand, reserved, heard_ms FROM inventory "
            "ORDER BY store_id, sku"
        ),
    ),
    "sales": Table(
        about="lines of sales",
        columns=(
            ("store_id", str),
            ("kiosk_id", str),
            ("transaction_id", str),
            ("completed_ms", int),
            ("line_id", str),
            ("sku", str),
            ("gtin", str),
            ("quantity", int),
            ("weight_g", int),
            ("unit_price_minor", int),
            ("amount_minor", int),
            ("saving_minor", int),
            ("currency", str),
            ("price_version", int),
            ("offer_id", str),
        ),
        rows=_sale_lines,
    ),
    "orders": Table(
        about="lines of orders, without the customers' names",
        columns=(
            ("order_id", str),
            ("store_id", str),
            ("state", str),
            ("placed_ms", int),
            ("changed_ms", int),
            ("total_minor", int),
            ("currency", str),
            ("sku", str),
            ("quantity", int),
            ("unit_price_minor", int),
        ),
        rows=_orders,
    ),
    "facts": Table(
        about="every fact as it came; its payload is JSON",
        columns=(
            ("position", int),
            ("origin", str),
            ("incarnation", str),
            ("seq", int),
            ("at_ms", int),
            ("here_ms", int),
            ("type", str),
            ("version", int),
            ("correlation", str),
            ("hash", str),
            ("payload", str),
        ),
        rows=_facts,
    ),
}
