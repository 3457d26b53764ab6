"""The whole bag on the pad: each tag is a line, one piece is never two, the next customer's pad
is their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.domain.basket import empty_basket
from kiosk.domain.checkout import sale_lines
from kiosk.domain.goods import Goods
from kiosk.domain.pad import Tagged, lay
from kiosk.flow import effects as f
from kiosk.flow import touches as t
from kiosk.flow.events import SaleRecorded
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import PaymentPhase, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.watching import PadChanged, PadTagsTaken
from tests.kiosk.journey import SCAN_MILK, Then
from tests.kiosk.wardrobe import JEANS, LIQUOR, SCAN_SHIRT, SHIRT, Shopper, pad, tag

KEEP = (f.KeepBasket,)
PADS = {
    "the whole bag begins a purchase": [
        Then(pad(tag(1), tag(2), tag(9, JEANS)), Screen.BASKET, KEEP),
        Then(pad(tag(1), tag(9, JEANS)), Screen.BASKET, KEEP),
    ],
    "an empty pad begins nothing": [Then(pad(), Screen.START)],
    "tags that were sold begin nothing": [Then(pad(tag(1), sold=(tag(1),)), Screen.START)],
    "foreign tags begin nothing": [Then(pad("3034257BF7194E4000001A85", "E280"), Screen.START)],
    "a pad that nobody hears leaves the basket alone": [
        Then(pad(tag(1)), Screen.BASKET, KEEP),
        Then(PadChanged(None), Screen.BASKET),
        Then(pad(tag(1)), Screen.BASKET),
    ],
    "while paying the basket stays as it is, and follows afterwards": [
        Then(pad(tag(1), tag(2)), Screen.BASKET, KEEP),
        Then(t.PayTouched(), Screen.PAY, (f.RecordIntent,)),
        Then(pad(tag(1)), Screen.PAY),
    ],
    "pictures and scale are not interrupted": [
        Then(SCAN_MILK, Screen.BASKET, KEEP),
        Then(t.LooseTouched(), Screen.LOOSE),
        Then(pad(tag(1)), Screen.LOOSE, KEEP),
    ],
}


@pytest.mark.parametrize("journey", PADS.values(), ids=PADS.keys())
def test_pad(journey: list[Then]) -> None:
    Shopper().walks(journey)


def test_each_line_is_one_serial_and_leaves_with_it() -> None:
    person = Shopper()
    state = person.does(pad(tag(1), tag(2)))
    assert person.lines() == [("shirt", 1, True)] * 2
    assert [line.epcs for line in state.basket.lines] == [(tag(2),), (tag(1),)]
    assert state.basket.total.minor == 2580
    assert (state.sound.tone, state.newest_line_id) == (Tone.READ, tag(2))
    state = person.does(pad(tag(2)))
    assert [line.epcs for line in state.basket.lines] == [(tag(2),)]
    state = person.does(pad())
    assert state.basket.is_empty
    assert state.screen is Screen.BASKET


def test_the_sale_names_the_tags_that_it_paid_for() -> None:
    person = Shopper()
    person.does(SCAN_SHIRT, SCAN_SHIRT, pad(tag(1), tag(5, JEANS)))
    lines = sale_lines(person.state.basket)
    assert [(one.sku, one.quantity, one.epcs) for one in lines] == [
        ("shirt", 2, (tag(1),)),
        ("jeans", 1, (tag(5, JEANS),)),
    ]


def test_scanned_first_and_laid_down_then_is_one_piece() -> None:
    person = Shopper()
    person.does(SCAN_SHIRT, pad(tag(1)))
    assert person.lines() == [("shirt", 1, False)]
    person.does(pad(tag(1), tag(2)))
    assert person.lines() == [("shirt", 1, True), ("shirt", 1, False)]
    person.does(pad())
    assert person.lines() == [("shirt", 1, False)]  # the scanned piece is wanted


def test_laid_down_first_and_scanned_then_is_one_piece_and_says_so() -> None:
    person = Shopper()
    state = person.does(pad(tag(1)), SCAN_SHIRT)
    assert person.lines() == [("shirt", 1, False)]
    assert state.notice is not None
    assert state.notice.kind is NoticeKind.ON_PAD
    person.does(SCAN_SHIRT)
    assert person.lines() == [("shirt", 2, False)]
    person.does(pad(tag(1), tag(2)))
    assert person.lines() == [("shirt", 2, False)]


def test_a_piece_taken_out_by_hand_stays_out_until_it_was_lifted() -> None:
    person = Shopper()
    person.does(pad(tag(1), tag(2)), t.LineRemoved(tag(1)))
    assert person.lines() == [("shirt", 1, True)]
    person.does(pad(tag(1), tag(2), tag(3)))
    assert [line.epcs[0] for line in person.state.basket.lines] == [tag(3), tag(2)]
    person.does(pad(tag(2)), pad(tag(1), tag(2)))
    assert len(person.lines()) == 2


def test_a_line_on_the_pad_has_no_other_quantity() -> None:
    person = Shopper()
    person.does(pad(tag(1)), t.QuantityChosen(tag(1), 5))
    assert person.lines() == [("shirt", 1, True)]


def test_fewer_scanned_pieces_leave_their_tags_aside() -> None:
    person = Shopper()
    person.does(SCAN_SHIRT, SCAN_SHIRT, pad(tag(1), tag(2)))
    line_id = person.state.basket.lines[0].line_id
    person.does(t.QuantityChosen(line_id, 1))
    assert person.lines() == [("shirt", 1, False)]
    assert person.state.watch.unpaid == (tag(2),)
    person.does(PadTagsTaken())
    assert person.lines() == [("shirt", 1, True), ("shirt", 1, False)]


def test_what_was_sold_is_not_sold_again_to_the_next_customer() -> None:
    person = Shopper()
    person.does(pad(tag(1)), t.PayTouched())
    intent_id = person.state.payment.intent_id if person.state.payment else ""
    person.state = _approved(person)
    person.does(_recorded(intent_id))
    assert person.state.screen is Screen.DONE
    person.does(pad(tag(1)))  # the edge has not yet heard of the sale
    assert person.state.screen is Screen.DONE
    state = person.does(pad(tag(1), tag(2)))  # the next one lays their shirt beside it
    assert state.screen is Screen.BASKET
    assert [line.epcs for line in state.basket.lines] == [(tag(2),)]


def _approved(person: Shopper) -> KioskState:
    assert person.state.payment is not None
    payment = replace(person.state.payment, phase=PaymentPhase.RECORDING)
    return replace(person.state, payment=payment)


def _recorded(intent_id: str) -> SaleRecorded:
    return SaleRecorded(
        intent_id=intent_id, transaction_id="t", receipt_number=1, qr_text="", completed_ms=1
    )


def test_what_a_dropped_basket_left_on_the_pad_is_not_the_next_customers() -> None:
    person = Shopper()
    person.does(pad(tag(1)), t.CancelTouched(), t.CancelConfirmed())
    assert person.state.screen is Screen.START
    person.does(pad(tag(1)), SCAN_MILK)
    assert person.lines() == [("milk", 1, False)]
    assert person.state.watch.unpaid == (tag(1),)


def test_a_quiet_kiosk_wipes_and_does_not_begin_again_by_itself() -> None:
    person = Shopper()
    person.does(pad(tag(1)))
    person.waits(95)
    assert person.state.screen is Screen.START
    assert person.waits(30).screen is Screen.START


def test_laying_something_down_counts_as_being_there() -> None:
    person = Shopper()
    person.does(SCAN_MILK)
    person.waits(65)
    warned = person.state.idle_seconds_left
    assert warned
    assert person.does(pad(tag(1))).idle_seconds_left is None
    assert person.waits(50).screen is Screen.BASKET


def test_a_tagged_bottle_with_an_age_limit_says_so() -> None:
    person = Shopper()
    state = person.does(pad(tag(1), tag(2, LIQUOR)))
    assert state.notice is not None
    assert (state.notice.kind, state.notice.number) == (NoticeKind.AGE_CHECK, 18)
    assert person.does(t.PayTouched()).screen is Screen.HAND_NEEDED


GOODS = {SHIRT.sku: Goods(SHIRT, 1), JEANS.sku: Goods(JEANS, 1)}
TAGS = [Tagged(tag(n, one.item), one) for one in GOODS.values() for n in range(4)]


@given(st.lists(st.lists(st.sampled_from(range(len(TAGS))), unique=True), max_size=8))
def test_whatever_the_pad_showed_before_the_basket_is_what_lies_there(
    shown: list[list[int]],
) -> None:
    basket = empty_basket("EUR")
    for chosen in shown:
        tags = [TAGS[place] for place in chosen]
        basket = lay(basket, tags, ()).basket
        assert {line.epcs[0] for line in basket.lines} == {one.epc for one in tags}
        assert len(basket.lines) == len(tags)
        assert basket.total.minor == sum(one.goods.item.price.minor for one in tags)
        assert lay(basket, tags, ()).basket == basket


@given(
    st.lists(st.sampled_from(["scan", "on", "off"]), max_size=14),
)
def test_one_shirt_is_never_two_in_whatever_order(doings: list[str]) -> None:
    person = Shopper()
    scanned, lying = 0, False
    for what in doings:
        if what == "scan":
            person.does(SCAN_SHIRT)
            scanned += 1
        else:
            lying = what == "on"
            person.does(pad(tag(1)) if lying else pad())
        pieces = sum(line.quantity for line in person.state.basket.lines)
        assert pieces == max(scanned, int(lying))
