"""One connection writes; what it has answered is on disk, and one failure undoes only itself."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.database.writer import Writer, WriterClosed

NUMBERS = Migrations("numbers")


@NUMBERS()
def numbers(db: Database) -> None:
    db.conn.execute("CREATE TABLE number (value INTEGER PRIMARY KEY)")


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    made = Writer(tmp_path / "numbers.db", [NUMBERS])
    yield made
    made.close()


def add(value: int) -> Callable[[Database], object]:
    return lambda db: db.conn.execute("INSERT INTO number VALUES (?)", (value,)).lastrowid


def held(writer: Writer) -> list[int]:
    return [row[0] for row in writer.reader().execute("SELECT value FROM number ORDER BY value")]


def test_a_work_that_raises_undoes_itself_and_not_its_neighbours(writer: Writer) -> None:
    gate: Future[None] = Future()
    blocked = writer.submit(lambda _: gate.result())
    futures = [writer.submit(add(value)) for value in (1, 2, 2, 3)]
    gate.set_result(None)
    blocked.result()
    with pytest.raises(sqlite3.IntegrityError):
        futures[2].result()
    assert [futures[at].result() for at in (0, 1, 3)] == [1, 2, 3]
    assert held(writer) == [1, 2, 3]


def test_a_reader_cannot_write(writer: Writer) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        writer.reader().execute("INSERT INTO number VALUES (1)")


def test_a_closed_writer_says_so(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "numbers.db", [NUMBERS])
    waiting = [writer.submit(add(value)) for value in range(100)]
    writer.close()
    writer.close()
    assert [one.result() for one in waiting] == list(range(100))
    with pytest.raises(WriterClosed, match=r"numbers\.db is closed"):
        writer.submit(add(1))


def test_migrations_run_once_and_a_failed_one_says_so(tmp_path: Path) -> None:
    Writer(tmp_path / "numbers.db", [NUMBERS]).close()
    Writer(tmp_path / "numbers.db", [NUMBERS]).close()
    broken = Migrations("broken")
    broken(name="clash")(numbers)
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        Writer(tmp_path / "numbers.db", [broken])


def test_durable_settings_are_what_the_disk_needs(writer: Writer) -> None:
    def pragma(name: str) -> object:
        return writer.run(lambda db: db.conn.execute(f"PRAGMA {name}").fetchone()[0])

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2


_ENDLESS = """
import sys
from pathlib import Path
from storecore.database.writer import Writer
from tests.ground.test_writer import NUMBERS, add
writer = Writer(Path(sys.argv[1]), [NUMBERS])
value = writer.run(lambda db: db.conn.execute("SELECT count(*) FROM number").fetchone()[0])
while True:
    writer.run(add(value))
    print(value, flush=True)
    value += 1
"""


@pytest.mark.processes
def test_what_was_answered_survives_being_killed(tmp_path: Path) -> None:
    path = tmp_path / "numbers.db"
    for _ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", _ENDLESS, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        answered = [int(process.stdout.readline()) for _ in range(20)][-1]
        os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read().split()
        process.wait()
        process.stdout.close()
        answered = max([answered, *map(int, rest)])
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        values = [row[0] for row in connection.execute("SELECT value FROM number ORDER BY value")]
        connection.close()
        assert values == list(range(len(values)))
        assert len(values) > answered
