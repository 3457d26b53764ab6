"""The same item again within a second is asked about, not charged twice."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.flow import effects as f
from kiosk.flow import touches as t
from kiosk.flow.events import CodeRead, CodeSource
from kiosk.flow.parts import Tone
from kiosk.flow.repeats import OneMoreTouched, RepeatDismissed
from kiosk.flow.state import Screen
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, Person, Then

KEEP = (f.KeepBasket,)
AGAIN = replace(SCAN_MILK, away_s=0.6)
LATER = replace(SCAN_MILK, away_s=1.2)
BY_HAND = CodeRead(text=SCAN_MILK.text, source=CodeSource.WEDGE)
BY_LINE = CodeRead(text=f"]E0{SCAN_MILK.text}", source=CodeSource.SERIAL)

# What happens after milk was scanned by the camera, and how many bottles that makes.
CAMERA = {
    "asked, and left alone": ([Then(AGAIN, Screen.BASKET)], 1),
    "asked, +1": ([Then(AGAIN, Screen.BASKET), Then(OneMoreTouched(), Screen.BASKET, KEEP)], 2),
    "asked, no": (
        [
            Then(AGAIN, Screen.BASKET),
            Then(RepeatDismissed(), Screen.BASKET),
            Then(OneMoreTouched(), Screen.BASKET),
        ],
        1,
    ),
    "asked twice is asked once": (
        [
            Then(AGAIN, Screen.BASKET),
            Then(AGAIN, Screen.BASKET, wait_s=1.5),
            Then(OneMoreTouched(), Screen.BASKET, KEEP),
        ],
        2,
    ),
    "+1, and again +1": (
        [
            Then(AGAIN, Screen.BASKET),
            Then(OneMoreTouched(), Screen.BASKET, KEEP),
            Then(AGAIN, Screen.BASKET, wait_s=2.0),
            Then(OneMoreTouched(), Screen.BASKET, KEEP),
        ],
        3,
    ),
    "away for longer is another one": ([Then(LATER, Screen.BASKET, KEEP)], 2),
    "another item between them": (
        [
            Then(SCAN_CHOCOLATE, Screen.BASKET, KEEP),
            Then(AGAIN, Screen.BASKET, KEEP),
        ],
        2,
    ),
    "taken out, then shown again": (
        [
            Then(t.LineRemoved("f1"), Screen.BASKET, KEEP),
            Then(AGAIN, Screen.BASKET, KEEP),
        ],
        1,
    ),
    "nothing to say yes to": ([Then(OneMoreTouched(), Screen.BASKET)], 1),
}


def _bottles(person: Person) -> int:
    return sum(line.quantity for line in person.state.basket.lines if line.sku == "milk")


@pytest.mark.parametrize("name", CAMERA)
def test_the_camera_sees_the_same_item_again(name: str) -> None:
    person = Person()
    person.does(SCAN_MILK)
    journey, bottles = CAMERA[name]
    person.walks(journey)
    assert _bottles(person) == bottles


def test_the_question_names_the_item_and_sounds_once() -> None:
    person = Person()
    before = person.does(SCAN_MILK).sound
    state = person.does(AGAIN)
    assert state.repeat is not None
    assert state.repeat.names == state.basket.lines[0].names
    assert (state.sound.number, state.sound.tone) == (before.number + 1, Tone.LOOK)


def test_the_question_goes_away_by_itself_in_four_seconds() -> None:
    person = Person()
    person.does(SCAN_MILK, AGAIN)
    assert person.waits(3.5).repeat is not None
    assert person.waits(1.0).repeat is None
    assert _bottles(person) == 1


@pytest.mark.parametrize(
    "event",
    [SCAN_CHOCOLATE, t.QuantityChosen("f1", 3), t.LooseTouched(), t.PayTouched()],
    ids=lambda event: type(event).__name__,
)
def test_whatever_is_done_instead_answers_the_question(event: object) -> None:
    person = Person()
    person.does(SCAN_MILK, AGAIN)
    assert person.does(event).repeat is None  # type: ignore[arg-type]


@pytest.mark.parametrize("again", [BY_HAND, BY_LINE], ids=["wedge", "serial"])
def test_one_pull_of_a_trigger_counts_once_and_two_count_twice(again: CodeRead) -> None:
    person = Person()
    person.does(BY_HAND)
    person.does(again, wait_s=0.25)
    assert _bottles(person) == 1
    state = person.does(again, wait_s=0.25)
    assert (_bottles(person), state.repeat) == (2, None)


def test_the_camera_asks_when_it_sees_what_was_just_scanned_by_hand() -> None:
    person = Person()
    person.does(BY_HAND)
    assert person.does(SCAN_MILK, wait_s=0.5).repeat is not None
    assert _bottles(person) == 1
    person.does(RepeatDismissed())
    person.does(SCAN_MILK, wait_s=2.0)
    assert _bottles(person) == 2


def test_the_next_customer_is_asked_nothing() -> None:
    person = Person()
    person.does(SCAN_MILK, AGAIN, t.CancelTouched(), t.CancelConfirmed())
    assert (person.state.repeat, person.state.scanned) == (None, None)
    assert person.does(AGAIN).repeat is None
    assert _bottles(person) == 1
