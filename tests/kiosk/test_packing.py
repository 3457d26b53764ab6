"""Packing as staff do it: a round in walking order, whatever is not as it should be, staging."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.domain.picking import (
    Spot,
    Stop,
    Wanted,
    check_bag,
    in_walking_order,
    outcome,
    put_back,
    take,
)
from kiosk.flow import effects as f
from kiosk.flow import packing as k
from kiosk.flow import touches as t
from kiosk.flow.events import EdgeSilent, ReferenceChanged, Refused, StepDone
from kiosk.flow.notices import NoticeKind
from kiosk.flow.packing import PackSheet, PickRound
from kiosk.flow.state import Screen
from storecore.contracts.local_api import (
    OrderAction,
    OrderStepRequest,
    PickedGoods,
    PickedLine,
    RefusalCode,
)
from storecore.contracts.orders import Order, OrderLine, OrderState, ShortReason, WhenShort
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, Person, Then, scan
from tests.kiosk.shop import ORDER, PIN, ShopWorld, eur
from tests.kiosk.wardrobe import SCAN_SHIRT, clothes_world, pad, tag

PICKING = replace(ORDER, state=OrderState.PICKING)
READY = replace(ORDER, state=OrderState.READY, place="B2")
OTHER = replace(
    ORDER,
    order_id="order-2",
    customer_name="C. D.",
    lines=(OrderLine(sku="milk", quantity=1, unit_price=eur(129)),),
)
DRESSED = replace(PICKING, lines=(OrderLine(sku="shirt", quantity=2, unit_price=eur(1290)),))
SCAN_BISCUITS = scan("9521002001020")
SCAN_BAG = scan("SSO:0417", "qr")
SCAN_PLACE = scan("SSL:B2", "qr")
ASK = (f.StepOrder,)
SIGNED_IN = (
    Then(t.StaffTouched(), Screen.STAFF_SIGN_IN),
    Then(t.PinEntered(PIN), Screen.STAFF_TASKS),
)
ORDERS = (*SIGNED_IN, Then(t.OrdersTouched(), Screen.STAFF_ORDERS))
BEGUN = (
    *ORDERS,
    Then(t.PickTouched("order-1"), Screen.STAFF_ORDERS, ASK),
    Then(StepDone("f4-0", PICKING), Screen.STAFF_PICK),
)
"""The round's stops: chocolate from A1-4, then milk from B2-1."""

