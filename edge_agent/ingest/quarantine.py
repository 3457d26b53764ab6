"""Where messages go that nobody here can use, so that the queue moves on."""

from __future__ import annotations

import hashlib
import sqlite3

from sqlite_utils import Database

from edge_agent.ingest.messages import Rejected

PAYLOAD_BYTES_KEPT = 4096
TEXT_KEPT = 512


class Quarantine:
    """Keeps the newest `kept_max` bad messages, each with its reason and the start of what it
    said."""

    def __init__(self, kept_max: int) -> None:
        self._kept_max = kept_max

    def put(self, db: Database, rejected: Rejected, now_ms: int) -> bool:
        """Keep a bad message; False where the broker has only sent it again."""
        message = rejected.message
        digest = hashlib.sha256(message.payload).hexdigest()
        if message.again and _is_held(db.conn, message.topic, digest):
            return False
        newest = db.conn.execute(
            "INSERT INTO quarantine "
            "(topic, reason, detail, payload, payload_bytes, payload_sha256, at_ms) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                message.topic[:TEXT_KEPT],
                rejected.reason,
                rejected.detail[:TEXT_KEPT],
                message.payload[:PAYLOAD_BYTES_KEPT],
                len(message.payload),
                digest,
                now_ms,
            ),
        ).lastrowid
        assert newest is not None
        db.conn.execute("DELETE FROM quarantine WHERE id <= ?", (newest - self._kept_max,))
        return True

    def empty(self, db: Database) -> int:
        """Let go of all; returns how many there were. They stay counted."""
        return db.conn.execute("DELETE FROM quarantine").rowcount


def _is_held(conn: sqlite3.Connection, topic: str, digest: str) -> bool:
    row = conn.execute(
        "SELECT 1 FROM quarantine WHERE topic = ? AND payload_sha256 = ?",
        (topic[:TEXT_KEPT], digest),
    ).fetchone()
    return row is not None


def quarantined_count(conn: sqlite3.Connection) -> int:
    """How many messages ever went to quarantine, those let go of included."""
    row = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'quarantine'").fetchone()
    return int(row[0]) if row else 0
