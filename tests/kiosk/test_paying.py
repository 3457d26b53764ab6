"""Paying, as tables of steps: what the disk and the terminal say, and what the screen may say."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.domain.payment import PaymentResult
from kiosk.flow import effects as f
from kiosk.flow import touches as t
from kiosk.flow.events import (
    AssistAnswered,
    Event,
    IntentConcluded,
    IntentRecorded,
    RecordFailed,
    SaleRecorded,
    TerminalReady,
    TerminalReplied,
    Tick,
)
from kiosk.flow.parts import DeclineReason, PaymentPhase
from kiosk.flow.state import Screen
from kiosk.flow.watching import KeepFact
from tests.kiosk.journey import SCAN_MILK, SCAN_WINE, Person, Then
from tests.kiosk.shop import MILK, PIN, ShopWorld, eur

INTENT = "f2"
RECORDED = IntentRecorded(INTENT)
READY = TerminalReady(INTENT, True)
SALE = SaleRecorded(
    intent_id=INTENT, transaction_id="f1", receipt_number=7, qr_text="SSR:7", completed_ms=5
)


def says(result: PaymentResult, intent_id: str = INTENT) -> TerminalReplied:
    """The terminal's answer."""
    return TerminalReplied(intent_id=intent_id, result=result, reference="ref-1")


APPROVED, UNKNOWN = says(PaymentResult.APPROVED), says(PaymentResult.UNKNOWN)
BEGUN = [
    Then(SCAN_MILK, Screen.BASKET, (f.KeepBasket,)),
    Then(t.PayTouched(), Screen.PAY, (f.RecordIntent,)),
]
ASKED = [
    *BEGUN,
    Then(RECORDED, Screen.PAY, (f.WakeTerminal,)),
    Then(READY, Screen.PAY, (f.AskPayment,)),
]
NOT_PAID = (f.ConcludeIntent,)

