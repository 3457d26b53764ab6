"""Opening hours from a file, slots that fill up, and what an order carries of all that."""

from __future__ import annotations

import msgspec
import pytest

from cloud_inventory.application.ordering import Ordering
from storecore.contracts.cloud_api import (
    SLOTS_PATH,
    CloudRefusalCode,
    OfferedSlots,
    PlaceOrder,
    PlaceOrderLine,
)
from storecore.contracts.facts import OrderAccepted, OrderCancelled
from storecore.contracts.members import member_key
from storecore.contracts.orders import StaffCheck, WhenShort
from storecore.contracts.reference import Store
from storecore.ids import IdSource
from storecore.money import Money
from tests.cloud.bodies import step
from tests.cloud.rig import STORE, Cloud, Edge, refusal, small_import

DAILY = "".join(f"{day},08:00-20:00\n" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
PICKUP = f"what,value\ntime_zone,Europe/Berlin\n{DAILY}slot_orders_max,2\nvaluable_from,100.00\n"


def offered(cloud: Cloud) -> OfferedSlots:
    answer = cloud.http.get(SLOTS_PATH, params={"store": STORE})
    return msgspec.json.decode(answer.content, type=OfferedSlots)


def loaded(cloud: Cloud, pickup: str = PICKUP) -> None:
    report = cloud.load(small_import(pickup=pickup))
    assert report.problems == ()


def test_a_store_without_terms_takes_orders_and_offers_no_slots(cloud: Cloud) -> None:
    assert offered(cloud) == OfferedSlots(store_id=STORE, ready_by_ms=0, slots=())
    assert cloud.placed().ready_by_ms == 0


def test_terms_go_to_the_store_and_stay_when_goods_are_loaded_again(cloud: Cloud) -> None:
    loaded(cloud)
    cloud.load(small_import())
    (sent,) = [e.document for e in cloud.reference().entries if e.collection == "store"]
    assert sent is not None
    terms = msgspec.json.decode(sent, type=Store).pickup
    assert terms is not None
    assert (terms.time_zone, len(terms.hours), terms.slot_orders_max) == ("Europe/Berlin", 7, 2)
    assert terms.valuable_from == Money(10_000, "EUR")


def test_a_slot_takes_so_many_orders_and_has_room_again_when_one_is_off(
    cloud: Cloud, edge: Edge
) -> None:
    loaded(cloud)
    slot = offered(cloud).slots[0]
    first = cloud.placed(slot_start_ms=slot.start_ms)
    assert (first.slot, first.ready_by_ms) == (slot, slot.start_ms)
    cloud.placed(request_id="r-2", slot_start_ms=slot.start_ms)
    full = cloud.place(request_id="r-3", slot_start_ms=slot.start_ms)
    assert refusal(full).code is CloudRefusalCode.SLOT_GONE
    assert slot not in offered(cloud).slots
    edge.tell(step(OrderAccepted, first.order_id), step(OrderCancelled, first.order_id))
    assert slot in offered(cloud).slots


def test_an_order_says_what_its_handover_needs(cloud: Cloud) -> None:
    loaded(cloud)
    plain = cloud.placed()
    wine = cloud.placed(request_id="r-2", lines=(PlaceOrderLine(sku="wine", quantity=1),))
    dear = cloud.placed(request_id="r-3", lines=(PlaceOrderLine(sku="shirt", quantity=9),))
    assert (plain.checks, wine.checks, dear.checks) == ((), (StaffCheck.AGE,), (StaffCheck.VALUE,))
    assert wine.min_age == 16


def test_an_order_keeps_whose_it_is_and_what_is_wanted_when_goods_are_short(cloud: Cloud) -> None:
    members = "number,name,tier,points,offline_points\n20481230,Ana Müller,gold,12,3\n"
    assert cloud.load(small_import(members=members)).problems == ()
    order = cloud.placed(
        member_number="20481230", phone="+49 (30) 1234-567", when_short=WhenShort.SUBSTITUTE
    )
    assert order.member == member_key("20481230")
    assert (order.phone, order.when_short) == ("+49301234567", WhenShort.SUBSTITUTE)
    for near in ("2048123", "20481230 ", "%", "*"):
        wrong = cloud.place(request_id="r-2", member_number=near)
        assert refusal(wrong).code is CloudRefusalCode.UNKNOWN_MEMBER


def test_no_two_orders_under_way_have_one_code(cloud: Cloud) -> None:
    draws = iter([b"aaaaa", b"aaaaa", b"bbbbb"])
    ordering = Ordering(cloud.data.store, cloud.clock, IdSource(cloud.clock), lambda _: next(draws))
    request = PlaceOrder(
        request_id="r-1",
        store_id=STORE,
        customer_name="Ana",
        lines=(PlaceOrderLine(sku="milk-1l", quantity=1),),
    )
    first = ordering.place(request)
    second = ordering.place(msgspec.structs.replace(request, request_id="r-2"))
    assert first.pickup_code != second.pickup_code


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("mon,8-20", "write hours such as 08:00-20:00"),
        ("mon,20:00-08:00", "write hours such as 08:00-20:00"),
        ("mon,08:00-24:30", "write hours such as 08:00-20:00"),
        ("closed,Christmas", "write a date such as 2026-12-25"),
        ("time_zone,Moon/Crater", "no such time zone"),
        ("time_zone,../etc/passwd", "write a time zone"),
        ("lead_min,soon", "write a whole number from 0 to 10080"),
        ("slot_min,0", "write a whole number from 5 to 1440"),
        ("valuable_from,much", "write it like 2.50"),
        ("monday,08:00-20:00", "write one of mon, tue"),
    ],
)
def test_a_wrong_line_of_terms_is_named_with_what_to_do(
    still_cloud: Cloud, line: str, words: str
) -> None:
    report = still_cloud.load(small_import(pickup=f"what,value\n{line}\n"))
    assert [problem.line for problem in report.problems] == [2]
    assert words in report.problems[0].problem
