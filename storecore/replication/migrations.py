"""Tables of the two exchanges."""

from __future__ import annotations

import secrets

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

FEED_MIGRATIONS = Migrations("feed")
MIRROR_MIGRATIONS = Migrations("mirror")
UPLINK_MIGRATIONS = Migrations("uplink")


@FEED_MIGRATIONS()
def feed(db: Database) -> None:
    """`feed` keeps the newest state of each document; a change moves it to a new position."""
    db.conn.execute("CREATE TABLE feed_name (name TEXT NOT NULL)")
    db.conn.execute("INSERT INTO feed_name VALUES (?)", (secrets.token_hex(8),))
    db.conn.execute(
        """
        CREATE TABLE feed (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            scope TEXT NOT NULL,
            collection TEXT NOT NULL,
            key TEXT NOT NULL,
            version INTEGER NOT NULL,
            document BLOB,
            UNIQUE (scope, collection, key)
        )
        """
    )


@MIRROR_MIGRATIONS()
def mirror(db: Database) -> None:
    """`mirror` is this node's copy; `mirror_cursor` how far it has read which feed."""
    db.conn.execute(
        """
        CREATE TABLE mirror (
            collection TEXT NOT NULL,
            key TEXT NOT NULL,
            version INTEGER NOT NULL,
            document BLOB NOT NULL,
            feed TEXT NOT NULL,
            PRIMARY KEY (collection, key)
        ) WITHOUT ROWID
        """
    )
    db.conn.execute("CREATE TABLE mirror_cursor (feed TEXT, cursor INTEGER, starting_over INTEGER)")
    db.conn.execute("INSERT INTO mirror_cursor VALUES ('', 0, 1)")


@MIRROR_MIGRATIONS()
def aside(db: Database) -> None:
    """Pages after which more waited, until the last one of them is there."""
    db.conn.execute(
        "CREATE TABLE mirror_aside (position INTEGER PRIMARY KEY, collection TEXT NOT NULL, "
        "key TEXT NOT NULL, version INTEGER NOT NULL, document BLOB)"
    )


@UPLINK_MIGRATIONS()
def uplink(db: Database) -> None:
    """How far the next hop has confirmed, and which chains it has frozen."""
    db.conn.execute("CREATE TABLE uplink (position INTEGER NOT NULL)")
    db.conn.execute("INSERT INTO uplink VALUES (0)")
    db.conn.execute(
        "CREATE TABLE uplink_frozen (origin TEXT, incarnation TEXT, "
        "PRIMARY KEY (origin, incarnation)) WITHOUT ROWID"
    )


@UPLINK_MIGRATIONS()
def told_again(db: Database) -> None:
    """Facts of frozen chains from below that were told again in this node's own chain."""
    db.conn.execute(
        "CREATE TABLE uplink_told (origin TEXT, incarnation TEXT, seq INTEGER, "
        "PRIMARY KEY (origin, incarnation, seq)) WITHOUT ROWID"
    )
