"""The exit: a tag that is in no paid transaction calls staff, and only that one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storecore.contracts.local_api import OrderAction, OrderStepRequest
from storecore.contracts.observations import TagObserved
from storecore.contracts.reference import Task, TaskKind
from storecore.contracts.watching import TagSeenAtExit
from tests.edge.sales import sale, sell
from tests.edge.shop import Shop, envelope, order, shirt


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path, watch_posts="north.exit=reader-8").furnish()
    yield made
    made.writer.close()


def leave(shop: Shop, *serials: int, rssi: int | None = None) -> None:
    seen = [
        TagObserved(device="reader-8", seq=0, at_ms=1, antenna=2, epc=shirt(serial), rssi_cdbm=rssi)
        for serial in serials
    ]
    shop.send(envelope(*seen))


def alarms(shop: Shop) -> list[Task]:
    found = [task for task in shop.open_tasks() if task.kind is TaskKind.EXIT]
    return sorted(found, key=lambda task: task.subject)


def seen(shop: Shop) -> list[tuple[str, bool]]:
    return [(f.epc, f.paid) for f in shop.facts() if isinstance(f, TagSeenAtExit)]


def test_an_unpaid_tag_alarms_with_its_fact_in_one_transaction(shop: Shop) -> None:
    leave(shop, 1)
    (task,) = alarms(shop)
    assert (task.subject, task.sku, task.place) == (shirt(1), "shirt", "north")
    assert shop.shown("task", Task)[task.task_id] == task
    assert shop.told() == ["TaskRaised", "TagSeenAtExit"]
    fact = shop.facts()[-1]
    assert isinstance(fact, TagSeenAtExit)
    assert (fact.task_id, fact.paid, fact.transaction_id) == (task.task_id, False, "")


def test_two_shirts_of_one_gtin_one_paid_only_the_other_alarms(shop: Shop) -> None:
    sell(shop, sale(("shirt", 1, (shirt(1),))))
    leave(shop, 1, 2)
    assert [task.subject for task in alarms(shop)] == [shirt(2)]
    assert seen(shop) == [(shirt(1), True), (shirt(2), False)]


def test_a_shirt_paid_by_its_bar_code_lets_one_tag_of_its_item_out(shop: Shop) -> None:
    sell(shop, sale(("shirt", 1, ())))
    leave(shop, 7, 8)
    assert [task.subject for task in alarms(shop)] == [shirt(8)]
    shop.wait(60)
    leave(shop, 7)  # back for the umbrella: it is paid from now on
    assert [task.subject for task in alarms(shop)] == [shirt(8)]


def test_a_line_of_three_with_one_tag_named_lets_two_more_out(shop: Shop) -> None:
    sell(shop, sale(("shirt", 3, (shirt(1),))))
    leave(shop, 1, 2, 3, 4)
    assert [task.subject for task in alarms(shop)] == [shirt(4)]


def test_pieces_paid_without_their_tag_are_let_out_for_an_hour_only(shop: Shop) -> None:
    sell(shop, sale(("shirt", 1, ())))
    shop.clock.advance(3601)
    leave(shop, 1)
    assert [task.subject for task in alarms(shop)] == [shirt(1)]


def test_goods_without_tags_let_no_tag_out(shop: Shop) -> None:
    sell(shop, sale(("milk", 4, ())))
    leave(shop, 1)
    assert len(alarms(shop)) == 1


def test_an_order_that_was_handed_over_may_leave(shop: Shop) -> None:
    shop.deliver("d1", ("shirt", 5))
    shop.place(order("o1", ("shirt", 1)))
    for number, action in enumerate((OrderAction.START_PICK, OrderAction.STAGE)):
        step(shop, f"r{number}", action)
    leave(shop, 1)
    assert [task.subject for task in alarms(shop)] == [shirt(1)]  # not handed over yet
    step(shop, "r9", OrderAction.COLLECT)
    leave(shop, 2, 3)
    assert [task.subject for task in alarms(shop)] == [shirt(1), shirt(3)]


def step(shop: Shop, request_id: str, action: OrderAction) -> None:
    asked = OrderStepRequest(
        request_id=request_id, action=action, actor="kim", place="A", checked_by="kim"
    )
    shop.do(lambda db: shop.books.orders.step(db, "o1", asked))


def test_a_tag_that_stays_in_sight_is_told_of_once_and_anew_when_it_comes_back(shop: Shop) -> None:
    leave(shop, 1)
    (task,) = alarms(shop)
    shop.do(lambda db: shop.books.tasks.done(db, task.task_id, "kim"))
    for _ in range(10):
        shop.wait(20)
        leave(shop, 1)
    assert alarms(shop) == []
    shop.wait(31)
    leave(shop, 1)
    assert len(alarms(shop)) == 1
    assert seen(shop) == [(shirt(1), False)] * 2


def test_a_sale_that_comes_late_ends_the_alarm_it_explains(shop: Shop) -> None:
    left_ms = shop.clock.wall_ms()
    for serial in (1, 2, 3):
        leave(shop, serial)
        shop.clock.advance(0.1)
    sell(shop, sale(("shirt", 1, (shirt(1),)), completed_ms=left_ms))
    assert [task.subject for task in alarms(shop)] == [shirt(2), shirt(3)]
    sell(shop, sale(("shirt", 1, ()), completed_ms=left_ms))
    assert [task.subject for task in alarms(shop)] == [shirt(3)]


def test_a_later_sale_by_bar_code_explains_no_earlier_alarm(shop: Shop) -> None:
    leave(shop, 1)
    shop.clock.advance(60)
    sell(shop, sale(("shirt", 1, ()), completed_ms=shop.clock.wall_ms()))
    assert [task.subject for task in alarms(shop)] == [shirt(1)]


def test_what_was_paid_is_still_paid_after_a_power_cut(shop: Shop) -> None:
    sell(shop, sale(("shirt", 2, (shirt(1),))))
    shop.restart()
    leave(shop, 1, 2, 3)
    assert [task.subject for task in alarms(shop)] == [shirt(3)]


def test_foreign_tags_and_far_reads_alarm_nobody(shop: Shop) -> None:
    foreign = TagObserved(
        device="reader-8", seq=0, at_ms=1, antenna=1, epc="3034257BF7194E4000001A85"
    )
    shop.send(envelope(foreign))
    leave(shop, 1, rssi=-8100)
    assert alarms(shop) == []
    leave(shop, 1, rssi=-7900)
    assert len(alarms(shop)) == 1


def test_housekeeping_forgets_nothing_that_still_matters(shop: Shop) -> None:
    sell(shop, sale(("shirt", 2, (shirt(1),))))
    shop.do(shop.books.housekeeping)
    leave(shop, 1, 2, 3)
    assert [task.subject for task in alarms(shop)] == [shirt(3)]
