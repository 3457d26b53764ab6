"""A note outside the database of how far its feed had come; see `storecore.journal.fence`.

A server whose database was put back from an old copy would give positions a second time, and
readers would miss what stands there. It goes on under another name instead.
"""

from __future__ import annotations

import sqlite3

import msgspec

from storecore.journal.fence import NOTE_BYTES, NoteStore
from storecore.logs import Log

log = Log(__name__)


class FeedNote(msgspec.Struct, frozen=True):
    """How far one feed had come."""

    feed: str
    position: int


class FeedFence:
    """Compares the feed with the note at the start, and keeps the note after each commit."""

    def __init__(self, notes: NoteStore) -> None:
        self._notes = notes
        self._kept: FeedNote | None = None

    def is_breached(self, conn: sqlite3.Connection) -> bool:
        """Whether the feed says less than the note does."""
        raw = self._notes.read()
        if raw is None:
            return False
        try:
            note = msgspec.json.decode(raw, type=FeedNote)
        except msgspec.MsgspecError:
            log.error("fence_unreadable")
            return False
        return _now(conn).position < note.position or _now(conn).feed != note.feed

    def keep(self, conn: sqlite3.Connection) -> None:
        """Write down how far the feed is now. A disk that takes no note is logged, no more."""
        note = _now(conn)
        if note == self._kept:
            return
        try:
            self._notes.write(msgspec.json.encode(note).ljust(NOTE_BYTES))
        except OSError as problem:
            log.error("fence_not_kept", problem=str(problem))
            return
        self._kept = note


def _now(conn: sqlite3.Connection) -> FeedNote:
    (name,) = conn.execute("SELECT name FROM feed_name").fetchone()
    (position,) = conn.execute("SELECT coalesce(max(position), 0) FROM feed").fetchone()
    return FeedNote(str(name), int(position))
