"""Collecting an order and the staff's side of it, as tables of steps."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.flow import effects as f
from kiosk.flow import touches as t
from kiosk.flow.events import (
    AssistAnswered,
    EdgeSilent,
    PickupFound,
    ReferenceChanged,
    Refused,
    StepDone,
)
from kiosk.flow.notices import NoticeKind
from kiosk.flow.state import Screen
from kiosk.flow.steps.collecting import REFUSALS
from storecore.contracts.local_api import OrderAction, RefusalCode
from storecore.contracts.reference import OrderState
from tests.kiosk.journey import SCAN_MILK, Person, Then, scan, typed
from tests.kiosk.shop import ORDER, PICKUP_CODE, PIN

SCAN_PHONE = scan(f"SSP:{PICKUP_CODE}", "qr")
READY = replace(ORDER, state=OrderState.READY, place="Shelf 3")
FOUND = PickupFound(PICKUP_CODE, READY)
ASK = (f.FindPickup,)

COLLECTING = {
    "scanned at the start": [
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(SCAN_PHONE, Screen.COLLECT),
        Then(FOUND, Screen.COLLECT_READY),
        Then(t.OrderTaken(), Screen.COLLECT_READY, (f.StepOrder,)),
        Then(t.OrderTaken(), Screen.COLLECT_READY),
        Then(StepDone("f4", READY), Screen.COLLECT_DONE),
        Then(t.ReceiptTaken(), Screen.START, (f.KeepBasket,)),
    ],
    "typed behind its door": [
        Then(t.CollectTouched(), Screen.COLLECT),
        Then(typed(PICKUP_CODE.lower()), Screen.COLLECT, ASK),
        Then(FOUND, Screen.COLLECT_READY),
        Then(t.BackTouched(), Screen.START, (f.KeepBasket,)),
    ],
    "an answer to a code that was left": [
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(t.BackTouched(), Screen.START, (f.KeepBasket,)),
        Then(FOUND, Screen.START),
        Then(t.CollectTouched(), Screen.COLLECT),
        Then(FOUND, Screen.COLLECT),
    ],
    "the edge is away": [
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(EdgeSilent(PICKUP_CODE), Screen.COLLECT),
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(FOUND, Screen.COLLECT_READY),
        Then(t.OrderTaken(), Screen.COLLECT_READY, (f.StepOrder,)),
        Then(EdgeSilent("f5"), Screen.COLLECT_READY),
        Then(t.OrderTaken(), Screen.COLLECT_READY, (f.StepOrder,)),
        Then(StepDone("f5", READY), Screen.COLLECT_DONE),
    ],
    "help while the edge looks": [
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(t.HelpTouched(), Screen.HAND_NEEDED, (f.AskAssist,)),
        Then(FOUND, Screen.HAND_NEEDED),
        Then(t.BackTouched(), Screen.COLLECT),
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(FOUND, Screen.COLLECT_READY),
    ],
    "goods do not collect": [
        Then(t.CollectTouched(), Screen.COLLECT),
        Then(SCAN_MILK, Screen.COLLECT),
    ],
    "a purchase is finished first": [
        Then(SCAN_MILK, Screen.BASKET, (f.KeepBasket,)),
        Then(SCAN_PHONE, Screen.BASKET),
    ],
}


@pytest.mark.parametrize("journey", COLLECTING.values(), ids=COLLECTING.keys())
def test_collecting(journey: list[Then]) -> None:
    Person().walks(journey)


def test_a_repeated_touch_asks_for_the_same_step() -> None:
    person = Person()
    person.walks(COLLECTING["the edge is away"][:4])
    person.does(t.OrderTaken())
    (first,) = person.effects
    person.does(EdgeSilent("f5"), t.OrderTaken())
    assert person.effects == (first,)
    assert isinstance(first, f.StepOrder)
    asked = first.request
    assert (asked.action, asked.actor) == (OrderAction.COLLECT, "kiosk-1")
    assert asked.code == PICKUP_CODE


def test_the_order_is_shown_with_its_goods_and_place() -> None:
    person = Person()
    pickup = person.walks(COLLECTING["typed behind its door"][:3]).pickup
    assert pickup is not None
    assert pickup.order is not None
    assert (pickup.order.place, pickup.order.count) == ("Shelf 3", 3)
    assert [line.names["en"] for line in pickup.order.lines] == ["Milk", "Chocolate"]


@pytest.mark.parametrize(("code", "kind"), REFUSALS.items())
def test_every_refusal_is_explained(code: RefusalCode, kind: NoticeKind) -> None:
    person = Person()
    state = person.does(SCAN_PHONE, Refused(request_id=PICKUP_CODE, code=code))
    assert state.screen is Screen.COLLECT
    assert state.notice is not None
    assert state.notice.kind is kind
    assert person.does(SCAN_PHONE).pickup is not None
    assert person.effects == (f.FindPickup(PICKUP_CODE),)


def test_a_customer_who_walks_away_leaves_no_order_on_the_screen() -> None:
    person = Person()
    person.walks(COLLECTING["typed behind its door"][:3])
    assert person.waits(91).screen is Screen.START
    assert person.state.pickup is None


PICKING = replace(ORDER, state=OrderState.PICKING)
SIGNED_IN = [
    Then(t.StaffTouched(), Screen.STAFF_SIGN_IN),
    Then(t.PinEntered(PIN), Screen.STAFF_TASKS),
]
STAFF = {
    "a wrong PIN": [
        Then(t.StaffTouched(), Screen.STAFF_SIGN_IN),
        Then(t.PinEntered("0000"), Screen.STAFF_SIGN_IN),
        Then(t.BackTouched(), Screen.START),
    ],
    "a task is taken and done": [
        *SIGNED_IN,
        Then(t.TaskTaken("task-1"), Screen.STAFF_TASKS, (f.StepTask,)),
        Then(t.TaskTaken("task-1"), Screen.STAFF_TASKS),
        Then(StepDone("f3"), Screen.STAFF_TASKS),
        Then(t.TaskDone("task-1"), Screen.STAFF_TASKS, (f.StepTask,)),
        Then(EdgeSilent("f6"), Screen.STAFF_TASKS),
        Then(t.TaskDone("task-9"), Screen.STAFF_TASKS),
        Then(t.StaffLeft(), Screen.START),
    ],
    "a basket waits meanwhile": [
        Then(SCAN_MILK, Screen.BASKET, (f.KeepBasket,)),
        *SIGNED_IN,
        Then(t.StaffLeft(), Screen.BASKET),
    ],
    "help, staff, and back": [
        Then(SCAN_MILK, Screen.BASKET, (f.KeepBasket,)),
        Then(t.HelpTouched(), Screen.HAND_NEEDED, (f.AskAssist,)),
        *SIGNED_IN,
        Then(t.StaffLeft(), Screen.BASKET),
    ],
}


@pytest.mark.parametrize("journey", STAFF.values(), ids=STAFF.keys())
def test_staff(journey: list[Then]) -> None:
    Person().walks(journey)


def test_the_lists_follow_the_shop() -> None:
    person = Person()
    person.walks(SIGNED_IN)
    assert person.state.staff is not None
    assert [task.names["en"] for task in person.state.staff.tasks] == ["Milk"]
    person.world.known_tasks = ()
    person.world.known_orders = (PICKING,)
    person.does(ReferenceChanged(frozenset({"task", "order"})))
    assert person.state.staff.tasks == ()
    assert [order.state for order in person.state.staff.orders] == [OrderState.PICKING]
    assert person.does(t.PickTouched("order-1")).screen is Screen.STAFF_PICK


def test_a_colleague_who_walks_away_is_signed_out() -> None:
    person = Person()
    person.walks(SIGNED_IN)
    assert person.waits(181).screen is Screen.START
    assert person.state.staff is None


def test_help_says_whether_a_colleague_was_told() -> None:
    person = Person()
    assert person.does(t.HelpTouched()).help is not None
    told = [person.does(AssistAnswered(answer)).help for answer in (True, False)]
    assert [help_.told for help_ in told if help_ is not None] == [True, False]
