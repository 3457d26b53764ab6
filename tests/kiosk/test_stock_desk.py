"""Stock work at the screen: look up, count, carry, write off, send, receive."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.__main__ import apart
from kiosk.application.rules import rules_of
from kiosk.devices.memory import MemoryTerminal
from kiosk.flow import touches as t
from kiosk.flow.door import BadgeRead
from kiosk.flow.effects import Effect
from kiosk.flow.events import EdgeSilent, Event, Refused
from kiosk.flow.notices import NoticeKind
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.stock import (
    DeliveryArrived,
    LookAtStock,
    StepStock,
    StockAction,
    StockActionChosen,
    StockConfirmed,
    StockDetailChosen,
    StockQuantityTyped,
    StockRequest,
    StockSeen,
    StockStepped,
    StockTouched,
)
from kiosk.flow.world import Rules
from kiosk.options import KioskOptions
from storecore.contracts.item_stock import Evidence
from storecore.contracts.local_api import CountRequest, RefusalCode
from storecore.contracts.reference import Delivery
from storecore.contracts.staff import ApprovedBy
from storecore.contracts.stock_work import (
    MoveRequest,
    ReceiveRequest,
    SendRequest,
    StockFigure,
    StockFigures,
    StockPlace,
    WriteOffReason,
    WriteOffRequest,
)
from storecore.gs1.badge import BADGE_PREFIX
from storecore.gs1.gtin import check_digit
from tests.kiosk.counter import Counter, SilentEdge
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, Person, Then, scan
from tests.kiosk.shop import PEOPLE, PIN, ShopWorld

SSCC = f"39501101530000001{check_digit(39501101530000001)}"
COUNT, MOVE = StockActionChosen(StockAction.COUNT), StockActionChosen(StockAction.MOVE)
OFF, SEND = StockActionChosen(StockAction.WRITE_OFF), StockActionChosen(StockAction.SEND)
YES = t.PinEntered(PIN, "s-2")


def figure(quantity: int) -> StockFigure:
    return StockFigure(quantity=quantity, source=Evidence.COUNT, age_ms=60_000)


FIGURES = StockFigures(
    sku="milk", on_hand=figure(12), promised=figure(2), shelf=figure(4), back=figure(8),
    tags=figure(11),
)  # fmt: skip


def picker() -> Person:
    """A picker with milk before them."""
    world = ShopWorld()
    world.known_people = PEOPLE
    person = Person(world)
    person.does(BadgeRead(BADGE_PREFIX + "s-2"), StockTouched(), SCAN_MILK)
    answer(person)
    return person


def answer(person: Person) -> KioskState:
    """The edge tells of the item, or that a step is done and then of the item."""
    state = person.state
    if any(isinstance(one, StepStock) for one in person.effects):
        state = person.does(StockStepped(_id(state)))
    return person.does(StockSeen(_id(state), FIGURES))


def _id(state: KioskState) -> str:
    assert state.stock is not None
    return state.stock.request_id


def asked(person: Person) -> StockRequest | None:
    found = [one.request for one in person.effects if isinstance(one, StepStock)]
    return found[0] if found else None


def test_an_item_is_shown_with_its_figures() -> None:
    person = picker()
    look = person.state.stock
    assert look is not None
    assert (look.sku, look.figures) == ("milk", FIGURES)


STEPS: dict[str, tuple[tuple[Event, ...], type, dict[str, object]]] = {
    "counted by hand": (
        (COUNT, StockQuantityTyped(9), StockConfirmed(), YES), CountRequest,
        {"sku": "milk", "quantity": 9, "approver_id": "s-2"},
    ),
    "counted by scanning each": (
        (COUNT, SCAN_MILK, SCAN_MILK, SCAN_MILK, StockConfirmed(), YES), CountRequest,
        {"quantity": 3},
    ),
    "counted by what the readers see": (
        (COUNT, StockQuantityTyped(11), StockConfirmed(), YES), CountRequest, {"quantity": 11},
    ),
    "carried to the shelf": (
        (MOVE, StockQuantityTyped(5), StockDetailChosen("shelf"), StockConfirmed()), MoveRequest,
        {"from_place": StockPlace.BACK, "to_place": StockPlace.SHELF, "quantity": 5},
    ),
    "sent to another store": (
        (SEND, StockQuantityTyped(2), StockDetailChosen("store-2"), StockConfirmed()),
        SendRequest, {"to_store": "store-2", "quantity": 2},
    ),
    "written off, from where it can have been": (
        (OFF, StockQuantityTyped(5), StockDetailChosen("damaged"), StockConfirmed(), YES),
        WriteOffRequest,
        {"place": StockPlace.BACK, "reason": WriteOffReason.DAMAGED, "approver_id": "s-2",
         "approved_by": ApprovedBy.PIN_AGAIN},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("events", "kind", "fields"), STEPS.values(), ids=STEPS.keys())
def test_what_is_done_is_asked_of_the_edge_by_who_did_it(
    events: tuple[Event, ...], kind: type, fields: dict[str, object]
) -> None:
    person = picker()
    person.does(*events)
    request = asked(person)
    assert isinstance(request, kind)
    assert {name: getattr(request, name) for name in fields} == fields
    assert request is not None
    assert request.actor == "s-2"
    state = answer(person)
    assert state.stock is not None
    assert (state.stock.action, state.stock.request_id) == (None, "")


@pytest.mark.parametrize(
    "events",
    [
        (COUNT, StockConfirmed()),
        (MOVE, StockQuantityTyped(5), StockConfirmed()),
        (MOVE, StockQuantityTyped(0), StockDetailChosen("shelf"), StockConfirmed()),
        (COUNT, StockQuantityTyped(9), StockConfirmed()),
        (COUNT, StockQuantityTyped(9), StockConfirmed(), t.PinEntered("0000", "s-2")),
    ],
    ids=["nothing counted", "nowhere", "none", "nobody said yes", "a wrong pin"],
)
def test_nothing_is_asked_before_all_of_it_is_there(events: tuple[Event, ...]) -> None:
    person = picker()
    for event in events:
        person.does(event)
        assert asked(person) is None


RECEIVED: dict[str, Event] = {
    "a pallet's code": scan(f"00{SSCC}", "code128", gs1=True),
    "the bare number": scan(SSCC, None),
    "chosen from the list": DeliveryArrived("d-1"),
}


@pytest.mark.parametrize("event", RECEIVED.values(), ids=RECEIVED.keys())
def test_a_delivery_is_received(event: Event) -> None:
    person = picker()
    person.world.known_deliveries = (Delivery(delivery_id="d-1", lines=(("milk", 9),), sscc=SSCC),)
    person.does(StockTouched())
    assert person.state.stock is not None
    assert len(person.state.stock.deliveries) == 1
    person.does(event)
    request = asked(person)
    assert isinstance(request, ReceiveRequest)
    assert request.code in (SSCC, "d-1")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (RefusalCode.NOT_ENOUGH, NoticeKind.NOT_ENOUGH),
        (RefusalCode.UNKNOWN_DELIVERY, NoticeKind.DELIVERY_UNKNOWN),
        (RefusalCode.BAD_REQUEST, NoticeKind.STEP_REFUSED),
    ],
)
def test_a_refusal_is_said_and_nothing_is_lost(code: RefusalCode, said: NoticeKind) -> None:
    person = picker()
    person.does(MOVE, StockQuantityTyped(99), StockDetailChosen("shelf"), StockConfirmed())
    state = person.does(Refused(request_id=_id(person.state), code=code, detail="x"))
    assert state.notice is not None
    assert state.notice.kind is said
    assert state.stock is not None
    assert (state.stock.quantity, state.stock.request_id) == (99, "")


def test_an_answer_that_was_lost_is_asked_for_again_and_not_done_twice() -> None:
    person = picker()
    person.does(MOVE, StockQuantityTyped(4), StockDetailChosen("shelf"), StockConfirmed())
    first = asked(person)
    state = person.does(EdgeSilent(_id(person.state)))
    assert state.notice is not None
    assert state.notice.kind is NoticeKind.EDGE_DOWN
    person.does(StockConfirmed())
    assert asked(person) == first
    person.does(EdgeSilent(_id(person.state)), StockQuantityTyped(5), StockConfirmed())
    assert asked(person) != first


def test_another_item_begins_anew_and_a_late_answer_is_no_ones() -> None:
    person = picker()
    person.does(COUNT, StockQuantityTyped(9), SCAN_CHOCOLATE)
    look = person.state.stock
    assert look is not None
    assert (look.sku, look.action, look.quantity, look.figures) == ("chocolate", None, None, None)
    late = person.does(StockSeen("another", FIGURES))
    assert late.stock is not None
    assert late.stock.figures is None


class ToldEdge(SilentEdge):
    """An edge that answers about stock."""

    def __init__(self) -> None:
        self.done: list[StockRequest] = []

    def stock(self, sku: str) -> StockFigures:
        """The same for each."""
        return FIGURES

    def step_stock(self, request: StockRequest) -> None:
        """Remember it."""
        self.done.append(request)


def test_the_core_carries_it_to_the_edge_and_back(tmp_path: Path) -> None:
    edge = ToldEdge()
    with Counter(tmp_path, MemoryTerminal(), edge=edge) as kiosk:
        kiosk.does(t.StaffTouched(), t.PinEntered(PIN), StockTouched(), SCAN_MILK)
        kiosk.until(lambda state: state.stock is not None and state.stock.figures == FIGURES)
        kiosk.does(MOVE, StockQuantityTyped(4), StockDetailChosen("shelf"), StockConfirmed())
        kiosk.until(lambda state: state.stock is not None and not state.stock.request_id)
    (request,) = edge.done
    assert isinstance(request, MoveRequest)


class StaffWorld(ShopWorld):
    """The shop on staff's own screen."""

    @property
    def rules(self) -> Rules:
        """As `storeside kiosk --staff` has them."""
        return rules_of(KioskOptions(staff=True))


