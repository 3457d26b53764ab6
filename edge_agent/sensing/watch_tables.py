"""Tables of what watches over baskets: paid pieces and learned weights."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

WATCH_MIGRATIONS = Migrations("watch")


@WATCH_MIGRATIONS()
def paid_pieces(db: Database) -> None:
    """`sold_tag`: tags that a sale or an order has paid for. `sold_untagged`: paid pieces of tagged
    goods whose tag nobody read, with how many are still `left` to go out."""
    db.conn.execute(
        """
        CREATE TABLE sold_tag (
            epc TEXT PRIMARY KEY,
            sku TEXT NOT NULL,
            transaction_id TEXT NOT NULL,
            at_ms INTEGER NOT NULL
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE sold_untagged (
            id INTEGER PRIMARY KEY,
            sku TEXT NOT NULL,
            transaction_id TEXT NOT NULL,
            left INTEGER NOT NULL,
            until_ms INTEGER NOT NULL
        )
        """
    )
    db.conn.execute("CREATE INDEX sold_untagged_sku ON sold_untagged (sku, id)")


@WATCH_MIGRATIONS()
def learned_weights(db: Database) -> None:
    """What pieces weighed in the bags of accepted sales: count, sum and sum of squares in grams."""
    db.conn.execute(
        """
        CREATE TABLE learned_weight (
            sku TEXT PRIMARY KEY,
            count INTEGER NOT NULL DEFAULT 0,
            sum_g INTEGER NOT NULL DEFAULT 0,
            sum_sq_g INTEGER NOT NULL DEFAULT 0,
            alarms INTEGER NOT NULL DEFAULT 0,
            false_alarms INTEGER NOT NULL DEFAULT 0,
            muted INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID
        """
    )
