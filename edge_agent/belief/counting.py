"""Asks staff to count what the shelves speak against, the best-paying counts first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec
from sqlite_utils import Database

from edge_agent.belief.book import percent, read_item
from edge_agent.belief.doubts import phantom
from edge_agent.belief.item import ItemBelief
from edge_agent.stock.ledger import level
from edge_agent.tasks.book import TaskBook, open_task
from storecore.contracts.item_stock import Doubt
from storecore.contracts.reference import TaskKind

OPEN_MAX = 20
"""More counts at once nobody would begin."""


class Counting:
    """Runs inside a Writer's work."""

    def __init__(self, tasks: TaskBook) -> None:
        self._tasks = tasks

    def look(self, db: Database, skus: Iterable[str]) -> None:
        """Look at these items again: ask for a count, or take the question back."""
        for sku in skus:
            item = read_item(db.conn, sku)
            found = None if item is None else phantom(item, level(db.conn, sku).on_hand)
            waiting = open_task(db.conn, TaskKind.COUNT, sku)
            if found is not None and waiting is None and self._open(db.conn) < OPEN_MAX:
                self._tasks.raise_task(
                    db, TaskKind.COUNT, sku, sku=sku, target=level(db.conn, sku).on_hand
                )
            elif found is None and waiting is not None and not waiting.quantity:
                self._tasks.close(db, waiting, reason="agrees")

    def _open(self, conn: sqlite3.Connection) -> int:
        row = conn.execute(
            "SELECT count(*) FROM task WHERE kind = ? AND open", (TaskKind.COUNT,)
        ).fetchone()
        return int(row[0])


def doubts(conn: sqlite3.Connection, limit: int) -> tuple[Doubt, ...]:
    """What to count, in the order that pays best."""
    rows = conn.execute(
        "SELECT b.sku, b.quantity, b.document, s.on_hand FROM belief b JOIN stock s USING (sku) "
        "WHERE b.quantity < s.on_hand"
    )
    found: list[Doubt] = []
    for sku, quantity, document, books in rows:
        one = phantom(msgspec.json.decode(document, type=ItemBelief), books)
        if one is not None:
            found.append(
                Doubt(
                    sku=sku,
                    books=books,
                    believed=quantity,
                    confidence_percent=percent(one.chance),
                    gain_per_day=round(1000 * one.per_day),
                )
            )
    found.sort(key=lambda doubt: (-doubt.gain_per_day, doubt.sku))
    return tuple(found[:limit])
