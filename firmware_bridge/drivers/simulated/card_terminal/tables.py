"""Tables of the simulated terminal's own record."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

BOOK_MIGRATIONS = Migrations("card_terminal")


@BOOK_MIGRATIONS()
def payments(db: Database) -> None:
    """`payment` holds every payment asked for, and the marks of those barred beforehand."""
    db.conn.execute(
        """
        CREATE TABLE payment (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            sale_id TEXT NOT NULL,
            service_id TEXT NOT NULL,
            sale_transaction_id TEXT NOT NULL,
            sale_time_stamp TEXT NOT NULL,
            minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            state TEXT NOT NULL,
            concluded_ms INTEGER NOT NULL,
            UNIQUE (sale_id, service_id)
        )
        """
    )


@BOOK_MIGRATIONS()
def parts_and_reversals(db: Database) -> None:
    """What was taken, which may be a part, without the bank, or given back later."""
    db.conn.execute("ALTER TABLE payment ADD COLUMN taken_minor INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("ALTER TABLE payment ADD COLUMN offline INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("ALTER TABLE payment ADD COLUMN online_only INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("UPDATE payment SET taken_minor = minor WHERE state = 'approved'")
    db.conn.execute(
        """
        CREATE TABLE reversal (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            sale_id TEXT NOT NULL,
            service_id TEXT NOT NULL,
            sale_transaction_id TEXT NOT NULL,
            sale_time_stamp TEXT NOT NULL,
            payment INTEGER NOT NULL REFERENCES payment (number),
            minor INTEGER NOT NULL,
            at_ms INTEGER NOT NULL,
            UNIQUE (sale_id, service_id)
        )
        """
    )
