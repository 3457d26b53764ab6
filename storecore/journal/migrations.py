"""Tables of the journal."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

JOURNAL_MIGRATIONS = Migrations("journal")


@JOURNAL_MIGRATIONS()
def facts_and_heads(db: Database) -> None:
    """`fact` holds every chain in order of arrival; `head` how far each one is held."""
    db.conn.execute(
        """
        CREATE TABLE fact (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            hlc INTEGER NOT NULL,
            type TEXT NOT NULL,
            version INTEGER NOT NULL,
            correlation TEXT NOT NULL,
            payload BLOB NOT NULL,
            prev_hash TEXT NOT NULL,
            hash TEXT NOT NULL,
            UNIQUE (origin, incarnation, seq)
        )
        """
    )
    db.conn.execute(
        """
        CREATE TABLE head (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            hash TEXT NOT NULL,
            frozen INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (origin, incarnation)
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE verdict (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            verdict TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (origin, incarnation, seq)
        ) WITHOUT ROWID
        """
    )
    db.conn.execute("CREATE TABLE own_chain (origin TEXT PRIMARY KEY, incarnation TEXT NOT NULL)")


@JOURNAL_MIGRATIONS()
def times_and_breaches(db: Database) -> None:
    """`here_ms` is when a fact was stored here, by this machine's clock, beside the origin's stamp.

    `breach` lists when this node had to begin a new chain, and why; `fenced` says that a fence was
    once kept beside this database. `taken` is how far of whose log is held here.
    """
    db.conn.execute("ALTER TABLE fact ADD COLUMN here_ms INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("ALTER TABLE own_chain ADD COLUMN fenced INTEGER NOT NULL DEFAULT 0")
    db.conn.execute(
        "CREATE TABLE taken (sender TEXT, log TEXT, position INTEGER NOT NULL, "
        "PRIMARY KEY (sender, log)) WITHOUT ROWID"
    )
    db.conn.execute(
        """
        CREATE TABLE breach (
            id INTEGER PRIMARY KEY,
            at_ms INTEGER NOT NULL,
            reason TEXT NOT NULL,
            previous TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            over INTEGER NOT NULL DEFAULT 0
        )
        """
    )


@JOURNAL_MIGRATIONS()
def what_was_let_go(db: Database) -> None:
    """`let_go`: runs of facts that are held no more, each with a link over all runs of its chain so
    far. `snapshot`: signed, how far a chain was looked at, and the link of its last run.
    `looked_at`: how far of the log was, for facts to let go. The first databases lack `taken`.
    """
    db.conn.execute(
        """
        CREATE TABLE let_go (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            first_seq INTEGER NOT NULL,
            last_seq INTEGER NOT NULL,
            last_hash TEXT NOT NULL,
            link TEXT NOT NULL,
            PRIMARY KEY (origin, incarnation, first_seq)
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE snapshot (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            hash TEXT NOT NULL,
            link TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            public_key TEXT NOT NULL,
            signature TEXT NOT NULL,
            PRIMARY KEY (origin, incarnation)
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        "CREATE TABLE IF NOT EXISTS taken (sender TEXT, log TEXT, position INTEGER NOT NULL, "
        "PRIMARY KEY (sender, log)) WITHOUT ROWID"
    )
    db.conn.execute("CREATE TABLE looked_at (position INTEGER NOT NULL)")
    db.conn.execute("INSERT INTO looked_at VALUES (0)")
