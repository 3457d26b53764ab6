"""Tables of what the store has promised, beside those of `storecore.escrow`."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

PROMISE_MIGRATIONS = Migrations("edge_promises")


@PROMISE_MIGRATIONS()
def promises(db: Database) -> None:
    """`rights_due`: items to be shared out anew. `uncounted`: items that must be counted before
    rights are minted again. `seller`: chains that sell, each with when it was last heard.
    """
    db.conn.execute("CREATE TABLE rights_due (item TEXT PRIMARY KEY) WITHOUT ROWID")
    db.conn.execute("CREATE TABLE uncounted (item TEXT PRIMARY KEY) WITHOUT ROWID")
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
