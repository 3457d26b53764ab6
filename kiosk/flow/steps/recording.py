"""Paying, the disk's side: intent before the terminal is asked, sale before it says paid."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.basket import empty_basket
from kiosk.flow.effects import RecordSale, WakeTerminal
from kiosk.flow.events import IntentConcluded, IntentRecorded, RecordFailed, SaleRecorded
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import DeclineReason, PaymentPhase, Receipt, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, drop_all, go, say, sounding, stay
from kiosk.flow.steps.tender import current, decline, record, replace_payment, to_phase
from kiosk.flow.world import Context


def on_intent_recorded(state: KioskState, event: IntentRecorded, ctx: Context) -> Step:
    """The intent is on disk: wake the terminal, unless the person has stopped meanwhile."""
    payment = current(state, event.intent_id)
    if payment is None:
        return stay(state)
    if payment.phase is PaymentPhase.STOPPING:
        return decline(state, payment, ctx, DeclineReason.STOPPED, "aborted")
    if payment.phase is not PaymentPhase.INTENDING:
        return stay(state)
    if payment.amount.minor == 0:
        return record(state, payment, ctx, RecordSale(intent_id=payment.intent_id, reference=""))
    names = state.store_names
    shop = names.get(state.language, names.get("en", ""))
    lines = (shop, payment.amount.format(state.language))
    wake = WakeTerminal(payment.intent_id, payment.way, lines)
    return to_phase(state, payment, ctx, PaymentPhase.ASKING, wake)


def on_sale_recorded(state: KioskState, event: SaleRecorded, ctx: Context) -> Step:
    """The sale is on disk: only now does the screen say so."""
    payment = current(state, event.intent_id)
    if payment is None or payment.phase is not PaymentPhase.RECORDING:
        return stay(state)
    if state.unattended:
        return drop_all(state, ctx)
    receipt = Receipt(
        number=event.receipt_number,
        transaction_id=event.transaction_id,
        total=state.basket.total,
        qr_text=event.qr_text,
        completed_ms=event.completed_ms,
        seconds_left=round(ctx.rules.done_s),
    )
    done = replace(
        go(state, Screen.DONE, ctx),
        payment=replace(payment, phase=PaymentPhase.APPROVED, unclear=False),
        settling=None,
        receipt=receipt,
        basket=empty_basket(state.basket.currency),
        help=None,
        staff=None,
    )
    return stay(sounding(done, Tone.DONE))


def on_concluded(state: KioskState, _: IntentConcluded, __: Context) -> Step:
    """Already shown when it was asked for."""
    return stay(state)


def on_record_failed(state: KioskState, event: RecordFailed, ctx: Context) -> Step:
    """The disk did not take it. Without an intent on disk nobody pays; a sale is written again."""
    payment = current(state, event.intent_id)
    if payment is None:
        return stay(say(state, ctx, NoticeKind.CANNOT_RECORD))
    if payment.phase is PaymentPhase.RECORDING:
        later = replace_payment(state, next_check_s=ctx.now_s + ctx.rules.check_every_s)
        return stay(say(later, ctx, NoticeKind.CANNOT_RECORD))
    if payment.phase in {PaymentPhase.INTENDING, PaymentPhase.STOPPING}:
        failed = replace_payment(
            state, phase=PaymentPhase.DECLINED, reason=DeclineReason.CANNOT_RECORD
        )
        return stay(say(failed, ctx, NoticeKind.CANNOT_RECORD))
    return stay(say(state, ctx, NoticeKind.CANNOT_RECORD))
