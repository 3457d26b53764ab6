"""What customers do while their kiosk is killed: every means of payment, alone and in parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from kiosk.application.tender_rows import open_refunds, watched
from kiosk.flow import tendering as g
from kiosk.flow import touches as t
from kiosk.flow.parts import PaymentPhase
from kiosk.flow.state import KioskState, Screen
from storecore.contracts.tenders import BillOpened
from tests.kiosk.counter import Counter
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, scan
from tests.kiosk.purse import of, staff_does
from tests.processes.gift_house import gift_number

WECHAT_CODE, ALIPAY_CODE = scan("134567890123456789", None), scan("2812345678901234", None)
Does = Callable[[Counter, str], None]


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody does, given the run's name, and how phones and gateway behave meanwhile."""

    does: Does
    phones: dict[str, Any] = {}


def by_card(kiosk: Counter, _: str) -> None:
    """Two things by card."""
    kiosk.does(SCAN_MILK, SCAN_CHOCOLATE, t.PayTouched(), g.WayChosen("card"))
    kiosk.until(is_quiet)


def in_halves(kiosk: Counter, _: str) -> None:
    """One half with the phone, the other by card."""
    _half(kiosk, "wechat")
    kiosk.does(g.WayChosen("card"))
    kiosk.until(is_quiet)


def cancelled(kiosk: Counter, _: str) -> None:
    """One half with the phone, then second thoughts."""
    _half(kiosk, "alipay")
    _cancel(kiosk)


def at_the_counter(kiosk: Counter, _: str) -> None:
    """One half with the phone, the rest to staff."""
    _half(kiosk, "alipay")
    kiosk.does(g.WayChosen("counter"))
    kiosk.until(lambda state: state.screen is Screen.COUNTER)
    kiosk.does(t.ReceiptTaken())
    for bill in of(kiosk.bodies(), BillOpened):
        staff_does(kiosk, f"paid:{bill.intent_id}")


def by_wechat(kiosk: Counter, _: str) -> None:
    """A phone reads the code on the screen."""
    kiosk.does(SCAN_MILK, t.PayTouched(), g.WayChosen("wechat"))
    kiosk.until(is_quiet)


def by_alipay_code(kiosk: Counter, _: str) -> None:
    """The phone's own code is held to the camera."""
    kiosk.does(SCAN_MILK, t.PayTouched(), ALIPAY_CODE)
    kiosk.until(is_quiet)


def phone_refused(kiosk: Counter, _: str) -> None:
    """The phone has not enough; then the card."""
    kiosk.does(SCAN_MILK, t.PayTouched(), WECHAT_CODE)
    kiosk.until(is_quiet)
    kiosk.does(g.WayChosen("card"))
    kiosk.until(is_quiet)


def nobody_scans(kiosk: Counter, _: str) -> None:
    """The code on the screen is left alone until it is closed; then the card."""
    kiosk.does(SCAN_MILK, t.PayTouched(), g.WayChosen("alipay"))
    kiosk.until(is_quiet)
    kiosk.does(g.WayChosen("card"))
    kiosk.until(is_quiet)


def by_gift_card(kiosk: Counter, run: str) -> None:
    """A gift card as far as it goes, the rest with the phone."""
    _gift(kiosk, run)
    kiosk.does(WECHAT_CODE)
    kiosk.until(is_quiet)


def gift_card_cancelled(kiosk: Counter, run: str) -> None:
    """A gift card as far as it goes, then second thoughts."""
    _gift(kiosk, run)
    _cancel(kiosk)


SCENARIOS: dict[str, Scenario] = {
    "by card": Scenario(does=by_card),
    "in halves": Scenario(does=in_halves),
    "cancelled": Scenario(does=cancelled),
    "at the counter": Scenario(does=at_the_counter),
    "by wechat": Scenario(does=by_wechat),
    "by alipay code": Scenario(does=by_alipay_code),
    "phone's answer lost": Scenario(does=by_alipay_code, phones={"lost_answers": 1}),
    "phone refused": Scenario(does=phone_refused, phones={"refuse": "not_enough"}),
    "nobody scans": Scenario(does=nobody_scans, phones={"pay_after_s": -1.0}),
    "by gift card": Scenario(does=by_gift_card),
    "gift card cancelled": Scenario(does=gift_card_cancelled),
}


def clear_up(kiosk: Counter, _: str) -> None:
    """As customer, staff and time would: nothing stays open."""
    kiosk.until(is_quiet)
    if kiosk.state.settling is not None and kiosk.state.settling.taken:
        _cancel(kiosk)
    conn = kiosk.writer.reader()
    for _round in range(10):
        kiosk.core.paying.watch.look_once()
        if not open_refunds(conn) and not watched(conn):
            break
    for bill in of(kiosk.bodies(), BillOpened):
        kiosk.does(t.ReceiptTaken(), t.PayStopped())
        staff_does(kiosk, f"drop:{bill.intent_id}")


def is_quiet(state: KioskState) -> bool:
    """Nothing is under way: paid, or a choice is to be made."""
    if state.payment is None or state.screen is Screen.DONE:
        return True
    settled = {PaymentPhase.DECLINED, PaymentPhase.RETURNED, PaymentPhase.UNREACHABLE}
    return state.payment.phase in settled and not state.payment.unclear


def _half(kiosk: Counter, way: str) -> None:
    kiosk.does(SCAN_MILK, t.PayTouched(), g.PartsChosen(2), g.WayChosen(way))
    kiosk.until(is_quiet)


def _gift(kiosk: Counter, run: str) -> None:
    card = scan(f"SSG:{gift_number(run)}", "qr")
    kiosk.does(SCAN_MILK, t.PayTouched(), g.WayChosen("gift"), card)
    kiosk.until(is_quiet)


def _cancel(kiosk: Counter) -> None:
    kiosk.does(t.CancelTouched(), t.CancelConfirmed())
    kiosk.writer.run(lambda _: None)
    kiosk.core.paying.watch.look_once()
    kiosk.until(is_quiet)
