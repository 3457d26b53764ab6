"""How far each device of each bridge has been taken in, on the disk."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database

from edge_agent.ingest.numbering import Position, advance
from storecore.contracts.observations import Confirmed, Envelope, Observation

_Key = tuple[str, str, str]


class Positions:
    """The positions that one batch moves; `keep` writes them. Lives for one Writer's work."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._held: dict[_Key, Position | None] = {}
        self.bridges: dict[tuple[str, str], None] = {}
        """The numberings of bridges that the batch came from."""

    def fresh(self, envelope: Envelope) -> list[Observation]:
        """What an envelope brings that has not been taken in before."""
        self.bridges[(envelope.bridge, envelope.boot_id)] = None
        fresh: list[Observation] = []
        for seen in envelope.observations:
            if seen.seq == 0:  # the device does not number its messages
                fresh.append(seen)
                continue
            key = (envelope.bridge, envelope.boot_id, seen.device)
            held = self._held[key] if key in self._held else _read(self._db.conn, key)
            self._held[key], is_new = advance(held, seen.seq)
            if is_new:
                fresh.append(seen)
        return fresh

    def keep(self, now_ms: int) -> None:
        """Write every position that was moved."""
        self._db.conn.executemany(
            "INSERT OR REPLACE INTO reading_position VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (*key, position.seq, position.gaps, position.repeats, now_ms)
                for key, position in self._held.items()
                if position is not None
            ],
        )


def _read(conn: sqlite3.Connection, key: _Key) -> Position | None:
    row = conn.execute(
        "SELECT seq, gaps, repeats FROM reading_position "
        "WHERE bridge = ? AND boot_id = ? AND device = ?",
        key,
    ).fetchone()
    return None if row is None else Position(*row)


def confirmation(db: Database, bridge: str, boot_id: str) -> Confirmed:
    """How far each device of one numbering of a bridge is on the disk."""
    rows = db.conn.execute(
        "SELECT device, seq FROM reading_position WHERE bridge = ? AND boot_id = ?",
        (bridge, boot_id),
    )
    return Confirmed(bridge=bridge, boot_id=boot_id, seqs=dict(rows.fetchall()))


def newest_confirmations(db: Database) -> tuple[Confirmed, ...]:
    """What each bridge was told last, to be said again after the line was down."""
    rows = db.conn.execute(
        "SELECT bridge, boot_id, max(moved_ms) FROM reading_position GROUP BY bridge"
    ).fetchall()
    return tuple(confirmation(db, bridge, boot_id) for bridge, boot_id, _ in rows)


class Missing(msgspec.Struct, frozen=True):
    """Numbers of devices that never came, and those that came more than once."""

    gaps: int
    repeats: int


def missing(conn: sqlite3.Connection) -> Missing:
    """What is missing and what came again, over all devices."""
    row = conn.execute(
        "SELECT coalesce(sum(gaps), 0), coalesce(sum(repeats), 0) FROM reading_position"
    ).fetchone()
    return Missing(*row)
