"""Paying in several ways: choosing one, showing a code, parts, bills, money going back."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.basket import empty_basket
from kiosk.domain.tenders import PARTS_MAX, Way, due, wallet_of_code
from kiosk.flow.effects import AskAssist
from kiosk.flow.events import CodeRead
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import DeclineReason, HelpReason, Payment, PaymentPhase, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps import buying
from kiosk.flow.steps.common import Step, go, say, sounding, stay
from kiosk.flow.steps.paying import begin, has_taken, is_settled
from kiosk.flow.steps.tender import current
from kiosk.flow.tendering import (
    Bill,
    BillRecorded,
    CodeLeft,
    GiveBackTaken,
    MoneyReturned,
    PartRecorded,
    PartsChosen,
    PrintBill,
    QrShown,
    WayChosen,
)
from kiosk.flow.touches import CancelConfirmed
from kiosk.flow.world import Context
from storecore.contracts.tenders import TenderKind
from storecore.gs1.errors import CodeError
from storecore.gs1.gift_card import is_gift_code, parse_gift_code


def on_way(state: KioskState, event: WayChosen, ctx: Context) -> Step:
    """One of the cards: some ask for a code first, the others begin."""
    way = next((one for one in ctx.rules.ways if one.way_id == event.way_id), None)
    if way is None or state.settling is None or not is_settled(state.payment):
        return stay(state)
    if way.needs_code:
        awaiting = replace(state.settling, awaiting=way.way_id)
        return stay(replace(state, payment=None, settling=awaiting, notice=None))
    return begin(state, ctx, way)


def on_code_left(state: KioskState, _: CodeLeft, __: Context) -> Step:
    """Back to the ways to pay."""
    if state.settling is None:
        return stay(state)
    return stay(replace(state, settling=replace(state.settling, awaiting=""), notice=None))


def on_parts(state: KioskState, event: PartsChosen, _: Context) -> Step:
    """What is left is paid in so many equal parts, this one first."""
    settling = state.settling
    if settling is None or not is_settled(state.payment) or not 1 <= event.parts <= PARTS_MAX:
        return stay(state)
    if due(settling.total, settling.taken).minor < event.parts:
        return stay(state)
    return stay(replace(state, payment=None, settling=replace(settling, parts=event.parts)))


def on_code(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    """A gift card or a phone's payment code, held to the camera or typed: it pays at once."""
    if state.settling is None or not is_settled(state.payment):
        return stay(state)
    text = event.text.strip()
    awaiting = state.settling.awaiting
    gift = _way_of(ctx, TenderKind.GIFT_CARD)
    if gift is not None and (awaiting == gift.way_id or is_gift_code(text)):
        try:
            return _begun(state, ctx, gift, parse_gift_code(text))
        except CodeError:
            return stay(say(state, ctx, NoticeKind.GIFT_MISREAD))
    wallet = wallet_of_code(text)
    way = next((one for one in ctx.rules.ways if one.way_id == wallet), None)
    if way is None:
        return stay(say(state, ctx, NoticeKind.NOT_A_PAYMENT_CODE))
    return _begun(state, ctx, way, text)


def on_qr(state: KioskState, event: QrShown, _: Context) -> Step:
    """The customer has to see this code to pay."""
    payment = current(state, event.intent_id)
    if payment is None or payment.phase is not PaymentPhase.INSTRUCT:
        return stay(state)
    return stay(replace(state, payment=replace(payment, qr_text=event.qr_text)))


def on_part(state: KioskState, event: PartRecorded, ctx: Context) -> Step:
    """A part is paid and on disk: the rest may be paid in any way."""
    payment = current(state, event.intent_id)
    settling = state.settling
    if payment is None or settling is None or payment.phase is not PaymentPhase.RECORDING:
        return stay(state)
    paid = replace(settling, taken=(*settling.taken, event.taken), parts=max(1, settling.parts - 1))
    return stay(sounding(replace(state, payment=None, settling=paid), Tone.READ))


def on_bill(state: KioskState, event: BillRecorded, ctx: Context) -> Step:
    """The basket is with staff: the kiosk is for the next customer."""
    payment = current(state, event.intent_id)
    if payment is None:
        return stay(state)
    bill = Bill(number=event.number, amount=event.amount, seconds_left=round(ctx.rules.bill_s))
    shown = replace(
        go(state, Screen.COUNTER, ctx),
        bill=bill,
        payment=None,
        settling=None,
        basket=empty_basket(state.basket.currency),
    )
    shown = sounding(shown, Tone.DONE)
    if not state.printing.can_print:
        return stay(shown)
    slip = PrintBill(
        number=event.number,
        amount=event.amount,
        kiosk_id=state.kiosk_id,
        store_names=state.store_names,
        language=state.language,
    )
    return stay(shown, slip)


def on_cancel_confirmed(state: KioskState, event: CancelConfirmed, ctx: Context) -> Step:
    """Yes, drop it: what was paid of it goes back to where it came from."""
    if not has_taken(state) or not state.confirm_cancel:
        return buying.on_cancel_confirmed(state, event, ctx)
    assert state.settling is not None
    taken = state.settling.taken
    amount = taken[0].amount
    for one in taken[1:]:
        amount += one.amount
    request_id = ctx.moment.fresh_id
    returning = Payment(
        intent_id=request_id,
        amount=amount,
        phase=PaymentPhase.RETURNING,
        phase_since_s=ctx.now_s,
    )
    shown = replace(state, payment=returning, settling=None, confirm_cancel=False)
    give = GiveBackTaken(request_id=request_id, transaction_id=state.basket.transaction_id)
    return stay(replace(shown, basket=empty_basket(state.basket.currency)), give)


def on_returned(state: KioskState, event: MoneyReturned, ctx: Context) -> Step:
    """It has gone back, or staff give it back: they have a task for it."""
    payment = current(state, event.request_id)
    if payment is None or payment.phase is not PaymentPhase.RETURNING:
        return stay(state)
    over = replace(
        payment,
        phase=PaymentPhase.RETURNED,
        reason=None if event.whole else DeclineReason.NOT_RETURNED,
        phase_since_s=ctx.now_s,
    )
    shown = sounding(replace(state, payment=over, touched_s=ctx.now_s), Tone.DONE)
    if event.whole:
        return stay(shown)
    return stay(shown, AskAssist(request_id=ctx.moment.fresh_id, reason=HelpReason.PAYMENT))


def _begun(state: KioskState, ctx: Context, way: Way, code: str) -> Step:
    return begin(sounding(state, Tone.READ), ctx, way, code)


def _way_of(ctx: Context, kind: TenderKind) -> Way | None:
    return next((way for way in ctx.rules.ways if way.kind is kind), None)