PACKING = {
    "every piece is scanned, then the bag and the place": [
        *BEGUN,
        Then(SCAN_CHOCOLATE, Screen.STAFF_PICK, ASK),
        Then(SCAN_MILK, Screen.STAFF_PICK),
        Then(SCAN_MILK, Screen.STAFF_STAGE, ASK),
        Then(SCAN_BAG, Screen.STAFF_STAGE),
        Then(SCAN_PLACE, Screen.STAFF_STAGE, ASK),
        Then(StepDone("f10", READY), Screen.STAFF_ORDERS),
    ],
    "the place is scanned first": [
        *BEGUN,
        Then(SCAN_CHOCOLATE, Screen.STAFF_PICK, ASK),
        Then(SCAN_MILK, Screen.STAFF_PICK),
        Then(k.PiecesTaken(), Screen.STAFF_STAGE, ASK),
        Then(SCAN_PLACE, Screen.STAFF_STAGE),
        Then(SCAN_BAG, Screen.STAFF_STAGE, ASK),
    ],
    "goods on a stage screen are no label": [
        *BEGUN,
        Then(SCAN_CHOCOLATE, Screen.STAFF_PICK, ASK),
        Then(SCAN_MILK, Screen.STAFF_PICK),
        Then(SCAN_MILK, Screen.STAFF_STAGE, ASK),
        Then(SCAN_MILK, Screen.STAFF_STAGE),
        Then(k.BagPlaced(), Screen.STAFF_STAGE),
        Then(k.BagPlaced("B2"), Screen.STAFF_STAGE),
        Then(k.BagPlaced("B2", unlabelled=True), Screen.STAFF_STAGE, ASK),
    ],
    "nothing may be taken unseen": [
        *BEGUN,
        Then(k.PiecesTaken(), Screen.STAFF_PICK),
        Then(SCAN_MILK, Screen.STAFF_PICK),
        Then(k.SheetClosed(), Screen.STAFF_PICK),
        Then(SCAN_CHOCOLATE, Screen.STAFF_PICK, ASK),
    ],
    "not there: two touches": [
        *BEGUN,
        Then(k.ProblemTouched(), Screen.STAFF_PICK),
        Then(k.PiecesMissing(ShortReason.SHORT), Screen.STAFF_PICK, ASK),
        Then(k.ProblemTouched(), Screen.STAFF_PICK),
        Then(k.PiecesMissing(ShortReason.DAMAGED), Screen.STAFF_STAGE, ASK),
    ],
    "a code that cannot be read: two touches": [
        *BEGUN,
        Then(k.ProblemTouched(), Screen.STAFF_PICK),
        Then(k.CodeUnreadable(), Screen.STAFF_PICK, ASK),
    ],
    "one stop back": [
        *BEGUN,
        Then(SCAN_CHOCOLATE, Screen.STAFF_PICK, ASK),
        Then(t.PickedBack(), Screen.STAFF_PICK),
        Then(SCAN_CHOCOLATE, Screen.STAFF_PICK, ASK),
        Then(t.PickedBack(), Screen.STAFF_PICK),
        Then(t.PickedBack(), Screen.STAFF_ORDERS),
    ],
    "the edge is away while a bag is staged": [
        *BEGUN,
        Then(SCAN_CHOCOLATE, Screen.STAFF_PICK, ASK),
        Then(SCAN_MILK, Screen.STAFF_PICK),
        Then(SCAN_MILK, Screen.STAFF_STAGE, ASK),
        Then(SCAN_BAG, Screen.STAFF_STAGE),
        Then(SCAN_PLACE, Screen.STAFF_STAGE, ASK),
        Then(EdgeSilent("f10"), Screen.STAFF_STAGE),
        Then(SCAN_PLACE, Screen.STAFF_STAGE, ASK),
        Then(StepDone("f12", READY), Screen.STAFF_ORDERS),
    ],
    "the edge does not start it": [
        *ORDERS,
        Then(t.PickTouched("order-1"), Screen.STAFF_ORDERS, ASK),
        Then(t.PickTouched("order-1"), Screen.STAFF_ORDERS),
        Then(EdgeSilent("f4-0"), Screen.STAFF_ORDERS),
        Then(t.PickTouched("order-1"), Screen.STAFF_ORDERS, ASK),
        Then(Refused(request_id="f7-0", code=RefusalCode.ILLEGAL_STEP), Screen.STAFF_ORDERS),
    ],
    "signing out leaves the round to the edge": [
        *BEGUN,
        Then(SCAN_CHOCOLATE, Screen.STAFF_PICK, ASK),
        Then(t.StaffLeft(), Screen.START),
    ],
}


@pytest.mark.parametrize("journey", PACKING.values(), ids=PACKING.keys())
def test_packing(journey: list[Then]) -> None:
    Person().walks(journey)


def test_it_is_walked_by_zone_bay_and_shelf_and_what_has_no_place_comes_last() -> None:
    person = _in_round()
    assert [stop.goods.sku for stop in _round(person).stops] == ["chocolate", "milk"]


def test_what_was_found_of_each_line_is_told_as_soon_as_it_is_over() -> None:
    person = _in_round()
    person.does(SCAN_CHOCOLATE)
    told = _asked(person)
    assert told.action is OrderAction.PICK
    assert told.lines == (_line(1, chocolate=1),)
    person.does(SCAN_MILK, k.ProblemTouched(), k.PiecesMissing(ShortReason.SHORT))
    assert _asked(person).lines == (replace(_line(0, milk=1), reason=ShortReason.SHORT),)
    person.does(SCAN_BAG, SCAN_PLACE)
    staged = _asked(person)
    assert (staged.action, staged.place, staged.bags) == (OrderAction.STAGE, "B2", ("0417",))
    assert [line.line for line in staged.lines] == [0, 1]


def test_another_item_of_its_kind_may_be_taken_instead_in_two_touches() -> None:
    person = _in_round()
    person.does(k.ProblemTouched())
    assert [one.sku for one in _round(person).offered] == ["biscuits", "milk"]
    person.does(k.TakenInstead("biscuits"), SCAN_CHOCOLATE)
    assert _round(person).sheet is PackSheet.WRONG
    person.does(k.SheetClosed(), SCAN_BISCUITS)
    assert _asked(person).lines == (replace(_line(1, biscuits=1), reason=ShortReason.SHORT),)


