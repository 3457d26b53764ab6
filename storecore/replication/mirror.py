"""The reading side of reference: a node's own copy of what is decided above."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
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
        """Store a page, call `on_entry` for each entry, and move the cursor, in one transaction.

        A page of a new feed starts over: what the new feed does not have is removed at its end.
        Returns the names of the collections that changed.
        """
        feed, starting_over = db.conn.execute(
            "SELECT feed, starting_over FROM mirror_cursor"
        ).fetchone()
        starting_over = starting_over or feed != page.feed
        entries = list(page.entries)
        if page.complete and starting_over:
            entries += self._left_over(db, page)
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

    def _left_over(self, db: Database, page: ReferencePage) -> list[Entry]:
        """Tombstones for what neither this page nor an earlier one of its feed has brought."""
        brought = {(entry.collection, entry.key) for entry in page.entries}
        stale = db.conn.execute(
            "SELECT collection, key, version FROM mirror WHERE feed != ?", (page.feed,)
        ).fetchall()
        return [
            Entry(collection=collection, key=key, version=version)
            for collection, key, version in stale
            if (collection, key) not in brought
        ]
