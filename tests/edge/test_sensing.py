"""From what sensors see to levels, facts and tasks."""

from __future__ import annotations

import msgspec
import pytest

from edge_agent.ingest.messages import Message
from edge_agent.sensing.census import Other
from edge_agent.sensing.restock import Restock, restock, stays_dismissed
from storecore.contracts import topics
from storecore.contracts.facts import ShelfLevelChanged, TagDeparted, TaskClosed, TaskRaised
from storecore.contracts.observations import Presence
from storecore.contracts.reference import Sensing, ShelfLevel, ShelfState, Task, TaskKind
from storecore.gs1.epc import encode_sgtin96
from storecore.gs1.gtin import Gtin, parse_gtin
from tests.edge.sales import sale, sell
from tests.edge.shop import STORE, Shop, envelope, facing, item, shirt, tag, weight


@pytest.mark.parametrize(
    ("low", "since_s", "task_open", "dismissed", "step"),
    [
        (True, 1.9, False, False, Restock.NOTHING),
        (True, 2.0, False, False, Restock.RAISE),
        (True, 2.0, True, False, Restock.NOTHING),
        (True, 2.0, False, True, Restock.NOTHING),
        (False, 2.0, True, False, Restock.CLOSE),
        (False, 1.9, True, False, Restock.NOTHING),
        (False, 2.0, False, False, Restock.NOTHING),
    ],
)
def test_when_staff_are_asked(
    low: bool, since_s: float, task_open: bool, dismissed: bool, step: Restock
) -> None:
    said = restock(low=low, since_s=since_s, settle_s=2.0, task_open=task_open, dismissed=dismissed)
    assert said is step


@pytest.mark.parametrize(
    ("before", "after", "stays"), [(0, 1, True), (1, 0, False), (1, 2, False), (1, 1, True)]
)
def test_done_stands_until_full_or_emptier(before: int, after: int, stays: bool) -> None:
    assert stays_dismissed(True, before, after, minimum=2) is stays
    assert not stays_dismissed(False, before, after, minimum=2)


def read_once(shop: Shop, *serials: int, antenna: int = 1) -> None:
    shop.send(envelope(*[tag(shirt(serial), antenna) for serial in serials]))


def read_all(shop: Shop, *serials: int, antenna: int = 1) -> None:
    """A reader goes round twice, so that it is believed."""
    for _ in range(2):
        read_once(shop, *serials, antenna=antenna)
        shop.wait(1)


def test_tags_arrive_are_counted_once_and_depart_when_unread(shop: Shop) -> None:
    read_all(shop, 1, 2, 1, 2, 3)
    assert shop.told().count("TagArrived") == 3
    assert shop.shelf("rack-1") == 3
    for _ in range(32):
        shop.wait(1)
        read_once(shop, 1, 2)
    assert shop.shelf("rack-1") == 2
    gone = [fact for fact in shop.facts() if isinstance(fact, TagDeparted)]
    assert [(f.epc, f.place, f.state) for f in gone] == [(shirt(3), "rack-1", "missing")]


def test_a_tag_that_two_antennas_read_stays_where_it_is(shop: Shop) -> None:
    read_all(shop, 1, antenna=1)
    for _ in range(20):
        read_once(shop, 1, antenna=1)
        read_once(shop, 1, antenna=2)
        shop.wait(1)
    assert shop.shelf("rack-1") == 1
    for _ in range(12):
        read_once(shop, 1, antenna=2)
        shop.wait(1)
    assert (shop.shelf("rack-1"), shop.shelf("rack-2")) == (0, 1)
    assert shop.told().count("TagArrived") == 2


def test_foreign_and_unprogrammed_tags_are_counted_apart(shop: Shop) -> None:
    foreign = "3034257BF7194E4000001A85"
    shop.send(envelope(tag(foreign), tag(foreign), tag("E28011702000162D00030AE4")))
    shop.send(envelope(tag(shirt(1), 9)))
    assert shop.told() == []
    assert shop.quarantined() == []
    assert shop.books.census.counts() == {Other.FOREIGN: 1, Other.UNPROGRAMMED: 1}


def test_one_stray_read_is_no_tag(shop: Shop) -> None:
    read_once(shop, 1)
    shop.wait(301, step_s=1.0)
    read_once(shop, 1)
    shop.wait(1)
    assert "TagArrived" not in shop.told()
    assert shop.shelf("rack-1") == 0


def presence(name: str, online: bool) -> Message:
    body = Presence(name=name, online=online, at_ms=1)
    return Message(topics.presence(STORE, name), msgspec.json.encode(body))


