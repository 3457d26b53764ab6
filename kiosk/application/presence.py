"""When somebody was last at the kiosk, on disk: a basket comes back only to whoever filled it."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database

from kiosk.domain.basket import Basket
from kiosk.flow.state import KioskState
from storecore.clock import Clock
from storecore.database.writer import Writer

KEEP_EVERY_S = 10.0
"""Touches that change no basket are noted no more often than this."""


class Presence:
    """Notes that somebody is there while there is a basket. Used by the owner's thread."""

    def __init__(self, writer: Writer, clock: Clock) -> None:
        self._writer = writer
        self._clock = clock
        self._basket: Basket | None = None
        self._kept_s = 0.0

    def note(self, state: KioskState) -> None:
        """Called with each state. A changed basket tells the disk by itself."""
        if state.basket is not self._basket:
            self._basket, self._kept_s = state.basket, state.touched_s
        elif not state.basket.is_empty and state.touched_s - self._kept_s >= KEEP_EVERY_S:
            self._kept_s = state.touched_s
            at_ms = self._clock.wall_ms()
            self._writer.submit(lambda db: keep_presence(db, at_ms))


def keep_presence(db: Database, at_ms: int) -> None:
    """Somebody was there at that wall time in milliseconds."""
    db.conn.execute("INSERT OR REPLACE INTO presence VALUES (1, ?)", (at_ms,))


def quiet_s(conn: sqlite3.Connection, now_ms: int) -> float:
    """Seconds since somebody was last there, without end where nobody ever was.

    A clock that was set back by little, as happens after a start, makes little quiet; one that was
    set back by much makes much, because then nobody can say how long it was.
    """
    row = conn.execute("SELECT at_ms FROM presence").fetchone()
    return abs(now_ms - int(row[0])) / 1000 if row is not None else float("inf")
