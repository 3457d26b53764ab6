"""Tables of what is believed, and of why."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

BELIEF_MIGRATIONS = Migrations("belief")


@BELIEF_MIGRATIONS()
def beliefs(db: Database) -> None:
    """`belief`: an `item.ItemBelief` for each sku, with its figures beside it for whoever only
    reads those. `stock_change`: what changed a figure and why. `trade`: one row, how many usual
    days of selling the store has had, and how many lines a usual day sells."""
    db.conn.execute(
        """
        CREATE TABLE belief (
            sku TEXT PRIMARY KEY,
            quantity INTEGER NOT NULL,
            low INTEGER NOT NULL,
            confidence_percent INTEGER NOT NULL,
            told INTEGER,
            document BLOB NOT NULL
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE stock_change (
            id INTEGER PRIMARY KEY,
            sku TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            document BLOB NOT NULL
        )
        """
    )
    db.conn.execute("CREATE INDEX stock_change_sku ON stock_change (sku, id)")
    db.conn.execute("CREATE INDEX stock_change_time ON stock_change (at_ms)")
    db.conn.execute(
        "CREATE TABLE trade (days REAL NOT NULL, lines_per_day REAL NOT NULL, "
        "day INTEGER NOT NULL, lines_today INTEGER NOT NULL)"
    )
    db.conn.execute("INSERT INTO trade VALUES (0, 0, 0, 0)")
