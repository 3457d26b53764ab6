"""Paying in several ways, as tables of steps: ways, codes, parts, bills, money going back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.domain.payment import PaymentResult, Why
from kiosk.domain.tenders import CARD, Taken, Way
from kiosk.flow import effects as f
from kiosk.flow import tendering as g
from kiosk.flow import touches as t
from kiosk.flow.events import IntentRecorded, RecordFailed, SaleRecorded, TerminalReplied, Tick
from kiosk.flow.events import TerminalReady as Ready
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import DeclineReason, HelpReason, PaymentPhase
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.world import Rules
from storecore.contracts.tenders import TenderKind
from storecore.gs1.gift_card import make_gift_code
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, Person, Then, scan, typed
from tests.kiosk.shop import MILK, PIN, ShopWorld, eur

GIFT = Way(way_id="gift", kind=TenderKind.GIFT_CARD)
WECHAT = Way(way_id="wechat", kind=TenderKind.WALLET)
ALIPAY = Way(way_id="alipay", kind=TenderKind.WALLET)
COUNTER = Way(way_id="counter", kind=TenderKind.COUNTER)
WAYS = (CARD, WECHAT, ALIPAY, GIFT, COUNTER)
CODE = make_gift_code(b"present")
WECHAT_CODE, ALIPAY_CODE = "134567890123456789", "2812345678901234"


class ManyWays(ShopWorld):
    """A shop with every way to pay."""

    ways: tuple[Way, ...] = WAYS

    @property
    def rules(self) -> Rules:
        """The times that ship, and these ways."""
        return replace(super().rules, ways=self.ways)


def customer(*ways: Way) -> Person:
    """At a till with these ways to pay."""
    world = ManyWays()
    world.ways = ways or WAYS
    return Person(world)


def says(intent_id: str, result: PaymentResult, minor: int | None = None) -> TerminalReplied:
    """The answer of whoever takes the money."""
    amount = eur(minor) if minor is not None else None
    return TerminalReplied(intent_id=intent_id, result=result, reference="r", amount=amount)


def part(intent_id: str, minor: int, way: Way = CARD) -> g.PartRecorded:
    """A part is on disk."""
    return g.PartRecorded(intent_id, Taken(intent_id=intent_id, way=way, amount=eur(minor)))


def sale(intent_id: str) -> SaleRecorded:
    """The sale is on disk."""
    return SaleRecorded(
        intent_id=intent_id, transaction_id="f1", receipt_number=7, qr_text="q", completed_ms=5
    )


def pays(intent_id: str, way: Way, result: PaymentResult, minor: int) -> list[Then]:
    """From the intent to what was taken."""
    return [
        Then(IntentRecorded(intent_id), Screen.PAY, (f.WakeTerminal,)),
        Then(Ready(intent_id, True), Screen.PAY, (f.AskPayment,)),
        Then(says(intent_id, result, minor), Screen.PAY, (f.RecordSale,)),
    ]


CHOOSING = [
    Then(SCAN_MILK, Screen.BASKET, (f.KeepBasket,)),
    Then(t.PayTouched(), Screen.PAY),
]
HALF = [
    *CHOOSING,
    Then(g.PartsChosen(2), Screen.PAY),
    Then(g.WayChosen("card"), Screen.PAY, (f.RecordIntent,)),
    *pays("f4", CARD, PaymentResult.APPROVED, 65),
    Then(part("f4", 65), Screen.PAY),
]
JOURNEYS = {
    "by phone": [
        *CHOOSING,
        Then(g.WayChosen("wechat"), Screen.PAY, (f.RecordIntent,)),
        *pays("f3", WECHAT, PaymentResult.APPROVED, 129),
        Then(sale("f3"), Screen.DONE),
    ],
    "the phone's own code is enough": [
        *CHOOSING,
        Then(scan(ALIPAY_CODE, None), Screen.PAY, (f.RecordIntent,)),
        *pays("f3", ALIPAY, PaymentResult.APPROVED, 129),
    ],
    "a gift card held to the camera is enough": [
        *CHOOSING,
        Then(scan(f"SSG:{CODE}", "qr"), Screen.PAY, (f.RecordIntent,)),
        *pays("f3", GIFT, PaymentResult.APPROVED, 129),
    ],
    "a gift card, then the rest by card": [
        *CHOOSING,
        Then(g.WayChosen("gift"), Screen.PAY),
        Then(typed(CODE), Screen.PAY, (f.RecordIntent,)),
        *pays("f4", GIFT, PaymentResult.PARTIAL, 100),
        Then(part("f4", 100, GIFT), Screen.PAY),
        Then(g.WayChosen("card"), Screen.PAY, (f.RecordIntent,)),
        *pays("f9", CARD, PaymentResult.APPROVED, 29),
        Then(sale("f9"), Screen.DONE),
    ],
    "second thoughts about the gift card": [
        *CHOOSING,
        Then(g.WayChosen("gift"), Screen.PAY),
        Then(typed("1234"), Screen.PAY),
        Then(g.CodeLeft(), Screen.PAY),
        Then(t.BackTouched(), Screen.BASKET),
    ],
    "at the counter": [
        *CHOOSING,
        Then(g.WayChosen("counter"), Screen.PAY, (g.RecordBill,)),
        Then(t.PayStopped(), Screen.PAY),
        Then(g.BillRecorded(intent_id="f3", number=4, amount=eur(129)), Screen.COUNTER),
        Then(t.ReceiptTaken(), Screen.START, (f.KeepBasket,)),
    ],
    "the disk does not take the bill": [
        *CHOOSING,
        Then(g.WayChosen("counter"), Screen.PAY, (g.RecordBill,)),
        Then(RecordFailed("f3", "disk full"), Screen.PAY),
        Then(t.PayTouched(), Screen.PAY),
        Then(g.WayChosen("card"), Screen.PAY, (f.RecordIntent,)),
    ],
    "declined, then in another way": [
        *CHOOSING,
        Then(g.WayChosen("card"), Screen.PAY, (f.RecordIntent,)),
        Then(IntentRecorded("f3"), Screen.PAY, (f.WakeTerminal,)),
        Then(Ready("f3", True), Screen.PAY, (f.AskPayment,)),
        Then(says("f3", PaymentResult.DECLINED), Screen.PAY, (f.ConcludeIntent,)),
        Then(t.PayTouched(), Screen.PAY),
        Then(g.WayChosen("wechat"), Screen.PAY, (f.RecordIntent,)),
    ],
    "two halves": [
        *HALF,
        Then(g.WayChosen("card"), Screen.PAY, (f.RecordIntent,)),
        *pays("f9", CARD, PaymentResult.APPROVED, 64),
        Then(sale("f9"), Screen.DONE),
    ],
    "what is paid keeps the basket as it is": [
        *HALF,
        Then(t.BackTouched(), Screen.PAY),
        Then(t.PayStopped(), Screen.PAY),
        Then(SCAN_CHOCOLATE, Screen.PAY),
    ],
    "cancelled half-way": [
        *HALF,
        Then(t.CancelTouched(), Screen.PAY),
        Then(t.CancelConfirmed(), Screen.PAY, (g.GiveBackTaken,)),
        Then(t.PayTouched(), Screen.PAY),
        Then(g.MoneyReturned("f10", True), Screen.PAY),
        Then(t.PayStopped(), Screen.START),
    ],
    "cancelled, and the money does not go back by itself": [
        *HALF,
        Then(t.CancelTouched(), Screen.PAY),
        Then(t.CancelConfirmed(), Screen.PAY, (g.GiveBackTaken,)),
        Then(g.MoneyReturned("f10", False), Screen.PAY, (f.AskAssist,)),
    ],
    "not cancelled after all": [
        *HALF,
        Then(t.CancelTouched(), Screen.PAY),
        Then(t.CancelDismissed(), Screen.PAY),
        Then(g.WayChosen("card"), Screen.PAY, (f.RecordIntent,)),
    ],
}


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS.keys())
def test_paying_in_several_ways(journey: list[Then]) -> None:
    customer().walks(journey)


def asked_for(person: Person) -> int:
    """What the payment under way asks for."""
    payment = person.state.payment
    assert payment is not None
    return payment.amount.minor


def test_equal_parts_come_to_the_whole() -> None:
    person = customer()
    person.walks(CHOOSING)
    person.does(g.PartsChosen(3), g.WayChosen("card"))
    paid = []
    for _ in range(3):
        intent = person.state.payment
        assert intent is not None
        paid.append(asked_for(person))
        person.does(IntentRecorded(intent.intent_id), Ready(intent.intent_id, True))
        person.does(says(intent.intent_id, PaymentResult.APPROVED, paid[-1]))
        person.does(part(intent.intent_id, paid[-1]), g.WayChosen("card"))
    assert paid == [43, 43, 43]
    person = customer()
    person.does(SCAN_MILK, t.PayTouched(), g.PartsChosen(4), g.WayChosen("card"))
    assert asked_for(person) == 33


def test_a_sum_is_not_divided_into_nothing() -> None:
    person = Person(ManyWays(items=(replace(MILK, price=eur(2)),)))
    person.does(SCAN_MILK, t.PayTouched(), g.PartsChosen(3), g.WayChosen("card"))
    assert asked_for(person) == 2
    person = customer()
    person.walks(CHOOSING)
    assert person.does(g.PartsChosen(5)) == person.does(g.PartsChosen(0))


def test_the_code_is_shown_that_the_customer_has_to_see() -> None:
    person = customer()
    person.walks(CHOOSING)
    person.does(g.WayChosen("wechat"), IntentRecorded("f3"), Ready("f3", True))
    state = person.does(g.QrShown("f3", "weixin://pay?x"))
    assert state.payment is not None
    assert state.payment.qr_text == "weixin://pay?x"
    state = person.does(says("f3", PaymentResult.DECLINED))
    assert state.payment is not None
    assert state.payment.qr_text == ""


def test_what_the_customer_showed_is_forgotten_once_it_was_used() -> None:
    person = customer()
    person.walks(CHOOSING)
    state = person.does(scan(WECHAT_CODE, None))
    assert state.payment is not None
    assert (state.payment.way, state.payment.code) == (WECHAT, WECHAT_CODE)
    state = person.does(IntentRecorded("f3"), Ready("f3", True))
    (ask,) = person.effects
    assert isinstance(ask, f.AskPayment)
    assert ask.code == WECHAT_CODE
    assert WECHAT_CODE not in repr(state)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("9521002001013", NoticeKind.NOT_A_PAYMENT_CODE),
        (f"SSG:{CODE[:-1]}Z", NoticeKind.GIFT_MISREAD),
        ("SSG:12", NoticeKind.GIFT_MISREAD),
    ],
)
def test_a_code_that_pays_nothing_says_so(text: str, kind: NoticeKind) -> None:
    person = customer()
    person.walks(CHOOSING)
    state = person.does(scan(text, "qr"))
    assert state.notice is not None
    assert state.notice.kind is kind
    assert state.payment is None


def test_a_way_that_the_shop_does_not_take_is_not_taken() -> None:
    person = customer(CARD, COUNTER)
    person.walks(CHOOSING)
    for event in (g.WayChosen("gift"), scan(WECHAT_CODE, None), scan(f"SSG:{CODE}", "qr")):
        assert person.does(event).payment is None
        assert person.effects == ()


@pytest.mark.parametrize("why", [why for why in Why if why is not Why.NONE])
def test_every_reason_has_a_place_on_the_screen(why: Why) -> None:
    person = customer()
    person.walks(CHOOSING)
    person.does(scan(f"SSG:{CODE}", "qr"), IntentRecorded("f3"), Ready("f3", True))
    refused = replace(says("f3", PaymentResult.DECLINED), why=why)
    payment = person.does(refused).payment
    assert payment is not None
    assert payment.reason is DeclineReason(why.value)


def test_what_cannot_be_asked_was_not_charged() -> None:
    person = customer()
    person.walks(CHOOSING)
    person.does(g.WayChosen("wechat"), IntentRecorded("f3"), Ready("f3", True))
    payment = person.does(says("f3", PaymentResult.UNREACHABLE)).payment
    assert payment is not None
    assert (payment.phase, payment.unclear) == (PaymentPhase.UNREACHABLE, False)


def test_money_left_behind_calls_a_colleague_and_is_never_wiped() -> None:
    person = customer()
    person.walks(HALF)
    state = person.waits(95)
    assert (state.screen, state.help is not None) == (Screen.HAND_NEEDED, True)
    assert state.help is not None
    assert state.help.reason is HelpReason.PAYMENT
    state = person.waits(700)
    assert state.settling is not None
    assert state.settling.taken
    person.does(t.StaffTouched(), t.PinEntered(PIN), t.StaffLeft())
    assert person.state.settling is not None


def test_the_bills_number_counts_down_and_makes_room() -> None:
    person = customer()
    person.walks(JOURNEYS["at the counter"][:-1])
    assert person.state.bill is not None
    assert (person.state.bill.number, person.state.bill.seconds_left) == (4, 30)
    assert person.state.basket.is_empty
    assert person.waits(31).screen is Screen.START
    assert person.state.bill is None


def test_an_event_of_another_payment_changes_nothing() -> None:
    person = customer()
    before = person.walks(CHOOSING)

    def same(state: KioskState) -> bool:
        return replace(state, touched_s=0) == replace(before, touched_s=0)

    late = (part("old", 5), g.QrShown("old", "q"), g.MoneyReturned("old", True))
    for event in late:
        assert same(person.does(event))
    assert same(person.does(Tick()))
