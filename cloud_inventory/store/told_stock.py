"""What stores told of a good's stock in time, and what their shelves hold, for the pictures."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cloud_inventory.domain.told_stock import (
    BELIEVED,
    COUNTED,
    RECEIVED,
    SENT,
    WRITTEN_OFF,
    Told,
)
from cloud_inventory.store.promises import CloudPromises
from storecore.contracts.facts import Body, ShelfLevelChanged, StockReceived
from storecore.contracts.promises import StockCounted
from storecore.contracts.reference import TaskKind
from storecore.contracts.sensing import OnHandBelieved
from storecore.contracts.stock_work import StockSent, StockWrittenOff
from storecore.database.writer import Writer

TOLD_STOCK_MIGRATIONS = Migrations("cloud_told_stock")
KEPT_MS = 180 * 86_400_000
SHOWN_MAX = 500
_TOLD = (
    "INSERT INTO told_stock VALUES (?, ?, ?, ?, {before}, ?, ?, ?, ?) "
    "ON CONFLICT (store_id, sku, at_ms, why) DO UPDATE SET "
    "change_by = told_stock.change_by + excluded.change_by, quantity = excluded.quantity, "
    "low = excluded.low, confidence_percent = excluded.confidence_percent"
)
_KEEP = _TOLD.format(
    before="coalesce((SELECT on_hand FROM inventory WHERE store_id = ? AND sku = ?), 0)"
)
_KEEP_BELIEVED = _TOLD.format(before="?")


@TOLD_STOCK_MIGRATIONS()
def told_stock_and_shelves(db: Database) -> None:
    """`told_stock` is what the books had before each thing told, and what it made of them."""
    db.conn.execute(
        """
        CREATE TABLE told_stock (
            store_id TEXT NOT NULL,
            sku TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            why TEXT NOT NULL,
            before INTEGER NOT NULL,
            change_by INTEGER NOT NULL,
            quantity INTEGER,
            low INTEGER,
            confidence_percent INTEGER,
            PRIMARY KEY (store_id, sku, at_ms, why)
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE told_shelf (
            store_id TEXT NOT NULL,
            place TEXT NOT NULL,
            sku TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            at_ms INTEGER NOT NULL,
            PRIMARY KEY (store_id, place)
        ) WITHOUT ROWID
        """
    )


class ToldShelf(NamedTuple):
    """What the sensors of a place had last told."""

    sku: str
    quantity: int
    at_ms: int


def note_stock(conn: sqlite3.Connection, body: Body) -> None:
    """Keep what a fact tells of stock. Runs in its transaction, before its own effect."""
    if isinstance(body, StockReceived):
        moves = [(line.sku, line.quantity) for line in body.lines]
        _keep_moves(conn, body.store_id, RECEIVED, moves, body.at_ms)
    elif isinstance(body, StockSent):
        moves = [(line.sku, -line.quantity) for line in body.lines]
        _keep_moves(conn, body.store_id, SENT, moves, body.at_ms)
    elif isinstance(body, StockWrittenOff):
        moves = [(body.sku, -body.quantity)]
        _keep_moves(conn, body.store_id, WRITTEN_OFF, moves, body.at_ms)
    elif isinstance(body, StockCounted):
        figures = (0, body.quantity, body.quantity, 100)
        conn.execute(_KEEP, _row(body.store_id, body.sku, body.at_ms, COUNTED, figures))
    elif isinstance(body, OnHandBelieved):
        conn.execute(
            _KEEP_BELIEVED,
            (
                body.store_id,
                body.sku,
                body.at_ms,
                BELIEVED,
                body.books,
                0,
                body.quantity,
                body.low,
                body.confidence_percent,
            ),
        )
        conn.execute(
            "DELETE FROM told_stock WHERE store_id = ? AND sku = ? AND at_ms < ?",
            (body.store_id, body.sku, body.at_ms - KEPT_MS),
        )
    elif isinstance(body, ShelfLevelChanged):
        conn.execute(
            "INSERT INTO told_shelf VALUES (?, ?, ?, ?, ?) ON CONFLICT (store_id, place) "
            "DO UPDATE SET sku = excluded.sku, quantity = excluded.quantity, "
            "at_ms = excluded.at_ms",
            (body.store_id, body.place, body.sku, body.quantity, body.at_ms),
        )


class ToldReader:
    """Reads it, and changes nothing. Safe from any thread."""

    def __init__(self, writer: Writer, promises: CloudPromises) -> None:
        self._writer = writer
        self._promises = promises

    def stock(self, store_id: str, sku: str) -> tuple[Told, ...]:
        """The newest things told of a good, the oldest of them first."""
        rows = self._writer.reader().execute(
            "SELECT at_ms, why, before, change_by, quantity, low, confidence_percent "
            "FROM told_stock WHERE store_id = ? AND sku = ? ORDER BY at_ms DESC, why LIMIT ?",
            (store_id, sku, SHOWN_MAX),
        )
        return tuple(Told(*row) for row in reversed(rows.fetchall()))

    def shelves(self, store_id: str) -> dict[str, ToldShelf]:
        """Every place of a store that sensors have told of."""
        rows = self._writer.reader().execute(
            "SELECT place, sku, quantity, at_ms FROM told_shelf WHERE store_id = ?", (store_id,)
        )
        return {place: ToldShelf(sku, quantity, at_ms) for place, sku, quantity, at_ms in rows}

    def untidy(self, store_id: str) -> frozenset[str]:
        """The places where something lies that does not belong, by the store's open tasks."""
        rows = self._writer.reader().execute(
            "SELECT subject FROM task WHERE store_id = ? AND kind = ? AND closed_ms IS NULL",
            (store_id, TaskKind.TIDY.value),
        )
        return frozenset(str(place) for (place,) in rows)

    def is_silent(self, store_id: str) -> bool:
        """Whether a store was not heard for so long that its word is old."""
        return self._promises.is_silent(self._writer.reader(), store_id)


def _keep_moves(
    conn: sqlite3.Connection,
    store_id: str,
    why: str,
    moves: Iterable[tuple[str, int]],
    at_ms: int,
) -> None:
    conn.executemany(
        _KEEP,
        [_row(store_id, sku, at_ms, why, (change, None, None, None)) for sku, change in moves],
    )


def _row(
    store_id: str, sku: str, at_ms: int, why: str, figures: tuple[int | None, ...]
) -> tuple[object, ...]:
    return (store_id, sku, at_ms, why, store_id, sku, *figures)