STAFF_ONLY = [
    Then(BadgeRead(BADGE_PREFIX + "s-1"), Screen.STAFF_TASKS),
    Then(t.StaffLeft(), Screen.STAFF_SIGN_IN),
    Then(t.BackTouched(), Screen.STAFF_SIGN_IN),
    Then(SCAN_MILK, Screen.STAFF_SIGN_IN),
    Then(t.PinEntered(PIN, "s-1"), Screen.STAFF_TASKS),
]


def test_staffs_own_screen_takes_no_customers() -> None:
    world = StaffWorld()
    world.known_people = PEOPLE
    person = Person(world)
    person.walks(STAFF_ONLY)
    assert person.waits(1801).screen is Screen.STAFF_SIGN_IN
    assert person.state.staff is None
    assert person.waits(60).screen is Screen.STAFF_SIGN_IN


def test_staffs_own_screen_is_not_the_kiosk_beside_it() -> None:
    own, usual = apart(KioskOptions(staff=True)), KioskOptions()
    assert {own.name, own.data, own.port}.isdisjoint({usual.name, usual.data, usual.port})
    assert apart(usual) == usual
    assert apart(KioskOptions(staff=True, name="tablet")).name == "tablet"


def effects_of(person: Person) -> list[type[Effect]]:
    return [type(one) for one in person.effects]


def test_looking_up_asks_once() -> None:
    person = picker()
    person.does(SCAN_CHOCOLATE)
    assert effects_of(person) == [LookAtStock]
