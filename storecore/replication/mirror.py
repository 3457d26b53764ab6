"""The reading side of reference: a node's own copy of what is decided above."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import msgspec
from sqlite_utils import Database

from storecore.contracts.exchange import Entry, ReferencePage

S = TypeVar("S", bound=msgspec.Struct)
OnEntry = Callable[[Database, Entry], None]


class Versioned(msgspec.Struct, Generic[S], frozen=True):
    """A document with its key and the version that was served."""

    key: str
    version: int
    document: S


class Mirror:
    """Documents by (collection, key), with the cursor they were read up to."""

    def cursor(self, conn: sqlite3.Connection) -> tuple[str, int]:
        """The feed that is read, and how far."""
        feed, cursor = conn.execute("SELECT feed, cursor FROM mirror_cursor").fetchone()
        return str(feed), int(cursor)

    def apply(self, db: Database, page: ReferencePage, on_entry: OnEntry | None = None) -> set[str]:
        """Take a page in and move the cursor, in one transaction.

        What was published together is seen together: a page after which more waits is only put
        aside, whatever becomes of the line. The last one brings all of it, with `on_entry` for each
        entry. A page of a new feed starts over: what the new feed does not have is removed then.
        Returns the names of the collections that changed.
        """
        feed, starting_over = db.conn.execute(
            "SELECT feed, starting_over FROM mirror_cursor"
        ).fetchone()
        starting_over = starting_over or feed != page.feed
        if feed != page.feed:
            db.conn.execute("DELETE FROM mirror_aside")
        entries: list[Entry] = []
        if page.complete:
            entries = [*_from_aside(db), *page.entries]
        else:
            _put_aside(db, page)
        if page.complete and starting_over:
            entries += self._left_over(db, page.feed, entries)
            starting_over = False
        for entry in entries:
            self._store(db, page.feed, entry)
            if on_entry is not None:
                on_entry(db, entry)
        db.conn.execute(
            "UPDATE mirror_cursor SET feed = ?, cursor = ?, starting_over = ?",
            (page.feed, page.cursor, starting_over),
        )
        return {entry.collection for entry in entries}

    def get(
        self, conn: sqlite3.Connection, collection: str, key: str, type_: type[S]
    ) -> Versioned[S] | None:
        """One document, or None."""
        row = conn.execute(
            "SELECT version, document FROM mirror WHERE collection = ? AND key = ?",
            (collection, key),
        ).fetchone()
        if row is None:
            return None
        return Versioned(key, row[0], msgspec.json.decode(row[1], type=type_))

    def all(self, conn: sqlite3.Connection, collection: str, type_: type[S]) -> list[Versioned[S]]:
        """Every document of a collection, by key."""
        decoder = msgspec.json.Decoder(type_)
        rows = conn.execute(
            "SELECT key, version, document FROM mirror WHERE collection = ? ORDER BY key",
            (collection,),
        )
        return [Versioned(key, version, decoder.decode(doc)) for key, version, doc in rows]

    def _store(self, db: Database, feed: str, entry: Entry) -> None:
        if entry.document is None:
            db.conn.execute(
                "DELETE FROM mirror WHERE collection = ? AND key = ?",
                (entry.collection, entry.key),
            )
            return
        db.conn.execute(
            "INSERT INTO mirror VALUES (?, ?, ?, ?, ?) ON CONFLICT (collection, key) DO UPDATE SET "
            "version = excluded.version, document = excluded.document, feed = excluded.feed",
            (entry.collection, entry.key, entry.version, entry.document, feed),
        )

    def _left_over(self, db: Database, feed: str, entries: Sequence[Entry]) -> list[Entry]:
        """Tombstones for what this feed has not brought."""
        brought = {(entry.collection, entry.key) for entry in entries}
        stale = db.conn.execute(
            "SELECT collection, key, version FROM mirror WHERE feed != ?", (feed,)
        ).fetchall()
        return [
            Entry(collection=collection, key=key, version=version)
            for collection, key, version in stale
            if (collection, key) not in brought
        ]


def newest_version(conn: sqlite3.Connection, collections: Sequence[str]) -> int:
    """The newest version among documents of these collections; 0 where there are none."""
    marks = ", ".join("?" * len(collections))
    (version,) = conn.execute(
        f"SELECT coalesce(max(version), 0) FROM mirror WHERE collection IN ({marks})",  # noqa: S608
        tuple(collections),
    ).fetchone()
    return int(version)


def _put_aside(db: Database, page: ReferencePage) -> None:
    db.conn.executemany(
        "INSERT INTO mirror_aside (collection, key, version, document) VALUES (?, ?, ?, ?)",
        [(one.collection, one.key, one.version, one.document) for one in page.entries],
    )


def _from_aside(db: Database) -> list[Entry]:
    """All that was put aside, in its order; nothing is left there."""
    rows = db.conn.execute(
        "SELECT collection, key, version, document FROM mirror_aside ORDER BY position"
    ).fetchall()
    if rows:
        db.conn.execute("DELETE FROM mirror_aside")
    return [
        Entry(
            collection=collection,
            key=key,
            version=version,
            raw=msgspec.Raw(b"null" if document is None else document),
        )
        for collection, key, version, document in rows
    ]