@pytest.mark.parametrize("silent", ["reader-1", "bridge-1"])
def test_a_reader_that_is_off_makes_no_shelf_empty(shop: Shop, silent: str) -> None:
    read_all(shop, 1, 2)
    shop.send(presence(silent, online=False))
    shop.wait(60)
    shop.restart()
    shop.wait(60)
    assert shop.shelf("rack-1") == 2
    shop.send(presence(silent, online=True))
    shop.wait(7)
    assert shop.shelf("rack-1") == 2
    shop.wait(20)
    assert shop.shelf("rack-1") == 0


def test_time_without_a_broker_or_an_agent_makes_no_shelf_empty(shop: Shop) -> None:
    read_all(shop, 1, 2)
    shop.books.senses.line(False)
    shop.wait(60)
    shop.books.senses.line(True)
    shop.wait(7)
    shop.clock.advance(3600)
    shop.restart()
    shop.wait(7)
    assert shop.shelf("rack-1") == 2


def test_a_rack_that_never_had_a_tag_is_empty_once_its_reader_is_there(shop: Shop) -> None:
    shop.wait(20)
    assert shop.shelf("rack-1") is None  # nobody has ever heard of the reader
    shop.send(presence("reader-1", online=True))
    shop.wait(1)
    assert shop.shelf("rack-1") == 0


def test_a_weight_counts_after_it_has_stood(shop: Shop) -> None:
    shop.send(envelope(weight(2510)))
    assert shop.shelf("jar-1") is None
    shop.wait(0.5)
    assert shop.shelf("jar-1") == 5


def test_a_hand_on_the_shelf_moves_nothing(shop: Shop) -> None:
    shop.send(envelope(weight(2500)))
    shop.wait(1)
    for grams, stable in [(3900, True), (3500, False), (2000, True), (2500, True)]:
        shop.send(envelope(weight(grams, stable=stable)))
        shop.wait(0.25)
    shop.send(envelope(weight(2240)))  # something that is not coffee
    shop.wait(1)
    levels = [fact.quantity for fact in shop.facts() if isinstance(fact, ShelfLevelChanged)]
    assert levels == [5]


def restock_tasks(shop: Shop) -> list[Task]:
    return [task for task in shop.open_tasks() if task.kind is TaskKind.RESTOCK]


def put_on_scale(shop: Shop, count: int) -> None:
    shop.send(envelope(weight(500 * count)))
    shop.wait(0.5)


def test_a_shelf_below_its_minimum_raises_one_task_and_closes_it_when_filled(shop: Shop) -> None:
    put_on_scale(shop, 5)
    put_on_scale(shop, 2)
    assert restock_tasks(shop) == []
    shop.wait(2)
    (task,) = restock_tasks(shop)
    assert (task.sku, task.place, task.quantity, task.target) == ("coffee", "jar-1", 2, 5)
    put_on_scale(shop, 1)
    shop.wait(5)
    (same,) = restock_tasks(shop)
    assert (same.task_id, same.quantity) == (task.task_id, 1)
    assert shop.shown("task", Task) == {task.task_id: same}
    put_on_scale(shop, 3)
    shop.wait(1)
    put_on_scale(shop, 2)  # a box was only put down for a moment
    shop.wait(5)
    assert len(restock_tasks(shop)) == 1
    put_on_scale(shop, 4)
    shop.wait(2.5)
    assert restock_tasks(shop) == []
    assert shop.shown("task", Task) == {}
    raised = [fact for fact in shop.facts() if isinstance(fact, TaskRaised)]
    closed = [fact for fact in shop.facts() if isinstance(fact, TaskClosed)]
    assert [fact.subject for fact in raised] == ["jar-1"]
    assert [(fact.task_id, fact.reason) for fact in closed] == [(task.task_id, "filled")]


def test_kiosks_see_what_lies_there_and_that_it_is_still_seen(shop: Shop) -> None:
    put_on_scale(shop, 5)
    first = shop.shown("shelf", ShelfLevel)["jar-1"]
    assert (first.sku, first.quantity, first.minimum, first.target) == ("coffee", 5, 3, 5)
    shop.clock.advance(31)
    put_on_scale(shop, 5)
    again = shop.shown("shelf", ShelfLevel)["jar-1"]
    assert again.seen_ms - first.seen_ms >= 31_000
    assert shop.told().count("ShelfLevelChanged") == 1


def test_another_minimum_counts_at_once_and_a_place_taken_away_leaves_the_kiosks(
    shop: Shop,
) -> None:
    put_on_scale(shop, 3)
    higher = facing("jar-1", "coffee", "scale-1", minimum=4, sensing=Sensing.WEIGHT)
    shop.come_down(("facing", "jar-1", higher))
    shop.wait(3)
    assert shop.shown("shelf", ShelfLevel)["jar-1"].minimum == 4
    assert len(restock_tasks(shop)) == 1
    shop.come_down(("facing", "jar-1", None))
    shop.wait(1)
    assert shop.shown("shelf", ShelfLevel) == {}
    assert restock_tasks(shop) == []


