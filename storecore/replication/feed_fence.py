"""A note outside the database of how far its feed had come; see `storecore.journal.fence`.

A server whose database was put back from an old copy would give positions a second time, and
readers would miss what stands there. It goes on under another name instead.
"""

from __future__ import annotations

import sqlite3

import msgspec

from storecore.journal.fence import KeptNote, NoteStore


class FeedNote(msgspec.Struct, frozen=True):
    """How far one feed had come."""

    feed: str
    position: int


class FeedFence:
    """Compares the feed with the note at the start, and keeps the note after each commit."""

    def __init__(self, notes: NoteStore) -> None:
        self._kept = KeptNote(notes, FeedNote)

    def is_breached(self, conn: sqlite3.Connection) -> bool:
        """Whether the feed says less than the note does."""
        note = self._kept.read()
        if note is None:
            return False
        now = _now(conn)
        return now.position < note.position or now.feed != note.feed

    def is_behind(self, conn: sqlite3.Connection) -> bool:
        """Whether the very feed of the note says less than the note does.

        For a database that others write as well, who may have given the feed another name since.
        """
        note = self._kept.read()
        now = _now(conn)
        return note is not None and now.feed == note.feed and now.position < note.position

    def keep(self, conn: sqlite3.Connection) -> None:
        """Write down how far the feed is now. A disk that takes no note is logged, no more."""
        self._kept.keep(_now(conn))


def _now(conn: sqlite3.Connection) -> FeedNote:
    (name,) = conn.execute("SELECT name FROM feed_name").fetchone()
    (position,) = conn.execute("SELECT coalesce(max(position), 0) FROM feed").fetchone()
    return FeedNote(str(name), int(position))
