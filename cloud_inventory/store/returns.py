"""What came back to each store, as it told."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.contracts.returns import GoodsReturned
from storecore.journal.receiver import FactRefused

RETURN_MIGRATIONS = Migrations("cloud_returns")


@RETURN_MIGRATIONS()
def returns(db: Database) -> None:
    """One row for each return; `minor` is what went back for it."""
    db.conn.execute(
        """
        CREATE TABLE goods_return (
            return_id TEXT PRIMARY KEY,
            transaction_id TEXT NOT NULL,
            store_id TEXT NOT NULL,
            minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            at_ms INTEGER NOT NULL
        ) WITHOUT ROWID
        """
    )


def keep_return(conn: sqlite3.Connection, told: GoodsReturned) -> None:
    """Note a return, once.

    Raises:
        FactRefused: it was told before, by another fact.
    """
    added = conn.execute(
        "INSERT OR IGNORE INTO goods_return VALUES (?, ?, ?, ?, ?, ?)",
        (
            told.return_id,
            told.transaction_id,
            told.store_id,
            told.amount.minor,
            told.amount.currency,
            told.at_ms,
        ),
    )
    if added.rowcount == 0:
        raise FactRefused(f"return {told.return_id} was told before, by another fact")
