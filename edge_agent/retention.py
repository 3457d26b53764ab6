"""How long what is kept: by age for each kind, and within a bound of the whole database.

Where the database is above its bound, this gives way, in this order: raw messages of devices, the
messages in quarantine, what the sensors saw and the cloud has confirmed, however young. Sales,
orders, stock, money and whatever the cloud has not confirmed never do: then the status says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec
from sqlite_utils import Database

from edge_agent.ingest.kept import RawReadings
from edge_agent.ingest.quarantine import Quarantine
from edge_agent.options import EdgeOptions
from storecore.clock import Clock
from storecore.journal.letting_go import LettingGo
from storecore.logs import Log
from storecore.replication.sending import confirmed_position
from storecore.signing.keys import SEED_BYTES, SigningKey

log = Log(__name__)

DAY_MS = 86_400_000
ROUNDS_MAX = 40
"""So often one housekeeping looks at some more of the log; the rest waits for the next."""
SPARED_MS = 3_600_000
"""What the sensors saw in the last hour stays, whatever the disk says."""


class KeepRules(msgspec.Struct, frozen=True, kw_only=True):
    """What the retailer sets."""

    readings_ms: int
    sensed_ms: int
    bytes_max: int


class Retention:
    """Lets go of what is old and of what is too much. Runs inside a Writer's work."""

    def __init__(
        self,
        options: EdgeOptions,
        quarantine: Quarantine,
        clock: Clock,
        entropy: Callable[[int], bytes],
    ) -> None:
        self._rules = KeepRules(
            readings_ms=round(options.readings_keep_days * DAY_MS),
            sensed_ms=round(options.sensed_keep_days * DAY_MS),
            bytes_max=options.disk_bytes_max,
        )
        self.raw = RawReadings(options.readings_kept_bytes_max)
        self._quarantine = quarantine
        self.letting_go = LettingGo(SigningKey(entropy(SEED_BYTES)))
        self._clock = clock

    def sign_with(self, key: SigningKey) -> None:
        """From now on this key signs for what is let go: the machine's own, which is on disk."""
        self.letting_go = LettingGo(key)

    def tidy(self, db: Database) -> None:
        """Let go of what is older than its kind is kept, then of what is above the bound."""
        now_ms = self._clock.wall_ms()
        self.raw.let_go_older(db, now_ms - self._rules.readings_ms)
        self._let_facts_go(db, now_ms - self._rules.sensed_ms, lambda: True)
        if used_bytes(db.conn) > self._rules.bytes_max:
            self._give_way(db, now_ms)

    def is_over(self, conn: sqlite3.Connection) -> bool:
        """Whether the database is above its bound, and nothing more may give way."""
        return used_bytes(conn) > self._rules.bytes_max

    def _give_way(self, db: Database, now_ms: int) -> None:
        """In the order that the module tells."""

        def above() -> int:
            return used_bytes(db.conn) - self._rules.bytes_max

        gone = {"raw_bytes": self.raw.let_go_bytes(db, above())}
        if above() > 0:
            gone["quarantined"] = self._quarantine.empty(db)
        if above() > 0:
            gone["facts"] = self._let_facts_go(db, now_ms - SPARED_MS, lambda: above() > 0)
        log.warning("disk_gave_way", above_bytes=max(0, above()), **gone)

    def _let_facts_go(self, db: Database, before_ms: int, more: Callable[[], bool]) -> int:
        confirmed = confirmed_position(db.conn)
        looked_at = 0
        for _ in range(ROUNDS_MAX):
            if not more():
                break
            found = self.letting_go.let_go(
                db, confirmed=confirmed, before_ms=before_ms, now_ms=self._clock.wall_ms()
            )
            looked_at += found
            if not found:
                break
        return looked_at


def used_bytes(conn: sqlite3.Connection) -> int:
    """What the database holds, without the room inside its file that will be used again."""
    (pages,) = conn.execute("PRAGMA page_count").fetchone()
    (free,) = conn.execute("PRAGMA freelist_count").fetchone()
    (size,) = conn.execute("PRAGMA page_size").fetchone()
    return (int(pages) - int(free)) * int(size)
