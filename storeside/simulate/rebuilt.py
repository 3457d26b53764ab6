"""Projections made anew from the journal alone, held against the live ones."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

import msgspec
from sqlite_utils import Database

from cloud_inventory.store.migrations import ALL_MIGRATIONS
from cloud_inventory.store.projection import Projection
from cloud_inventory.store.promises import CloudPromises
from storecore.contracts.facts import OrderCollected, SaleCompleted, StockReceived, read_body
from storecore.contracts.promises import StockCounted
from storecore.contracts.reference import Order
from storecore.journal.journal import facts_after
from storecore.journal.receiver import FactRefused
from storecore.orders.goods import handed
from storecore.orders.life import as_placed
from storecore.replication.feed import Feed
from storeside.simulate.chain import Chain
from storeside.simulate.disk import SimDisk

_TABLES = {
    "inventory": "store_id, sku, on_hand, reserved",
    "sale": "*",
    "sales_total": "*",
    "delivery": "*",
    "task": "*",
}


def rebuilt_differences(chain: Chain) -> Iterator[str]:
    """The cloud's projections, and the stock of each edge."""
    yield from _cloud(chain)
    for edge in chain.edges:
        live = {r[0]: r[1] for r in edge.disk.conn.execute("SELECT sku, on_hand FROM stock")}
        again = _on_hand(edge.disk.conn)
        untold = _handed_over_untold(edge.disk.conn)
        for sku, on_hand in live.items():
            if sku not in untold and again.get(sku, 0) != on_hand:
                yield f"{edge.name}: {on_hand} of {sku}, by its journal {again.get(sku, 0)}"


def _cloud(chain: Chain) -> Iterator[str]:
    live = chain.cloud.disk.conn
    disk = SimDisk(ALL_MIGRATIONS)
    db = Database(disk.conn)
    for order_id, request_id, request, document in live.execute(
        "SELECT order_id, request_id, request, document FROM orders"
    ):
        order = msgspec.json.decode(document, type=Order)
        placed = as_placed(order)
        disk.conn.execute(
            "INSERT INTO orders (order_id, request_id, request, document) VALUES (?, ?, ?, ?)",
            (order_id, request_id, request, msgspec.json.encode(placed)),
        )
    feed = Feed()
    clock = chain.cloud.clock
    projection = Projection(feed, clock, CloudPromises(feed, clock.wall_ms, 0))
    for _, fact in facts_after(live, 0, -1):
        body = read_body(fact)
        assert body is not None
        try:
            with db.atomic():
                projection.apply(db, fact, body)
        except FactRefused:
            continue
    for table, columns in _TABLES.items():
        query = f"SELECT {columns} FROM {table}"  # noqa: S608
        ours, again = set(live.execute(query)), set(disk.conn.execute(query))
        if ours != again:
            yield f"cloud: {table} is not what its journal says: {sorted(ours ^ again)[:2]}"
    disk.conn.close()


def _on_hand(conn: sqlite3.Connection) -> Counter[str]:
    """Received, less sold, less handed over, as counted."""
    on_hand: Counter[str] = Counter()
    sold = set[str]()
    for _, fact in facts_after(conn, 0, -1):
        body = read_body(fact)
        if isinstance(body, StockReceived):
            on_hand.update({line.sku: line.quantity for line in body.lines})
        elif isinstance(body, SaleCompleted) and body.transaction_id not in sold:
            sold.add(body.transaction_id)
            on_hand.subtract({line.sku: line.quantity for line in body.lines})
        elif isinstance(body, StockCounted):
            on_hand[body.sku] = body.quantity
        elif isinstance(body, OrderCollected):
            for part in body.handed:
                on_hand[part.sku] -= part.taken
    return on_hand


def _handed_over_untold(conn: sqlite3.Connection) -> set[str]:
    """Items of orders whose handover is known from the cloud alone, after an old copy of this
    database was put back: when it happened is not in the journal any more."""
    told: Counter[tuple[str, str]] = Counter()
    for _, fact in facts_after(conn, 0, -1):
        if isinstance(body := read_body(fact), OrderCollected):
            for part in body.handed:
                told[body.order_id, part.sku] += part.taken
    orders = [
        msgspec.json.decode(row[0], type=Order)
        for row in conn.execute("SELECT document FROM customer_order")
    ]
    return {
        sku
        for order in orders
        for sku, pieces in handed(order).items()
        if pieces != told[order.order_id, sku]
    }
