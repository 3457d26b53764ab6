"""Tables of members' rights in this store."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

MEMBER_MIGRATIONS = Migrations("members")

_TABLES = (
    # What a purchase under way may spend; it ends with the sale or when it is let go of.
    """
    CREATE TABLE member_hold (
        transaction_id TEXT PRIMARY KEY,
        kiosk_id TEXT NOT NULL,
        member_key TEXT NOT NULL,
        points INTEGER NOT NULL,
        at_ms INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE coupon_hold (
        coupon_id TEXT PRIMARY KEY,
        transaction_id TEXT NOT NULL REFERENCES member_hold ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX member_hold_member ON member_hold (member_key)",
    # Points spent by sales of this store since ever; the cloud says how many it has heard of.
    """
    CREATE TABLE member_spent (
        member_key TEXT PRIMARY KEY,
        points INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE coupon_spent (
        coupon_id TEXT PRIMARY KEY,
        transaction_id TEXT NOT NULL
    ) WITHOUT ROWID
    """,
)


@MEMBER_MIGRATIONS()
def rights(db: Database) -> None:
    """What is held and what was spent."""
    for statement in _TABLES:
        db.conn.execute(statement)


@MEMBER_MIGRATIONS()
def cloud_rights(db: Database) -> None:
    """`cloud`: 0 where the cloud knows nothing of it."""
    db.conn.execute("ALTER TABLE member_hold ADD COLUMN cloud INTEGER NOT NULL DEFAULT 0")


@MEMBER_MIGRATIONS()
def granted_rights(db: Database) -> None:
    """What of a hold the cloud has granted: it stays granted when the line goes."""
    db.conn.execute("ALTER TABLE member_hold ADD COLUMN granted INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("ALTER TABLE coupon_hold ADD COLUMN granted INTEGER NOT NULL DEFAULT 0")
