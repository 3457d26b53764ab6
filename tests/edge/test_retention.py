"""What is kept for how long, and what gives way where the disk is short: never a sale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from edge_agent.books import Books
from edge_agent.ingest.kept import kept_count
from edge_agent.ingest.messages import BadReason, Message, Rejected
from edge_agent.migrations import MIGRATIONS
from edge_agent.options import EdgeOptions
from edge_agent.retention import DAY_MS, used_bytes
from storecore.clock import ManualClock
from storecore.contracts.body import StockLine
from storecore.contracts.facts import Body, ShelfLevelChanged, StockReceived
from storecore.database.writer import Writer
from storecore.journal.verifying import verify
from storecore.replication.sending import move, newest_position

DAY_S = DAY_MS / 1000


class Edge:
    """An edge's books over a real database."""

    def __init__(self, path: Path, options: EdgeOptions) -> None:
        self.clock = ManualClock()
        self.writer = Writer(path, MIGRATIONS)
        self.books = Books(options, self.clock)

    def happen(self, *bodies: Body) -> None:
        def work(db: Database) -> None:
            for body in bodies:
                self.books.journal.append(db, body)

        self.writer.run(work)

    def sense(self, count: int) -> None:
        levels = [
            ShelfLevelChanged(
                store_id="s", place="A1", sku="milk", quantity=n, device="scale-1", at_ms=n
            )
            for n in range(count)
        ]
        self.happen(*levels, received(str(self.clock.wall_ms())))

    def read(self, count: int) -> None:
        message = Message("t", b"\x00" + self.books.clock.wall_ms().to_bytes(8, "big"))
        batch = [message] * count
        self.writer.run(lambda db: self.books.retention.raw.put(db, batch, self.clock.wall_ms()))

    def confirm(self) -> None:
        self.writer.run(lambda db: move(db, newest_position(db.conn)))

    def tidy(self) -> None:
        self.writer.run(self.books.housekeeping)

    def types(self) -> dict[str, int]:
        rows = self.writer.reader().execute("SELECT type, count(*) FROM fact GROUP BY type")
        return dict(rows.fetchall())

    def raw(self) -> int:
        return kept_count(self.writer.reader()).messages


def received(name: str) -> StockReceived:
    lines = (StockLine(sku="milk", quantity=1),)
    return StockReceived(store_id="s", delivery_id=name, lines=lines, at_ms=1)


def options(**more: float) -> EdgeOptions:
    return EdgeOptions(**more)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[list[Edge]]:
    made: list[Edge] = []
    yield made
    for edge in made:
        edge.writer.close()


@pytest.fixture
def edge(tmp_path: Path, folder: list[Edge]) -> Edge:
    folder.append(Edge(tmp_path / "edge.db", options(readings_keep_days=2, sensed_keep_days=5)))
    return folder[0]


def test_each_kind_is_kept_for_its_own_time(edge: Edge) -> None:
    edge.sense(50)
    edge.read(10)
    edge.confirm()
    edge.clock.advance(1.5 * DAY_S)
    edge.tidy()
    assert (edge.raw(), edge.types()) == (10, {"ShelfLevelChanged": 50, "StockReceived": 1})
    edge.clock.advance(DAY_S)
    edge.read(3)
    edge.tidy()
    assert (edge.raw(), edge.types()["ShelfLevelChanged"]) == (3, 50)
    assert kept_count(edge.writer.reader()).let_go == 10
    edge.clock.advance(3 * DAY_S)
    edge.tidy()
    assert edge.types() == {"StockReceived": 1}
    edge.clock.advance(5000 * DAY_S)
    edge.tidy()
    assert edge.types() == {"StockReceived": 1}
    assert list(verify(edge.writer.reader())) == []


def test_what_the_cloud_has_not_confirmed_stays_however_old(edge: Edge) -> None:
    edge.sense(50)
    edge.clock.advance(400 * DAY_S)
    edge.tidy()
    assert edge.types()["ShelfLevelChanged"] == 50


@pytest.fixture
def short(tmp_path: Path, folder: list[Edge]) -> Edge:
    """An edge on a small disk, above its bound."""
    made = Edge(tmp_path / "short.db", options(disk_bytes_max=10_000_000))
    folder.append(made)
    return made


def fill(edge: Edge, bytes_wanted: int) -> None:
    """What nobody may let go of."""
    while used_bytes(edge.writer.reader()) < bytes_wanted:
        edge.happen(*(received(f"{edge.clock.wall_ms()}-{n}") for n in range(3000)))
        edge.clock.advance(1.0)


def test_raw_readings_give_way_first(short: Edge) -> None:
    short.sense(100)
    for _ in range(40):
        short.read(2)
        short.clock.advance(1.0)
    short.confirm()
    short.clock.advance(7200.0)
    fill(short, 10_000_000)
    before = short.types()
    short.tidy()
    assert short.raw() < 80
    gone = before["ShelfLevelChanged"] - short.types().get("ShelfLevelChanged", 0)
    assert gone == 0 or short.raw() == 0, "the sensors' facts only after all raw readings"
    assert short.types()["StockReceived"] == before["StockReceived"]


def test_quarantine_is_next_then_what_the_sensors_saw_and_nothing_else(short: Edge) -> None:
    bad = Rejected(Message("t", b"x"), BadReason.WRONG_SHAPE, "why")
    short.writer.run(lambda db: short.books.quarantine.put(db, bad, 1))
    short.sense(3000)
    short.confirm()
    short.sense(10)
    short.clock.advance(7200.0)
    fill(short, 13_000_000)
    before = short.types()
    short.tidy()
    quarantined = short.writer.reader().execute("SELECT count(*) FROM quarantine").fetchone()
    assert quarantined == (0,)
    assert short.types() == {**before, "ShelfLevelChanged": 10}
    assert short.books.retention.is_over(short.writer.reader())
    assert list(verify(short.writer.reader())) == []
