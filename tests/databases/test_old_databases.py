"""A database of any earlier version opens, has every fact it had, and goes on like a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils.migrations import Migrations

from cloud_inventory.store.migrations import ALL_MIGRATIONS
from edge_agent.books import Books
from edge_agent.migrations import MIGRATIONS as EDGE
from edge_agent.options import EdgeOptions
from kiosk.application.assemble import MIGRATIONS as KIOSK
from storecore.clock import HybridClock, ManualClock
from storecore.contracts.facts import TaskRaised
from storecore.database.writer import Writer
from storecore.journal.fence import Fence
from storecore.journal.journal import Journal, facts_after
from storecore.journal.renewal import Renewal
from storecore.journal.verifying import verify
from storecore.replication.sending import next_shipment
from tests.databases.dump import FOLDER

DUMPS = sorted(FOLDER.glob("*.sql"))
PROGRAMS: dict[str, Sequence[Migrations]] = {"cloud": ALL_MIGRATIONS, "edge": EDGE, "kiosk": KIOSK}
LEVELS = 3


class NoNote:
    """A machine without a note beside its database, as every one was before there were notes."""

    def read(self) -> bytes | None:
        return None

    def write(self, note: bytes) -> None:
        """Kept nowhere."""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[Path], tuple[Writer, list[tuple[object, ...]]]]]:
    writers: list[Writer] = []

    def open_dump(dump: Path) -> tuple[Writer, list[tuple[object, ...]]]:
        path = tmp_path / "old.db"
        with closing(sqlite3.connect(path)) as conn:
            conn.executescript(dump.read_text())
            before = conn.execute("SELECT * FROM fact ORDER BY position").fetchall()
        writers.append(Writer(path, PROGRAMS[dump.stem.partition("-")[0]]))
        return writers[-1], before

    yield open_dump
    for writer in writers:
        writer.close()


def columns(conn: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every table with its columns; the order of columns that were added later does not count."""
    tables = conn.execute(
        "SELECT name FROM sqlite_master "
        "WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    return {
        name: sorted(row[1:] for row in conn.execute(f"PRAGMA table_xinfo({name})"))
        for (name,) in tables
    }


def test_each_program_has_its_dumps() -> None:
    assert {dump.stem for dump in DUMPS} == {
        f"{program}-{level}" for program in PROGRAMS for level in range(1, LEVELS + 1)
    }


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_an_old_database_has_every_fact_and_the_tables_of_now(
    opened: Callable[[Path], tuple[Writer, list[tuple[object, ...]]]], dump: Path, tmp_path: Path
) -> None:
    writer, before = opened(dump)
    assert before, "there were facts"
    held = writer.reader().execute("SELECT * FROM fact ORDER BY position").fetchall()
    assert [row[:11] for row in held] == [row[:11] for row in before]
    assert list(verify(writer.reader())) == []
    fresh = Writer(tmp_path / "fresh.db", PROGRAMS[dump.stem.partition("-")[0]])
    wanted = columns(fresh.reader())
    fresh.close()
    assert columns(writer.reader()) == wanted


@pytest.mark.parametrize(
    "dump", [d for d in DUMPS if not d.stem.startswith("cloud")], ids=lambda dump: dump.stem
)
def test_an_old_chain_goes_on_and_is_told(
    opened: Callable[[Path], tuple[Writer, list[tuple[object, ...]]]], dump: Path
) -> None:
    writer, before = opened(dump)
    conn = writer.reader()
    ((origin, incarnation),) = conn.execute("SELECT origin, incarnation FROM own_chain").fetchall()
    journal = Journal(origin, HybridClock(ManualClock()))
    fence = Fence(origin, NoNote())
    moved = writer.run(lambda db: Renewal(journal, "s1").at_start(db, fence))
    task = TaskRaised(store_id="s1", task_id="new", kind="restock", subject="A1", at_ms=1)
    added = writer.run(lambda db: journal.append(db, task))
    assert (added.incarnation == incarnation) == (moved is None)
    stamps = [fact.hlc for _, fact in facts_after(conn, 0, -1) if fact.origin == origin]
    assert stamps == sorted(stamps), "time goes on after that of the old run"
    assert len(facts_after(conn, 0, -1)) > len(before)
    assert list(verify(conn)) == []
    shipment = next_shipment(conn, origin)
    assert shipment is not None
    assert shipment.sent[-1][1] == facts_after(conn, 0, -1)[-1][1]


@pytest.mark.parametrize("level", range(1, LEVELS + 1))
def test_an_old_store_lives_on(
    opened: Callable[[Path], tuple[Writer, list[tuple[object, ...]]]], level: int
) -> None:
    writer, _ = opened(FOLDER / f"edge-{level}.sql")
    stock = writer.reader().execute("SELECT sku, on_hand, reserved FROM stock").fetchall()
    (origin,) = writer.reader().execute("SELECT origin FROM own_chain").fetchone()
    books = Books(EdgeOptions(name=origin, store_id="s1"), ManualClock())
    writer.run(books.tick)
    writer.run(books.housekeeping)
    assert writer.reader().execute("SELECT sku, on_hand, reserved FROM stock").fetchall() == stock
    assert (stock != []) == (level > 1)
