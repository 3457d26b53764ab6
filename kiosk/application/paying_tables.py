"""Tables about money beside `intent` and `sale`."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

PAYING_MIGRATIONS = Migrations("kiosk_paying")


@PAYING_MIGRATIONS()
def tenders(db: Database) -> None:
    """What an intent asked for and brought.

    `part` counts the intents of a transaction. `minor` is asked for while there is no outcome, and
    taken once it is approved; before there were parts it was the whole basket. `watch` is empty,
    `given_up` (staff decided that nothing was paid, the terminal is asked on) or `offline` (the
    bank has yet to accept it).
    """
    for column in (
        "way TEXT NOT NULL DEFAULT 'card'",
        "kind TEXT NOT NULL DEFAULT 'card'",
        "part INTEGER NOT NULL DEFAULT 1",
        "minor INTEGER NOT NULL DEFAULT 0",
        "currency TEXT NOT NULL DEFAULT ''",
        "terminal_id TEXT NOT NULL DEFAULT ''",
        "reference TEXT NOT NULL DEFAULT ''",
        "stamp TEXT NOT NULL DEFAULT ''",
        "offline INTEGER NOT NULL DEFAULT 0",
        "watch TEXT NOT NULL DEFAULT ''",
    ):
        db.conn.execute(f"ALTER TABLE intent ADD COLUMN {column}")
    for column, member in (("minor", "minor"), ("currency", "currency")):
        db.conn.execute(
            f"UPDATE intent SET {column} = json_extract(CAST(basket AS TEXT), '$.total.{member}')"  # noqa: S608
        )
    db.conn.execute("CREATE INDEX intent_transaction ON intent (transaction_id)")
    db.conn.execute("CREATE INDEX intent_open ON intent (at_ms) WHERE outcome IS NULL")
    db.conn.execute("CREATE INDEX intent_watched ON intent (at_ms) WHERE watch <> ''")


@PAYING_MIGRATIONS()
def money_back(db: Database) -> None:
    """`refund` without outcome is still to be given back; `asked` once it may have been asked for.

    `reason` is `unfinished` (a cancelled purchase), `sale`, or `claim`.
    """
    db.conn.execute(
        """
        CREATE TABLE refund (
            refund_id TEXT PRIMARY KEY,
            request_id TEXT NOT NULL,
            intent_id TEXT NOT NULL,
            transaction_id TEXT NOT NULL,
            minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            reason TEXT NOT NULL,
            asked INTEGER NOT NULL DEFAULT 0,
            at_ms INTEGER NOT NULL,
            outcome TEXT
        ) WITHOUT ROWID
        """
    )
    db.conn.execute("CREATE INDEX refund_intent ON refund (intent_id)")
    db.conn.execute("CREATE INDEX refund_open ON refund (at_ms) WHERE outcome IS NULL")
    db.conn.execute(
        """
        CREATE TABLE claim (
            claim_id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            intent_id TEXT NOT NULL,
            transaction_id TEXT NOT NULL,
            way TEXT NOT NULL,
            minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            raised_ms INTEGER NOT NULL,
            settled_ms INTEGER
        ) WITHOUT ROWID
        """
    )


@PAYING_MIGRATIONS()
def bills_and_days(db: Database) -> None:
    """Numbers of bills and of days (Z) are given in their own transaction, without gaps.

    `position` is where the day's first fact lies in the journal.
    """
    db.conn.execute(
        """
        CREATE TABLE bill (
            bill_number INTEGER PRIMARY KEY,
            intent_id TEXT NOT NULL UNIQUE,
            opened_ms INTEGER NOT NULL,
            outcome TEXT
        )
        """
    )
    db.conn.execute(
        """
        CREATE TABLE business_day (
            z_number INTEGER PRIMARY KEY,
            position INTEGER NOT NULL,
            opened_ms INTEGER NOT NULL,
            closed_ms INTEGER
        )
        """
    )


@PAYING_MIGRATIONS()
def bills_decided_elsewhere(db: Database) -> None:
    """`decided_by`: the till whose decision, through the edge, closed the bill; empty: our own."""
    db.conn.execute("ALTER TABLE bill ADD COLUMN decided_by TEXT NOT NULL DEFAULT ''")
