"""Members and coupons: who they are, what they spend with the edge's answer, and that they are
forgotten."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.domain.membership import points_earned, points_spent, sale_member
from kiosk.flow.effects import KeepBasket
from kiosk.flow.events import Event
from kiosk.flow.members import (
    AskRights,
    Club,
    KnownMember,
    MemberClosed,
    MemberLeft,
    MemberTouched,
    MemberTyped,
    PointsTouched,
    RightsAnswered,
)
from kiosk.flow.notices import NoticeKind
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.touches import CancelConfirmed, CancelTouched, LineRemoved, PayTouched
from storecore.contracts.members import RightsReply, RightsRequest, SaleMember
from storecore.contracts.offers import CouponUse, Offer, OfferKind
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, SCAN_WINE, Person, scan, typed
from tests.kiosk.shop import (
    ANNA,
    BEARER_COUPON,
    MEMBER_NUMBER,
    OWN_COUPON,
    ShopWorld,
    eur,
)

CARD = scan(f"SSM:{MEMBER_NUMBER}", "qr")
GENERAL = "9900000000011"
OFFERS = (
    Offer(
        offer_id="members-milk",
        kind=OfferKind.MEMBER_PRICE,
        names={"en": "Members"},
        skus=("milk",),
        price=eur(100),
    ),
    Offer(
        offer_id="free-milk",
        kind=OfferKind.PERCENT_OFF,
        names={"en": "One milk free"},
        skus=("milk",),
        percent=100,
        times_max=1,
        coupon=CouponUse.SINGLE_USE,
    ),
    Offer(
        offer_id="chocolate-half",
        kind=OfferKind.PERCENT_OFF,
        names={"en": "Half price"},
        skus=("chocolate",),
        percent=50,
        coupon=CouponUse.GENERAL,
        coupon_code=GENERAL,
    ),
)


def shopper(*events: Event) -> Person:
    """Somebody in a shop with prices for members and coupons, who has done this."""
    person = Person(ShopWorld(offers=OFFERS))
    if events:
        person.does(*events)
    return person


def asked(person: Person) -> RightsRequest:
    """What the newest step asks of the edge."""
    (request,) = [one.request for one in person.effects if isinstance(one, AskRights)]
    return request


def answers(person: Person, **granted: object) -> KioskState:
    """The edge answers what was asked last."""
    reply = RightsReply(**granted)  # type: ignore[arg-type]
    return person.does(RightsAnswered(person.state.club.request_id, reply))


def said(state: KioskState) -> NoticeKind | None:
    """The message on the screen."""
    return state.notice.kind if state.notice is not None else None


@pytest.mark.parametrize(
    "event",
    [
        CARD,
        scan(f"ssm:{MEMBER_NUMBER}", None),
        MemberTyped("2048 1230"),
    ],
)
def test_a_member_is_known_by_code_or_number_and_pays_members_prices(event: Event) -> None:
    person = shopper(SCAN_MILK, event)
    state = person.state
    assert state.club.member == KnownMember(
        name="A. B.", number="•••• 1230", tier="gold", points=1250
    )
    assert state.basket.total == eur(100)
    assert asked(person).coupons == (OWN_COUPON,)
    assert MEMBER_NUMBER not in repr(state)


def test_a_card_shown_first_begins_the_purchase() -> None:
    person = shopper(CARD)
    assert person.state.screen is Screen.BASKET
    request = asked(person)
    assert person.does(SCAN_MILK).basket.total == eur(100)
    assert person.state.basket.transaction_id == request.transaction_id


@pytest.mark.parametrize(
    ("event", "notice"),
    [
        (MemberTyped("20481231"), NoticeKind.MEMBER_MISTYPED),
        (MemberTyped(""), NoticeKind.MEMBER_MISTYPED),
        (MemberTyped("33170428"), NoticeKind.MEMBER_UNKNOWN),
        (scan("SSM:33170428", "qr"), NoticeKind.MEMBER_UNKNOWN),
        (scan("SSM:20481231", "qr"), NoticeKind.NOT_A_SHOP_CODE),
        (scan("SSC:99000000000289999", "qr"), NoticeKind.COUPON_REFUSED),
        (scan(f"SSC:{OWN_COUPON}", "qr"), NoticeKind.COUPON_REFUSED),
    ],
)
def test_what_cannot_be_taken_says_why(event: Event, notice: NoticeKind) -> None:
    person = shopper(SCAN_MILK, MemberTouched(), event)
    assert said(person.state) is notice
    assert person.state.club.member is None
    assert person.state.basket.total == eur(129)


def test_points_are_spent_with_the_edges_answer_and_kept_after_all() -> None:
    person = shopper(CARD, SCAN_WINE)
    answers(person)
    person.does(PointsTouched())
    assert asked(person).points == 600  # EUR 6.99: six whole steps
    assert person.state.basket.total == eur(699)
    assert person.does(PointsTouched()).basket.total == eur(699), "one question at a time"
    assert answers(person, points=600).basket.total == eur(99)
    assert sale_member(person.state.basket) == SaleMember(
        member_key=ANNA.member_key, points_earned=0, points_spent=600
    )
    person.does(PointsTouched())
    assert asked(person).points == 0
    assert answers(person).basket.total == eur(699)


def test_the_edge_may_grant_less_nothing_or_no_answer() -> None:
    person = shopper(CARD, SCAN_WINE)
    answers(person)
    person.does(PointsTouched())
    state = answers(person, points=200, bounded=True)
    assert (state.basket.total, state.club.bounded) == (eur(499), True)
    person.does(PointsTouched())
    answers(person)
    person.does(PointsTouched())
    assert said(answers(person)) is NoticeKind.POINTS_REFUSED
    person.does(PointsTouched())
    silent = person.does(RightsAnswered(person.state.club.request_id, None))
    assert said(silent) is NoticeKind.RIGHTS_LATER
    assert silent.basket.total == eur(699)


def test_an_answer_to_another_question_changes_nothing() -> None:
    person = shopper(CARD, SCAN_WINE, PointsTouched())
    before = person.state
    assert person.does(RightsAnswered("older", RightsReply(points=600))).basket == before.basket


def test_an_answer_that_comes_while_paying_is_too_late() -> None:
    person = shopper(CARD, SCAN_MILK)
    answers(person)
    person.does(PointsTouched(), PayTouched())
    assert person.state.screen is Screen.PAY
    state = answers(person, points=100)
    assert state.basket.total == eur(100)


def test_points_that_are_not_needed_any_more_are_not_spent() -> None:
    person = shopper(CARD, SCAN_WINE, SCAN_MILK)
    answers(person)
    person.does(PointsTouched())
    answers(person, points=700)
    wine = next(line for line in person.state.basket.lines if line.sku == "wine")
    basket = person.does(LineRemoved(wine.line_id)).basket
    assert basket.total == eur(0)
    assert points_spent(basket) == 100


def test_too_few_points_say_so() -> None:
    person = shopper(SCAN_WINE)
    person.world.known_members[ANNA.member_key] = replace(ANNA, points=99)
    person.does(CARD)
    answers(person)
    assert said(person.does(PointsTouched())) is NoticeKind.POINTS_TOO_FEW


def test_a_personal_coupon_counts_by_itself_once_the_edge_grants_it() -> None:
    person = shopper(SCAN_MILK, CARD)
    assert person.state.basket.total == eur(100)
    state = answers(person, coupons=(OWN_COUPON,))
    assert (state.basket.total, state.basket.redeemed) == (eur(0), (OWN_COUPON,))


def test_a_coupon_that_saves_nothing_stays_its_owners() -> None:
    person = shopper(CARD, SCAN_CHOCOLATE)
    state = answers(person, coupons=(OWN_COUPON,))
    assert (state.basket.total, state.basket.redeemed) == (eur(179), ())
    one_milk = person.does(SCAN_MILK).basket
    assert (one_milk.total, one_milk.redeemed) == (eur(179), (OWN_COUPON,))


def test_of_two_coupons_for_one_bottle_one_is_used() -> None:
    person = shopper(SCAN_MILK, CARD)
    answers(person, coupons=(OWN_COUPON,))
    person.does(scan(f"SSC:{BEARER_COUPON}", "qr"))
    assert asked(person).coupons == (OWN_COUPON, BEARER_COUPON)
    state = answers(person, coupons=(OWN_COUPON, BEARER_COUPON))
    assert len(state.basket.redeemed) == 1
    assert len(person.does(SCAN_MILK).basket.redeemed) == 2


def test_a_coupon_without_a_member_and_one_that_was_used() -> None:
    person = shopper(SCAN_MILK, scan(f"SSC:{BEARER_COUPON}", "qr"))
    state = answers(person, coupons=(BEARER_COUPON,))
    assert (state.basket.total, state.basket.redeemed) == (eur(0), (BEARER_COUPON,))
    assert sale_member(state.basket) is None
    other = shopper(SCAN_MILK, scan(f"SSC:{BEARER_COUPON}", "qr"))
    assert said(answers(other)) is NoticeKind.COUPON_REFUSED


def test_a_coupon_for_everyone_needs_nobodys_answer() -> None:
    person = shopper(scan(GENERAL))
    assert said(person.state) is NoticeKind.COUPON_KEPT
    assert person.effects == ()
    state = person.does(SCAN_CHOCOLATE, scan(GENERAL))
    assert state.basket.total == eur(89)
    assert said(state) is None
    assert state.basket.redeemed == ()


def test_not_me_takes_everything_of_the_member_away() -> None:
    person = shopper(scan(GENERAL), SCAN_MILK, SCAN_CHOCOLATE, CARD)
    answers(person, coupons=(OWN_COUPON,))
    state = person.does(MemberLeft())
    assert state.club == Club()
    assert state.basket.total == eur(129 + 89)
    request = asked(person)
    assert (request.member_key, request.points, request.coupons) == ("", 0, ())


def test_the_sheet_opens_and_closes_and_the_member_stays() -> None:
    person = shopper(SCAN_MILK, MemberTouched())
    assert person.state.club.sheet
    state = person.does(MemberTyped(MEMBER_NUMBER))
    assert state.club.member is not None
    assert not state.club.sheet
    assert not person.does(MemberTouched(), MemberClosed()).club.sheet


def test_taking_the_last_item_out_does_not_make_a_stranger_of_them() -> None:
    person = shopper(SCAN_MILK, CARD)
    answers(person)
    person.does(LineRemoved(person.state.basket.lines[0].line_id))
    assert person.state.basket.is_empty
    assert person.does(SCAN_MILK).basket.total == eur(100)


def test_points_are_earned_on_what_is_paid() -> None:
    person = shopper(CARD, SCAN_WINE, SCAN_WINE)
    assert points_earned(person.state.basket) == 13


def nothing_of_the_member(state: KioskState) -> bool:
    """Whether neither the state nor its basket knows of anybody."""
    secrets = (ANNA.name, ANNA.member_key, MEMBER_NUMBER, "1230", OWN_COUPON, "gold")
    return state.club == Club() and not any(one in repr(state) for one in secrets)


@pytest.mark.parametrize("way", ["cancel", "idle", "idle on an empty basket"])
def test_a_member_is_forgotten_with_the_purchase(way: str) -> None:
    person = shopper(CARD) if "empty" in way else shopper(SCAN_MILK, CARD)
    answers(person, coupons=(OWN_COUPON,))
    if way == "cancel":
        person.does(CancelTouched(), CancelConfirmed())
    else:
        person.waits(95)
    assert person.state.screen is Screen.START
    assert nothing_of_the_member(person.state)


def test_typed_goods_are_still_goods() -> None:
    person = shopper(typed("9521002001013"))
    assert person.state.basket.count == 1
    assert isinstance(person.effects[0], KeepBasket)
