"""A batch of messages, decoded and taken in by one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec
from sqlite_utils import Database

from edge_agent.ingest.decode import decode
from edge_agent.ingest.messages import (
    BadMessage,
    BadReason,
    Decoded,
    Message,
    Rejected,
    TagsRead,
)
from edge_agent.ingest.numbering import Position, advance
from edge_agent.ingest.quarantine import Quarantine
from edge_agent.sensing.senses import Senses
from storecore.clock import Clock
from storecore.contracts.observations import Confirmed, Envelope, Presence
from storecore.logs import Log

log = Log(__name__)


class Intake:
    """Reads messages and takes them in. `read` runs anywhere, the rest inside a Writer's work."""

    def __init__(
        self,
        *,
        store_id: str,
        senses: Senses,
        quarantine: Quarantine,
        clock: Clock,
        bytes_max: int,
    ) -> None:
        self._store_id = store_id
        self._senses = senses
        self._quarantine = quarantine
        self._clock = clock
        self._bytes_max = bytes_max

    def read(self, messages: Iterable[Message]) -> list[Decoded | Rejected]:
        """What each message says, or why it is refused. Never raises."""
        return [self._read_one(message) for message in messages]

    def _read_one(self, message: Message) -> Decoded | Rejected:
        try:
            return decode(message, self._store_id, self._bytes_max, self._clock.wall_ms())
        except BadMessage as bad:
            return Rejected(message, bad.reason, bad.detail)
        except Exception as error:
            log.exception("decoding_failed", topic=message.topic)
            return failed(message, error)

    def take(self, db: Database, readings: Sequence[Decoded | Rejected]) -> tuple[Confirmed, ...]:
        """Take a batch in, in its order; what is to be confirmed to the bridges it came from."""
        bridges: dict[tuple[str, str], None] = {}
        for reading in readings:
            if isinstance(reading, Envelope):
                bridges[(reading.bridge, reading.boot_id)] = None
                self._take_envelope(db, reading)
            elif isinstance(reading, TagsRead):
                self._senses.observe(db, reading.tags)
            elif isinstance(reading, Presence):
                self._senses.presence(db, reading)
            elif self._quarantine.put(db, reading, self._clock.wall_ms()):
                log.warning(
                    "message_quarantined",
                    topic=reading.message.topic,
                    reason=reading.reason,
                    detail=reading.detail,
                )
        return tuple(confirmation(db, *bridge) for bridge in bridges)

    def _take_envelope(self, db: Database, envelope: Envelope) -> None:
        positions: dict[str, Position] = {}
        fresh = []
        for seen in envelope.observations:
            if seen.seq == 0:  # the device does not number its messages
                fresh.append(seen)
                continue
            held = positions.get(seen.device) or _position(db, envelope, seen.device)
            positions[seen.device], is_new = advance(held, seen.seq)
            if is_new:
                fresh.append(seen)
        for device, position in positions.items():
            _move(db, envelope, device, position, self._clock.wall_ms())
        self._senses.observe(db, fresh, envelope.bridge)


def failed(message: Message, error: Exception) -> Rejected:
    """A message that this program itself stumbled over; it must not hold up the others."""
    detail = f"{type(error).__name__}: {error}"
    return Rejected(message, BadReason.AGENT_FAILED, detail)


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


def _position(db: Database, envelope: Envelope, device: str) -> Position | None:
    row = db.conn.execute(
        "SELECT seq, gaps, repeats FROM reading_position "
        "WHERE bridge = ? AND boot_id = ? AND device = ?",
        (envelope.bridge, envelope.boot_id, device),
    ).fetchone()
    return None if row is None else Position(*row)


def _move(db: Database, envelope: Envelope, device: str, position: Position, now_ms: int) -> None:
    db.conn.execute(
        "INSERT OR REPLACE INTO reading_position VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            envelope.bridge,
            envelope.boot_id,
            device,
            position.seq,
            position.gaps,
            position.repeats,
            now_ms,
        ),
    )
