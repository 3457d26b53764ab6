"""Money on a real disk: parts, refunds, bills, claims, offline approvals, days."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.payment import PaymentResult
from kiosk.domain.tenders import OfflineRules
from kiosk.flow import tendering as g
from kiosk.flow import touches as t
from kiosk.flow.events import TerminalReplied
from kiosk.flow.parts import DeclineReason, PaymentPhase
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.till import TillView
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.tenders import (
    BillClosed,
    BillOpened,
    ClaimKind,
    DayClosed,
    DayOpened,
    PaymentClaimRaised,
    PaymentClaimSettled,
    PaymentConcluded,
    PaymentConfirmed,
    RefundConcluded,
    RefundIntended,
    TenderKind,
)
from storecore.gs1.gift_card import make_gift_code
from tests.kiosk.counter import Counter
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, scan
from tests.kiosk.purse import Purse, look, of, staff_does
from tests.kiosk.shop import PIN, eur

GIFT_CARD = scan(f"SSG:{make_gift_code(b'present')}", "qr")


def is_done(state: KioskState) -> bool:
    """The receipt is on the screen."""
    return state.screen is Screen.DONE


def may_choose(state: KioskState) -> bool:
    """A way to pay may be chosen."""
    return state.screen is Screen.PAY and state.payment is None


def buys(kiosk: Counter, *ways: str) -> KioskState:
    """Milk, paid in these ways; each but the last pays a part."""
    kiosk.does(SCAN_MILK, t.PayTouched())
    for way in ways[:-1]:
        kiosk.does(g.PartsChosen(2), g.WayChosen(way))
        kiosk.until(may_choose)
    kiosk.does(g.WayChosen(ways[-1]))
    return kiosk.until(is_done)


def pays_half(kiosk: Counter) -> None:
    """Milk, half of it paid by phone."""
    kiosk.does(SCAN_MILK, t.PayTouched(), g.PartsChosen(2), g.WayChosen("wechat"))
    kiosk.until(may_choose)


def test_a_sale_names_every_tender_that_paid_it(tmp_path: Path) -> None:
    purse = Purse()
    purse.gift.answer, purse.gift.part = PaymentResult.PARTIAL, 50
    with purse.counter(tmp_path) as kiosk:
        kiosk.does(SCAN_MILK, t.PayTouched(), GIFT_CARD)
        kiosk.until(may_choose)
        kiosk.does(g.WayChosen("card"))
        state = kiosk.until(is_done)
        (sale,) = kiosk.sales()
        assert [(one.kind, one.way, one.amount) for one in sale.tenders] == [
            (TenderKind.GIFT_CARD, "gift", eur(50)),
            (TenderKind.CARD, "card", eur(79)),
        ]
        assert state.receipt is not None
        assert state.receipt.total == sale.total == eur(129)
        purse.check(kiosk)


def test_a_kiosk_killed_between_two_tenders_comes_back_to_what_is_left(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path) as kiosk:
        pays_half(kiosk)
    with purse.counter(tmp_path) as again:
        assert may_choose(again.state)
        assert again.state.settling is not None
        assert [one.amount for one in again.state.settling.taken] == [eur(65)]
        again.does(t.BackTouched(), g.WayChosen("card"))
        again.until(is_done)
        assert [one.amount for one in again.sales()[0].tenders] == [eur(65), eur(64)]
        purse.check(again)


def test_what_was_paid_of_a_cancelled_basket_goes_back(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path) as kiosk:
        pays_half(kiosk)
        kiosk.does(t.CancelTouched(), t.CancelConfirmed())
        kiosk.writer.run(lambda _: None)
        kiosk.core.paying.watch.look_once()
        state = kiosk.until(lambda s: s.payment and s.payment.phase is PaymentPhase.RETURNED)
        assert state.payment is not None
        assert state.payment.reason is None
        assert [refund.amount for refund in purse.wechat.refunds] == [eur(65)]
        assert kiosk.sales() == []
        assert [type(body) for body in kiosk.bodies()][-2:] == [RefundIntended, RefundConcluded]
        purse.check(kiosk)


def test_a_kiosk_killed_while_money_goes_back_gives_it_back_once(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path) as kiosk:
        pays_half(kiosk)
        purse.wechat.plugged = False
        kiosk.does(t.CancelTouched(), t.CancelConfirmed())
        kiosk.writer.run(lambda _: None)
        kiosk.core.paying.watch.look_once()
        state = kiosk.until(lambda s: s.payment and s.payment.phase is PaymentPhase.RETURNED)
        assert state.payment is not None
        assert state.payment.reason is DeclineReason.NOT_RETURNED
    purse.wechat.plugged = True
    with purse.counter(tmp_path) as again:
        assert again.state.screen is Screen.START
        again.core.paying.watch.look_once()
        again.core.paying.watch.look_once()
        assert [refund.again for refund in purse.wechat.refunds] == [True]
        purse.check(again)


def test_a_refused_refund_becomes_a_claim_that_staff_settle(tmp_path: Path) -> None:
    purse = Purse()
    purse.wechat.refund_answer = PaymentResult.DECLINED
    with purse.counter(tmp_path) as kiosk:
        pays_half(kiosk)
        kiosk.does(t.CancelTouched(), t.CancelConfirmed())
        kiosk.writer.run(lambda _: None)
        kiosk.core.paying.watch.look_once()
        (claim,) = of(kiosk.bodies(), PaymentClaimRaised)
        assert (claim.kind, claim.amount, claim.way) == (ClaimKind.CREDIT, eur(65), "wechat")
        kiosk.does(t.PayStopped())
        view = staff_does(kiosk, f"settle:{claim.claim_id}")
        assert view.claims == ()
        (settled,) = of(kiosk.bodies(), PaymentClaimSettled)
        assert (settled.claim_id, settled.how) == (claim.claim_id, "paid")


def test_a_bill_becomes_a_sale_when_staff_have_the_money(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path) as kiosk:
        pays_half(kiosk)
        kiosk.does(g.WayChosen("counter"))
        state = kiosk.until(lambda s: s.screen is Screen.COUNTER)
        assert state.bill is not None
        assert (state.bill.number, state.bill.amount) == (1, eur(64))
        assert kiosk.sales() == []
        kiosk.does(t.ReceiptTaken())
    with purse.counter(tmp_path) as again:
        assert again.state.screen is Screen.START
        buys(again, "card")
        again.does(t.ReceiptTaken())
        (bill,) = of(again.bodies(), BillOpened)
        view = staff_does(again, f"paid:{bill.intent_id}")
        assert view.bills == ()
        first, second = again.sales()
        assert [first.receipt_number, second.receipt_number] == [1, 2]
        assert [(one.kind, one.amount) for one in second.tenders] == [
            (TenderKind.WALLET, eur(65)),
            (TenderKind.COUNTER, eur(64)),
        ]
        assert [closed.outcome for closed in of(again.bodies(), BillClosed)] == ["paid"]
        purse.check(again)


def test_a_bill_that_nobody_pays_gives_back_what_was_paid_before(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path) as kiosk:
        pays_half(kiosk)
        kiosk.does(g.WayChosen("counter"))
        kiosk.until(lambda s: s.screen is Screen.COUNTER)
        kiosk.does(t.ReceiptTaken())
        (bill,) = of(kiosk.bodies(), BillOpened)
        staff_does(kiosk, f"drop:{bill.intent_id}")
        assert [refund.amount for refund in purse.wechat.refunds] == [eur(65)]
        assert kiosk.sales() == []
        view = staff_does(kiosk, f"paid:{bill.intent_id}")
        assert (view.bills, kiosk.sales()) == ((), [])
        purse.check(kiosk)


def test_money_that_came_after_staff_gave_up_is_owed_and_given_back(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path) as kiosk:
        purse.card.plugged = False
        kiosk.does(SCAN_MILK, t.PayTouched(), g.WayChosen("card"))
        kiosk.until(lambda s: s.payment is not None and s.payment.reason is not None)
        purse.card.plugged = True
        _gives_up_a_payment_that_was_charged(purse, kiosk)
    with purse.counter(tmp_path) as again:
        assert of(again.bodies(), PaymentClaimRaised) == []
        again.core.paying.watch.look_once()
        (claim,) = of(again.bodies(), PaymentClaimRaised)
        assert (claim.kind, claim.amount) == (ClaimKind.CREDIT, eur(129))
        again.core.paying.watch.look_once()
        assert len(of(again.bodies(), PaymentClaimRaised)) == 1
        view = staff_does(again, f"refund:{claim.claim_id}")
        assert view.claims == ()
        assert [refund.amount for refund in purse.card.refunds] == [eur(129)]
        assert [one.how for one in of(again.bodies(), PaymentClaimSettled)] == ["refunded"]
        purse.check(again)


def _gives_up_a_payment_that_was_charged(purse: Purse, kiosk: Counter) -> None:
    """Charged; the answer is lost; staff conclude that nothing was paid; paid by phone instead."""
    kiosk.does(t.PayTouched(), g.WayChosen("card"))
    while not purse.card.charges:
        kiosk.calls.get(timeout=5)()
    purse.card.plugged = False
    while not kiosk.calls.empty():
        kiosk.calls.get()  # the answer is lost
    kiosk.core.dispatch(_unknown(kiosk))
    kiosk.does(
        t.StaffTouched(), t.PinEntered(PIN), t.PaymentGivenUp(), t.PinEntered(PIN), t.StaffLeft()
    )
    kiosk.does(t.PayTouched(), g.WayChosen("wechat"))
    kiosk.until(is_done)
    purse.card.plugged = True


def _unknown(kiosk: Counter) -> TerminalReplied:
    assert kiosk.state.payment is not None
    intent_id = kiosk.state.payment.intent_id
    return TerminalReplied(intent_id=intent_id, result=PaymentResult.UNKNOWN)


LENT = OfflineRules(sale_max=200, all_max=300, hours_max=2.0)


@pytest.mark.parametrize("accepted", [True, False])
def test_the_bank_decides_later_and_the_sale_stays(tmp_path: Path, accepted: bool) -> None:
    purse = Purse()
    purse.offline, purse.card.offline = LENT, True
    with purse.counter(tmp_path) as kiosk:
        buys(kiosk, "card")
        (sale,) = kiosk.sales()
        assert sale.tenders[0].offline
        kiosk.core.paying.watch.look_once()
        answer = PaymentResult.APPROVED if accepted else PaymentResult.DECLINED
        purse.card.forwarded(sale.tenders[0].intent_id, answer)
    with purse.counter(tmp_path) as again:
        again.core.paying.watch.look_once()
        again.core.paying.watch.look_once()
        claims = of(again.bodies(), PaymentClaimRaised)
        assert [one.kind for one in claims] == ([] if accepted else [ClaimKind.DEBT])
        assert len(of(again.bodies(), PaymentConfirmed)) == int(accepted)
        assert again.sales() == [sale]


def test_nothing_is_lent_beyond_what_the_shop_allows(tmp_path: Path) -> None:
    purse = Purse()
    purse.offline, purse.card.offline = LENT, True
    with purse.counter(tmp_path) as kiosk:
        for _ in range(3):
            buys(kiosk, "card")
            kiosk.does(t.ReceiptTaken())
        kiosk.does(SCAN_MILK, SCAN_CHOCOLATE, t.PayTouched(), g.WayChosen("card"))
        kiosk.until(is_done)
        lent = [intent.online_only for intent in purse.card.charges]
        assert lent == [False, False, True, True]
        assert [sale.tenders[0].offline for sale in kiosk.sales()] == [True, True, False, False]
        for sale in kiosk.sales()[:2]:
            purse.card.forwarded(sale.tenders[0].intent_id, PaymentResult.APPROVED)
        kiosk.core.paying.watch.look_once()
        kiosk.does(t.ReceiptTaken())
        buys(kiosk, "card")
        assert not purse.card.charges[-1].online_only


def test_nothing_more_is_lent_while_the_oldest_waits_too_long(tmp_path: Path) -> None:
    purse = Purse()
    purse.offline, purse.card.offline = LENT, True
    with purse.counter(tmp_path) as kiosk:
        buys(kiosk, "card")
        kiosk.does(t.ReceiptTaken())
        kiosk.clock.advance(2 * 3600 + 1)
        buys(kiosk, "card")
        assert [intent.online_only for intent in purse.card.charges] == [False, True]


def test_a_day_adds_up_to_its_sales_tender_by_tender(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path) as kiosk:
        assert look_as_staff(kiosk).day.sales == 0
        buys(kiosk, "card")
        kiosk.does(t.ReceiptTaken())
        buys(kiosk, "wechat", "card")
        kiosk.does(t.ReceiptTaken())
        day = look_as_staff(kiosk).day
        assert (day.sales, day.total, day.z_number) == (2, eur(258), 1)
        staff_does(kiosk, f"return:{kiosk.sales()[1].transaction_id}")
        staff_does(kiosk, "close")
        buys(kiosk, "wechat")
        kiosk.does(t.ReceiptTaken())
    with purse.counter(tmp_path) as again:
        staff_does(again, "close")
        days = of(again.bodies(), DayClosed)
        assert [day.z_number for day in days] == [1, 2]
        assert [one.z_number for one in of(again.bodies(), DayOpened)] == [1, 2]
        assert [(day.first_receipt, day.last_receipt) for day in days] == [(1, 2), (3, 3)]
        check_days(again)
        card, phone = days[0].tenders
        assert (card.taken, card.refunded, card.refunds) == (eur(193), eur(64), 1)
        assert (phone.taken, phone.refunded, phone.refunds) == (eur(65), eur(65), 1)


def look_as_staff(kiosk: Counter) -> TillView:
    """What the till shows to a colleague who then leaves."""
    kiosk.does(t.StaffTouched(), t.PinEntered(PIN))
    view = look(kiosk)
    kiosk.does(t.StaffLeft())
    return view


def check_days(kiosk: Counter) -> None:
    """Each Z is the sum of its sales by tender, and no sale is in none or in two."""
    bodies = kiosk.bodies()
    sold: dict[tuple[str, str], int] = {}
    told: dict[tuple[str, str], int] = {}
    for sale in of(bodies, SaleCompleted):
        for tender in sale.tenders:
            key = (tender.kind, tender.way)
            sold[key] = sold.get(key, 0) + tender.amount.minor
    for day in of(bodies, DayClosed):
        assert sum(total.taken.minor for total in day.tenders) == day.total.minor
        for total in day.tenders:
            key = (total.kind, total.way)
            told[key] = told.get(key, 0) + total.taken.minor
    assert sold == told


def test_a_day_is_not_closed_while_somebody_pays(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path) as kiosk:
        assert look_as_staff(kiosk).blocked == "no_day"
        pays_half(kiosk)
        view = staff_does(kiosk, "close")
        assert view.blocked == "payment_open"
        assert of(kiosk.bodies(), DayClosed) == []
        kiosk.does(g.WayChosen("card"))
        kiosk.until(is_done)
        kiosk.does(t.ReceiptTaken())
        staff_does(kiosk, "close")
        assert len(of(kiosk.bodies(), DayClosed)) == 1


def test_a_sale_goes_back_to_its_own_tenders_once(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path) as kiosk:
        buys(kiosk, "wechat", "card")
        kiosk.does(t.ReceiptTaken())
        (sale,) = kiosk.sales()
        for _ in range(2):
            view = staff_does(kiosk, f"return:{sale.transaction_id}")
        assert [one.returned for one in view.sales] == [True]
        assert [refund.amount for refund in purse.card.refunds] == [eur(64)]
        assert [refund.amount for refund in purse.wechat.refunds] == [eur(65)]
        assert purse.taken() == {}
        purse.check(kiosk)


def test_every_part_is_concluded_with_what_it_brought(tmp_path: Path) -> None:
    purse = Purse()
    purse.card.answer, purse.card.part = PaymentResult.PARTIAL, 29
    with purse.counter(tmp_path) as kiosk:
        kiosk.does(SCAN_MILK, t.PayTouched(), g.WayChosen("card"))
        kiosk.until(may_choose)
        (concluded,) = of(kiosk.bodies(), PaymentConcluded)
        assert (concluded.outcome, concluded.amount) == ("approved", eur(29))
