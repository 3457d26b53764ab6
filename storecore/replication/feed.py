"""The serving side of reference: documents in the order of their newest change."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable

import msgspec
from sqlite_utils import Database

from storecore.contracts.exchange import Entry, ReferencePage


class Feed:
    """Documents by (scope, collection, key), read by cursor. Each keeps only its newest state.

    A removed document stays as a tombstone, so that a reader who was away learns of it.
    `scope` says who gets a document: one store, or everyone where it is empty. A reader that would
    get two documents of one collection and key, its own and everyone's, sees the newer.
    """

    def put(
        self,
        db: Database,
        collection: str,
        key: str,
        document: msgspec.Struct | msgspec.Raw,
        *,
        scope: str = "",
        version: int | None = None,
    ) -> int:
        """Publish a document and return its version; an unchanged one keeps its place.

        `version` is given where a document is passed on; otherwise its position serves.
        """
        encoded = (
            bytes(document) if isinstance(document, msgspec.Raw) else msgspec.json.encode(document)
        )
        return self._write(db, collection, key, encoded, scope=scope, version=version)

    def remove(self, db: Database, collection: str, key: str, *, scope: str = "") -> None:
        """Publish that a document is gone. Nothing happens if it never was there."""
        if _held(db.conn, scope, collection, key) is not None:
            self._write(db, collection, key, None, scope=scope)

    def get(
        self, conn: sqlite3.Connection, collection: str, key: str, *, scope: str = ""
    ) -> Entry | None:
        """The newest state of one document; None where it was never published or is gone."""
        held = _held(conn, scope, collection, key)
        if held is None or held[1] is None:
            return None
        return Entry(collection=collection, key=key, version=held[0], raw=msgspec.Raw(held[1]))

    def name(self, conn: sqlite3.Connection) -> str:
        """The name of this feed; another one is another history of the documents."""
        (name,) = conn.execute("SELECT name FROM feed_name").fetchone()
        return str(name)

    def is_behind(self, conn: sqlite3.Connection, cursor: int, feed: str) -> bool:
        """Whether a reader of this feed has read further than it goes: an old copy was put back."""
        if feed != self.name(conn):
            return False
        (last,) = conn.execute("SELECT coalesce(max(position), 0) FROM feed").fetchone()
        return cursor > int(last)

    def begin_anew(self, db: Database, token: Callable[[int], str] = secrets.token_hex) -> None:
        """Go on under another name, so that every reader starts over and misses nothing."""
        db.conn.execute("UPDATE feed_name SET name = ?", (token(8),))

    def page(
        self, conn: sqlite3.Connection, cursor: int, limit: int, scope: str, feed: str = ""
    ) -> ReferencePage:
        """Up to `limit` entries after `cursor`; from the start for a reader of another feed."""
        name = self.name(conn)
        start = cursor if feed == name else 0
        rows = conn.execute(
            "SELECT position, collection, key, version, document FROM feed "
            "WHERE position > ? AND scope IN ('', ?) ORDER BY position LIMIT ?",
            (start, scope, limit + 1),
        ).fetchall()
        entries = tuple(
            Entry(
                collection=collection,
                key=key,
                version=version,
                raw=msgspec.Raw(b"null" if document is None else document),
            )
            for _, collection, key, version, document in rows[:limit]
        )
        reached = rows[:limit][-1][0] if rows else start
        return ReferencePage(
            feed=name, cursor=reached, entries=entries, complete=len(rows) <= limit
        )

    def _write(
        self,
        db: Database,
        collection: str,
        key: str,
        document: bytes | None,
        *,
        scope: str,
        version: int | None = None,
    ) -> int:
        held = _held(db.conn, scope, collection, key)
        if held is not None and held[1] == document and version in (None, held[0]):
            return held[0]
        db.conn.execute(
            "DELETE FROM feed WHERE scope = ? AND collection = ? AND key = ?",
            (scope, collection, key),
        )
        (position,) = db.conn.execute(
            "INSERT INTO feed (scope, collection, key, version, document) VALUES (?, ?, ?, 0, ?) "
            "RETURNING position",
            (scope, collection, key, document),
        ).fetchone()
        settled = int(position) if version is None else version
        db.conn.execute("UPDATE feed SET version = ? WHERE position = ?", (settled, position))
        return settled


def _held(
    conn: sqlite3.Connection, scope: str, collection: str, key: str
) -> tuple[int, bytes | None] | None:
    row = conn.execute(
        "SELECT version, document FROM feed WHERE scope = ? AND collection = ? AND key = ?",
        (scope, collection, key),
    ).fetchone()
    return None if row is None else (row[0], row[1])
