"""What a connector has done already, on its own disk. Losing it costs nothing but repeats."""

from __future__ import annotations

from pathlib import Path

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.contracts.orders import OrderState
from storecore.database.writer import Writer

CONNECTOR_MIGRATIONS = Migrations("connector")
DONE = {
    OrderState.COLLECTED,
    OrderState.REJECTED,
    OrderState.CANCELLED,
    OrderState.EXPIRED,
    OrderState.RETURNED,
}
"""States after which the backend has nothing more to learn."""


@CONNECTOR_MIGRATIONS()
def orders_and_marks(db: Database) -> None:
    """`connected_order`: the backend's orders, each as the cloud knows it; `mark`: how far."""
    db.conn.execute(
        "CREATE TABLE connected_order (key TEXT PRIMARY KEY, version TEXT NOT NULL, "
        "order_id TEXT NOT NULL DEFAULT '', told TEXT NOT NULL DEFAULT '', "
        "note TEXT NOT NULL DEFAULT '') WITHOUT ROWID"
    )
    db.conn.execute("CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One order. `order_id` is empty until the cloud has taken it; `told` is the last state that
    the backend was told, `note` the last note."""

    key: str
    version: str
    order_id: str = ""
    told: str = ""
    note: str = ""


class Book:
    """Reads and writes it; used by one thread."""

    def __init__(self, path: Path) -> None:
        self._writer = Writer(path, [CONNECTOR_MIGRATIONS])

    def order(self, key: str) -> Kept | None:
        """One order, or None."""
        found = self._rows("WHERE key = ?", key)
        return found[0] if found else None

    def followed(self) -> list[Kept]:
        """Orders that the cloud has taken and that are not at an end."""
        over = [state.value for state in DONE]
        places = ", ".join("?" * len(over))
        return self._rows(f"WHERE order_id <> '' AND told NOT IN ({places})", *over)

    def keep(self, order: Kept) -> None:
        """Write an order down."""
        values = (order.key, order.version, order.order_id, order.told, order.note)

        def work(db: Database) -> None:
            db.conn.execute(
                "INSERT INTO connected_order VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE "
                "SET version = excluded.version, order_id = excluded.order_id, "
                "told = excluded.told, note = excluded.note",
                values,
            )

        self._writer.run(work)

    def mark(self, name: str) -> str:
        """How far something was done; empty at first."""
        row = (
            self._writer.reader()
            .execute("SELECT value FROM mark WHERE name = ?", (name,))
            .fetchone()
        )
        return "" if row is None else str(row[0])

    def set_mark(self, name: str, value: str) -> None:
        """It is done so far."""

        def work(db: Database) -> None:
            db.conn.execute(
                "INSERT INTO mark VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )

        self._writer.run(work)

    def close(self) -> None:
        """Close the file."""
        self._writer.close()

    def _rows(self, where: str, *values: str) -> list[Kept]:
        rows = self._writer.reader().execute(
            "SELECT key, version, order_id, told, note FROM connected_order "  # noqa: S608
            f"{where} ORDER BY key",
            values,
        )
        return [
            Kept(key=key, version=version, order_id=order_id, told=told, note=note)
            for key, version, order_id, told, note in rows
        ]
