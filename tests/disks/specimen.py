"""A database and its write-ahead log as a power cut leaves them, and what they are worth."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from storecore.clock import HybridClock, ManualClock
from storecore.contracts.facts import TaskRaised
from storecore.database.writer import open_for_writing
from storecore.journal.fence import Fence, NoteFile
from storecore.journal.journal import FACT_COLUMNS, Journal
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.journal.verifying import verify

ORIGIN = "kiosk-1"
MEMORY = Path("/dev/shm")
NAME = "kiosk.db"
_WHAT_COUNTS = (
    f"SELECT {FACT_COLUMNS} FROM fact ORDER BY position",
    "SELECT * FROM head",
    "SELECT origin, incarnation FROM own_chain",
    "SELECT * FROM let_go",
    "SELECT * FROM snapshot",
)
"""Facts as they were sealed. When one was stored here is not: only how long it is kept hangs on it.
"""


class Found(Exception):
    """Something is wrong with the database, and was noticed; the message says by what."""


class Specimen:
    """Files of a journal after so many commits: the first half is in the database itself, the rest
    in the log alone. `acknowledged[n]` is how long the log was when commit n was told to be done.
    """

    def __init__(self, folder: Path, commits: int) -> None:
        self.folder = folder
        path = folder / NAME
        notes = NoteFile(folder / "kiosk.fence")
        fence = Fence(ORIGIN, notes)
        journal = Journal(ORIGIN, HybridClock(ManualClock()), lambda n: "a" * 2 * n)
        conn = open_for_writing(path)
        conn.execute("PRAGMA wal_autocheckpoint = 0")
        database = Database(conn)
        JOURNAL_MIGRATIONS.apply(database)
        self.acknowledged: dict[int, int] = {}
        for number in range(1, commits + 1):
            conn.execute("BEGIN IMMEDIATE")
            journal.append(database, _task(number))
            if number == 1:
                conn.execute("UPDATE own_chain SET fenced = 1")
            conn.execute("COMMIT")
            fence.keep(conn)
            if number == commits // 2:
                conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self.in_database = number
            elif number > commits // 2:
                self.acknowledged[number] = (folder / f"{NAME}-wal").stat().st_size
        self.database = path.read_bytes()
        self.log = (folder / f"{NAME}-wal").read_bytes()
        written = notes.read()
        assert written is not None
        self.note = written
        notes.close()
        conn.close()

    @contextmanager
    def laid_out(self, database: bytes, log: bytes) -> Iterator[Path]:
        """These files, as a program finds them at its start."""
        place = self.folder / "case"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        (place / NAME).write_bytes(database)
        (place / f"{NAME}-wal").write_bytes(log)
        (place / "kiosk.fence").write_bytes(self.note)
        yield place / NAME


def facts_in(path: Path) -> list[tuple[object, ...]]:
    """Every row that says what happened, with the heads and the chain's name.

    Raises:
        Found: SQLite, the chain or the fence says that it is not as it was written.
    """
    try:
        with closing(sqlite3.connect(path)) as conn:
            ((answer,),) = conn.execute("PRAGMA integrity_check(1)").fetchall()
            if answer != "ok":
                raise Found("SQLite")
            for fault in verify(conn):
                raise Found(f"chain: {fault}")
            if Fence(ORIGIN, NoteFile(path.with_suffix(".fence"))).check(conn) is not None:
                raise Found("fence")
            return [row for query in _WHAT_COUNTS for row in conn.execute(query).fetchall()]
    except (sqlite3.Error, UnicodeDecodeError, ValueError, TypeError) as problem:
        raise Found("SQLite") from problem


def prefix_in(path: Path) -> int:
    """How many facts a database holds that may be behind its fence, all of them whole.

    Raises:
        Found: it is not whole.
    """
    with closing(sqlite3.connect(path)) as conn:
        for fault in verify(conn):
            raise Found(str(fault))
        seqs = [seq for (seq,) in conn.execute("SELECT seq FROM fact ORDER BY seq")]
        if seqs != list(range(1, len(seqs) + 1)):
            raise Found(f"facts {seqs}")
        return len(seqs)


def _task(number: int) -> TaskRaised:
    return TaskRaised(
        store_id="s", task_id=f"t{number}", kind="restock", subject="A1", at_ms=number
    )
