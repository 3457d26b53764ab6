"""A machine of the simulation: a disk, a clock, programs that start and die, lines to others."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

import msgspec
from sqlite_utils.migrations import Migrations

from storecore.contracts.exchange import FACTS_PATH, REFERENCE_PATH, FactBatch
from storecore.journal.receiver import Receiver
from storecore.replication.feed import Feed
from storecore.replication.reading import PageQuery, answer_page
from storeside.simulate.clockwork import Clockwork, Life, NodeClock
from storeside.simulate.disk import FailPoint, PowerCut, SimDisk, SimWriter
from storeside.simulate.network import Network
from storeside.simulate.truth import Truth

DOWN_MS = 60_000


class World(msgspec.Struct, frozen=True):
    """What all nodes live in."""

    clockwork: Clockwork
    network: Network
    truth: Truth


class Node(ABC):
    """Its programs are made anew at each start, over the same disk; only the disk stays."""

    def __init__(self, world: World, name: str, migrations: Sequence[Migrations]) -> None:
        self.world = world
        self.name = name
        self.clock = NodeClock(world.clockwork, skew_ms=0)
        self.disk = SimDisk(migrations, lambda: world.clockwork.now_ms)
        self.life = Life()
        self.armed: FailPoint | None = None
        self.writer = self._made_writer()

    @abstractmethod
    def build(self) -> None:
        """Make the programs over the disk and look at it; runs at each start."""

    @abstractmethod
    def begin(self) -> None:
        """Take up what was left open; runs after `build`."""

    @abstractmethod
    def fences(self, conn: sqlite3.Connection) -> None:
        """What is noted outside the database after each commit."""

    @abstractmethod
    def committed(self) -> None:
        """Something is on disk: wake whoever waits for it."""

    def start(self) -> None:
        """Switch on."""
        self.life = Life()
        self.writer = self._made_writer()

        def both() -> None:
            self.build()
            self.begin()

        self.guarded(both)

    def die(self, why: str) -> None:
        """Lose power now, and come back after a while."""
        if self.life.over:
            return
        clockwork = self.world.clockwork
        clockwork.note(f"died_{why}", self.name)
        self.life.over = True
        self.disk.lose_power(lambda: why != "for_repair" and clockwork.chance(0.5))
        clockwork.after(1 + clockwork.random.randrange(DOWN_MS), self._back)

    def cut(self, point: FailPoint) -> None:
        """Die here, if this is the armed fail point."""
        if self.armed is point:
            self.armed = None
            self.die(f"at_{point.value}")
            raise PowerCut

    def guarded(self, call: Callable[[], None]) -> None:
        """Do it on this node; it may die over it, or find its disk full."""
        try:
            call()
        except PowerCut:
            self.die("cut")
        except sqlite3.OperationalError:
            self.world.clockwork.note("disk_refused", self.name)

    def after(self, delay_ms: int, call: Callable[[], None]) -> None:
        """Do it so much later in this life."""
        self.world.clockwork.after(delay_ms, lambda: self.guarded(call), self.life)

    def ask(self, server: str, path: str, body: bytes, hear: Callable[[int, bytes], None]) -> None:
        """Send a request; `hear` runs in this life."""
        route = (self.name, server, path)
        self.world.network.request(
            self.life, route, body, lambda s, c: self.guarded(lambda: hear(s, c))
        )

    def token(self, byte_count: int) -> str:
        """Random hexadecimal text of this run."""
        return self.world.clockwork.entropy(byte_count).hex()

    def _back(self) -> None:
        if self.life.over:
            self.start()

    def _made_writer(self) -> SimWriter:
        life = self.life

        def cut(point: FailPoint) -> None:
            if life.over:
                raise PowerCut
            self.cut(point)

        def later(call: Callable[[], None]) -> None:
            self.world.clockwork.after(2, lambda: self.guarded(call), life)

        return SimWriter(
            self.disk, cut=cut, on_commit=self.fences, after_commit=self._seen, later=later
        )

    def _seen(self) -> None:
        self.world.truth.look_at(self.name, self.disk.conn)
        self.committed()


class ServerNode(Node):
    """A node that serves both exchanges to those below it."""

    feed: Feed
    receiver: Receiver

    def __init__(self, world: World, name: str, migrations: Sequence[Migrations]) -> None:
        super().__init__(world, name, migrations)
        self.readers: list[Callable[[], None]] = []
        self._fed = 0
        world.network.servers[name] = self

    def serve(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Status and content of the answer; (0, b"") where the node died over it."""
        try:
            answer = self._served(path, body)
            self.cut(FailPoint.AFTER_SERVING)
        except PowerCut:
            self.die("cut")
            return 0, b""
        except sqlite3.OperationalError:
            self.world.clockwork.note("disk_refused", self.name)
            return 500, b""
        return 200, answer

    def committed(self) -> None:
        """Readers of the feed that wait for news get it."""
        (fed,) = self.disk.conn.execute("SELECT coalesce(max(position), 0) FROM feed").fetchone()
        if fed != self._fed:
            self._fed = fed
            for wake in self.readers:
                wake()

    def _served(self, path: str, body: bytes) -> bytes:
        if path == FACTS_PATH:
            batch = msgspec.json.decode(body, type=FactBatch)
            reply = self.writer.run(lambda db: self.receiver.take(db, batch))
            return msgspec.json.encode(reply)
        assert path == REFERENCE_PATH
        query = msgspec.json.decode(body, type=PageQuery)
        self.heard_from(query.scope)
        return msgspec.json.encode(answer_page(self.writer, self.feed, query, self.token))

    def heard_from(self, scope: str) -> None:
        """Somebody reads the feed."""
