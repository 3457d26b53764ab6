"""A price list comes down in several pages and is seen as a whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from storecore.contracts.exchange import Entry
from storecore.contracts.reference import Category
from storecore.database.writer import Writer
from storecore.replication.feed import Feed
from storecore.replication.migrations import FEED_MIGRATIONS, MIRROR_MIGRATIONS
from storecore.replication.mirror import Mirror, newest_version

GOODS = 5


class Hop:
    """A feed above and a copy of it below; `told` is what the copy was told of."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "below.db"
        self.above = Writer(folder / "above.db", [FEED_MIGRATIONS])
        self.below = Writer(self.path, [MIRROR_MIGRATIONS])
        self.feed, self.mirror = Feed(), Mirror()
        self.told: list[str] = []

    def publish(self, name: str, goods: int = GOODS) -> None:
        """A new list: each of its goods has this name; those beyond are gone."""

        def work(db: Database) -> None:
            for number in range(GOODS):
                key = f"n{number}"
                if number < goods:
                    one = Category(category_id=key, names={"en": name}, picture="", position=number)
                    self.feed.put(db, "category", key, one)
                else:
                    self.feed.remove(db, "category", key)

        self.above.run(work)

    def read(self, limit: int) -> bool:
        """Take the next page; whether it was the last."""
        feed, cursor = self.mirror.cursor(self.below.reader())
        page = self.feed.page(self.above.reader(), cursor, limit, "s", feed)

        def on_entry(_: Database, entry: Entry) -> None:
            self.told.append(entry.key)

        self.below.run(lambda db: self.mirror.apply(db, page, on_entry))
        return page.complete

    def shown(self) -> list[str]:
        """The list that is sold by."""
        held = self.mirror.all(self.below.reader(), "category", Category)
        return [one.document.names["en"] for one in held]

    def kill(self) -> None:
        """The machine below starts anew."""
        self.below.close()
        self.below = Writer(self.path, [MIRROR_MIGRATIONS])

    def close(self) -> None:
        """Let go of both files."""
        self.above.close()
        self.below.close()


@pytest.fixture
def hop(tmp_path: Path) -> Iterator[Hop]:
    """Nothing published yet."""
    made = Hop(tmp_path)
    yield made
    made.close()


def test_a_list_cut_in_the_middle_is_not_sold_by_until_its_end_is_there(hop: Hop) -> None:
    hop.publish("old")
    while not hop.read(2):
        assert hop.shown() == [] and hop.told == []
    assert hop.shown() == ["old"] * GOODS
    version = newest_version(hop.below.reader(), ("category", "item"))
    hop.told.clear()
    hop.publish("new", goods=4)
    assert not hop.read(2)
    hop.kill()
    assert not hop.read(2)
    assert hop.shown() == ["old"] * GOODS and hop.told == []
    assert newest_version(hop.below.reader(), ("category", "item")) == version
    assert hop.read(2)
    assert hop.shown() == ["new"] * 4
    assert sorted(hop.told) == [f"n{number}" for number in range(GOODS)]
    assert newest_version(hop.below.reader(), ("category", "item")) > version
    assert newest_version(hop.below.reader(), ("item",)) == 0


def test_another_feed_in_the_middle_leaves_nothing_of_the_first(hop: Hop) -> None:
    hop.publish("old")
    assert not hop.read(2)
    hop.above.run(hop.feed.begin_anew)
    hop.publish("new")
    while not hop.read(2):
        assert hop.shown() == []
    assert hop.shown() == ["new"] * GOODS
    assert len(hop.told) == GOODS


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.sampled_from(["publish", "read", "read", "anew", "kill"]), max_size=12))
def test_no_moment_shows_a_mixture(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    hop = Hop(tmp_path_factory.mktemp("hop"))
    try:
        for number, step in enumerate(steps):
            if step == "publish":
                hop.publish(f"list {number}")
            elif step == "read":
                hop.read(2)
            elif step == "anew":
                hop.above.run(hop.feed.begin_anew)
            else:
                hop.kill()
            assert len(set(hop.shown())) <= 1
            assert len(hop.shown()) in (0, GOODS)
        while not hop.read(2):
            pass
        hop.publish("last")
        while not hop.read(2):
            pass
        assert hop.shown() == ["last"] * GOODS
    finally:
        hop.close()
