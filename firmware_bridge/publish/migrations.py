"""Tables of the outbox."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

OUTBOX_MIGRATIONS = Migrations("outbox")


@OUTBOX_MIGRATIONS()
def outbox(db: Database) -> None:
    """`outbox` holds what is not confirmed, `outbox_head` the last seq given to each device."""
    db.conn.execute(
        """
        CREATE TABLE outbox (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            device TEXT NOT NULL,
            seq INTEGER NOT NULL,
            observation BLOB NOT NULL
        )
        """
    )
    db.conn.execute("CREATE UNIQUE INDEX outbox_by_device ON outbox (device, seq)")
    db.conn.execute("CREATE TABLE outbox_head (device TEXT PRIMARY KEY, seq INTEGER NOT NULL)")
    db.conn.execute("CREATE TABLE outbox_self (boot_id TEXT NOT NULL, dropped INTEGER NOT NULL)")


@OUTBOX_MIGRATIONS()
def outbox_held(db: Database) -> None:
    """How many observations of each device wait, so that the one with most gives way first."""
    db.conn.execute("ALTER TABLE outbox_head ADD COLUMN held INTEGER NOT NULL DEFAULT 0")
    db.conn.execute(
        "UPDATE outbox_head SET held = "
        "(SELECT count(*) FROM outbox WHERE outbox.device = outbox_head.device)"
    )
