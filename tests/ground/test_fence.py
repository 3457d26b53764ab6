"""A database put back from an old copy, moved or cloned is noticed, and nothing is lost by it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec
from sqlite_utils import Database

from storecore.clock import HybridClock, ManualClock
from storecore.contracts.exchange import FactBatch, FactReply, ReferencePage
from storecore.contracts.facts import Body, Fact, TaskRaised
from storecore.contracts.promises import ChainStarted
from storecore.contracts.reference import Category
from storecore.database.writer import Writer, each
from storecore.journal.fence import Breach, Fence, NoteFile
from storecore.journal.journal import Journal, facts_after
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.journal.receiver import Receiver
from storecore.journal.renewal import Renewal, breach_notes, open_breaches
from storecore.journal.verifying import verify
from storecore.replication.feed import Feed
from storecore.replication.feed_fence import FeedFence
from storecore.replication.migrations import FEED_MIGRATIONS, UPLINK_MIGRATIONS
from storecore.replication.reading import PageQuery, answer_page
from storecore.replication.sending import check_reply, next_shipment, probe, settle


def task(name: str) -> TaskRaised:
    return TaskRaised(store_id="s", task_id=name, kind="pick", subject="o", at_ms=1)


class Node:
    """One program over a folder, started anew each time it is made."""

    def __init__(self, folder: Path, name: str = "kiosk") -> None:
        self.name = name
        fence = Fence(name, NoteFile(folder / "node.fence"))
        self.feed_fence = FeedFence(NoteFile(folder / "feed.fence"))
        self.writer = Writer(
            folder / "node.db",
            [JOURNAL_MIGRATIONS, FEED_MIGRATIONS, UPLINK_MIGRATIONS],
            on_commit=each(fence.keep, self.feed_fence.keep),
        )
        self.journal = Journal(name, HybridClock(ManualClock()))
        self.renewal = Renewal(self.journal, "s")
        self.applied: list[str] = []
        self.receiver = Receiver(self.journal, self._apply)
        self.feed_is_old = self.feed_fence.is_breached(self.writer.reader())
        self.breach = self.writer.run(lambda db: self.renewal.at_start(db, fence))

    def _apply(self, _: Database, fact: Fact, body: Body) -> None:
        if isinstance(body, TaskRaised):
            self.applied.append(body.task_id)

    def happen(self, *names: str) -> None:
        for name in names:
            self.writer.run(lambda db, name=name: self.journal.append(db, task(name)))  # type: ignore[misc]

    def send(self, above: Node) -> FactReply:
        conn = self.writer.reader()
        shipment = next_shipment(conn, self.name) or probe(conn, self.name)
        assert shipment is not None
        batch = shipment.batch(self.name, 0)
        reply = above.take(batch)
        check_reply(conn, shipment, reply)
        on_fork = self.renewal.on_fork
        self.writer.run(lambda db: settle(db, shipment, reply, self.name, on_fork))
        return reply

    def take(self, batch: FactBatch) -> FactReply:
        return self.writer.run(lambda db: self.receiver.take(db, batch))

    def facts(self) -> Sequence[Fact]:
        return [fact for _, fact in facts_after(self.writer.reader(), 0, -1)]

    def close(self) -> None:
        self.writer.close()


def folder(tmp_path: Path, name: str) -> Path:
    made = tmp_path / name
    made.mkdir()
    return made


def test_a_start_like_any_other_breaks_no_fence(tmp_path: Path) -> None:
    for _ in range(3):
        node = Node(tmp_path)
        assert node.breach is None
        node.happen("t1")
        node.close()


def test_an_old_copy_put_back_is_noticed_at_the_start(tmp_path: Path) -> None:
    node = Node(tmp_path)
    node.happen("t1")
    node.close()
    shutil.copy(tmp_path / "node.db", tmp_path / "copy.db")
    node = Node(tmp_path)
    node.happen("t2")
    node.close()
    shutil.copy(tmp_path / "copy.db", tmp_path / "node.db")
    node = Node(tmp_path)
    assert node.breach is Breach.ROLLED_BACK
    started = [fact for fact in node.facts() if fact.type == "ChainStarted"]
    body = msgspec.json.decode(started[0].payload, type=ChainStarted)
    assert (body.reason, body.previous) == ("rolled_back", node.facts()[0].incarnation)
    assert started[0].incarnation != body.previous
    assert [reason for reason, _ in open_breaches(node.writer.reader())] == ["rolled_back"]
    (said,) = breach_notes(node.writer.reader(), "count")
    assert "an old copy of this database was put back" in said
    assert list(verify(node.writer.reader())) == []
    node.close()


def test_a_database_without_its_note_was_taken_from_elsewhere(tmp_path: Path) -> None:
    node = Node(tmp_path)
    node.happen("t1")
    node.close()
    (tmp_path / "node.fence").unlink()
    node = Node(tmp_path)
    assert node.breach is Breach.MOVED
    node.close()


def test_a_new_machine_that_died_before_its_first_fact_was_not_moved(tmp_path: Path) -> None:
    Node(tmp_path).close()
    node = Node(tmp_path)
    assert node.breach is None
    node.happen("t1")
    node.close()
    node = Node(tmp_path)
    assert node.breach is None
    node.close()


def test_one_that_died_between_its_first_commit_and_the_note_was_not_moved(tmp_path: Path) -> None:
    fence = Fence("kiosk", NoteFile(tmp_path / "node.fence"))
    writer = Writer(tmp_path / "node.db", [JOURNAL_MIGRATIONS])  # nothing keeps the note
    renewal = Renewal(Journal("kiosk", HybridClock(ManualClock())), "s")
    assert writer.run(lambda db: renewal.at_start(db, fence)) is None
    writer.close()
    node = Node(tmp_path)
    assert node.breach is None
    node.close()


def test_an_image_made_before_the_first_fact_is_a_copy_all_the_same(tmp_path: Path) -> None:
    here, there = folder(tmp_path, "here"), folder(tmp_path, "there")
    Node(here).close()
    shutil.copy(here / "node.db", tmp_path / "image.db")
    node = Node(here)
    node.happen("t1")
    node.close()
    for place, breach in ((there, Breach.MOVED), (here, Breach.ROLLED_BACK)):
        shutil.copy(tmp_path / "image.db", place / "node.db")
        node = Node(place)
        assert node.breach is breach
        node.close()


def test_a_database_of_another_life_than_a_new_note_is_an_old_copy(tmp_path: Path) -> None:
    node = Node(tmp_path)
    node.happen("t1")
    node.close()
    shutil.move(tmp_path / "node.db", tmp_path / "copy.db")
    Node(tmp_path).close()  # a new disk with the note of the old one
    node = Node(tmp_path)
    assert node.breach is None
    node.close()
    shutil.move(tmp_path / "copy.db", tmp_path / "node.db")
    node = Node(tmp_path)
    assert node.breach is Breach.ROLLED_BACK
    node.close()


def test_two_clones_of_a_disk_without_a_fact_lose_nothing_between_them(tmp_path: Path) -> None:
    above = Node(folder(tmp_path, "above"), "edge")
    Node(folder(tmp_path, "first")).close()
    shutil.copytree(tmp_path / "first", tmp_path / "second")
    for name in ("first", "second"):
        node = Node(tmp_path / name)
        node.happen(f"of {name}")
        while node.send(above).answers:
            pass
        node.close()
    assert sorted(above.applied) == ["of first", "of second"]
    above.close()


def test_a_node_with_the_name_of_the_hop_above_begins_no_chain_after_chain(tmp_path: Path) -> None:
    above, below = Node(folder(tmp_path, "above"), "edge"), Node(folder(tmp_path, "below"), "edge")
    below.happen("t1")
    for _ in range(5):
        below.send(above)
    assert len({fact.incarnation for fact in below.facts()}) == 2
    assert above.applied == []
    above.close()
    below.close()


def test_two_clones_of_a_disk_lose_nothing_between_them(tmp_path: Path) -> None:
    above = Node(folder(tmp_path, "above"), "edge")
    first = Node(folder(tmp_path, "first"))
    first.happen("t1")
    first.send(above)
    first.close()
    shutil.copytree(tmp_path / "first", tmp_path / "second")
    first, second = Node(tmp_path / "first"), Node(tmp_path / "second")
    assert first.breach is None
    assert second.breach is None
    first.happen("of first")
    second.happen("of second")
    for _ in range(4):
        first.send(above)
        second.send(above)
    assert sorted(above.applied) == ["of first", "of second", "t1"]
    assert [reason for reason, _ in open_breaches(second.writer.reader())] == ["forked"]
    for node in (above, first, second):
        assert list(verify(node.writer.reader())) == []
        node.close()


def test_an_image_put_back_with_its_note_is_noticed_at_the_next_exchange(tmp_path: Path) -> None:
    above = Node(folder(tmp_path, "above"), "edge")
    node = Node(folder(tmp_path, "kiosk"))
    node.happen("t1")
    node.close()
    shutil.copytree(tmp_path / "kiosk", tmp_path / "image")
    node = Node(tmp_path / "kiosk")
    node.happen("t2", "t3")
    node.send(above)
    node.close()
    node = Node(tmp_path / "image")
    assert node.breach is None
    node.send(above)
    assert [reason for reason, _ in open_breaches(node.writer.reader())] == ["forked"]
    node.close()
    above.close()


def test_a_hop_put_back_from_a_copy_gets_all_in_the_order_it_was_told(tmp_path: Path) -> None:
    kiosk = Node(folder(tmp_path, "kiosk"))
    edge_folder = folder(tmp_path, "edge")
    edge = Node(edge_folder, "edge")
    kiosk.happen("t1")
    kiosk.send(edge)
    edge.close()
    shutil.copytree(edge_folder, tmp_path / "copy")
    edge = Node(edge_folder, "edge")
    kiosk.happen("t2", "t3")
    kiosk.send(edge)
    edge.close()
    edge = Node(tmp_path / "copy", "edge")
    for _ in range(4):
        kiosk.send(edge)
    assert edge.applied == ["t2", "t3"]
    for node in (kiosk, edge):
        node.close()


def test_a_feed_put_back_from_a_copy_goes_on_under_another_name(tmp_path: Path) -> None:
    feed = Feed()

    def publish(node: Node, key: str) -> None:
        document = Category(category_id=key, names={}, picture="", position=1)
        node.writer.run(lambda db: feed.put(db, "category", key, document))

    def read(node: Node, page: ReferencePage | None) -> ReferencePage:
        query = PageQuery(feed=page.feed, cursor=page.cursor) if page else PageQuery()
        return answer_page(node.writer, feed, query)

    node = Node(tmp_path, "cloud")
    publish(node, "a")
    node.close()
    shutil.copy(tmp_path / "node.db", tmp_path / "copy.db")
    node = Node(tmp_path, "cloud")
    publish(node, "b")
    ahead = read(node, None)
    node.close()
    shutil.copy(tmp_path / "copy.db", tmp_path / "node.db")
    node = Node(tmp_path, "cloud")
    assert node.feed_is_old
    anew = read(node, ahead)
    assert anew.feed != ahead.feed
    assert [entry.key for entry in anew.entries] == ["a"]
    node.close()
