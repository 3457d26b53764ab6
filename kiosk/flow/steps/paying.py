"""Paying, the person's side: pay, choose how, stop, try again, back to the basket."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.tenders import CARD, Way, due, share
from kiosk.flow.effects import RecordIntent, StopPayment
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import HelpReason, Payment, PaymentPhase
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps import buying
from kiosk.flow.steps.common import Step, call_help, fresh, go, say, stay
from kiosk.flow.tendering import RecordBill, Settling
from kiosk.flow.touches import BackTouched, CancelTouched, PayStopped, PayTouched
from kiosk.flow.world import Context
from storecore.contracts.tenders import TenderKind

SETTLED = {PaymentPhase.DECLINED, PaymentPhase.UNREACHABLE, PaymentPhase.RETURNED}
_STOPPABLE = {PaymentPhase.INTENDING, PaymentPhase.ASKING, PaymentPhase.INSTRUCT}


def is_settled(payment: Payment | None) -> bool:
    """Whether it is certain what was charged, and nothing is under way."""
    return payment is None or (payment.phase in SETTLED and not payment.unclear)


def is_free(state: KioskState) -> bool:
    """Whether the basket may be changed or dropped: nothing of it is paid or being paid."""
    return is_settled(state.payment) and not has_taken(state)


def has_taken(state: KioskState) -> bool:
    """Whether a part of the basket has been paid."""
    return state.settling is not None and bool(state.settling.taken)


def on_pay(state: KioskState, _: PayTouched, ctx: Context) -> Step:
    """ "Pay", or "try again": straight to the card where there is no other way to pay."""
    basket = state.basket
    if not is_settled(state.payment):
        return stay(state)
    if basket.is_empty:
        return stay(say(state, ctx, NoticeKind.BASKET_EMPTY))
    if basket.age_needed:
        oldest = max(basket.lines, key=lambda line: line.min_age)
        return call_help(state, ctx, HelpReason.AGE, age=basket.age_needed, names=oldest.names)
    settling = state.settling or Settling(total=basket.total, ways=ctx.rules.ways)
    shown = replace(go(state, Screen.PAY, ctx), payment=None, settling=settling)
    if basket.total.minor == 0:
        return begin(shown, ctx, CARD)
    only = ctx.rules.ways[0] if len(ctx.rules.ways) == 1 else None
    if only is not None and not only.needs_code and only.kind is not TenderKind.COUNTER:
        return begin(shown, ctx, only)
    return stay(shown)


def begin(state: KioskState, ctx: Context, way: Way, code: str = "") -> Step:
    """The next payment of what is left: its intent goes to disk first."""
    settling = state.settling
    assert settling is not None
    rest = due(settling.total, settling.taken)
    counter = way.kind is TenderKind.COUNTER
    payment = Payment(
        intent_id=ctx.moment.fresh_id,
        amount=rest if counter else share(rest, settling.parts),
        phase=PaymentPhase.INTENDING,
        way=way,
        code=code,
        phase_since_s=ctx.now_s,
    )
    asking = replace(state, payment=payment, settling=replace(settling, awaiting=""), notice=None)
    intent_id, amount = payment.intent_id, payment.amount
    if counter:
        bill = RecordBill(intent_id=intent_id, basket=state.basket, amount=amount)
        return stay(asking, bill)
    intent = RecordIntent(intent_id=intent_id, basket=state.basket, amount=amount, way=way)
    return stay(asking, intent)


def on_stop(state: KioskState, _: PayStopped, ctx: Context) -> Step:
    """ "Stop" while the terminal waits; it may still turn out to be paid. Else: back."""
    payment = state.payment
    if payment is None or is_settled(payment):
        return _leave(state, ctx)
    if payment.phase not in _STOPPABLE or payment.way.kind is TenderKind.COUNTER:
        return stay(state)
    asked = payment.phase is PaymentPhase.INSTRUCT
    stopping = replace(payment, phase=PaymentPhase.STOPPING, phase_since_s=ctx.now_s)
    effects = (StopPayment(payment.intent_id, payment.way),) if asked else ()
    return stay(replace(state, payment=stopping), *effects)


def on_back(state: KioskState, _: BackTouched, ctx: Context) -> Step:
    """Back to the basket, where nothing is under way."""
    return _leave(state, ctx) if is_settled(state.payment) else stay(state)


def on_cancel(state: KioskState, event: CancelTouched, ctx: Context) -> Step:
    """ "Cancel" on PAY: asks once where nothing is under way; else it means "stop"."""
    if is_settled(state.payment):
        return buying.on_cancel(state, event, ctx)
    return on_stop(state, PayStopped(), ctx)


def _leave(state: KioskState, ctx: Context) -> Step:
    """To the basket; where a part of it is paid, to the ways to pay; at the end, to the start."""
    if state.payment is not None and state.payment.phase is PaymentPhase.RETURNED:
        return stay(fresh(state, ctx))
    if has_taken(state):
        return stay(replace(state, payment=None))
    return stay(replace(go(state, Screen.BASKET, ctx), payment=None, settling=None))
