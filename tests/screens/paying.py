"""States of paying in several ways and of the staff's till, as the screens show them."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from kiosk.domain.day import DayTotals
from kiosk.domain.tenders import CARD, Taken, Way
from kiosk.flow.notices import Notice, NoticeKind
from kiosk.flow.parts import DeclineReason, Payment, PaymentPhase, Staff
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.tendering import Bill, Settling
from kiosk.flow.till import BillView, ClaimView, SaleView, Till, TillView
from storecore.contracts.tenders import ClaimKind, DayClosed, TenderKind, TenderTotal
from storecore.money import Money, zero

WECHAT = Way(way_id="wechat", kind=TenderKind.WALLET)
ALIPAY = Way(way_id="alipay", kind=TenderKind.WALLET)
BANK = Way(way_id="bank", kind=TenderKind.WALLET)
GIFT = Way(way_id="gift", kind=TenderKind.GIFT_CARD)
COUNTER = Way(way_id="counter", kind=TenderKind.COUNTER)
WAYS = (CARD, WECHAT, ALIPAY, GIFT, COUNTER)
PAY_QR = "weixin://wxpay/bizpayurl?pr=7hK2mQ9" + "x" * 24
_MINUTE_MS = 60_000


def paying_states(total: Money, now_ms: int, **shop: Any) -> dict[str, KioskState]:
    """Each with its name; `shop` is what a state on PAY has besides."""
    settling = Settling(total=total, ways=WAYS)
    part = Taken(intent_id="i1", way=GIFT, amount=Money(500, total.currency))
    partly = replace(settling, taken=(part,), parts=2)

    def pay(settled: Settling | None = settling, **parts: Any) -> KioskState:
        return KioskState(screen=Screen.PAY, settling=settled, **shop, **parts)

    def payment(way: Way, phase: PaymentPhase, **more: Any) -> Payment:
        return Payment(intent_id="p1", amount=total, phase=phase, way=way, **more)

    instruct = PaymentPhase.INSTRUCT
    gift_offline = payment(GIFT, PaymentPhase.DECLINED, reason=DeclineReason.GIFT_OFFLINE)
    notice = Notice(kind=NoticeKind.NOT_A_PAYMENT_CODE)
    bare = {key: value for key, value in shop.items() if key != "newest_line_id"}
    return {
        "pay-ways": pay(),
        "pay-ways-six": pay(replace(settling, ways=(*WAYS, BANK))),
        "pay-ways-two": pay(replace(settling, ways=(CARD, GIFT)), notice=notice),
        "pay-ways-partly": pay(partly),
        "pay-code": pay(replace(partly, awaiting="gift")),
        "pay-qr": pay(payment=payment(WECHAT, instruct, qr_text=PAY_QR)),
        "pay-phone": pay(payment=payment(ALIPAY, instruct)),
        "pay-gift-offline": pay(partly, payment=gift_offline),
        "pay-cancel-partly": pay(partly, confirm_cancel=True),
        "pay-returning": pay(None, payment=payment(CARD, PaymentPhase.RETURNING)),
        "pay-returned": pay(None, payment=payment(CARD, PaymentPhase.RETURNED)),
        "pay-not-returned": pay(
            None,
            payment=payment(CARD, PaymentPhase.RETURNED, reason=DeclineReason.NOT_RETURNED),
        ),
        "counter": KioskState(
            screen=Screen.COUNTER, bill=Bill(number=37, amount=total, seconds_left=24), **bare
        ),
        **_till_states(total, now_ms, bare),
    }


def _till_states(total: Money, now_ms: int, shop: dict[str, Any]) -> dict[str, KioskState]:
    day = _day(total, now_ms)
    view = TillView(day=day, **_lists(total, now_ms))
    closed = DayClosed(
        z_number=412,
        store_id="s",
        kiosk_id="k",
        opened_ms=day.opened_ms,
        at_ms=now_ms,
        sales=day.sales,
        total=day.total,
        tax_included=day.tax_included,
        tenders=day.tenders,
        first_receipt=90_214,
        last_receipt=90_464,
        actor="Kim",
    )
    none = zero(total.currency)
    empty = TillView(
        day=DayTotals(
            z_number=413, opened_ms=0, sales=0, total=none, tax_included=none, tenders=()
        ),
        blocked="no_day",
    )

    def till(view: TillView, **more: Any) -> KioskState:
        return KioskState(
            screen=Screen.STAFF_TILL, staff=Staff(name="Kim"), till=Till(view=view, **more), **shop
        )

    return {
        "staff-till": till(view),
        "staff-till-empty": till(empty),
        "till-ask": till(view, asking="close"),
        "till-closed": till(empty, closed=closed),
    }


def _day(total: Money, now_ms: int) -> DayTotals:
    none = zero(total.currency)

    def tender(way: Way, count: int, minor: int, **more: Any) -> TenderTotal:
        given = {"refunds": 0, "refunded": none, "offline": none, **more}
        taken = Money(minor, total.currency)
        return TenderTotal(kind=way.kind, way=way.way_id, count=count, taken=taken, **given)

    return DayTotals(
        z_number=412,
        opened_ms=now_ms - 540 * _MINUTE_MS,
        sales=251,
        total=Money(590_860, total.currency),
        tax_included=Money(58_110, total.currency),
        tenders=(
            tender(CARD, 214, 512_480, refunds=2, refunded=Money(2590, "EUR"), offline=total),
            tender(WECHAT, 31, 48_215),
            tender(GIFT, 8, 9_400),
            tender(COUNTER, 12, 20_765),
        ),
        first_receipt=90_214,
        last_receipt=90_464,
    )


def _lists(total: Money, now_ms: int) -> dict[str, Any]:
    """Bills, claims and sales."""
    return {
        "bills": (
            BillView(intent_id="b1", number=37, amount=total, opened_ms=now_ms - 4 * _MINUTE_MS),
            BillView(intent_id="b2", number=12, amount=Money(1290, "EUR"), kiosk_id="K2",
                     opened_ms=now_ms - 2 * _MINUTE_MS),
        ),
        "claims": (
            ClaimView(claim_id="c1", kind=ClaimKind.CREDIT, way="card", amount=total,
                      raised_ms=now_ms - 40 * _MINUTE_MS, returning=False),
            ClaimView(claim_id="c2", kind=ClaimKind.DEBT, way="card", amount=Money(1290, "EUR"),
                      raised_ms=now_ms - 90 * _MINUTE_MS, returning=False),
        ),
        "sales": tuple(
            SaleView(transaction_id=f"t{i}", receipt_number=90_464 - i,
                     total=Money(total.minor * (i + 1) // 2, total.currency),
                     completed_ms=now_ms - i * 3 * _MINUTE_MS, returned=i == 1)
            for i in range(6)
        ),
    }  # fmt: skip
