"""Whatever the way a customer leaves, the next one finds a kiosk that nobody has used."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import asdict

from kiosk.domain.payment import PaymentResult
from kiosk.flow import suspending as u
from kiosk.flow import touches as t
from kiosk.flow.effects import KeepBasket
from kiosk.flow.events import (
    CodeRead,
    Event,
    IntentRecorded,
    PickupFound,
    SaleRecorded,
    ScaleChanged,
    StepDone,
    TerminalReady,
    TerminalReplied,
)
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.watching import BagChanged, BagReading
from storecore.contracts.suspended import Ticket
from storecore.gs1.pickup import PICKUP_PREFIX
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, SCAN_WINE, Person
from tests.kiosk.shop import ORDER, PICKUP_CODE, PIN

TICKET = Ticket(ticket_id="tk", number="123457", expires_ms=1_768_486_000_000)
PHONE = CodeRead(text=PICKUP_PREFIX + PICKUP_CODE, symbology="qr")
CHINESE = t.LanguageChosen("zh-Hans")
# Times and counts of the kiosk itself, not of a customer.
APART = {"touched_s", "screen_since_s", "sound", "scale", "watch"}

Way = Callable[[Person], object]


def goes(*events: Event) -> Way:
    """Who does this."""
    return lambda person: person.does(CHINESE, *events)


def pays(person: Person) -> None:
    """Until the terminal waits for a card."""
    person.does(CHINESE, SCAN_MILK, SCAN_CHOCOLATE, t.PayTouched())
    person.does(IntentRecorded(intent_of(person)), TerminalReady(intent_of(person), ready=True))


def intent_of(person: Person) -> str:
    """The payment under way."""
    assert person.state.payment is not None
    return person.state.payment.intent_id


def is_declined(person: Person) -> None:
    """The card says no."""
    pays(person)
    replied = TerminalReplied(intent_id=intent_of(person), result=PaymentResult.DECLINED)
    person.does(replied)


def has_paid(person: Person) -> None:
    """The receipt is shown."""
    pays(person)
    intent = intent_of(person)
    person.does(
        TerminalReplied(intent_id=intent, result=PaymentResult.APPROVED, reference="r-1"),
        SaleRecorded(
            intent_id=intent, transaction_id="t", receipt_number=1, qr_text="q", completed_ms=1
        ),
    )


def has_collected(person: Person) -> None:
    """The order is handed over."""
    person.does(CHINESE, PHONE, PickupFound(PICKUP_CODE, ORDER), t.OrderTaken())
    assert person.state.pickup is not None
    person.does(StepDone(person.state.pickup.request_id, ORDER))


def has_suspended(person: Person) -> None:
    """The ticket is shown."""
    person.does(CHINESE, SCAN_MILK, SCAN_CHOCOLATE, u.SuspendTouched())
    assert person.state.parking is not None
    person.does(u.TicketReady(person.state.parking.request_id, TICKET))


SHOPS = (SCAN_MILK, SCAN_CHOCOLATE)
PLACES: dict[str, tuple[Screen, Way]] = {
    "unknown code": (Screen.START, goes(CodeRead(text="9521002009996", symbology="ean13"))),
    "basket": (Screen.BASKET, goes(*SHOPS)),
    "empty basket": (Screen.BASKET, goes(t.BuyTouched())),
    "loose": (Screen.LOOSE, goes(*SHOPS, t.LooseTouched())),
    "weigh": (Screen.WEIGH, goes(*SHOPS, t.LooseTouched(), t.LooseChosen("banana"))),
    "help": (Screen.HAND_NEEDED, goes(*SHOPS, t.HelpTouched())),
    "age": (Screen.HAND_NEEDED, goes(*SHOPS, SCAN_WINE, t.PayTouched())),
    "declined": (Screen.PAY, is_declined),
    "done": (Screen.DONE, has_paid),
    "collect": (Screen.COLLECT, goes(t.CollectTouched())),
    "asked for an order": (Screen.COLLECT, goes(PHONE)),
    "collect ready": (Screen.COLLECT_READY, goes(PHONE, PickupFound(PICKUP_CODE, ORDER))),
    "help at an order": (
        Screen.HAND_NEEDED,
        goes(PHONE, PickupFound(PICKUP_CODE, ORDER), t.HelpTouched()),
    ),
    "suspended": (Screen.SUSPENDED, has_suspended),
    "collected": (Screen.COLLECT_DONE, has_collected),
    "sign in": (Screen.STAFF_SIGN_IN, goes(*SHOPS, t.StaffTouched(), t.PinEntered("0000"))),
    "staff": (Screen.STAFF_TASKS, goes(*SHOPS, t.StaffTouched(), t.PinEntered(PIN))),
}
CANCELLED = ("basket", "empty basket", "loose", "weigh", "declined", "collect", "collect ready")
FINISHED = ("done", "collected", "suspended")
LONGEST_S = 600.0


def walked(place: str) -> Person:
    """Somebody at that place."""
    person = Person()
    screen, way = PLACES[place]
    way(person)
    assert person.state.screen is screen
    return person


def is_unused(state: KioskState) -> bool:
    """Whether the state is that of a kiosk that nobody has used; says what is not."""
    unused, found = asdict(Person().state), asdict(state)
    left = {name: found[name] for name in found if found[name] != unused[name]}
    assert left.keys() <= APART, left
    return state.watch.bag == Person().state.watch.bag


@pytest.mark.parametrize("place", PLACES)
def test_who_walks_away_leaves_nothing(place: str) -> None:
    person = walked(place)
    had = not person.state.basket.is_empty and place != "suspended"
    wiped = False
    for _ in range(round(LONGEST_S)):
        person.waits(1.0)
        wiped = wiped or KeepBasket(None) in person.effects
        if person.state.screen is Screen.START and is_at_rest(person.state):
            break
    assert is_unused(person.state)
    assert wiped or not had


def is_at_rest(state: KioskState) -> bool:
    """Whether messages and choices of the start screen are gone as well."""
    return state.notice is None and state.price_query is None and state.language == "en"


@pytest.mark.parametrize("place", CANCELLED)
def test_who_cancels_leaves_nothing(place: str) -> None:
    person = walked(place)
    person.does(t.CancelTouched(), t.CancelConfirmed())
    assert is_unused(person.state)


@pytest.mark.parametrize("place", FINISHED)
def test_who_finishes_leaves_nothing(place: str) -> None:
    person = walked(place)
    person.does(u.TicketKept() if place == "suspended" else t.ReceiptTaken())
    assert is_unused(person.state)


BEGINNINGS: list[tuple[str, Event]] = [
    (place, begins)
    for place in ("done", "collected")
    for begins in (SCAN_MILK, PHONE, t.BuyTouched(), t.CollectTouched())
]


@pytest.mark.parametrize(("place", "begins"), [*BEGINNINGS, ("suspended", SCAN_MILK)])
def test_who_begins_on_the_last_screen_of_another_is_a_new_customer(
    place: str, begins: Event
) -> None:
    person, new = walked(place), Person()
    person.does(begins)
    new.steps, new.now_s = person.steps - 1, person.now_s
    new.does(begins)
    left, expected = asdict(person.state), asdict(new.state)
    assert {n for n in left if left[n] != expected[n]} <= {"sound", "scanned"}


WARNED_S = 61.0
STIRS: dict[str, Event] = {
    "a touch": t.Touched(),
    "a code": SCAN_MILK,
    "something on the scale": ScaleChanged(grams=250, stable=True),
    "something in the bag": BagChanged(BagReading(800, stable=True)),
}


@pytest.mark.parametrize("stir", STIRS)
@pytest.mark.parametrize("place", ["basket", "loose", "weigh"])
def test_scanning_touching_and_weighing_count_as_being_there(place: str, stir: str) -> None:
    person = Person()
    person.does(BagChanged(BagReading(300, stable=True)))
    PLACES[place][1](person)
    person.waits(WARNED_S)
    assert person.state.idle_seconds_left is not None
    assert person.does(STIRS[stir]).idle_seconds_left is None
    assert not person.waits(59.0).basket.is_empty
    assert person.waits(32.0).screen is Screen.START


def test_a_scale_that_drifts_is_nobody() -> None:
    person = walked("basket")
    for grams in (1, 3, 0, 4, 2, 0) * 16:
        person.does(ScaleChanged(grams=grams, stable=True))
        person.waits(1.0)
    assert person.state.screen is Screen.START


def test_who_was_at_the_terminal_is_still_there() -> None:
    person = Person()
    pays(person)
    person.waits(120.0)
    declined = TerminalReplied(intent_id=intent_of(person), result=PaymentResult.DECLINED)
    person.does(declined)
    assert person.waits(59.0).screen is Screen.PAY
    assert person.waits(2.0).idle_seconds_left is not None
    assert person.waits(30.0).screen is Screen.START


def test_who_waits_for_a_colleague_has_longer_and_is_warned() -> None:
    person = walked("help")
    assert person.waits(265.0).idle_seconds_left is None
    assert person.waits(10.0).idle_seconds_left == 25
    assert person.does(t.Touched()).idle_seconds_left is None
    assert not person.waits(265.0).basket.is_empty
    assert person.waits(40.0).screen is Screen.START
