"""Several clouds over one PostgreSQL database are one cloud, whichever a store speaks to."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest

from cloud_inventory.store.migrations import PARTED
from storecore.contracts.exchange import FACTS_PATH, REFERENCE_PATH, Answer, FactBatch, FactReply
from storecore.contracts.exchange import ReferencePage as Page
from storecore.contracts.facts import OrderAccepted
from storecore.contracts.reference import OrderState
from storecore.journal.verifying import verify
from tests.cloud.bodies import received, sold, step
from tests.cloud.rig import STORE, Cloud, Edge, running_cloud, small_import
from tests.waiting import until


@pytest.fixture
def clouds(tmp_path: Path, postgres_url: str) -> Iterator[list[Cloud]]:
    with ExitStack() as ends:
        several = [
            ends.enter_context(running_cloud(tmp_path / str(number), postgres_url))
            for number in range(2)
        ]
        assert not several[0].load(small_import()).problems
        yield several


@pytest.fixture
def edge(tmp_path: Path, clouds: list[Cloud]) -> Iterator[Edge]:
    edge = Edge(tmp_path / "edge", clouds[0])
    yield edge
    edge.close()


def test_what_one_is_told_the_other_knows(clouds: list[Cloud], edge: Edge) -> None:
    edge.tell(received(milk_1l=40))
    assert [cloud.stock("milk-1l").on_hand for cloud in clouds] == [40, 40]


def test_a_store_that_waits_at_one_hears_at_once_what_came_to_the_other(
    clouds: list[Cloud],
) -> None:
    one, other = clouds
    before = other.reference()
    query: dict[str, str | int] = {
        "scope": STORE,
        "feed": before.feed,
        "cursor": before.cursor,
        "wait_s": 20,
    }
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(other.http.get, REFERENCE_PATH, params=query, timeout=30)
        order = one.placed()
        page = msgspec.json.decode(waiting.result().content, type=Page)
    assert order.order_id in {entry.key for entry in page.entries}


def test_the_same_facts_posted_to_both_at_once_count_once(clouds: list[Cloud], edge: Edge) -> None:
    facts = tuple(edge.seal(received(f"d-{n}", milk_1l=1)) for n in range(30))
    batch = msgspec.json.encode(FactBatch(sender="edge-corner", facts=facts))
    with ThreadPoolExecutor() as threads:
        posts = [threads.submit(cloud.http.post, FACTS_PATH, content=batch) for cloud in clouds]
        replies = [msgspec.json.decode(post.result().content, type=FactReply) for post in posts]
    answers = sorted(reply.answers for reply in replies)
    assert answers == [(Answer.AGAIN,) * 30, (Answer.APPLIED,) * 30]
    assert clouds[1].stock("milk-1l").on_hand == 30


def test_an_order_placed_at_one_is_accepted_at_the_other(clouds: list[Cloud], edge: Edge) -> None:
    order = clouds[1].placed()
    edge.tell(step(OrderAccepted, order.order_id))
    assert clouds[1].order(order.order_id).state is OrderState.ACCEPTED


def test_a_store_that_speaks_with_one_was_heard_by_all(clouds: list[Cloud], edge: Edge) -> None:
    one, other = clouds
    edge.tell(received(milk_1l=40))
    for cloud in clouds:
        cloud.clock.advance(2 * 3600)
    conn = other.data.writer.reader()
    assert other.data.promises.is_silent(conn, STORE)
    one.reference()  # it only asks, and tells nothing
    until(lambda: not other.data.promises.is_silent(conn, STORE))


def test_news_for_one_store_wakes_no_other(clouds: list[Cloud]) -> None:
    one, other = clouds
    assert not one.load(small_import(store_id="pier")).problems
    for scope in (STORE, "pier"):
        other.reference(scope)
    asked: list[str] = []
    page = other.data.feed.page
    other.data.feed.page = lambda conn, cursor, limit, scope, feed="": (  # type: ignore[method-assign]
        asked.append(scope) or page(conn, cursor, limit, scope, feed)  # type: ignore[func-returns-value]
    )
    before = {scope: other.reference(scope) for scope in (STORE, "pier")}
    asked.clear()
    with ThreadPoolExecutor() as threads:
        waits = {
            scope: threads.submit(
                other.http.get,
                REFERENCE_PATH,
                params={
                    "scope": scope,
                    "feed": stand.feed,
                    "cursor": stand.cursor,
                    "wait_s": 2,
                },
                timeout=30,
            )
            for scope, stand in before.items()
        }
        until(lambda: sorted(asked) == sorted([STORE, "pier"]))
        one.placed()
        assert waits[STORE].result().json()["entries"]
        assert not waits["pier"].result().json()["entries"]
    assert asked.count(STORE) == 2
    assert asked.count("pier") == 1


def test_tables_that_grow_with_the_chain_are_parted_by_store(
    clouds: list[Cloud], edge: Edge
) -> None:
    edge.tell(received(milk_1l=40), sold(), sold(total_minor=7, transaction_id="t-2"))
    conn = clouds[1].data.writer.reader()
    for table in PARTED:
        (kind,) = conn.execute(
            "SELECT relkind::text FROM pg_class WHERE oid = to_regclass(?)", (table,)
        ).fetchone()
        (parts,) = conn.execute(f"SELECT count(DISTINCT tableoid) FROM {table}").fetchone()
        assert (table, kind, parts) == (table, "p", 0 if table == "task" else 1)
    assert list(verify(conn)) == []