def test_what_was_scanned_by_mistake_is_never_counted_and_may_be_taken_on_purpose() -> None:
    person = _in_round()
    person.does(SCAN_BISCUITS)
    asked = _round(person)
    assert asked.wrong is not None
    assert (asked.sheet, asked.wrong.sku, asked.position) == (PackSheet.WRONG, "biscuits", 0)
    person.does(k.TakenInstead("biscuits"))
    assert _asked(person).lines[0].goods == (PickedGoods(sku="biscuits", quantity=1),)


@pytest.mark.parametrize("dearer", [True, False], ids=["dearer", "the customer wants none"])
def test_what_may_not_replace_it_is_only_put_back(dearer: bool) -> None:
    world = ShopWorld()
    when = WhenShort.SUBSTITUTE if dearer else WhenShort.PART
    order = replace(PICKING, when_short=when)
    person = _in_round(order, world)
    person.does(scan("9521002004021") if dearer else SCAN_BISCUITS)
    assert _round(person).sheet is PackSheet.WRONG
    assert _round(person).offered == ()
    person.does(k.TakenInstead("wine"), k.TakenInstead("biscuits"))
    assert _round(person).position == 0


def test_several_orders_are_one_walk_and_each_bag_is_staged_by_itself() -> None:
    world = ShopWorld()
    world.known_orders = (ORDER, OTHER)
    person = Person(world)
    person.walks(list(ORDERS))
    person.does(k.OrderChosen("order-1"), k.OrderChosen("order-2"), k.OrderChosen("order-1"))
    assert person.state.packing.chosen == ("order-2",)
    person.does(k.OrderChosen("order-1"), k.RoundStarted())
    asked = [effect.order_id for effect in person.effects if isinstance(effect, f.StepOrder)]
    assert asked == ["order-2", "order-1"]
    started = f"f{person.steps}"
    assert person.does(StepDone(f"{started}-1", PICKING)).packing.round is None
    world.known_orders = (PICKING, replace(OTHER, state=OrderState.PICKING))
    person.does(StepDone(f"{started}-0", world.known_orders[1]))
    stops = [(stop.goods.sku, stop.order_id) for stop in _round(person).stops]
    assert stops == [("chocolate", "order-1"), ("milk", "order-1"), ("milk", "order-2")]
    person.does(SCAN_CHOCOLATE, SCAN_MILK, SCAN_MILK, SCAN_MILK)
    for staged in ("order-1", "order-2"):
        person.does(SCAN_BAG, SCAN_PLACE)
        (effect,) = person.effects
        assert isinstance(effect, f.StepOrder)
        assert effect.order_id == staged
        person.does(StepDone(effect.request_id, READY))
    assert person.state.screen is Screen.STAFF_ORDERS
    assert person.state.packing == k.Packing()


def test_an_order_that_is_cancelled_while_it_is_packed_leaves_the_round() -> None:
    world = ShopWorld()
    person = _in_round(PICKING, world)
    world.known_orders = ()
    state = person.does(ReferenceChanged(frozenset({"order"})))
    assert state.screen is Screen.STAFF_ORDERS
    assert state.notice is not None
    assert (state.notice.kind, state.notice.text) == (NoticeKind.ORDER_GONE, "A. B.")


def test_lines_that_a_colleague_has_picked_are_not_picked_again() -> None:
    lines = (ORDER.lines[0], replace(ORDER.lines[1], picked=True))
    person = _in_round(replace(PICKING, lines=lines))
    assert [stop.goods.sku for stop in _round(person).stops] == ["milk"]


def test_tagged_goods_prove_themselves_on_the_pad_each_piece_once() -> None:
    person = _in_round(DRESSED, clothes_world())
    one, two = tag(1), tag(2)
    person.does(pad(one), pad(one))
    assert _round(person).stop is not None
    person.does(pad(one, two, tag(3)))
    assert _asked(person).lines[0].goods == (PickedGoods(sku="shirt", quantity=2, epcs=(one, two)),)


