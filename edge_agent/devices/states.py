"""How devices behind bridges are, as last told."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.contracts.devices import DeviceState

STATE_MIGRATIONS = Migrations("device states")


@STATE_MIGRATIONS()
def states(db: Database) -> None:
    """`device_state` has the newest state of each device."""
    db.conn.execute("CREATE TABLE device_state (device TEXT PRIMARY KEY, document BLOB NOT NULL)")


def note_state(db: Database, state: DeviceState) -> None:
    """A bridge has told how a device is; inside a Writer's work."""
    db.conn.execute(
        "INSERT OR REPLACE INTO device_state VALUES (?, ?)",
        (state.status.device, msgspec.json.encode(state)),
    )


def all_states(conn: sqlite3.Connection) -> dict[str, DeviceState]:
    """The newest state of each device."""
    rows = conn.execute("SELECT device, document FROM device_state")
    return {name: msgspec.json.decode(body, type=DeviceState) for name, body in rows}
