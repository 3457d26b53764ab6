"""A pad: tags that stand still lie on it, whatever the reading stutters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_agent.sensing.pad import PadRules, Sight, after_read, is_off
from edge_agent.sensing.posts import Posts, PostsError
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.observations import TagObserved, WeightObserved
from storecore.contracts.watching import PostWeight
from tests.edge.sales import sale, sell
from tests.edge.shop import Shop, envelope, shirt, tag
from tests.edge.test_sensing import presence

POSTS = "kiosk-1.pad=reader-9:1, kiosk-1.bagging=scale-9, north.exit=reader-8"
RULES = PadRules(settle_s=0.3, gone_after_s=2.0, rssi_cdbm_min=-7000)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path, watch_posts=POSTS).furnish()
    made.wait(3)
    yield made
    made.writer.close()


def on_pad(shop: Shop) -> list[str] | None:
    pad = shop.books.board.state("kiosk-1").pad
    return None if pad is None else [found.epc for found in pad if not found.sold]


def read(shop: Shop, *serials: int, rssi: int | None = -5500) -> None:
    seen = [
        TagObserved(device="reader-9", seq=0, at_ms=1, antenna=1, epc=shirt(serial), rssi_cdbm=rssi)
        for serial in serials
    ]
    shop.send(envelope(*seen))


def lay(shop: Shop, *serials: int) -> None:
    read(shop, *serials)
    shop.wait(0.5)
    read(shop, *serials)


def test_posts_are_read_and_a_wrong_one_is_named() -> None:
    posts = Posts.parse(POSTS)
    assert posts.pad_of("reader-9", 1) == "kiosk-1"
    assert posts.pad_of("reader-9", 2) is None
    assert posts.exit_of("reader-8", 4) == "north"
    assert posts.kiosks() == {"kiosk-1"}
    assert Posts.parse("").kiosks() == set()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("pad=reader-1", "not NAME.ROLE"),
        ("kiosk-1.door=reader-1", "pad, bagging, weighing, exit"),
        ("kiosk-1.pad=reader 1", "not NAME.ROLE"),
        ("kiosk-1.bagging=scale-1:2", "no antenna"),
        ("kiosk-1.pad=reader-1:1,kiosk-2.pad=reader-1:1", "a post already"),
    ],
)
def test_a_post_that_makes_no_sense_is_refused(text: str, says: str) -> None:
    with pytest.raises(PostsError, match=says):
        Posts.parse(text)


def test_a_tag_that_stands_still_lies_there_and_one_that_passes_does_not(shop: Shop) -> None:
    read(shop, 1, 2)
    assert on_pad(shop) == []
    shop.wait(0.5)
    read(shop, 1)
    assert on_pad(shop) == [shirt(1)]
    shop.wait(2.5)
    assert on_pad(shop) == []


def test_a_stuttering_reading_makes_nothing_flicker(shop: Shop) -> None:
    lay(shop, 1, 2)
    stamp = shop.books.board.state("kiosk-1").stamp
    for _ in range(10):
        shop.wait(1.75)
        read(shop, 1)
        read(shop, 2)
    assert on_pad(shop) == [shirt(1), shirt(2)]
    assert shop.books.board.state("kiosk-1").stamp == stamp  # nobody was even told


def test_a_burst_that_waited_at_the_broker_is_no_tag_on_the_pad(shop: Shop) -> None:
    for _ in range(20):
        read(shop, 1)
    assert on_pad(shop) == []


def test_a_weak_read_is_of_somewhere_else(shop: Shop) -> None:
    for _ in range(4):
        read(shop, 1, rssi=-7100)
        read(shop, 2, rssi=None)
        shop.wait(0.5)
    assert on_pad(shop) == [shirt(2)]


def test_a_reader_that_is_off_takes_nothing_off_the_pad(shop: Shop) -> None:
    lay(shop, 1)
    shop.send(presence("reader-9", online=False))
    shop.wait(30)
    assert on_pad(shop) is None
    shop.send(presence("reader-9", online=True))
    shop.wait(0.5)
    assert on_pad(shop) is None  # not yet listened to for long enough
    read(shop, 1)
    shop.wait(1.75)
    read(shop, 1)
    assert on_pad(shop) == [shirt(1)]


def test_a_sold_tag_is_told_as_sold(shop: Shop) -> None:
    lay(shop, 1, 2)
    sell(shop, sale(("shirt", 1, (shirt(1),))))
    pad = shop.books.board.state("kiosk-1").pad
    assert pad is not None
    assert [(found.epc, found.sold) for found in pad] == [(shirt(1), True), (shirt(2), False)]
    shop.restart()
    shop.wait(3)
    lay(shop, 1)
    assert on_pad(shop) == []


def test_the_kiosks_own_scale_is_told_and_is_no_shelf(shop: Shop) -> None:
    shop.send(envelope(WeightObserved(device="scale-9", seq=1, at_ms=1, grams=740, stable=True)))
    assert shop.books.board.state("kiosk-1").bagging == PostWeight(grams=740, stable=True)
    assert shop.books.board.state("kiosk-2").bagging is None
    shop.send(presence("scale-9", online=False))
    shop.wait(0.25)
    assert shop.books.board.state("kiosk-1").bagging is None
    assert "ShelfLevelChanged" not in shop.told()


def test_other_readers_do_not_reach_the_pad(shop: Shop) -> None:
    for _ in range(3):
        shop.send(envelope(tag(shirt(1))))
        shop.wait(0.5)
    assert on_pad(shop) == []


@given(gaps=st.lists(st.floats(0.05, 1.95), min_size=8, max_size=60))
def test_a_tag_read_once_in_every_two_seconds_never_leaves(gaps: list[float]) -> None:
    sight: Sight | None = None
    now_s = 0.0
    for gap in gaps:
        now_s += gap
        if sight is not None:
            assert not is_off(sight, now_s, now_s, RULES)
        sight = after_read(sight, now_s, RULES)
    assert sight is not None
    assert sight.there
    assert is_off(sight, now_s + 2.01, now_s + 2.01, RULES)
    assert not is_off(sight, now_s + 2.01, 1.99, RULES)


def test_a_sale_of_another_shop_marks_nothing(shop: Shop) -> None:
    other: SaleCompleted = sale(("shirt", 1, (shirt(1),)), store_id="elsewhere")
    sell(shop, other)
    lay(shop, 1)
    assert on_pad(shop) == [shirt(1)]
