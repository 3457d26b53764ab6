"""Asking what something costs: nothing goes into a basket, and what was shown goes again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.flow.notices import NoticeKind
from kiosk.flow.price_query import PriceAsked, PriceQueryClosed
from kiosk.flow.state import Screen
from kiosk.flow.touches import BackTouched, BuyTouched, HelpTouched
from storecore.contracts.offers import CouponUse, Offer, OfferKind, OfferPart
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, Person, scan, typed
from tests.kiosk.shop import ShopWorld, eur


def asking(world: ShopWorld | None = None) -> Person:
    """Somebody who has touched "What does it cost?"."""
    person = Person(world)
    person.does(PriceAsked())
    return person


def test_a_code_after_the_question_shows_a_price_and_buys_nothing() -> None:
    person = asking()
    assert person.state.price_query is not None
    assert person.state.price_query.goods is None
    state = person.does(SCAN_CHOCOLATE)
    assert state.screen is Screen.START
    assert state.basket.is_empty
    query = state.price_query
    assert query is not None and query.goods is not None
    assert query.goods.unit_price == eur(179)
    assert [names["en"] for names in query.offers] == ["3 chocolate bars for 4"]


def test_another_code_shows_another_price_until_it_is_closed() -> None:
    person = asking()
    person.does(SCAN_CHOCOLATE, SCAN_MILK)
    query = person.state.price_query
    assert query is not None and query.goods is not None
    assert (query.goods.item.sku, query.offers) == ("milk", ())
    assert person.does(PriceQueryClosed()).price_query is None
    assert person.does(SCAN_MILK).basket.count == 1


@pytest.mark.parametrize("code", ["9521002001014", "HELLO", "9999"])
def test_a_code_that_names_nothing_says_so_and_the_question_stays(code: str) -> None:
    person = asking()
    state = person.does(typed(code))
    assert state.notice is not None
    assert state.price_query is not None


def test_a_price_leaves_by_itself_and_with_whoever_begins() -> None:
    person = asking()
    person.does(SCAN_MILK)
    assert person.waits(21).price_query is None
    person.does(PriceAsked(), SCAN_MILK)
    assert person.does(BuyTouched()).price_query is None


def test_while_waiting_for_help_a_code_only_shows_its_price() -> None:
    person = Person()
    person.does(SCAN_MILK, HelpTouched())
    state = person.does(SCAN_CHOCOLATE)
    assert state.screen is Screen.HAND_NEEDED
    assert state.price_query is not None
    assert person.does(PriceQueryClosed(), BackTouched()).basket.count == 1


def test_before_the_prices_have_arrived_there_is_nothing_to_ask() -> None:
    world = ShopWorld(items=())
    state = Person(world).does(PriceAsked())
    assert state.price_query is None
    assert state.notice is not None and state.notice.kind is NoticeKind.NOT_READY


def test_the_offers_shown_are_those_that_these_goods_can_earn_today() -> None:
    def offer(offer_id: str, **fields: object) -> Offer:
        plain = Offer(offer_id=offer_id, kind=OfferKind.PERCENT_OFF, names={"en": offer_id})
        return replace(plain, percent=10, **fields)

    meal = Offer(
        offer_id="meal",
        kind=OfferKind.MIX_AND_MATCH,
        names={"en": "meal"},
        parts=(OfferPart(skus=("wine",)), OfferPart(skus=("milk",))),
        price=eur(700),
    )
    offers = [
        offer("on-milk", skus=("milk",)),
        offer("on-food", categories=("food",)),
        offer("members", skus=("milk",), members_only=True),
        offer("on-wine", skus=("wine",)),
        offer("whole-shop"),
        offer("tomorrow", skus=("milk",), first_day="2026-01-16"),
        offer("coupon", skus=("milk",), coupon=CouponUse.GENERAL, coupon_code="9900000000011"),
        meal,
    ]
    query = asking(ShopWorld(offers=offers)).does(scan("9521002001013")).price_query
    assert query is not None
    shown = {names["en"] for names in query.offers}
    assert shown == {"on-milk", "on-food", "members", "meal"}
