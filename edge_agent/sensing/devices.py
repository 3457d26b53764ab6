"""What is known of each device: online or not, and its newest reading."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database


class Device(msgspec.Struct, frozen=True):
    """A row of the table of devices. `seen_ms` 0: it was announced but never said anything."""

    device: str
    bridge: str
    online: bool
    listed: bool
    reading: str
    seen_ms: int


def note_reading(db: Database, device: str, bridge: str, reading: str, at_ms: int) -> None:
    """A device has said something; that alone does not make it online."""
    db.conn.execute(
        "INSERT INTO device (device, bridge, listed, reading, seen_ms) VALUES (?, ?, 1, ?, ?) "
        "ON CONFLICT DO UPDATE SET bridge = excluded.bridge, listed = 1, "
        "reading = excluded.reading, seen_ms = excluded.seen_ms",
        (device, bridge, reading, at_ms),
    )


def note_presence(db: Database, name: str, online: bool) -> None:
    """A device, or a program such as a bridge, was announced."""
    db.conn.execute(
        "INSERT INTO device (device, online) VALUES (?, ?) "
        "ON CONFLICT DO UPDATE SET online = excluded.online",
        (name, online),
    )


def all_devices(conn: sqlite3.Connection) -> dict[str, Device]:
    """Everything that ever was announced or said something, by name."""
    rows = conn.execute(
        "SELECT device, bridge, online, listed, reading, seen_ms FROM device ORDER BY device"
    )
    return {
        name: Device(name, bridge, bool(online), bool(listed), reading, seen_ms)
        for name, bridge, online, listed, reading, seen_ms in rows
    }


def is_known(conn: sqlite3.Connection, device: str) -> bool:
    """Whether a device was ever announced or said something."""
    return conn.execute("SELECT 1 FROM device WHERE device = ?", (device,)).fetchone() is not None
