"""The writer over a real PostgreSQL server keeps what the writer over SQLite promises."""

from __future__ import annotations

import queue
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import product
from threading import Barrier

import pytest
from sqlite_utils import Database

from storecore.database.postgres.connection import PostgresConnection
from storecore.database.postgres.writer import READERS_MAX, Changes, PostgresWriter, announce
from tests.ground.test_writer import NUMBERS, held
from tests.postgres import PostgresServer
from tests.waiting import until


@pytest.fixture
def writer(postgres_url: str) -> Iterator[PostgresWriter]:
    made = PostgresWriter(postgres_url, [NUMBERS])
    yield made
    made.close()


def add(db: Database, value: int) -> int:
    row = db.conn.execute("INSERT INTO number VALUES (?) RETURNING value", (value,)).fetchone()
    return int(row[0])


def test_a_work_that_raises_undoes_itself_and_not_its_neighbours(writer: PostgresWriter) -> None:
    futures = [writer.submit(partial(add, value=value)) for value in (1, 2, 2, 3)]
    with pytest.raises(sqlite3.IntegrityError):
        futures[2].result()
    assert [futures[at].result() for at in (0, 1, 3)] == [1, 2, 3]
    assert held(writer) == [1, 2, 3]


class Stop(Exception):
    """Ends a part of a work in the tests."""


def test_parts_of_a_work_are_undone_each_by_itself_in_whatever_order(
    writer: PostgresWriter,
) -> None:
    """Every way in which three parts, one inside another, may end, with and without a change."""

    def part(db: Database, plan: list[tuple[bool, bool, bool]], depth: int) -> None:
        if depth == len(plan):
            return
        before, fails, after = plan[depth]
        with suppress(Stop), db.atomic():
            if before:
                add(db, 10 * (depth + 1))
            part(db, plan, depth + 1)
            if after:
                add(db, 10 * (depth + 1) + 1)
            if fails:
                raise Stop

    def expected(plan: list[tuple[bool, bool, bool]]) -> list[int]:
        kept: list[int] = []
        for depth, (before, fails, after) in enumerate(plan):
            if fails:
                break
            kept += [10 * (depth + 1)] * before + [10 * (depth + 1) + 1] * after
        return sorted(kept)

    kinds = list(product((False, True), (False, True), (False, True)))
    for parts in product(kinds, repeat=3):
        plan = list(parts)
        writer.run(partial(part, plan=plan, depth=0))
        assert held(writer) == expected(plan), plan
        writer.run(lambda db: db.conn.execute("DELETE FROM number"))


def test_a_reader_cannot_write(writer: PostgresWriter) -> None:
    with pytest.raises(sqlite3.Error, match="read-only"):
        writer.reader().execute("INSERT INTO number VALUES (1)")


CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"


def test_however_many_threads_read_the_connections_are_few(
    writer: PostgresWriter, postgres_url: str
) -> None:
    writer.run(lambda db: add(db, 7))
    threads = 5 * READERS_MAX
    together = Barrier(threads)

    def read_often(_: int) -> bool:
        together.wait()
        return all(held(writer) == [7] for _ in range(20))

    with ThreadPoolExecutor(threads) as pool:
        assert all(pool.map(read_often, range(threads)))
    watcher = PostgresConnection(postgres_url)
    row = watcher.execute(CONNECTIONS).fetchone()
    watcher.close()
    assert row is not None
    (connections,) = row
    assert 1 < connections <= READERS_MAX + 2  # the writer and the watcher


def test_a_reader_sees_one_moment_from_begin_to_end(writer: PostgresWriter) -> None:
    reader = writer.reader()
    reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
    assert reader.in_transaction
    assert held(writer) == []
    writer.run(lambda db: add(db, 7))
    assert held(writer) == []
    reader.execute("ROLLBACK")
    assert held(writer) == [7]


def test_migrations_run_once(postgres_url: str) -> None:
    PostgresWriter(postgres_url, [NUMBERS]).close()
    PostgresWriter(postgres_url, [NUMBERS]).close()


def test_two_processes_write_one_after_the_other(postgres_url: str) -> None:
    writers = [PostgresWriter(postgres_url, [NUMBERS]) for _ in range(2)]

    def next_number(db: Database) -> int:
        (last,) = db.conn.execute("SELECT coalesce(max(value), 0) FROM number").fetchone()
        return add(db, int(last) + 1)

    futures = [writers[turn % 2].submit(next_number) for turn in range(100)]
    assert sorted(future.result() for future in futures) == list(range(1, 101))
    for writer in writers:
        writer.close()


def test_a_server_that_was_restarted_is_written_to_again(
    writer: PostgresWriter, postgres: PostgresServer
) -> None:
    writer.run(lambda db: add(db, 1))
    assert held(writer) == [1]
    postgres.restart()
    with pytest.raises(sqlite3.OperationalError):
        writer.run(lambda db: add(db, 2))
    assert writer.run(lambda db: add(db, 3)) == 3

    def readable() -> bool:
        try:
            return held(writer) == [1, 3]
        except sqlite3.OperationalError:
            return False  # the reader finds its line cut, and makes a new one the next time

    until(readable)


def test_a_change_is_announced_to_other_processes_with_its_commit(
    writer: PostgresWriter, postgres_url: str
) -> None:
    heard: queue.Queue[list[int]] = queue.Queue()
    changes = Changes(postgres_url, lambda: heard.put(held(writer)))
    changes.start()
    assert heard.get(timeout=10) == []  # it listens
    other = PostgresWriter(postgres_url, [NUMBERS], announce)
    other.run(lambda db: add(db, 7))
    assert heard.get(timeout=10) == [7]
    changes.stop()
    other.close()


def test_a_server_that_is_not_there_is_a_database_that_does_not_open() -> None:
    with pytest.raises(sqlite3.OperationalError):
        PostgresWriter("postgresql://nobody@127.0.0.1:1/none?connect_timeout=2", [NUMBERS])
