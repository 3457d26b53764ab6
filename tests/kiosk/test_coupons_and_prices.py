"""Refused coupons and doubted prices: noted, asked about, and brought to a colleague."""

from __future__ import annotations

from kiosk.domain.interventions import Kind
from kiosk.flow import touches as t
from kiosk.flow.price_query import LinePriceAsked, PriceDoubted
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.watching import AskCalled, AskDismissed
from storecore.contracts.offers import CouponUse, Offer, OfferKind
from storecore.contracts.watching import InterventionRaised
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, scan
from tests.kiosk.shop import PIN, ShopWorld, eur
from tests.kiosk.wardrobe import Shopper

NO_COUPONS = tuple(scan(f"SSC:9900000000028{n}", "qr") for n in ("9999", "9998", "9997", "9996"))


def help_of(state: KioskState) -> Kind | None:
    return state.help.kind if state.help is not None else None


def asks(state: KioskState) -> Kind | None:
    return state.watch.asking.kind if state.watch.asking is not None else None


def test_coupons_refused_are_noted_twice_then_asked_about_then_called_for() -> None:
    person = Shopper()
    person.does(SCAN_MILK, *NO_COUPONS[:2])
    assert (asks(person.state), person.raised()) == (None, [("coupon", "note")])
    assert asks(person.does(NO_COUPONS[2])) is Kind.COUPON
    state = person.does(AskDismissed(), NO_COUPONS[3])
    assert (state.screen, help_of(state)) == (Screen.HAND_NEEDED, Kind.COUPON)
    raised = [fact for fact in person.facts if isinstance(fact, InterventionRaised)]
    assert [(fact.rung, fact.evidence.code) for fact in raised] == [
        ("note", "99000000000289999"),
        ("ask", "99000000000289997"),
        ("call", "99000000000289996"),
    ]
    person.does(t.PinEntered(PIN))
    assert (person.state.screen, person.resolved()) == (Screen.BASKET, [("coupon", "approved")])


def test_a_coupon_that_counts_after_all_ends_what_was_noted() -> None:
    general = Offer(
        offer_id="chocolate-half",
        kind=OfferKind.PERCENT_OFF,
        names={"en": "Half price"},
        skus=("chocolate",),
        percent=50,
        coupon=CouponUse.GENERAL,
        coupon_code="9900000000011",
    )
    person = Shopper(ShopWorld(offers=(general,)))
    person.does(SCAN_CHOCOLATE, NO_COUPONS[0], scan(general.coupon_code))
    assert person.resolved() == [("coupon", "corrected")]


def test_a_colleague_can_be_asked_about_what_is_asked() -> None:
    person = Shopper()
    person.does(SCAN_MILK, *NO_COUPONS[:3])
    state = person.does(AskCalled())
    assert (state.screen, help_of(state)) == (Screen.HAND_NEEDED, Kind.COUPON)
    assert person.raised()[-1] == ("coupon", "call")
    assert person.does(t.BackTouched(), AskCalled()).screen is Screen.BASKET, "nothing is asked now"


def test_the_price_of_a_line_is_shown_and_can_be_brought_to_a_colleague() -> None:
    person = Shopper()
    person.does(SCAN_MILK, LinePriceAsked("f1"))
    query = person.state.price_query
    assert query is not None and query.goods is not None
    assert (query.goods.unit_price, person.raised()) == (eur(129), [])
    state = person.does(PriceDoubted())
    assert (state.screen, help_of(state), state.price_query) == (
        Screen.HAND_NEEDED,
        Kind.PRICE,
        None,
    )
    assert state.help is not None
    assert state.help.names == state.basket.lines[0].names
    assert person.raised() == [("price", "call")]
    person.does(t.PinEntered(PIN))
    assert (person.state.screen, person.resolved()) == (Screen.BASKET, [("price", "approved")])


def test_a_doubted_price_is_released_with_its_line_and_nothing_else_is_doubted() -> None:
    person = Shopper()
    person.does(SCAN_MILK, LinePriceAsked("nonsense"), PriceDoubted())
    assert (person.state.screen, person.raised()) == (Screen.BASKET, [])
    person.does(SCAN_CHOCOLATE, LinePriceAsked("f1"), PriceDoubted(), t.BackTouched())
    person.does(t.LineRemoved("f1"))
    assert person.resolved() == [("price", "released")]
