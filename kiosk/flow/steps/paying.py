"""Paying, the person's side: pay, stop, try again, back to the basket."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.effects import RecordIntent, StopPayment
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import HelpReason, Payment, PaymentPhase
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps import buying
from kiosk.flow.steps.common import Step, call_help, go, say, stay
from kiosk.flow.touches import BackTouched, CancelTouched, PayStopped, PayTouched
from kiosk.flow.world import Context

SETTLED = {PaymentPhase.DECLINED, PaymentPhase.UNREACHABLE}


def is_settled(payment: Payment | None) -> bool:
    """Whether it is certain that nothing was charged and nothing is under way."""
    return payment is None or (payment.phase in SETTLED and not payment.unclear)


def on_pay(state: KioskState, _: PayTouched, ctx: Context) -> Step:
    """ "Pay", or "try again": the intent goes to disk first."""
    basket = state.basket
    if not is_settled(state.payment):
        return stay(state)
    if basket.is_empty:
        return stay(say(state, ctx, NoticeKind.BASKET_EMPTY))
    if basket.age_needed:
        oldest = max(basket.lines, key=lambda line: line.min_age)
        return call_help(state, ctx, HelpReason.AGE, age=basket.age_needed, names=oldest.names)
    payment = Payment(
        intent_id=ctx.moment.fresh_id,
        amount=basket.total,
        phase=PaymentPhase.INTENDING,
        phase_since_s=ctx.now_s,
    )
    shown = replace(go(state, Screen.PAY, ctx), payment=payment)
    return stay(shown, RecordIntent(intent_id=payment.intent_id, basket=basket))


def on_stop(state: KioskState, _: PayStopped, ctx: Context) -> Step:
    """ "Stop" while the terminal waits; it may still turn out to be paid. Else: to the basket."""
    payment = state.payment
    if payment is None or is_settled(payment):
        return stay(replace(go(state, Screen.BASKET, ctx), payment=None))
    stoppable = {PaymentPhase.INTENDING, PaymentPhase.ASKING, PaymentPhase.INSTRUCT}
    if payment.phase not in stoppable:
        return stay(state)
    asked = payment.phase is PaymentPhase.INSTRUCT
    stopping = replace(payment, phase=PaymentPhase.STOPPING, phase_since_s=ctx.now_s)
    effects = (StopPayment(payment.intent_id),) if asked else ()
    return stay(replace(state, payment=stopping), *effects)


def on_back(state: KioskState, _: BackTouched, ctx: Context) -> Step:
    """Back to the basket, where nothing is under way."""
    if not is_settled(state.payment):
        return stay(state)
    return stay(replace(go(state, Screen.BASKET, ctx), payment=None))


def on_cancel(state: KioskState, event: CancelTouched, ctx: Context) -> Step:
    """ "Cancel" on PAY: asks once where nothing is under way; else it means "stop"."""
    if is_settled(state.payment):
        return buying.on_cancel(state, event, ctx)
    return on_stop(state, PayStopped(), ctx)
