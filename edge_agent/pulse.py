"""Writing, and waking whoever passes on what was written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlite_utils import Database

from storecore.database.writer import Writer

T = TypeVar("T")


class Pulse:
    """Runs works on the writer; after one that changed anything `wake` is called."""

    def __init__(self, writer: Writer, wake: Callable[[], None]) -> None:
        self._writer = writer
        self._wake = wake

    def run(self, work: Callable[[Database], T]) -> T:
        """Do the work; returns its result once it is on disk, raises what it raised."""

        def counted(db: Database) -> tuple[T, bool]:
            before = db.conn.total_changes
            result = work(db)
            return result, db.conn.total_changes != before

        result, changed = self._writer.run(counted)
        if changed:
            self._wake()
        return result
