"""Tables of what the store has promised, beside those of `storecore.escrow`."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

PROMISE_MIGRATIONS = Migrations("edge_promises")


@PROMISE_MIGRATIONS()
def promises(db: Database) -> None:
    """`rights_due`: items to be shared out anew. `count_due`: has a row where everything must be
    counted before rights are minted again; `counted`: what has been, since. `seller`: chains that
    sell, each with when it was last heard. `sold_transaction`: sales whose goods were taken out.
    """
    db.conn.execute("CREATE TABLE rights_due (item TEXT PRIMARY KEY) WITHOUT ROWID")
    db.conn.execute("CREATE TABLE sold_transaction (transaction_id TEXT PRIMARY KEY) WITHOUT ROWID")
    db.conn.execute("CREATE TABLE count_due (one INTEGER PRIMARY KEY CHECK (one = 1))")
    db.conn.execute("CREATE TABLE counted (item TEXT PRIMARY KEY) WITHOUT ROWID")
    db.conn.execute(
        """
        CREATE TABLE seller (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            heard INTEGER NOT NULL,
            PRIMARY KEY (origin, incarnation)
        ) WITHOUT ROWID
        """
    )


@PROMISE_MIGRATIONS()
def counting_of_first_stores(db: Database) -> None:
    """The first stores kept what is still to be counted, instead of what has been."""
    db.conn.execute(
        "CREATE TABLE IF NOT EXISTS count_due (one INTEGER PRIMARY KEY CHECK (one = 1))"
    )
    db.conn.execute("CREATE TABLE IF NOT EXISTS counted (item TEXT PRIMARY KEY) WITHOUT ROWID")
    db.conn.execute(
        "CREATE TABLE IF NOT EXISTS sold_transaction (transaction_id TEXT PRIMARY KEY) "
        "WITHOUT ROWID"
    )
    db.conn.execute("DROP TABLE IF EXISTS uncounted")
