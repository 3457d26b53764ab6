"""Which doors of devices stand open, as last seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.contracts.observations import DoorObserved

DOOR_MIGRATIONS = Migrations("doors")

STALE_MS = 90_000
"""A bridge tells of each door at least twice a minute."""

OnSwung = Callable[[Database, DoorObserved], None]


@DOOR_MIGRATIONS()
def doors(db: Database) -> None:
    """`door` has each door that was ever seen; `since_ms` when it was last seen to swing."""
    db.conn.execute(
        """
        CREATE TABLE door (
            device TEXT NOT NULL,
            door TEXT NOT NULL,
            open INTEGER NOT NULL,
            since_ms INTEGER NOT NULL,
            seen_ms INTEGER NOT NULL,
            PRIMARY KEY (device, door)
        ) WITHOUT ROWID
        """
    )


class Door(msgspec.Struct, frozen=True, kw_only=True):
    """A door as last seen; times by the bridge's clock."""

    device: str
    door: str
    open: bool
    since_ms: int
    seen_ms: int

    def is_fresh(self, now_ms: int) -> bool:
        """Whether this may still be taken for true."""
        return now_ms - self.seen_ms <= STALE_MS


class DoorBook:
    """`on_swung` is told, in the same transaction, of each door that is not as it was before."""

    def __init__(self) -> None:
        self._on_swung: list[OnSwung] = []

    def then(self, on_swung: OnSwung) -> None:
        """Do this too whenever a door swings."""
        self._on_swung.append(on_swung)

    def observe(self, db: Database, seen: DoorObserved) -> None:
        """A bridge has told of a door; inside a Writer's work."""
        before = find_door(db.conn, seen.device, seen.door)
        swung = before is None or before.open is not seen.open
        since_ms = seen.at_ms if before is None or swung else before.since_ms
        db.conn.execute(
            "INSERT OR REPLACE INTO door VALUES (?, ?, ?, ?, ?)",
            (seen.device, seen.door, seen.open, since_ms, seen.at_ms),
        )
        if swung:
            for on_swung in self._on_swung:
                on_swung(db, seen)


def find_door(conn: sqlite3.Connection, device: str, door: str) -> Door | None:
    """A door as last seen, or None where none was."""
    found = [known for known in device_doors(conn, device) if known.door == door]
    return found[0] if found else None


def device_doors(conn: sqlite3.Connection, device: str) -> tuple[Door, ...]:
    """Every door of a device, in the order of their names."""
    rows = conn.execute(
        "SELECT device, door, open, since_ms, seen_ms FROM door WHERE device = ?", (device,)
    )
    doors = (
        Door(device=name, door=door, open=bool(is_open), since_ms=since_ms, seen_ms=seen_ms)
        for name, door, is_open, since_ms, seen_ms in rows
    )
    return tuple(sorted(doors, key=lambda door: (len(door.door), door.door)))
