"""The scale for loose goods: still moving, empty, below zero, a container that does not count."""

from __future__ import annotations

import pytest

from kiosk.flow import effects as f
from kiosk.flow import touches as t
from kiosk.flow.events import ScaleChanged
from kiosk.flow.notices import NoticeKind
from kiosk.flow.state import Screen
from kiosk.flow.weighing import TareTouched
from tests.kiosk.journey import Person, Then, typed

BANANAS = typed("4011")
KEEP = (f.KeepBasket,)
WEIGHINGS = {
    "an own container does not count": [
        Then(BANANAS, Screen.WEIGH),
        Then(ScaleChanged(150, True), Screen.WEIGH),
        Then(TareTouched(), Screen.WEIGH),
        Then(t.WeightTaken(), Screen.WEIGH),
        Then(ScaleChanged(905, True), Screen.WEIGH),
        Then(t.WeightTaken(), Screen.BASKET, KEEP),
    ],
    "the container counts again with another touch": [
        Then(BANANAS, Screen.WEIGH),
        Then(ScaleChanged(150, True), Screen.WEIGH),
        Then(TareTouched(), Screen.WEIGH),
        Then(TareTouched(), Screen.WEIGH),
        Then(ScaleChanged(150, True), Screen.WEIGH),
        Then(t.WeightTaken(), Screen.BASKET, KEEP),
    ],
    "a container only where something is weighed": [Then(TareTouched(), Screen.START)],
}


@pytest.mark.parametrize("journey", WEIGHINGS.values(), ids=WEIGHINGS.keys())
def test_weighing(journey: list[Then]) -> None:
    Person().walks(journey)


@pytest.mark.parametrize(
    ("reading", "kind"),
    [
        (ScaleChanged(755, False), NoticeKind.SCALE_UNSTABLE),
        (ScaleChanged(0, True), NoticeKind.SCALE_EMPTY),
        (ScaleChanged(-3, True), NoticeKind.SCALE_EMPTY),
        (ScaleChanged(-60, True), NoticeKind.SCALE_NOT_ZERO),
        (ScaleChanged(31_000, True), NoticeKind.SCALE_OVERLOAD),
    ],
)
def test_a_reading_that_is_no_weight_says_why(reading: ScaleChanged, kind: NoticeKind) -> None:
    person = Person()
    state = person.does(BANANAS, reading, t.WeightTaken())
    assert state.notice is not None
    assert (state.screen, state.notice.kind) == (Screen.WEIGH, kind)
    assert state.basket.is_empty


def test_price_and_line_are_of_the_goods_alone() -> None:
    person = Person()
    state = person.does(BANANAS, ScaleChanged(150, True), TareTouched())
    assert state.weighing is not None
    assert state.weighing.amount.minor == 0
    state = person.does(ScaleChanged(1150, True))
    assert state.weighing is not None
    assert state.weighing.amount.minor == 179
    state = person.does(t.WeightTaken())
    assert state.basket.lines[0].weight_g == 1000


def test_a_moving_scale_takes_no_container() -> None:
    person = Person()
    state = person.does(BANANAS, ScaleChanged(150, False), TareTouched())
    assert state.notice is not None
    assert state.notice.kind is NoticeKind.SCALE_UNSTABLE
    assert state.weighing is not None
    assert state.weighing.tare_g == 0


def test_putting_something_on_the_scale_counts_as_being_there() -> None:
    person = Person()
    person.does(BANANAS)
    assert person.waits(65).idle_seconds_left
    assert person.does(ScaleChanged(300, False)).idle_seconds_left is None
    assert person.waits(55).screen is Screen.WEIGH
