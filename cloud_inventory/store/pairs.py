"""Counts what was bought together, sale by sale, and publishes what goes well with what."""

from __future__ import annotations

import sqlite3
from itertools import combinations

from sqlite_utils import Database

from cloud_inventory.domain.pairs import SKUS_MAX, Seen, best_partner
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.pairs import Pair
from storecore.replication.feed import Feed


def note_pairs(db: Database, feed: Feed, sale: SaleCompleted) -> None:
    """Count a sale and publish anew what goes with its goods. To be called once for each sale."""
    skus = sorted({line.sku for line in sale.lines})
    if not 2 <= len(skus) <= SKUS_MAX:
        return
    conn = db.conn
    conn.execute("UPDATE baskets SET total = total + 1")
    conn.executemany(
        "INSERT INTO sku_baskets VALUES (?, 1) "
        "ON CONFLICT (sku) DO UPDATE SET baskets = sku_baskets.baskets + 1",
        [(sku,) for sku in skus],
    )
    conn.executemany(
        "INSERT INTO pair_baskets VALUES (?, ?, 1) "
        "ON CONFLICT (sku, other) DO UPDATE SET baskets = pair_baskets.baskets + 1",
        [pair for one, other in combinations(skus, 2) for pair in ((one, other), (other, one))],
    )
    (total,) = conn.execute("SELECT total FROM baskets").fetchone()
    for sku in skus:
        _publish(db, feed, sku, total)


def _publish(db: Database, feed: Feed, sku: str, total: int) -> None:
    found = best_partner(total, _baskets(db.conn, sku), _seen(db.conn, sku))
    if found is None:
        feed.remove(db, "pair", sku)
        return
    partner, lift_percent = found
    pair = Pair(
        sku=sku,
        goes_with=partner.sku,
        # Rounded, so that a kiosk hears of a pair when it changes and not at every sale.
        lift_percent=lift_percent // 50 * 50,
        together=1 << (partner.together.bit_length() - 1),
    )
    feed.put(db, "pair", sku, pair)


def _baskets(conn: sqlite3.Connection, sku: str) -> int:
    (baskets,) = conn.execute("SELECT baskets FROM sku_baskets WHERE sku = ?", (sku,)).fetchone()
    return int(baskets)


def _seen(conn: sqlite3.Connection, sku: str) -> list[Seen]:
    rows = conn.execute(
        "SELECT pair_baskets.other, sku_baskets.baskets, pair_baskets.baskets "
        "FROM pair_baskets JOIN sku_baskets ON sku_baskets.sku = pair_baskets.other "
        "WHERE pair_baskets.sku = ?",
        (sku,),
    )
    return [Seen(*row) for row in rows]
