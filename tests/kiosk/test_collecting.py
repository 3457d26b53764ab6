"""Collecting an order and the staff's side of it, as tables of steps."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.flow import effects as f
from kiosk.flow import handover as h
from kiosk.flow import touches as t
from kiosk.flow.door import BadgeRead
from kiosk.flow.events import (
    AssistAnswered,
    EdgeSilent,
    PickupFound,
    ReferenceChanged,
    Refused,
    StepDone,
)
from kiosk.flow.handover import AskHandover, HandoverAnswered
from kiosk.flow.notices import NoticeKind
from kiosk.flow.state import Screen
from kiosk.flow.steps.collecting import REFUSALS
from storecore.contracts.handover import HandoverReply, HandoverWay, RunnerReason
from storecore.contracts.local_api import OrderAction, RefusalCode
from storecore.contracts.order_facts import HandedGoods
from storecore.contracts.orders import StaffCheck
from storecore.contracts.reference import OrderState, TaskKind
from storecore.gs1.badge import BADGE_PREFIX
from tests.kiosk.journey import SCAN_MILK, Person, Then, scan, typed
from tests.kiosk.shop import KIM, ORDER, PICKUP_CODE, PIN, TASK

SCAN_PHONE = scan(f"SSP:{PICKUP_CODE}", "qr")
READY = replace(ORDER, state=OrderState.READY, place="Shelf 3")
COLLECTED = replace(READY, state=OrderState.COLLECTED)
FOUND = PickupFound(PICKUP_CODE, READY)
ASK = (f.FindPickup,)

HERE = (AskHandover,)
OPENED = HandoverReply(way=HandoverWay.BAY, locker="locker-1", bay="12")


def answered(request_id: str, reply: HandoverReply = OPENED) -> HandoverAnswered:
    """The edge says how it comes."""
    return HandoverAnswered(request_id=request_id, reply=reply)


def called(request_id: str, reason: RunnerReason = RunnerReason.SHELF) -> HandoverAnswered:
    """Somebody was called."""
    return answered(request_id, HandoverReply(way=HandoverWay.RUNNER, reason=reason))


COLLECTING = {
    "scanned at the start": [
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(SCAN_PHONE, Screen.COLLECT),
        Then(FOUND, Screen.COLLECT_READY, HERE),
        Then(answered("f3"), Screen.COLLECT_READY),
        Then(t.OrderTaken(), Screen.COLLECT_READY, (f.StepOrder,)),
        Then(t.OrderTaken(), Screen.COLLECT_READY),
        Then(StepDone("f5", COLLECTED), Screen.COLLECT_DONE),
        Then(t.ReceiptTaken(), Screen.START, (f.KeepBasket,)),
    ],
    "typed behind its door": [
        Then(t.CollectTouched(), Screen.COLLECT),
        Then(typed(PICKUP_CODE.lower()), Screen.COLLECT, ASK),
        Then(FOUND, Screen.COLLECT_READY, HERE),
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
        Then(FOUND, Screen.COLLECT_READY, HERE),
        Then(EdgeSilent("f4"), Screen.COLLECT_READY),
        Then(h.HandoverAskedAgain(), Screen.COLLECT_READY, HERE),
        Then(h.HandoverAskedAgain(), Screen.COLLECT_READY),
        Then(answered("f4"), Screen.COLLECT_READY),
        Then(t.OrderTaken(), Screen.COLLECT_READY, (f.StepOrder,)),
        Then(EdgeSilent("f9"), Screen.COLLECT_READY),
        Then(t.OrderTaken(), Screen.COLLECT_READY, (f.StepOrder,)),
        Then(StepDone("f9", COLLECTED), Screen.COLLECT_DONE),
    ],
    "the bay falls shut": [
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(FOUND, Screen.COLLECT_READY, HERE),
        Then(answered("f2"), Screen.COLLECT_READY),
        Then(h.HandoverAskedAgain(), Screen.COLLECT_READY, HERE),
        Then(called("f4", RunnerReason.BAY_STUCK), Screen.COLLECT_READY),
    ],
    "a part is taken, a part is not wanted": [
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(FOUND, Screen.COLLECT_READY, HERE),
        Then(called("f2"), Screen.COLLECT_READY),
        Then(h.TroubleTouched(), Screen.COLLECT_READY),
        Then(h.ChooseTouched(), Screen.COLLECT_READY),
        Then(h.ChoiceMade(1, h.Choice.REFUSE), Screen.COLLECT_READY),
        Then(h.ChoiceMade(9, h.Choice.REFUSE), Screen.COLLECT_READY),
        Then(h.ChosenDone(), Screen.COLLECT_READY, (f.StepOrder,)),
        Then(StepDone("f8", COLLECTED), Screen.COLLECT_DONE),
    ],
    "all of it later is no handover": [
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(FOUND, Screen.COLLECT_READY, HERE),
        Then(called("f2"), Screen.COLLECT_READY),
        Then(h.ChooseTouched(), Screen.COLLECT_READY),
        Then(h.ChoiceMade(0, h.Choice.LATER), Screen.COLLECT_READY),
        Then(h.ChoiceMade(1, h.Choice.LATER), Screen.COLLECT_READY),
        Then(h.ChosenDone(), Screen.COLLECT_READY),
    ],
    "not mine": [
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(FOUND, Screen.COLLECT_READY, HERE),
        Then(answered("f2"), Screen.COLLECT_READY),
        Then(h.TroubleTouched(), Screen.COLLECT_READY),
        Then(h.NotMineTouched(), Screen.COLLECT_READY, HERE),
        Then(called("f5", RunnerReason.NOT_MINE), Screen.COLLECT_READY),
    ],
    "something is wrong": [
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(FOUND, Screen.COLLECT_READY, HERE),
        Then(answered("f2"), Screen.COLLECT_READY),
        Then(h.TroubleTouched(), Screen.COLLECT_READY),
        Then(h.TroubleLeft(), Screen.COLLECT_READY),
        Then(h.WrongGoodsTouched(), Screen.COLLECT_READY, HERE),
    ],
    "help while the edge looks": [
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(t.HelpTouched(), Screen.HAND_NEEDED, (f.AskAssist,)),
        Then(FOUND, Screen.HAND_NEEDED),
        Then(t.BackTouched(), Screen.COLLECT),
        Then(SCAN_PHONE, Screen.COLLECT, ASK),
        Then(FOUND, Screen.COLLECT_READY, HERE),
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
    person.walks(COLLECTING["the edge is away"][:9])
    (first,) = person.effects
    person.does(EdgeSilent("f9"), t.OrderTaken())
    assert person.effects == (first,)
    assert isinstance(first, f.StepOrder)
    asked = first.request
    assert (asked.action, asked.actor) == (OrderAction.COLLECT, "kiosk-1")
    assert asked.code == PICKUP_CODE


def test_a_silent_edge_is_asked_again_by_the_same_request_so_that_no_door_opens_twice() -> None:
    person = Person()
    person.walks(COLLECTING["the edge is away"][:4])
    (first,) = person.effects
    person.does(EdgeSilent("f4"), h.HandoverAskedAgain())
    assert person.effects == (first,)
    assert isinstance(first, AskHandover)
    assert (first.request.code, first.request.kiosk_id) == (PICKUP_CODE, "kiosk-1")


def test_what_is_taken_and_refused_is_told_line_by_line_and_the_rest_waits() -> None:
    person = Person()
    person.walks(COLLECTING["a part is taken, a part is not wanted"][:5])
    person.does(h.ChoiceMade(0, h.Choice.LATER), h.ChoiceMade(1, h.Choice.REFUSE))
    person.does(h.ChosenDone())
    (step,) = person.effects
    assert isinstance(step, f.StepOrder)
    assert step.request.handed == (HandedGoods(line=1, sku="chocolate", taken=0, refused=1),)


def test_a_valuable_order_is_handed_over_by_a_badge_and_never_by_the_customer() -> None:
    person = Person()
    person.world.known_people = (KIM,)
    checked = replace(READY, checks=(StaffCheck.VALUE,))
    person.does(ReferenceChanged(frozenset({"staff"})), SCAN_PHONE)
    person.does(PickupFound(PICKUP_CODE, checked))
    person.does(called("f3", RunnerReason.CHECK))
    person.does(h.ChooseTouched(), h.ChosenDone())
    assert not [effect for effect in person.effects if isinstance(effect, f.StepOrder)]
    person.does(BadgeRead(f"{BADGE_PREFIX}s-1"))
    step = person.effects[-1]
    assert isinstance(step, f.StepOrder)
    assert (step.request.actor, step.request.checked_by) == ("s-1", "s-1")


def test_the_customer_sees_who_brings_it_and_that_it_was_handed_over() -> None:
    person = Person()
    person.walks(COLLECTING["a part is taken, a part is not wanted"][:3])
    brings = replace(TASK, kind=TaskKind.RUN, subject="order-1", taken_by="s-1")
    person.world.known_tasks = (brings,)
    person.world.known_people = (KIM,)
    state = person.does(ReferenceChanged(frozenset({"task"})))
    assert state.pickup is not None
    assert state.pickup.coming is not None
    assert state.pickup.coming.runner == "Kim"
    assert person.waits(2).pickup is not None
    assert person.state.pickup is not None
    assert person.state.pickup.coming is not None
    assert person.state.pickup.coming.seconds == 2
    person.world.known_orders = (COLLECTED,)
    assert person.does(ReferenceChanged(frozenset({"order"}))).screen is Screen.COLLECT_DONE


def test_who_comes_too_early_hears_in_how_many_minutes_it_will_be_ready() -> None:
    person = Person()
    person.does(SCAN_PHONE)
    soon_ms = 1_768_478_400_000 + round(person.now_s * 1000) + 25 * 60_000
    early = Refused(request_id=PICKUP_CODE, code=RefusalCode.NOT_READY, ready_by_ms=soon_ms)
    notice = person.does(early).notice
    assert notice is not None
    assert (notice.kind, notice.number) == (NoticeKind.PICKUP_NOT_READY, 25)


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
    "an order is brought and handed over": [
        *SIGNED_IN,
        Then(t.TaskDone("task-run"), Screen.STAFF_TASKS, (f.StepOrder,)),
        Then(StepDone("f3", COLLECTED), Screen.STAFF_TASKS),
    ],
    "an order is brought and not handed over": [
        *SIGNED_IN,
        Then(h.CheckFailed("task-1"), Screen.STAFF_TASKS),
        Then(h.CheckFailed("task-run"), Screen.STAFF_TASKS, HERE),
        Then(h.CheckFailed("task-run"), Screen.STAFF_TASKS),
        Then(called("f4", RunnerReason.CHECK), Screen.STAFF_TASKS),
    ],
    "an order has moved on": [
        *SIGNED_IN,
        Then(t.PickTouched("order-1"), Screen.STAFF_TASKS, (f.StepOrder,)),
        Then(Refused(request_id="f3-0", code=RefusalCode.ILLEGAL_STEP), Screen.STAFF_TASKS),
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
    person = Person()
    brings = replace(TASK, task_id="task-run", kind=TaskKind.RUN, subject="order-1")
    person.world.known_tasks = (TASK, brings)
    person.walks(journey)


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