def test_other_goods_on_the_same_scale_are_weighed_anew(shop: Shop) -> None:
    put_on_scale(shop, 4)
    shop.come_down(
        ("item", "tea", item("tea", unit_weight_g=1000)),
        ("facing", "jar-1", facing("jar-1", "tea", "scale-1", sensing=Sensing.WEIGHT)),
    )
    shop.wait(1)
    assert shop.shelf("jar-1") == 2


def test_a_change_that_was_undone_on_disk_is_undone_in_memory(shop: Shop) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    read_once(shop, 1)
    shop.wait(1)
    told, shop.books.journal.append = shop.books.journal.append, fail  # type: ignore[method-assign,assignment]
    with pytest.raises(OSError, match="disk full"):
        read_once(shop, 1)
    shop.books.journal.append = told  # type: ignore[method-assign]
    read_all(shop, 1)
    assert shop.shelf("rack-1") == 1


def test_tags_of_other_goods_on_a_shelf_are_one_task_that_closes_itself(shop: Shop) -> None:
    hat = item("hat", gtin=Gtin.from_payload(952123450002).gtin14, tagged=True)
    shop.come_down(("item", "hat", hat))
    stray = encode_sgtin96(parse_gtin(hat.gtin or ""), 7, 1)
    for _ in range(30):
        shop.send(envelope(*[tag(shirt(n)) for n in (1, 2, 3)], tag(stray)))
        shop.wait(1)
    assert shop.shelf("rack-1") == 3
    assert shop.shown("shelf", ShelfLevel)["rack-1"].state is ShelfState.MISPLACED
    (tidy,) = [task for task in shop.open_tasks() if task.kind is TaskKind.TIDY]
    assert (tidy.place, tidy.sku, tidy.quantity) == ("rack-1", "shirt", 1)
    for _ in range(30):
        read_once(shop, 1, 2, 3)
        shop.wait(1)
    assert [task for task in shop.open_tasks() if task.kind is TaskKind.TIDY] == []
    assert shop.shown("shelf", ShelfLevel)["rack-1"].state is ShelfState.RIGHT


def test_what_does_not_weigh_like_its_item_is_a_wrong_item(shop: Shop) -> None:
    put_on_scale(shop, 5)
    shop.send(envelope(weight(2720)))
    shop.wait(30)
    level = shop.shown("shelf", ShelfLevel)["jar-1"]
    assert (level.quantity, level.state) == (5, ShelfState.WRONG_ITEM)
    assert [task.kind for task in shop.open_tasks()] == [TaskKind.TIDY]
    put_on_scale(shop, 5)
    shop.wait(3)
    assert shop.open_tasks() == []


def test_a_shelf_whose_device_is_away_is_shown_as_unseen(shop: Shop) -> None:
    put_on_scale(shop, 5)
    shop.send(presence("scale-1", online=False))
    assert shop.shown("shelf", ShelfLevel)["jar-1"].state is ShelfState.UNSEEN
    shop.send(presence("scale-1", online=True))
    assert shop.shown("shelf", ShelfLevel)["jar-1"].state is ShelfState.RIGHT


def test_two_goods_on_one_scale_have_levels_of_their_own(shop: Shop) -> None:
    shop.come_down(
        ("item", "tea", item("tea", unit_weight_g=120)),
        ("facing", "jar-2", facing("jar-2", "tea", "scale-1", sensing=Sensing.WEIGHT)),
    )
    for grams in (620, 620 + 500, 620 + 500 - 120):
        shop.send(envelope(weight(grams)))
        shop.wait(1)
    assert (shop.shelf("jar-1"), shop.shelf("jar-2")) == (2, 0)


def test_a_sold_tag_that_lies_there_again_is_stock_only_when_staff_take_it_back(shop: Shop) -> None:
    read_all(shop, 1, 2)
    sell(shop, sale(("shirt", 1, (shirt(1),))))
    assert shop.shelf("rack-1") == 1
    for _ in range(3):
        shop.clock.advance(300)
        read_all(shop, 1, 2)
    assert shop.shelf("rack-1") == 1
    (task,) = [task for task in shop.open_tasks() if task.kind is TaskKind.RETURN]
    assert (task.subject, task.sku, task.place) == (shirt(1), "shirt", "rack-1")
    shop.do(lambda db: shop.books.take_back(db, shirt(1)))
    assert shop.shelf("rack-1") == 2
    assert [task for task in shop.open_tasks() if task.kind is TaskKind.RETURN] == []
