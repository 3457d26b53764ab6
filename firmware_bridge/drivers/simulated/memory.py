"""The floor across restarts of the bridge: goods that were taken do not come back by themselves."""

from __future__ import annotations

from contextlib import suppress

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from firmware_bridge.drivers.simulated.shelves import Lying
from storecore.database.writer import Writer, WriterClosed

FLOOR_MIGRATIONS = Migrations("floor")


@FLOOR_MIGRATIONS()
def floor(db: Database) -> None:
    """`floor` holds what lies at each place."""
    db.conn.execute("CREATE TABLE floor (place TEXT PRIMARY KEY, lying BLOB NOT NULL)")


class FloorMemory:
    """What lies where, on disk."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def recall(self) -> dict[str, Lying]:
        """What lay where, by place name."""
        rows = self._writer.reader().execute("SELECT place, lying FROM floor")
        return {place: msgspec.json.decode(lying, type=Lying) for place, lying in rows}

    def note(self, place: str, lying: Lying) -> None:
        """Keep what lies at a place. Does not wait."""
        body = msgspec.json.encode(lying)
        with suppress(WriterClosed):
            self._writer.submit(
                lambda db: (
                    db.conn.execute(
                        "INSERT OR REPLACE INTO floor VALUES (?, ?)", (place, body)
                    ).rowcount
                )
            )