PAYING = {
    "approved": [
        *ASKED,
        Then(APPROVED, Screen.PAY, (f.RecordSale,)),
        Then(SALE, Screen.DONE),
        Then(t.ReceiptTaken(), Screen.START, (f.KeepBasket,)),
    ],
    "an answer said twice counts once": [
        *ASKED,
        Then(APPROVED, Screen.PAY, (f.RecordSale,)),
        Then(APPROVED, Screen.PAY),
        Then(SALE, Screen.DONE),
        Then(SALE, Screen.DONE),
        Then(APPROVED, Screen.DONE),
    ],
    "declined, then paid": [
        *ASKED,
        Then(says(PaymentResult.DECLINED), Screen.PAY, NOT_PAID),
        Then(IntentConcluded(INTENT), Screen.PAY),
        Then(t.PayTouched(), Screen.PAY, (f.RecordIntent,)),
        Then(APPROVED, Screen.PAY),
        Then(IntentRecorded("f7"), Screen.PAY, (f.WakeTerminal,)),
        Then(TerminalReady("f7", True), Screen.PAY, (f.AskPayment,)),
        Then(says(PaymentResult.APPROVED, "f7"), Screen.PAY, (f.RecordSale,)),
    ],
    "declined, then back": [
        *ASKED,
        Then(says(PaymentResult.DECLINED), Screen.PAY, NOT_PAID),
        Then(t.PayStopped(), Screen.BASKET),
    ],
    "the terminal is not there": [
        *BEGUN,
        Then(RECORDED, Screen.PAY, (f.WakeTerminal,)),
        Then(TerminalReady(INTENT, False), Screen.PAY, NOT_PAID),
        Then(t.BackTouched(), Screen.BASKET),
    ],
    "stopped while the intent is written": [
        *BEGUN,
        Then(t.PayStopped(), Screen.PAY),
        Then(RECORDED, Screen.PAY, NOT_PAID),
    ],
    "stopped while the terminal wakes": [
        *BEGUN,
        Then(RECORDED, Screen.PAY, (f.WakeTerminal,)),
        Then(t.CancelTouched(), Screen.PAY),
        Then(READY, Screen.PAY, NOT_PAID),
    ],
    "stopped while it waits for a card": [
        *ASKED,
        Then(t.PayStopped(), Screen.PAY, (f.StopPayment,)),
        Then(t.PayStopped(), Screen.PAY),
        Then(says(PaymentResult.ABORTED), Screen.PAY, NOT_PAID),
    ],
    "stopped too late": [
        *ASKED,
        Then(t.PayStopped(), Screen.PAY, (f.StopPayment,)),
        Then(APPROVED, Screen.PAY, (f.RecordSale,)),
        Then(SALE, Screen.DONE),
    ],
    "nobody knows, then it was paid": [
        *ASKED,
        Then(UNKNOWN, Screen.PAY),
        Then(Tick(), Screen.PAY, (f.AskStatus,), wait_s=2),
        Then(Tick(), Screen.PAY, wait_s=2),
        Then(APPROVED, Screen.PAY, (f.RecordSale,)),
    ],
    "nobody knows, then it was not": [
        *ASKED,
        Then(UNKNOWN, Screen.PAY),
        Then(Tick(), Screen.PAY, (f.AskStatus,), wait_s=2),
        Then(says(PaymentResult.DECLINED), Screen.PAY, NOT_PAID),
    ],
    "not found has to be said twice": [
        *ASKED,
        Then(UNKNOWN, Screen.PAY),
        Then(Tick(), Screen.PAY, (f.AskStatus,), wait_s=2),
        Then(says(PaymentResult.NOT_FOUND), Screen.PAY),
        Then(Tick(), Screen.PAY, (f.AskStatus,), wait_s=2),
        Then(says(PaymentResult.NOT_FOUND), Screen.PAY, NOT_PAID),
    ],
    "still waiting for a card that nobody listens for": [
        *ASKED,
        Then(UNKNOWN, Screen.PAY),
        Then(Tick(), Screen.PAY, (f.AskStatus,), wait_s=2),
        Then(says(PaymentResult.IN_PROGRESS), Screen.PAY, (f.StopPayment,)),
    ],
    "nothing is charged without an intent on disk": [
        *BEGUN,
        Then(RecordFailed(INTENT, "disk full"), Screen.PAY),
        Then(t.PayTouched(), Screen.PAY, (f.RecordIntent,)),
    ],
    "a sale is written until the disk takes it": [
        *ASKED,
        Then(APPROVED, Screen.PAY, (f.RecordSale,)),
        Then(RecordFailed(INTENT, "disk full"), Screen.PAY),
        Then(Tick(), Screen.PAY, (f.RecordSale,), wait_s=2),
        Then(SALE, Screen.DONE),
    ],
    "help in the middle of it": [
        *ASKED,
        Then(t.HelpTouched(), Screen.HAND_NEEDED, (f.AskAssist,)),
        Then(APPROVED, Screen.HAND_NEEDED, (f.RecordSale,)),
        Then(SALE, Screen.DONE),
    ],
    "staff in the middle of it": [
        *ASKED,
        Then(t.StaffTouched(), Screen.STAFF_SIGN_IN),
        Then(t.PinEntered(PIN), Screen.STAFF_TASKS),
        Then(t.PaymentGivenUp(), Screen.STAFF_TASKS),
        Then(t.StaffLeft(), Screen.PAY),
    ],
    "staff give up what nobody explains": [
        *ASKED,
        Then(UNKNOWN, Screen.PAY),
        Then(t.CancelTouched(), Screen.PAY),
        Then(t.StaffTouched(), Screen.STAFF_SIGN_IN),
        Then(t.PinEntered(PIN), Screen.STAFF_TASKS),
        Then(t.PaymentGivenUp(), Screen.STAFF_TASKS),
        Then(t.PinEntered(PIN), Screen.STAFF_TASKS, (f.StopPayment, *NOT_PAID, KeepFact)),
        Then(t.StaffLeft(), Screen.PAY),
        Then(t.PayStopped(), Screen.BASKET),
    ],
}


@pytest.mark.parametrize("journey", PAYING.values(), ids=PAYING.keys())
def test_paying(journey: list[Then]) -> None:
    Person().walks(journey)


PHASES: list[tuple[Event, PaymentPhase]] = [
    (SCAN_MILK, PaymentPhase.INTENDING),
    (t.PayTouched(), PaymentPhase.INTENDING),
    (RECORDED, PaymentPhase.ASKING),
    (READY, PaymentPhase.INSTRUCT),
    (APPROVED, PaymentPhase.RECORDING),
    (SALE, PaymentPhase.APPROVED),
]


