"""Tables of a node's rights."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

ESCROW_MIGRATIONS = Migrations("escrow")


@ESCROW_MIGRATIONS()
def rights(db: Database) -> None:
    """`ledger` is where rights count: an epoch, and for a holder also its own name.

    `rights_with` has the counters between this node and another; `spent` is what the other has told
    of its sales on these rights. `demand` is a decayed count of what each node sold.
    """
    db.conn.execute(
        """
        CREATE TABLE rights (
            ledger TEXT NOT NULL,
            item TEXT NOT NULL,
            minted INTEGER NOT NULL DEFAULT 0,
            sold INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (ledger, item)
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE rights_with (
            ledger TEXT NOT NULL,
            item TEXT NOT NULL,
            node TEXT NOT NULL,
            given INTEGER NOT NULL DEFAULT 0,
            seen INTEGER NOT NULL DEFAULT 0,
            spent INTEGER NOT NULL DEFAULT 0,
            keep INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (ledger, item, node)
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE demand (
            item TEXT NOT NULL,
            node TEXT NOT NULL,
            weight REAL NOT NULL,
            at_ms INTEGER NOT NULL,
            PRIMARY KEY (item, node)
        ) WITHOUT ROWID
        """
    )
