"""Facts go up and reference comes down, over real HTTP between real databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest
from sqlite_utils import Database
from starlette.applications import Starlette

from storecore.clock import HybridClock, ManualClock
from storecore.contracts.exchange import Answer, FactBatch
from storecore.contracts.facts import Body, Fact, TaskClosed, TaskRaised, Verdict
from storecore.contracts.reference import Category
from storecore.database.writer import Writer
from storecore.journal.journal import Journal, facts_after, heads
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.journal.receiver import FactRefused, Receiver
from storecore.journal.verifying import verify
from storecore.replication.downlink import Downlink
from storecore.replication.feed import Feed
from storecore.replication.http import HopDown
from storecore.replication.migrations import (
    FEED_MIGRATIONS,
    MIRROR_MIGRATIONS,
    UPLINK_MIGRATIONS,
)
from storecore.replication.mirror import Mirror
from storecore.replication.sending import backlog
from storecore.replication.uplink import Uplink
from storecore.serving.doorbell import Doorbell
from storecore.serving.exchange import exchange_routes
from storecore.serving.messages import Refused, refused_response
from storecore.serving.run import AppThread
from tests.waiting import until

ALL = [JOURNAL_MIGRATIONS, FEED_MIGRATIONS, MIRROR_MIGRATIONS, UPLINK_MIGRATIONS]


def task(number: int) -> TaskRaised:
    return TaskRaised(
        store_id="s", task_id=f"t{number}", kind="restock", subject=f"p{number}", at_ms=number
    )


class Node:
    """One machine: a database, a journal and, once served, both exchanges."""

    def __init__(self, directory: Path, name: str) -> None:
        self.name = name
        self.clock = ManualClock()
        self.writer = Writer(directory / f"{name}.db", ALL)
        self.journal = Journal(name, HybridClock(self.clock))
        self.feed, self.mirror, self.bell = Feed(), Mirror(), Doorbell()
        self.applied: list[str] = []
        self.receiver = Receiver(self.journal, self.apply)
        self.http: AppThread | None = None

    def apply(self, db: Database, fact: Fact, body: Body) -> None:
        if isinstance(body, TaskClosed):
            raise FactRefused("no such task")
        assert isinstance(body, TaskRaised)
        if body.task_id == "t13":
            raise KeyError("poison")
        self.applied.append(body.task_id)

    def happen(self, *bodies: Body) -> None:
        for body in bodies:
            self.writer.run(partial(self.journal.append, body=body, correlation="c1"))

    def publish(self, key: str, name: str = "", scope: str = "") -> int:
        document = category(name or key)
        version = self.writer.run(
            lambda db: self.feed.put(db, "category", key, document, scope=scope)
        )
        self.bell.ring()
        return version

    def held(self) -> tuple[Fact, ...]:
        return tuple(fact for _, fact in facts_after(self.writer.reader(), 0, 1000))

    def take(self, *facts: Fact) -> list[Answer]:
        batch = FactBatch(sender="below", facts=facts)
        return list(self.writer.run(lambda db: self.receiver.take(db, batch)).answers)

    def serve(self) -> str:
        routes = exchange_routes(self.writer, self.receiver, self.feed, self.bell)
        app = Starlette(routes=routes, exception_handlers={Refused: refused_response})
        self.http = AppThread(app, "127.0.0.1", 0)
        self.http.start()
        return self.http.url

    def close(self) -> None:
        if self.http is not None:
            self.http.stop()
        self.writer.close()


@pytest.fixture
def node(tmp_path: Path) -> Iterator[Callable[[str], Node]]:
    nodes: list[Node] = []

    def make(name: str) -> Node:
        nodes.append(Node(tmp_path, name))
        return nodes[-1]

    yield make
    for made in nodes:
        made.close()


def test_a_receiver_gives_its_four_answers(node: Callable[[str], Node]) -> None:
    below, above = node("kiosk"), node("edge")
    below.happen(task(1), task(2), task(3))
    one, two, three = below.held()
    assert above.take(one) == [Answer.APPLIED]
    assert above.take(one) == [Answer.AGAIN]
    assert above.take(three) == [Answer.GAP]
    assert above.take(two, three) == [Answer.APPLIED, Answer.APPLIED]
    forged = msgspec.structs.replace(two, payload=three.payload, hash=three.hash)
    assert above.take(forged) == [Answer.FORK]
    below.happen(task(4))
    assert above.take(below.held()[3]) == [Answer.FORK], "a forked chain stays frozen"
    assert above.take(one) == [Answer.AGAIN], "what is held of it is still confirmed"
    assert above.applied == ["t1", "t2", "t3"]


def test_a_changed_payload_is_not_taken(node: Callable[[str], Node]) -> None:
    below, above = node("kiosk"), node("edge")
    below.happen(task(1))
    (one,) = below.held()
    payload = bytes(one.payload).replace(b"p1", b"p2")
    assert above.take(msgspec.structs.replace(one, payload=msgspec.Raw(payload))) == [Answer.FORK]
    assert above.applied == []


def test_what_cannot_be_accepted_is_kept_with_its_reason_and_the_queue_moves_on(
    node: Callable[[str], Node],
) -> None:
    below, above = node("kiosk"), node("edge")
    closed = TaskClosed(store_id="s", task_id="t1", reason="done", actor="a", at_ms=1)
    below.happen(task(13), closed, task(2))
    facts = [*below.held()]
    batch = FactBatch(sender="kiosk", facts=tuple(facts))
    reply = above.writer.run(lambda db: above.receiver.take(db, batch))
    assert list(reply.answers) == [Answer.APPLIED] * 3
    assert [(note.seq, note.verdict) for note in reply.not_accepted] == [
        (1, Verdict.QUARANTINED),
        (2, Verdict.REJECTED),
    ]
    assert reply.not_accepted[1].reason == "no such task"
    assert above.applied == ["t2"]
    assert [fact.seq for fact in above.held()] == [1, 2, 3]


def test_an_unknown_type_is_stored_and_goes_on_untouched(node: Callable[[str], Node]) -> None:
    class FromTheFuture(Body, frozen=True, kw_only=True):
        anything: str

    below, above, top = node("kiosk"), node("edge"), node("cloud")
    below.happen(FromTheFuture(anything="é"))
    assert above.take(*below.held()) == [Answer.APPLIED]
    assert top.take(*above.held()) == [Answer.APPLIED]
    assert top.held() == below.held()


def test_a_chain_survives_a_restart_and_shows_tampering(tmp_path: Path) -> None:
    first = Node(tmp_path, "kiosk")
    first.happen(task(1), task(2))
    first.close()
    again = Node(tmp_path, "kiosk")
    again.happen(task(3))
    assert list(verify(again.writer.reader())) == []
    assert [fact.seq for fact in again.held()] == [1, 2, 3]
    stamps = [fact.hlc for fact in again.held()]
    assert stamps == sorted(set(stamps))
    again.writer.run(lambda db: db.conn.execute("UPDATE fact SET payload = '{}' WHERE seq = 2"))
    said = [str(fault) for fault in verify(again.writer.reader())]
    assert said == ["kiosk fact 2: was changed after it was written"]
    again.close()


def test_facts_pass_two_hops_once_and_in_order(node: Callable[[str], Node]) -> None:
    kiosk, edge, cloud = node("kiosk"), node("edge"), node("cloud")
    cloud_url, edge_url = cloud.serve(), edge.serve()
    first = Uplink(kiosk.writer, "kiosk", edge_url, kiosk.clock)
    second = Uplink(edge.writer, "edge", cloud_url, edge.clock)
    kiosk.happen(*(task(number) for number in range(20, 40)))
    edge.happen(task(1))
    assert first.send_once() and not first.send_once()
    assert second.send_once() and not second.send_once()
    assert cloud.applied == ["t1", *(f"t{number}" for number in range(20, 40))]
    assert {head.origin: head.seq for head in heads(cloud.writer.reader())} == {
        "kiosk": 20,
        "edge": 1,
    }
    assert all(fact.correlation == "c1" for fact in cloud.held())
    first.stop()
    second.stop()


def test_a_hop_that_lost_its_disk_is_told_everything_again(
    node: Callable[[str], Node], tmp_path: Path
) -> None:
    kiosk, edge = node("kiosk"), node("edge")
    kiosk.happen(task(1), task(2))
    link = Uplink(kiosk.writer, "kiosk", edge.serve(), kiosk.clock)
    link.send_once()
    link.stop()
    (tmp_path / "new").mkdir()
    fresh = Node(tmp_path / "new", "edge")
    kiosk.happen(task(3))
    link = Uplink(kiosk.writer, "kiosk", fresh.serve(), kiosk.clock)
    while link.send_once():
        pass
    assert fresh.applied == ["t1", "t2", "t3"]
    link.stop()
    fresh.close()


def test_a_hop_that_is_down_loses_nothing(node: Callable[[str], Node]) -> None:
    kiosk, edge = node("kiosk"), node("edge")
    kiosk.happen(task(1))
    link = Uplink(kiosk.writer, "kiosk", "http://127.0.0.1:9", kiosk.clock)
    with pytest.raises(HopDown):
        link.send_once()
    assert backlog(kiosk.writer.reader()) == 1
    link.stop()
    link = Uplink(kiosk.writer, "kiosk", edge.serve(), kiosk.clock)
    link.start()
    until(lambda: edge.applied == ["t1"])
    kiosk.happen(task(2))
    link.wake()
    until(lambda: edge.applied == ["t1", "t2"])
    until(lambda: link.status().backlog == 0)
    assert link.status().up
    link.stop()


def test_news_of_the_hop_counts_before_anything_is_sent(node: Callable[[str], Node]) -> None:
    edge, cloud = node("edge"), node("cloud")
    url = cloud.serve()
    up = Uplink(edge.writer, "edge", url, edge.clock)
    down = Downlink(edge.writer, edge.mirror, url, on_answer=up.heard)
    down.start()
    until(lambda: up.status().up)
    assert cloud.http is not None
    cloud.http.stop()
    until(lambda: not up.status().up)
    down.stop()
    up.stop()


def category(name: str) -> Category:
    return Category(category_id=name, names={"en": name}, picture="", position=1)


def test_reference_comes_down_and_changes_are_not_waited_for_long(
    node: Callable[[str], Node],
) -> None:
    cloud, edge = node("cloud"), node("edge")
    cloud.publish("a")
    cloud.publish("x", scope="other")
    changes: list[set[str]] = []
    link = Downlink(edge.writer, edge.mirror, cloud.serve(), "s", on_change=changes.append)
    link.start()

    def names() -> list[str]:
        held = edge.mirror.all(edge.writer.reader(), "category", Category)
        return [one.document.names["en"] for one in held]

    until(lambda: names() == ["a"])
    cloud.publish("b")
    until(lambda: names() == ["a", "b"])
    cloud.writer.run(lambda db: cloud.feed.remove(db, "category", "a"))
    cloud.bell.ring()
    until(lambda: names() == ["b"])
    until(lambda: changes == [{"category"}] * 3)
    link.stop()


def test_a_new_feed_replaces_what_an_old_one_left(node: Callable[[str], Node]) -> None:
    old, new, edge = node("old"), node("new"), node("edge")
    old.publish("gone")
    for number in range(3):
        new.publish(f"n{number}")
    told: list[tuple[str, bool]] = []

    def read(cloud: Node, limit: int) -> bool:
        feed, cursor = edge.mirror.cursor(edge.writer.reader())
        page = cloud.feed.page(cloud.writer.reader(), cursor, limit, "s", feed)
        changed = edge.writer.run(
            lambda db: edge.mirror.apply(
                db, page, lambda _, entry: told.append((entry.key, entry.document is not None))
            )
        )
        assert changed == ({"category"} if page.complete else set())
        return page.complete

    assert read(old, 10)
    assert not read(new, 2)
    assert read(new, 2)
    held = edge.mirror.all(edge.writer.reader(), "category", Category)
    assert [one.key for one in held] == ["n0", "n1", "n2"]
    assert told == [("gone", True), ("n0", True), ("n1", True), ("n2", True), ("gone", False)]


def test_two_stores_may_use_the_same_key(node: Callable[[str], Node]) -> None:
    cloud = node("cloud")
    for scope in ("s", "t"):
        cloud.publish("a", f"of {scope}", scope=scope)
    for scope in ("s", "t"):
        page = cloud.feed.page(cloud.writer.reader(), 0, 10, scope)
        (entry,) = page.entries
        assert f"of {scope}".encode() in bytes(entry.raw)


def test_an_unchanged_document_keeps_its_version(node: Callable[[str], Node]) -> None:
    cloud = node("cloud")
    first, same, other = cloud.publish("a"), cloud.publish("a"), cloud.publish("a", "b")
    assert first == same < other