def test_a_bag_whose_tags_are_not_the_orders_is_not_staged() -> None:
    person = _in_round(DRESSED, clothes_world())
    one, two, three = (tag(number) for number in (1, 2, 3))
    person.does(SCAN_SHIRT, SCAN_SHIRT)
    assert person.state.screen is Screen.STAFF_STAGE
    for wrong in ((), (one,), (one, two, three)):
        person.does(pad(*wrong), SCAN_BAG, SCAN_PLACE)
        assert person.effects == ()
        assert person.state.notice is not None
        assert person.state.notice.kind is NoticeKind.BAG_DIFFERS
    person.does(pad(one, two), SCAN_PLACE)
    staged = _asked(person)
    assert staged.bag_epcs == (one, two)
    assert staged.lines[0].goods[0].epcs == (one, two)


def test_a_bag_in_a_locker_is_staged_at_its_bay() -> None:
    person = _in_round()
    person.does(SCAN_CHOCOLATE, SCAN_MILK, SCAN_MILK, SCAN_BAG, scan("SSL:locker-1.12", "qr"))
    staged = _asked(person)
    assert (staged.place, staged.bay) == ("locker-1", "12")


def test_the_edge_may_still_say_that_the_tags_differ() -> None:
    person = _in_round()
    person.does(SCAN_CHOCOLATE, SCAN_MILK, SCAN_MILK, SCAN_BAG, SCAN_PLACE)
    refused = Refused(request_id=_asked(person).request_id, code=RefusalCode.TAGS_DIFFER)
    state = person.does(refused)
    assert state.screen is Screen.STAFF_STAGE
    assert state.notice is not None
    assert state.notice.kind is NoticeKind.BAG_DIFFERS


SPOTS = st.builds(
    Spot, st.sampled_from("ABC"), st.integers(1, 9), st.integers(1, 5), st.just("x")
) | st.just(Spot())
GOODS = st.sampled_from(("milk", "tea", "rice")).map(
    lambda sku: Wanted(sku=sku, names={}, picture="")
)
STOPS = st.builds(
    Stop,
    order_id=st.sampled_from(("o1", "o2")),
    line=st.integers(0, 3),
    bag=st.integers(0, 1),
    goods=GOODS,
    quantity=st.integers(1, 9),
    spot=SPOTS,
)


@given(st.lists(STOPS, max_size=12))
def test_a_walk_never_turns_back_and_leaves_nothing_out(stops: list[Stop]) -> None:
    walked = in_walking_order(stops)
    placed = [stop.spot for stop in walked if stop.spot != Spot()]
    assert placed == sorted(placed)
    assert all(stop.spot == Spot() for stop in walked[len(placed) :])
    assert sorted(map(str, walked)) == sorted(map(str, stops))


@given(STOPS, st.lists(st.integers(1, 4), max_size=6), st.sampled_from(ShortReason))
def test_what_is_taken_and_what_is_missing_is_what_was_ordered(
    stop: Stop, takes: list[int], reason: ShortReason
) -> None:
    for pieces in takes:
        stop = take(stop, pieces)
    over = stop if stop.over else replace(stop, missing=reason)
    (told,) = outcome([over])
    assert sum(goods.quantity for goods in told.goods) + over.lacking == stop.quantity
    assert (told.reason is None) == (over.lacking == 0)
    assert put_back(over).left == stop.quantity


@given(st.lists(st.sampled_from(("a", "b"))), st.lists(st.sampled_from(("a", "b"))))
def test_a_bag_fits_when_it_holds_exactly_its_own(wanted: list[str], there: list[str]) -> None:
    check = check_bag(Counter(wanted), there)
    assert check.fits == (sorted(wanted) == sorted(there))


def _in_round(order: Order = PICKING, world: ShopWorld | None = None) -> Person:
    world = world or ShopWorld()
    world.known_orders = (order,)
    person = Person(world)
    person.walks([*ORDERS])
    assert person.does(t.PickTouched("order-1")).screen is Screen.STAFF_PICK
    return person


def _round(person: Person) -> PickRound:
    assert person.state.packing.round is not None
    return person.state.packing.round


def _asked(person: Person) -> OrderStepRequest:
    (effect,) = person.effects
    assert isinstance(effect, f.StepOrder)
    return effect.request


def _line(number: int, **goods: int) -> PickedLine:
    found = tuple(PickedGoods(sku=sku, quantity=count) for sku, count in goods.items())
    return PickedLine(line=number, goods=found)
