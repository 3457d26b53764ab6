"""The newest value of what is measured beside weights: temperatures, people, batteries."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.contracts.observations import MeasureObserved, Quantity

MEASURE_MIGRATIONS = Migrations("measures")
_UNITS = {
    Quantity.TEMPERATURE_C: "°C",
    Quantity.HUMIDITY_PERCENT: "%",
    Quantity.BATTERY_PERCENT: "% battery",
    Quantity.PEOPLE_IN: "people in",
    Quantity.PEOPLE_OUT: "people out",
    Quantity.COUNT: "counted",
}


@MEASURE_MIGRATIONS()
def measures(db: Database) -> None:
    """`measure` has the newest value of each probe, in thousandths of its unit."""
    db.conn.execute(
        """
        CREATE TABLE measure (
            device TEXT NOT NULL,
            part TEXT NOT NULL,
            quantity TEXT NOT NULL,
            milli INTEGER NOT NULL,
            at_ms INTEGER NOT NULL,
            PRIMARY KEY (device, part, quantity)
        ) WITHOUT ROWID
        """
    )


class Measure(msgspec.Struct, frozen=True):
    """The newest value of a probe, in thousandths of its unit."""

    device: str
    part: str
    quantity: Quantity
    milli: int
    at_ms: int


class MeasureBook:
    """Keeps what was measured; inside a Writer's work."""

    def observe(self, db: Database, seen: MeasureObserved) -> None:
        """A device has measured something; an older value than the one held is passed over."""
        db.conn.execute(
            "INSERT INTO measure VALUES (?1, ?2, ?3, ?4, ?5) "
            "ON CONFLICT DO UPDATE SET milli = ?4, at_ms = ?5 WHERE at_ms <= ?5",
            (seen.device, seen.part, seen.quantity, seen.milli, seen.at_ms),
        )


def measures_of(conn: sqlite3.Connection, device: str) -> tuple[Measure, ...]:
    """Every probe of a device."""
    rows = conn.execute(
        "SELECT device, part, quantity, milli, at_ms FROM measure WHERE device = ? "
        "ORDER BY part, quantity",
        (device,),
    )
    return tuple(
        Measure(name, part, Quantity(quantity), milli, at_ms)
        for name, part, quantity, milli, at_ms in rows
    )


def words(seen: MeasureObserved) -> str:
    """A value as people read it."""
    part = f"{seen.part}: " if seen.part else ""
    return f"{part}{seen.milli / 1000:g} {_UNITS[seen.quantity]}"
