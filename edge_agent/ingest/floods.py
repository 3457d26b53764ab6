"""Vendors' readers that flood: what they say beyond their share is let go unread, and counted.

A bridge holds a device that floods up by itself and keeps what it said, so nothing of a bridge is
ever let go here. A reader that publishes straight to the broker cannot be held up: the broker
takes whatever it sends. Its telemetry gives way before anybody else's has to wait for it.
"""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database

from storecore.allowance import Allowance
from storecore.contracts import topics

BURST_S = 60.0
"""So many seconds' worth may come at a stretch: what waited in the broker while nobody listened."""


class Floods:
    """Decides message by message. `admits` runs anywhere, `note` inside a Writer's work."""

    def __init__(self, store_id: str, per_s: int) -> None:
        self._own = topics.vendor_root(store_id)
        self._per_s = per_s
        self._allowances: dict[str, Allowance] = {}

    def admits(self, topic: str, now_s: float) -> bool:
        """Whether a message is to be read; `now_s` in monotonic seconds."""
        if not topic.startswith(self._own):
            return True
        allowance = self._allowances.get(topic)
        if allowance is None:
            allowance = self._allowances[topic] = Allowance(self._per_s, self._per_s * BURST_S)
        return allowance.takes(1, now_s)

    def note(self, db: Database, let_go: dict[str, int], now_ms: int) -> None:
        """Count, by topic, what was let go."""
        db.conn.executemany(
            "INSERT INTO flood VALUES (?1, ?2, ?3) ON CONFLICT (topic) "
            "DO UPDATE SET let_go = let_go + excluded.let_go, at_ms = excluded.at_ms",
            [(topic, count, now_ms) for topic, count in let_go.items()],
        )


class Flood(msgspec.Struct, frozen=True):
    """How many messages of a topic have ever been let go, and when the last was."""

    topic: str
    let_go: int
    at_ms: int


def floods(conn: sqlite3.Connection) -> list[Flood]:
    """Every topic of which messages were let go."""
    rows = conn.execute("SELECT topic, let_go, at_ms FROM flood ORDER BY topic")
    return [Flood(*row) for row in rows]
