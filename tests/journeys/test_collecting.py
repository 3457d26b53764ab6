"""Journeys of an order through cloud and store: each ends where it should, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from edge_agent.stock.ledger import Level
from storecore.contracts.local_api import OrderAction, PickedGoods, PickedLine, RefusalCode
from storecore.contracts.order_facts import HandedGoods
from storecore.contracts.orders import ShortReason, WhenShort
from storecore.money import Money
from storecore.orders.goods import difference, due
from storecore.signing.keys import SigningKey
from storecore.signing.pickup import sign_pickup
from tests.journeys.house import House, words

PICK, LINE, STAGE = OrderAction.START_PICK, OrderAction.PICK, OrderAction.STAGE
COLLECT, CANCEL, AWAY = OrderAction.COLLECT, OrderAction.CANCEL, OrderAction.PUT_AWAY


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    built = House(tmp_path)
    yield built
    built.close()


def staged(house: House, order_id: str, *lines: PickedLine) -> str:
    """Accepted, picked and staged, with both sides knowing; the state it came to."""
    house.sync()
    house.step(order_id, PICK)
    state = house.step(order_id, STAGE, lines=lines)
    house.sync()
    return state


def found(line: int, *goods: tuple[str, int], reason: ShortReason | None = None) -> PickedLine:
    picked = tuple(PickedGoods(sku=sku, quantity=count) for sku, count in goods)
    return PickedLine(line=line, goods=picked, reason=reason)


def test_happy(house: House) -> None:
    order = house.order(("milk", 2))
    assert house.page(order).startswith(words("state.placed", "more.placed"))
    house.sync()
    assert house.level("milk") == Level(10, 2)
    assert house.page(order).startswith(words("state.accepted", "more.accepted"))
    assert "Ready by today" in house.page(order)
    assert house.show(house.code(order)) == RefusalCode.NOT_READY
    assert staged(house, order) == "ready"
    assert house.page(order).startswith(words("state.ready", "more.ready_at"))
    assert "It waits at B3. It waits for you until tomorrow" in house.page(order)
    assert house.show(house.code(order)) == "ready"
    assert house.step(order, COLLECT, code=house.code(order)) == "collected"
    house.sync()
    assert house.page(order) == words("state.collected", "more.collected")
    assert house.level("milk") == Level(8, 0)
    assert house.tasks() == []


def test_short_is_rejected_with_what_could_be_had_instead(house: House) -> None:
    order = house.order(("milk", 12))
    house.sync()
    assert house.page(order) == words("state.rejected", "more.rejected_of", name="Milk")
    (instead,) = house.here(order).alternatives
    assert (instead.sku, instead.available, instead.substitutes) == ("milk", 10, ("oats",))
    assert house.show(house.code(order)) == RefusalCode.REJECTED
    assert house.level("milk") == Level(10, 0)


def test_a_part_order_is_taken_with_the_difference_shown(house: House) -> None:
    order = house.order(("milk", 12), ("oats", 1), when_short=WhenShort.PART)
    house.sync()
    assert house.level("milk") == Level(10, 10)
    assert difference(house.here(order)) == Money(-280, "EUR")
    assert staged(house, order) == "partly_ready"
    assert house.page(order).startswith(words("state.partly_ready", "more.partly_ready"))
    assert house.step(order, COLLECT, code=house.code(order)) == "collected"
    house.sync()
    assert house.level("milk") == Level(0, 0)


def test_a_substitute_is_planned_where_the_customer_wants_one(house: House) -> None:
    order = house.order(("milk", 12), when_short=WhenShort.SUBSTITUTE)
    house.sync()
    assert (house.level("milk"), house.level("oats")) == (Level(10, 10), Level(10, 2))
    assert difference(house.here(order)) == Money(-40, "EUR")
    assert staged(house, order) == "ready"
    house.step(order, COLLECT, code=house.code(order))
    house.sync()
    assert (house.level("milk"), house.level("oats")) == (Level(0, 0), Level(8, 0))


def test_a_substitute_that_a_picker_finds_costs_no_more(house: House) -> None:
    order = house.order(("milk", 2))
    house.sync()
    house.step(order, PICK)
    dear = found(0, ("wine", 2), reason=ShortReason.SHORT)
    assert house.step(order, LINE, lines=(dear,)) == RefusalCode.NO_SUBSTITUTE
    like = found(0, ("milk", 1), ("oats", 1), reason=ShortReason.SHORT)
    assert house.step(order, LINE, lines=(like,)) == "picking"
    house.sync()
    assert (house.level("milk"), house.level("oats")) == (Level(10, 1), Level(10, 1))
    assert house.tasks() == [("doubt", "milk"), ("pick", order)]
    assert house.step(order, STAGE) == "ready"
    assert due(house.here(order)) == Money(260, "EUR")


def test_partly_ready_and_a_line_refused(house: House) -> None:
    order = house.order(("milk", 2), ("oats", 2))
    assert staged(house, order, found(0, ("milk", 1), reason=ShortReason.DAMAGED)) == "partly_ready"
    assert house.level("milk") == Level(10, 1)
    some = HandedGoods(line=1, sku="oats", taken=1)
    code = house.code(order)
    assert house.step(order, COLLECT, code=code, handed=(some,)) == "partly_ready"
    house.sync()
    assert house.page(order).startswith(words("state.partly_ready", "more.partly_handed"))
    rest = (
        HandedGoods(line=0, sku="milk", taken=0, refused=1),
        HandedGoods(line=1, sku="oats", taken=1),
    )
    assert house.step(order, COLLECT, code=code, handed=rest) == "collected"
    house.sync()
    assert (house.level("milk"), house.level("oats")) == (Level(10, 1), Level(8, 0))
    assert due(house.here(order)) == Money(240, "EUR")
    assert ("put_away", order) in house.tasks()
    assert house.step(order, AWAY) == "collected"
    house.sync()
    assert house.level("milk") == Level(10, 0)
    assert ("put_away", order) not in house.tasks()


def test_nothing_at_all_is_found(house: House) -> None:
    order = house.order(("milk", 2))
    assert staged(house, order, found(0, reason=ShortReason.SHORT)) == "rejected"
    assert house.page(order) == words("state.rejected", "more.nothing_found")
    assert house.level("milk") == Level(10, 0)


def test_a_no_show_expires_and_goes_back_to_stock(house: House) -> None:
    order = house.order(("milk", 2))
    staged(house, order)
    house.wait(24)
    assert house.here(order).state == "ready"
    house.wait(1)
    house.sync()
    assert house.page(order) == words("state.expired", "more.expired")
    assert house.show(house.code(order)) == RefusalCode.EXPIRED
    assert house.step(order, COLLECT, code=house.code(order)) == RefusalCode.EXPIRED
    assert house.level("milk") == Level(10, 2)
    assert house.tasks() == [("put_away", order)]
    assert house.step(order, AWAY) == "returned"
    house.sync()
    assert house.level("milk") == Level(10, 0)
    assert house.page(order) == words("state.expired", "more.expired")
    assert house.show(house.code(order)) == RefusalCode.EXPIRED


def test_cancelled_while_being_picked(house: House) -> None:
    order = house.order(("milk", 2))
    house.sync()
    house.step(order, PICK)
    house.cloud.http.post(f"/v1/orders/{order}/cancel")
    house.sync()
    assert house.here(order).state == "cancelled"
    assert house.page(order) == words("state.cancelled", "more.cancelled_picked")
    assert house.tasks() == [("put_away", order)]
    assert house.step(order, STAGE) == RefusalCode.ILLEGAL_STEP
    assert house.level("milk") == Level(10, 2)
    house.step(order, AWAY)
    house.sync()
    assert house.page(order) == words("state.cancelled", "more.cancelled")
    assert house.level("milk") == Level(10, 0)


def test_collected_while_the_cloud_is_down(house: House) -> None:
    order = house.order(("milk", 2))
    staged(house, order)
    code = house.code(order)
    house.cut = True
    assert house.show(code) == "ready"
    assert house.step(order, COLLECT, code=code) == "collected"
    assert house.page(order).startswith(words("state.ready"))
    house.cut = False
    house.sync()
    assert house.page(order) == words("state.collected", "more.collected")
    assert house.level("milk") == Level(8, 0)


@pytest.mark.parametrize("collected", [True, False])
def test_cancelled_in_the_cloud_while_the_store_is_offline(house: House, collected: bool) -> None:
    order = house.order(("milk", 2))
    staged(house, order)
    house.cut = True
    house.cloud.http.post(f"/v1/orders/{order}/cancel")
    assert words("cancel_asked") in house.cloud.http.get(f"/orders/{order}?lang=en").text
    assert house.page(order).startswith(words("state.ready"))
    if collected:  # who came for it has it, and the wish comes too late
        assert house.step(order, COLLECT, code=house.code(order)) == "collected"
    house.cut = False
    house.sync()
    state = "collected" if collected else "cancelled"
    assert house.page(order).startswith(words(f"state.{state}"))
    assert house.here(order).state == state
    assert house.level("milk") == (Level(8, 0) if collected else Level(10, 2))


def test_codes_of_another_store_and_of_nobody(house: House) -> None:
    order = house.order(("milk", 2))
    staged(house, order)
    (known,) = [one.key for one in house.cloud.data.keys.known()]
    elsewhere = sign_pickup(order, "pier", known)
    forged = sign_pickup(order, "corner", SigningKey(b"f" * 32))
    assert house.show(elsewhere) == RefusalCode.WRONG_STORE
    assert house.show(forged) == RefusalCode.FORGED
    assert house.step(order, COLLECT, code=forged) == RefusalCode.FORGED
    assert house.here(order).state == "ready"


def test_an_order_that_has_not_come_down_yet_is_genuine_and_not_here(house: House) -> None:
    house.cut = True
    order = house.order(("milk", 2))
    assert house.show(house.code(order)) == RefusalCode.NOT_HERE_YET


def test_a_code_is_used_once(house: House) -> None:
    order = house.order(("milk", 2))
    staged(house, order)
    code = house.code(order)
    assert house.step(order, COLLECT, code=code) == "collected"
    for again in (code, house.here(order).pickup_code):
        assert house.show(again) == RefusalCode.ALREADY_COLLECTED
        assert house.step(order, COLLECT, code=again) == RefusalCode.ALREADY_COLLECTED
    house.sync()
    assert house.level("milk") == Level(8, 0)


def test_an_age_is_seen_to_by_a_colleague_and_that_is_a_fact(house: House) -> None:
    order = house.order(("wine", 1))
    staged(house, order)
    assert house.step(order, COLLECT, code=house.code(order)) == RefusalCode.STAFF_CHECK
    assert house.step(order, COLLECT, code=house.code(order), checked_by="kim") == "collected"
    assert house.here(order).checked_by == "kim"
