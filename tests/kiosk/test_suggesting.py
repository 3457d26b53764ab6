"""What goes well with the newest goods: one suggestion, never in the way, gone when declined."""

from __future__ import annotations

import pytest

from kiosk.flow.suggesting import Suggesting, SuggestionDeclined
from kiosk.flow.touches import CancelConfirmed, CancelTouched
from storecore.contracts.pairs import Pair
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, SCAN_WINE, Person
from tests.kiosk.shop import ShopWorld


def shopper(**pairs: str) -> Person:
    """Somebody in a shop that knows these pairs."""
    world = ShopWorld()
    world.known_pairs = {
        sku: Pair(sku=sku, goes_with=other, lift_percent=250, together=16)
        for sku, other in pairs.items()
    }
    return Person(world)


def suggested(person: Person) -> tuple[str, str] | None:
    """The sku that is suggested, and its place."""
    shown = person.state.suggesting.shown
    return None if shown is None else (shown.goods.item.sku, shown.place)


def test_the_newest_goods_suggest_what_goes_with_them() -> None:
    person = shopper(milk="kiwi", chocolate="ham")
    person.does(SCAN_MILK)
    assert suggested(person) == ("kiwi", "B3")
    person.does(SCAN_CHOCOLATE)
    assert suggested(person) == ("ham", "B3")


@pytest.mark.parametrize("partner", ["wine", "unheard-of", "milk"])
def test_nothing_for_adults_nothing_unknown_nothing_twice(partner: str) -> None:
    person = shopper(milk=partner)
    person.does(SCAN_MILK)
    assert suggested(person) is None


def test_what_is_in_the_basket_already_is_not_suggested() -> None:
    person = shopper(milk="chocolate")
    person.does(SCAN_CHOCOLATE, SCAN_MILK)
    assert suggested(person) is None


def test_goods_without_a_partner_suggest_nothing() -> None:
    person = shopper(milk="kiwi")
    person.does(SCAN_MILK, SCAN_WINE)
    assert suggested(person) is None


def test_declined_once_means_none_until_the_next_customer() -> None:
    person = shopper(milk="kiwi", chocolate="ham")
    person.does(SCAN_MILK, SuggestionDeclined(), SCAN_CHOCOLATE)
    assert person.state.suggesting == Suggesting(wanted=False)
    person.does(CancelTouched(), CancelConfirmed(), SCAN_MILK)
    assert suggested(person) == ("kiwi", "B3")
