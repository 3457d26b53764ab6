"""What was let go is signed for; what is missing otherwise is found; a hop that lost it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from storecore.clock import HybridClock, ManualClock
from storecore.contracts.facts import Body, Fact, ShelfLevelChanged, TaskRaised
from storecore.database.writer import Writer
from storecore.journal.fence import Fence, NoteFile
from storecore.journal.journal import Journal, facts_after
from storecore.journal.letting_go import LettingGo
from storecore.journal.receiver import Receiver
from storecore.journal.verifying import verify
from storecore.replication.sending import check_reply, confirmed_position, next_shipment, settle
from storecore.signing.keys import SigningKey
from tests.ground.test_both_hops import ALL, task

KEY, OTHER = SigningKey(b"k" * 32), SigningKey(b"o" * 32)
YOUNG_MS = 1000


def level(quantity: int) -> ShelfLevelChanged:
    return ShelfLevelChanged(
        store_id="s", place="A1", sku="milk", quantity=quantity, device="scale-1", at_ms=quantity
    )


class Node:
    """One machine that may let facts go."""

    def __init__(self, path: Path, name: str) -> None:
        self.clock = ManualClock()
        self.name = name
        self.writer = Writer(path, ALL)
        self.journal = Journal(name, HybridClock(self.clock))
        self.letting_go = LettingGo(KEY)
        self.tasks: list[str] = []
        self.receiver = Receiver(self.journal, self.apply, self.letting_go)

    def apply(self, db: Database, fact: Fact, body: Body) -> None:
        if isinstance(body, TaskRaised):
            self.tasks.append(body.task_id)

    def happen(self, *bodies: Body) -> None:
        def work(db: Database) -> None:
            for body in bodies:
                self.journal.append(db, body)

        self.writer.run(work)

    def tidy(self, older_ms: int = 0) -> int:
        now_ms = self.clock.wall_ms()
        return self.writer.run(
            lambda db: self.letting_go.let_go(
                db,
                confirmed=confirmed_position(db.conn),
                before_ms=now_ms - older_ms + 1,
                now_ms=now_ms,
            )
        )

    def tell(self, above: Node) -> None:
        """Send all that waits."""
        for _ in range(20):
            shipment = next_shipment(self.writer.reader(), self.name, 7)
            if shipment is None:
                return
            batch = shipment.batch(self.name, 1)
            reply = above.writer.run(partial(above.receiver.take, batch=batch))
            check_reply(self.writer.reader(), shipment, reply)
            self.writer.run(partial(settle, shipment=shipment, reply=reply, own=self.name))
        raise AssertionError("it never comes to an end")

    def held(self) -> list[int]:
        return [fact.seq for _, fact in facts_after(self.writer.reader(), 0, -1)]

    def faults(self, trusted: bytes | None = KEY.public) -> list[str]:
        return [str(fault) for fault in verify(self.writer.reader(), trusted)]

    def tamper(self, *statements: str) -> None:
        for statement in statements:
            self.writer.run(partial(_execute, sql=statement))


def _execute(db: Database, sql: str) -> None:
    db.conn.execute(sql)


@pytest.fixture
def node(tmp_path: Path) -> Iterator[Callable[[str], Node]]:
    made: list[Node] = []

    def make(name: str) -> Node:
        made.append(Node(tmp_path / f"{name}-{len(made)}.db", name))
        return made[-1]

    yield make
    for one in made:
        one.writer.close()


@pytest.fixture
def tidied(node: Callable[[str], Node]) -> Node:
    """Facts 1 to 12, of which 2, 3, 5, 6, 7, 9 and 11 were sensed and let go."""
    edge, cloud = node("edge"), node("cloud")
    edge.happen(task(1), level(2), level(3), task(4), level(5), level(6), level(7))
    edge.happen(task(8), level(9), task(10), level(11), level(12))
    edge.tell(cloud)
    while edge.tidy():
        pass
    return edge


def test_only_what_was_sensed_and_confirmed_and_is_old_goes(node: Callable[[str], Node]) -> None:
    edge, cloud = node("edge"), node("cloud")
    edge.happen(task(1), level(2), level(3))
    assert edge.tidy() == 0, "nothing is confirmed"
    edge.tell(cloud)
    assert edge.tidy(older_ms=YOUNG_MS) == 0, "nothing is old"
    edge.clock.advance(2.0)
    edge.happen(level(4))
    assert edge.tidy(older_ms=YOUNG_MS) == 3
    assert edge.held() == [1, 4]
    assert edge.faults() == []
    assert cloud.held() == [1, 2, 3], "the hop keeps its own"


def test_the_last_fact_of_a_chain_stays(tidied: Node) -> None:
    assert tidied.held() == [1, 4, 8, 10, 12]
    assert tidied.faults() == []


def test_a_chain_goes_on_after_it(tidied: Node, node: Callable[[str], Node]) -> None:
    tidied.happen(level(13), task(14))
    assert tidied.faults() == []
    again = Journal("edge", HybridClock(ManualClock()))
    tidied.writer.run(lambda db: again.append(db, task(15)))
    assert tidied.held()[-2:] == [14, 15]
    assert tidied.faults() == []


SET_RUN = "UPDATE let_go SET {} WHERE first_seq = 5"
TAMPERINGS: dict[str, tuple[tuple[str, ...], str]] = {
    "a task is deleted": (("DELETE FROM fact WHERE seq = 8",), "fact 10: fact 8 is missing"),
    "a task is said to be let go": (
        (
            "DELETE FROM fact WHERE seq = 8",
            "INSERT INTO let_go SELECT origin, incarnation, 8, 8, prev_hash, '' FROM fact "
            "WHERE seq = 10",
        ),
        "fact 8: is in the list of what was let go, and was not",
    ),
    "a task is let go with its right hash": (
        (
            "INSERT INTO let_go SELECT origin, incarnation, 8, 8, hash, '' FROM fact WHERE seq = 8",
            "DELETE FROM fact WHERE seq = 8",
        ),
        "fact 8: is in the list of what was let go, and was not",
    ),
    "a task is changed": (("UPDATE fact SET payload = '{}' WHERE seq = 4",), "fact 4: was changed"),
    "a run is longer": (
        (SET_RUN.format("last_seq = 8"),),
        "fact 8: is said to be let go, and is not",
    ),
    "a run has another hash": ((SET_RUN.format("last_hash = 'x'"),), "fact 8: does not follow"),
    "a run is gone": (("DELETE FROM let_go WHERE first_seq = 5",), "fact 8: fact 5 is missing"),
    "a run is said of what is there": (
        (
            "INSERT INTO let_go SELECT origin, incarnation, 10, 10, hash, 'x' FROM fact "
            "WHERE seq = 10",
        ),
        "fact 10: is said to be let go, and is not",
    ),
    "the signature is gone": (("DELETE FROM snapshot",), "fact 2: was let go, and nobody"),
    "the signature is made up": (
        ("UPDATE snapshot SET signature = replace(signature, '1', '2')",),
        "fact 2: was let go, and the signature for it is not good",
    ),
    "the signature is another's": (
        (f"UPDATE snapshot SET public_key = '{OTHER.public.hex()}'",),
        "fact 2: was let go, and the signature for it is not good",
    ),
    "the tail is cut": (("DELETE FROM fact WHERE seq > 10",), "the chain ends at fact 10"),
    "the head is gone": (("DELETE FROM head",), "the chain has no head"),
    "two facts change places": (
        ("UPDATE fact SET seq = 99 WHERE seq = 8", "UPDATE fact SET seq = 8 WHERE seq = 10"),
        "fact 8: was changed",
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_found_and_the_first_bad_record_named(tidied: Node, name: str) -> None:
    statements, problem = TAMPERINGS[name]
    tidied.tamper(*statements)
    (fault,) = tidied.faults()
    assert problem in fault


def test_another_key_does_not_stand_for_this_machines(tidied: Node) -> None:
    tidied.letting_go = LettingGo(OTHER)
    ((origin, incarnation),) = tidied.writer.reader().execute(
        "SELECT origin, incarnation FROM snapshot"
    )
    tidied.writer.run(lambda db: tidied.letting_go.sign(db.conn, (origin, incarnation), 12, "x", 1))
    assert tidied.faults(None) == [], "the word is good, if one asks not whose it is"
    assert ["signature for it is not good" in fault for fault in tidied.faults()] == [True]


def test_a_hop_that_lost_everything_is_told_what_is_left(
    tidied: Node, node: Callable[[str], Node]
) -> None:
    fresh = node("cloud")
    tidied.happen(task(13))
    tidied.tell(fresh)
    assert fresh.held() == tidied.held() == [1, 4, 8, 10, 12, 13]
    assert fresh.tasks == ["t1", "t4", "t8", "t10", "t13"]
    assert fresh.faults() == []


def test_a_hop_put_back_to_the_middle_of_what_is_gone_goes_on_behind_it(
    node: Callable[[str], Node],
) -> None:
    edge, cloud, copy = node("edge"), node("cloud"), node("cloud")
    edge.happen(task(1), level(2), level(3))
    edge.tell(cloud)
    with_three = edge.writer.reader().execute("SELECT * FROM uplink").fetchone()
    edge.tamper("UPDATE uplink SET position = 0")
    edge.tell(copy)
    assert edge.writer.reader().execute("SELECT * FROM uplink").fetchone() == with_three
    edge.happen(level(4), level(5), task(6))
    edge.tell(cloud)
    edge.tidy()
    edge.happen(task(7))
    edge.tell(copy)
    assert copy.held() == [1, 2, 3, 6, 7]
    assert copy.faults() == []
    edge.tamper("UPDATE uplink SET position = 0")
    edge.tell(copy)
    assert copy.tasks == ["t1", "t6", "t7"], "told again, counted once"


def test_a_note_that_was_behind_is_no_old_copy(tidied: Node, tmp_path: Path) -> None:
    notes = NoteFile(tmp_path / "edge.fence")
    Fence("edge", notes).keep(tidied.writer.reader())
    assert Fence("edge", notes).check(tidied.writer.reader()) is None
    written = notes.read()
    assert written is not None
    notes.write(written.replace(b'"seq":12', b'"seq":11'))
    assert Fence("edge", notes).check(tidied.writer.reader()) is None
    notes.close()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=1, max_size=30))
def test_whatever_is_let_go_when_the_rest_is_whole(
    tmp_path_factory: pytest.TempPathFactory, plan: list[tuple[bool, int]]
) -> None:
    folder = tmp_path_factory.mktemp("nodes")
    edge, cloud = Node(folder / "edge.db", "edge"), Node(folder / "cloud.db", "cloud")
    told: list[str] = []
    for number, (sensed, then) in enumerate(plan, start=1):
        edge.happen(level(number) if sensed else task(number))
        told += [] if sensed else [f"t{number}"]
        if then >= 1:
            edge.tell(cloud)
        if then >= 2:
            edge.tidy()
        if then == 3:
            cloud.writer.close()
            cloud = Node(folder / f"cloud-{number}.db", "cloud")
    edge.tell(cloud)
    edge.tamper("UPDATE uplink SET position = 0")
    edge.tell(cloud)
    assert cloud.tasks == told
    assert edge.faults() == cloud.faults() == []
    edge.writer.close()
    cloud.writer.close()
