"""A disk that forgets what was not synced, fills up, and can be put back from an old copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.database.writer import OnCommit, Writer, commit_group, open_for_writing

T = TypeVar("T")
FLUSHED_MS = 30_000
"""How long a system keeps what was written and not synced in memory."""
SYNCED = 2
"""`PRAGMA synchronous` from which on a commit survives a loss of power."""

_images: dict[tuple[str, ...], bytes] = {}


class FailPoint(Enum):
    """Moments at which a node may lose its power, by number."""

    BEFORE_WORK = 1
    IN_TRANSACTION = 2
    AFTER_COMMIT = 3
    AFTER_FENCE = 4
    BEFORE_SEND = 5
    AFTER_REPLY = 6
    AFTER_SERVING = 7
    BETWEEN_PAGES = 8


class PowerCut(BaseException):
    """The node is off; nothing that it was doing goes on."""


class Copy(NamedTuple):
    """What a backup has: the database, and the notes beside it."""

    database: bytes
    notes: dict[str, bytes]


class NoteOnDisk:
    """A note of a fence on a simulated disk."""

    def __init__(self, disk: SimDisk, name: str) -> None:
        self._disk = disk
        self._name = name

    def read(self) -> bytes | None:
        """What was kept, or None."""
        return self._disk.notes.get(self._name)

    def write(self, note: bytes) -> None:
        """Keep it. It is not synced: a loss of power may bring back what was there before."""
        if self._disk.full:
            raise OSError("no space left")
        old = self._disk.notes.get(self._name)
        since_ms = self._disk.unsynced.get(self._name, (0, b""))[0]
        now_ms = self._disk.now_ms()
        if old is not None and now_ms - since_ms > FLUSHED_MS:
            self._disk.unsynced[self._name] = (now_ms, old)
        self._disk.notes[self._name] = note


class SimDisk:
    """A database in memory that outlives its node's programs, and notes beside it."""

    def __init__(
        self, migrations: Sequence[Migrations], now_ms: Callable[[], int] = lambda: 0
    ) -> None:
        self.now_ms = now_ms
        self.conn = open_for_writing(":memory:")
        (level,) = self.conn.execute("PRAGMA synchronous").fetchone()
        self._is_synced = int(level) >= SYNCED
        self.notes: dict[str, bytes] = {}
        self.unsynced: dict[str, tuple[int, bytes]] = {}
        self.full = False
        self._synced: bytes | None = None
        key = tuple(group.name for group in migrations)
        if key not in _images:
            database = Database(self.conn)
            for group in migrations:
                group.apply(database)
            _images[key] = self.conn.serialize()
        else:
            self.conn.deserialize(_images[key])

    def note(self, name: str) -> NoteOnDisk:
        """The note of that name."""
        return NoteOnDisk(self, name)

    def copy(self) -> Copy:
        """A backup."""
        return Copy(self.conn.serialize(), dict(self.notes))

    def put_back(self, copy: Copy, *, with_notes: bool) -> None:
        """What a backup restores: the database, and where the whole disk is copied the notes."""
        self.conn.deserialize(copy.database)
        if with_notes:
            self.notes = dict(copy.notes)

    def fill(self, *, full: bool) -> None:
        """Take away all room, or give it back."""
        self.full = full
        (pages,) = self.conn.execute("PRAGMA page_count").fetchone()
        self.conn.execute(f"PRAGMA max_page_count = {pages if full else 1 << 30}")

    def sync(self) -> None:
        """Where commits are not synced: what the system writes out by itself, now and then."""
        if not self._is_synced:
            self._synced = self.conn.serialize()

    def lose_power(self, lose_note: Callable[[], bool]) -> None:
        """Undo what was not synced."""
        if self.conn.in_transaction:
            self.conn.execute("ROLLBACK")
        if not self._is_synced and self._synced is not None:
            self.conn.deserialize(self._synced)
        for name, (since_ms, old) in self.unsynced.items():
            if self.now_ms() - since_ms <= FLUSHED_MS and lose_note():
                self.notes[name] = old
        self.unsynced.clear()


class SimWriter(Writer):
    """A Writer without a thread: groups its work as the real one does, by the same code."""

    def __init__(
        self,
        disk: SimDisk,
        *,
        cut: Callable[[FailPoint], None],
        on_commit: OnCommit,
        after_commit: Callable[[], None],
        later: Callable[[Callable[[], None]], None],
    ) -> None:
        self.path = Path("simulated.db")
        self.disk = disk
        self.database = Database(disk.conn)
        self._cut = cut
        self._fences = on_commit
        self._after_commit = after_commit
        self._later = later
        self._waiting: list[tuple[Callable[[Database], Any], Future[Any]]] = []
        self._due = False

    def run(self, work: Callable[[Database], T]) -> T:
        """Do what waits, then the work; raises what it raised, or PowerCut."""
        future: Future[T] = Future()
        self._waiting.append((work, future))
        self._commit()
        return future.result(timeout=0)

    def submit(self, work: Callable[[Database], T]) -> Future[T]:
        """Do the work soon, together with what else comes until then."""
        future: Future[T] = Future()
        self._waiting.append((work, future))
        if not self._due:
            self._due = True
            self._later(self._commit)
        return future

    def reader(self) -> sqlite3.Connection:
        """The connection."""
        return self.disk.conn

    def close(self) -> None:
        """Nothing to close: the disk stays."""

    def _commit(self) -> None:
        self._due = False
        group, self._waiting = self._waiting, []
        if not group:
            return
        self._cut(FailPoint.BEFORE_WORK)
        commit_group(self.database, [*group, self._last_of_all()], self._committed)
        for _, future in group:
            if future.done() and isinstance(future.exception(), PowerCut):
                raise PowerCut
        self._after_commit()

    def _last_of_all(self) -> tuple[Callable[[Database], Any], Future[Any]]:
        return (lambda _: self._cut(FailPoint.IN_TRANSACTION)), Future()

    def _committed(self, conn: sqlite3.Connection) -> None:
        self._cut(FailPoint.AFTER_COMMIT)
        self._fences(conn)
        self._cut(FailPoint.AFTER_FENCE)
