"""A note outside the database of how far this node's chain had come.

A database that is put back from an old copy says less than the note beside it, and one that is
taken to another machine comes without it. The note is written after each commit and before anyone
hears of it, so it is never ahead of what is on disk.
"""

from __future__ import annotations

import os
import sqlite3
from enum import StrEnum
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import msgspec

from storecore.journal.journal import head_of
from storecore.journal.letting_go import run_with
from storecore.logs import Log

log = Log(__name__)

NOTE_BYTES = 256
N = TypeVar("N", bound=msgspec.Struct)


class Breach(StrEnum):
    """Why a node must begin a new chain."""

    ROLLED_BACK = "rolled_back"
    """The database is older than the note beside it: an old copy was put back."""
    MOVED = "moved"
    """The database was fenced and came without its note: it was taken from elsewhere."""
    FORKED = "forked"
    """The next hop holds another continuation of this chain: a clone of this disk is at work."""


class Note(msgspec.Struct, frozen=True):
    """How far one incarnation had come."""

    incarnation: str
    seq: int
    hash: str


class NoteStore(Protocol):
    """Keeps a few bytes outside the database."""

    def read(self) -> bytes | None:
        """What was kept, or None."""
        ...

    def write(self, note: bytes) -> None:
        """Keep it instead of what was there. Raises OSError."""
        ...


class NoteFile:
    """A file, kept open and overwritten in place. It needs no flush: behind is harmless."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def read(self) -> bytes | None:
        """What was kept, or None where there is no file."""
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return None

    def write(self, note: bytes) -> None:
        """Overwrite the file."""
        if self._file is None:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, note)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


class KeptNote(Generic[N]):
    """One note of one kind; it is written only when it says something new."""

    def __init__(self, notes: NoteStore, kind: type[N]) -> None:
        self._notes = notes
        self._kind = kind
        self._kept: N | None = None

    def read(self) -> N | None:
        """What was kept; None where there is nothing, or nothing that can be read."""
        raw = self._notes.read()
        if raw is None:
            return None
        try:
            return msgspec.json.decode(raw, type=self._kind)
        except msgspec.MsgspecError:
            log.error("fence_unreadable")
            return None

    def keep(self, note: N) -> None:
        """Write it down. A disk that takes no note is logged, no more."""
        if note == self._kept:
            return
        try:
            self._notes.write(msgspec.json.encode(note).ljust(NOTE_BYTES))
        except OSError as problem:
            log.error("fence_not_kept", problem=str(problem))
            return
        self._kept = note


class Fence:
    """Compares the database with the note at the start, and keeps the note after each commit."""

    def __init__(self, origin: str, notes: NoteStore) -> None:
        self._origin = origin
        self._kept = KeptNote(notes, Note)

    def check(self, conn: sqlite3.Connection) -> Breach | None:
        """What is wrong with the database, judged by the note; None where nothing is."""
        row = conn.execute(
            "SELECT incarnation, fenced FROM own_chain WHERE origin = ?", (self._origin,)
        ).fetchone()
        note = self._kept.read()
        if note is None:
            return Breach.MOVED if row is not None and row[1] else None
        if row is None:
            return None  # a new disk: its chain will be a new one anyway
        if not note.seq:
            return None if row[0] == note.incarnation else Breach.ROLLED_BACK
        held = conn.execute(
            "SELECT hash FROM fact WHERE origin = ? AND incarnation = ? AND seq = ?",
            (self._origin, note.incarnation, note.seq),
        ).fetchone()
        chain = (self._origin, note.incarnation)
        if held is None and run_with(conn, chain, note.seq) is not None:
            return None  # the note was behind, and that fact has been let go since
        whole = row[0] == note.incarnation and held is not None and held[0] == note.hash
        return None if whole else Breach.ROLLED_BACK

    def keep(self, conn: sqlite3.Connection) -> None:
        """Write down how far the chain is now. A disk that takes no note is logged, no more."""
        row = conn.execute(
            "SELECT incarnation FROM own_chain WHERE origin = ?", (self._origin,)
        ).fetchone()
        if row is None:
            return
        head = head_of(conn, self._origin, row[0])
        new = Note(str(row[0]), 0, "")
        self._kept.keep(new if head is None else Note(head.incarnation, head.seq, head.hash))