def test_nothing_says_paid_before_the_sale_is_on_disk() -> None:
    person = Person()
    person.does(SCAN_MILK)
    for event, phase in PHASES[1:]:
        state = person.does(event)
        assert state.payment is not None
        assert state.payment.phase is phase
        on_disk = isinstance(event, SaleRecorded)
        assert (state.receipt is not None) == on_disk
        assert (state.screen is Screen.DONE) == on_disk


def test_the_receipt_counts_down_and_makes_room() -> None:
    person = Person()
    person.walks(PAYING["approved"][:-1])
    receipt = person.state.receipt
    assert receipt is not None
    assert (receipt.number, receipt.total, receipt.seconds_left) == (7, eur(129), 10)
    receipt = person.waits(4).receipt
    assert receipt is not None
    assert receipt.seconds_left == 6
    assert person.waits(6).screen is Screen.START
    assert person.state.payment is None


def test_the_next_customer_need_not_wait_for_the_countdown() -> None:
    person = Person()
    person.walks(PAYING["approved"][:-1])
    state = person.does(SCAN_MILK)
    assert (state.screen, state.basket.count, state.payment) == (Screen.BASKET, 1, None)


def test_a_payment_that_stays_unclear_calls_a_colleague_and_is_never_wiped() -> None:
    person = Person()
    person.walks(ASKED)
    calls = 0
    for _ in range(20):
        person.does(UNKNOWN)
        calls += sum(isinstance(effect, f.AskAssist) for effect in person.effects)
        person.does(Tick(), wait_s=2)
    assert calls == 1
    assert person.state.payment is not None
    assert (person.state.payment.phase, person.state.payment.unclear) == (
        PaymentPhase.UNREACHABLE,
        True,
    )
    assert person.waits(300).screen is Screen.PAY
    assert not person.state.basket.is_empty
    person.does(t.PayTouched(), t.CancelTouched(), t.CancelConfirmed(), t.PayStopped())
    assert person.state.screen is Screen.PAY


def test_a_declined_payment_left_alone_is_wiped_like_any_basket() -> None:
    person = Person()
    person.walks(PAYING["declined, then back"][:-1])
    assert person.state.payment is not None
    assert person.state.payment.reason is DeclineReason.DECLINED
    assert person.waits(91).screen is Screen.START


def test_goods_that_cost_nothing_need_no_terminal() -> None:
    person = Person(ShopWorld(items=(replace(MILK, price=eur(0)),)))
    person.does(SCAN_MILK, t.PayTouched(), RECORDED)
    assert [type(effect) for effect in person.effects] == [f.RecordSale]


AGE = {
    "confirmed": [
        Then(SCAN_WINE, Screen.BASKET, (f.KeepBasket,)),
        Then(t.PayTouched(), Screen.HAND_NEEDED, (f.AskAssist, KeepFact)),
        Then(AssistAnswered(True), Screen.HAND_NEEDED),
        Then(t.PinEntered("0000"), Screen.HAND_NEEDED),
        Then(t.PinEntered(PIN), Screen.PAY, (f.KeepBasket, f.RecordIntent, KeepFact)),
    ],
    "refused": [
        Then(SCAN_WINE, Screen.BASKET, (f.KeepBasket,)),
        Then(SCAN_MILK, Screen.BASKET, (f.KeepBasket,)),
        Then(t.PayTouched(), Screen.HAND_NEEDED, (f.AskAssist, KeepFact)),
        Then(t.AgeRefused("0000"), Screen.HAND_NEEDED),
        Then(t.AgeRefused(PIN), Screen.BASKET, (f.KeepBasket, KeepFact)),
        Then(t.PayTouched(), Screen.PAY, (f.RecordIntent,)),
    ],
    "second thoughts": [
        Then(SCAN_WINE, Screen.BASKET, (f.KeepBasket,)),
        Then(t.PayTouched(), Screen.HAND_NEEDED, (f.AskAssist, KeepFact)),
        Then(t.BackTouched(), Screen.BASKET, (KeepFact,)),
        Then(t.LineRemoved("f1"), Screen.BASKET, (f.KeepBasket,)),
    ],
}


@pytest.mark.parametrize("journey", AGE.values(), ids=AGE.keys())
def test_age_is_confirmed_by_a_colleague(journey: list[Then]) -> None:
    Person().walks(journey)
