"""Aids belong to one customer: taken on any screen, patient, and gone with that customer."""

from __future__ import annotations

import pytest

from kiosk.flow import touches as t
from kiosk.flow.access import LOOKS, TEXT_PERCENTS, Access, AccessChosen
from kiosk.flow.state import Screen
from kiosk.flow.step import EVERYWHERE
from tests.kiosk.journey import SCAN_MILK, Person

LARGE = Access(text_percent=200, look="contrast", reach=True, still=True, spoken=True)


def test_aids_are_taken_on_every_screen() -> None:
    assert AccessChosen in EVERYWHERE


@pytest.mark.parametrize("percent", TEXT_PERCENTS)
@pytest.mark.parametrize("look", LOOKS)
def test_every_offered_aid_is_taken(percent: int, look: str) -> None:
    wanted = Access(text_percent=percent, look=look)
    assert Person().does(AccessChosen(wanted)).access == wanted


@pytest.mark.parametrize("odd", [Access(text_percent=1000), Access(look="plaid")])
def test_what_is_not_offered_is_not_taken(odd: Access) -> None:
    assert Person().does(AccessChosen(odd)).access == Access()


def test_what_was_chosen_on_the_start_screen_stays_for_the_purchase() -> None:
    person = Person()
    assert person.does(AccessChosen(LARGE), t.BuyTouched()).access == LARGE
    assert person.does(SCAN_MILK).access == LARGE


@pytest.mark.parametrize("end", ["cancel", "idle"])
def test_the_next_customer_finds_the_kiosk_as_the_shop_has_it(end: str) -> None:
    person = Person()
    person.does(AccessChosen(LARGE), SCAN_MILK)
    if end == "cancel":
        person.does(t.CancelTouched(), t.CancelConfirmed())
    else:
        person.waits(181)
    assert (person.state.screen, person.state.access) == (Screen.START, Access())


def test_aids_chosen_and_left_on_the_start_screen_go_by_themselves() -> None:
    person = Person()
    person.does(AccessChosen(LARGE))
    assert person.waits(179).access == LARGE
    assert person.waits(2).access == Access()


def test_who_uses_an_aid_is_given_twice_the_time() -> None:
    hasty, slow = Person(), Person()
    slow.does(AccessChosen(Access(spoken=True)))
    for person in (hasty, slow):
        person.does(SCAN_MILK)
    assert hasty.waits(61).idle_seconds_left is not None
    assert slow.waits(119).idle_seconds_left is None
    assert slow.waits(2).idle_seconds_left == 59
