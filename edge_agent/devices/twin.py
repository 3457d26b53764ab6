"""The wanted and the reached settings of each device, side by side."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from edge_agent.devices.states import all_states
from storecore.clock import Clock
from storecore.contracts.commands import Configure, Outcome, Reply
from storecore.contracts.device_settings import DeviceSettings, DeviceSettled
from storecore.journal.journal import Journal
from storecore.replication.mirror import Mirror, Versioned

TWIN_MIGRATIONS = Migrations("device twins")
COLLECTION = "device_settings"


@TWIN_MIGRATIONS()
def twins(db: Database) -> None:
    """`twin` has, for each device, the newest version that was answered and how."""
    db.conn.execute(
        "CREATE TABLE twin (device TEXT PRIMARY KEY, version INTEGER NOT NULL, "
        "outcome TEXT NOT NULL, detail TEXT NOT NULL)"
    )


class TwinState(StrEnum):
    """How far a device is from what is wanted of it."""

    REACHED = "reached"
    PENDING = "pending"
    CHANGED = "changed"
    """It had them and has others now: it is told again."""
    REFUSED = "refused"


class Twin(msgspec.Struct, frozen=True):
    """One device: the version that is wanted, how it stands, and why."""

    device: str
    version: int
    state: TwinState
    detail: str
    wanted: Configure


class TwinBook:
    """What writes runs inside a Writer's work."""

    def __init__(self, store_id: str, mirror: Mirror, journal: Journal, clock: Clock) -> None:
        self._store_id = store_id
        self._mirror = mirror
        self._journal = journal
        self._clock = clock

    def twins(self, conn: sqlite3.Connection) -> list[Twin]:
        """Every device of which something is wanted."""
        rows = conn.execute("SELECT device, version, outcome, detail FROM twin").fetchall()
        answered = {device: (version, outcome, detail) for device, version, outcome, detail in rows}
        has = {name: state.status.settings_version for name, state in all_states(conn).items()}
        return [
            self._twin(wanted, answered.get(wanted.key, (0, "", "")), has.get(wanted.key, 0))
            for wanted in self._mirror.all(conn, COLLECTION, DeviceSettings)
        ]

    def settle(self, db: Database, twin: Twin, reply: Reply) -> None:
        """A device has answered: what it reached or refused is a fact, told once."""
        outcome = {Outcome.DONE: TwinState.REACHED, Outcome.REFUSED: TwinState.REFUSED}.get(
            reply.outcome
        )
        if outcome is None:
            return  # nobody knows: it is asked again
        before = db.conn.execute(
            "SELECT version, outcome FROM twin WHERE device = ?", (twin.device,)
        ).fetchone()
        if before == (twin.version, outcome):
            return
        db.conn.execute(
            "INSERT OR REPLACE INTO twin VALUES (?, ?, ?, ?)",
            (twin.device, twin.version, outcome, reply.detail),
        )
        body = DeviceSettled(
            store_id=self._store_id,
            device=twin.device,
            version=twin.version,
            outcome=outcome,
            detail=reply.detail,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, body)

    def _twin(
        self, wanted: Versioned[DeviceSettings], answered: tuple[int, str, str], has: int
    ) -> Twin:
        version, outcome, detail = answered
        if version != wanted.version:
            state, detail = TwinState.PENDING, ""
        elif outcome == TwinState.REFUSED:
            state = TwinState.REFUSED
        else:
            state = TwinState.REACHED if has == wanted.version else TwinState.CHANGED
        values = wanted.document.values
        return Twin(
            wanted.key,
            wanted.version,
            state,
            detail,
            Configure(version=wanted.version, values=values),
        )
