"""Raw readings as they came: one compressed row for each transaction, within a bound.

They are the first to give way where disk is short: the oldest go, and how many have gone is
counted. What they led to (levels, places, facts, tasks) stays.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence

import msgspec
from sqlite_utils import Database

from edge_agent.ingest.messages import Message

_FASTEST = 1


class KeptCount(msgspec.Struct, frozen=True):
    """How many raw messages are kept, in how many bytes on disk, and how many have been let go."""

    messages: int
    bytes: int
    let_go: int


class RawReadings:
    """Keeps the newest raw messages, up to `bytes_max` compressed. Runs inside a Writer's work."""

    def __init__(self, bytes_max: int) -> None:
        self._bytes_max = bytes_max

    def put(self, db: Database, messages: Sequence[Message], at_ms: int) -> None:
        """Keep a batch of messages, letting the oldest go where they are too many."""
        if not messages:
            return
        packed = [(message.topic, message.payload) for message in messages]
        body = zlib.compress(msgspec.msgpack.encode(packed), _FASTEST)
        db.conn.execute(
            "INSERT INTO reading_batch (at_ms, messages, body) VALUES (?, ?, ?)",
            (at_ms, len(messages), body),
        )
        (held,) = db.conn.execute(
            "UPDATE reading_kept SET messages = messages + ?, bytes = bytes + ? RETURNING bytes",
            (len(messages), len(body)),
        ).fetchone()
        if held > self._bytes_max:
            self._let_go(db, held, self._bytes_max)

    def let_go_older(self, db: Database, before_ms: int) -> None:
        """Let go of what was taken in before that moment."""
        (last,) = db.conn.execute(
            "SELECT coalesce(max(id), 0) FROM reading_batch WHERE at_ms < ?", (before_ms,)
        ).fetchone()
        self._let_go_until(db, int(last))

    def let_go_bytes(self, db: Database, wanted: int) -> int:
        """Let go of the oldest, so many bytes or all; returns how many bytes went."""
        (held,) = db.conn.execute("SELECT bytes FROM reading_kept").fetchone()
        return self._let_go(db, held, max(0, held - wanted))

    def _let_go(self, db: Database, held: int, bytes_max: int) -> int:
        oldest = db.conn.execute("SELECT id, length(body) FROM reading_batch ORDER BY id")
        newest_gone, size = 0, 0
        while held - size > bytes_max:
            newest_gone, length = next(oldest)
            size += length
        oldest.close()
        self._let_go_until(db, newest_gone)
        return size

    def _let_go_until(self, db: Database, newest_gone: int) -> None:
        messages, size = db.conn.execute(
            "SELECT coalesce(sum(messages), 0), coalesce(sum(length(body)), 0) "
            "FROM reading_batch WHERE id <= ?",
            (newest_gone,),
        ).fetchone()
        db.conn.execute("DELETE FROM reading_batch WHERE id <= ?", (newest_gone,))
        db.conn.execute(
            "UPDATE reading_kept "
            "SET messages = messages - ?, bytes = bytes - ?, let_go = let_go + ?",
            (messages, size, messages),
        )


def kept_count(conn: sqlite3.Connection) -> KeptCount:
    """What is kept and what has been let go."""
    row = conn.execute("SELECT messages, bytes, let_go FROM reading_kept").fetchone()
    return KeptCount(*row)


def raw_readings(conn: sqlite3.Connection, since_ms: int = 0) -> Iterator[tuple[int, str, bytes]]:
    """Every message kept since then, oldest first: when it was taken in, topic, payload."""
    rows = conn.execute(
        "SELECT at_ms, body FROM reading_batch WHERE at_ms >= ? ORDER BY id", (since_ms,)
    )
    for at_ms, body in rows:
        batch = msgspec.msgpack.decode(zlib.decompress(body), type=list[tuple[str, bytes]])
        for topic, payload in batch:
            yield at_ms, topic, payload
