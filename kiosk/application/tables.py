"""Tables of the kiosk beside the journal and the copy of the reference."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

KIOSK_MIGRATIONS = Migrations("kiosk")


@KIOSK_MIGRATIONS()
def selling(db: Database) -> None:
    """`open_basket` has one row or none; an `intent` without outcome is still to be asked for.

    Receipt numbers are the rows of `sale`: given in the sale's own transaction, never removed.
    """
    db.conn.execute(
        """
        CREATE TABLE open_basket (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            basket BLOB NOT NULL,
            language TEXT NOT NULL
        )
        """
    )
    db.conn.execute(
        """
        CREATE TABLE intent (
            intent_id TEXT PRIMARY KEY,
            transaction_id TEXT NOT NULL,
            basket BLOB NOT NULL,
            language TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            outcome TEXT
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE sale (
            receipt_number INTEGER PRIMARY KEY,
            transaction_id TEXT NOT NULL UNIQUE,
            intent_id TEXT NOT NULL UNIQUE,
            total_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            completed_ms INTEGER NOT NULL
        )
        """
    )
