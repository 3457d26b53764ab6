"""Paying, the terminal's side, and what to do when nobody knows.

An answer that nobody understands is never taken for "not charged": the terminal is asked again
until it says, or until staff give the payment up.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.payment import TAKEN, PaymentResult, Why
from kiosk.flow.effects import (
    AskAssist,
    AskPayment,
    AskStatus,
    Effect,
    RecordSale,
    StopPayment,
)
from kiosk.flow.events import TerminalReady, TerminalReplied
from kiosk.flow.parts import DeclineReason, HelpReason, Payment, PaymentPhase
from kiosk.flow.state import KioskState
from kiosk.flow.steps.common import Step, stay
from kiosk.flow.steps.tender import current, decline, record, replace_payment, to_phase
from kiosk.flow.world import Context
from storecore.contracts.tenders import TenderKind

STATUS_WAIT_S = 60.0
NOT_FOUND_PROOF = 2
"""A payment may still be on its way when the terminal first says that it does not know it."""

_ASKED = {PaymentPhase.INSTRUCT, PaymentPhase.STOPPING, PaymentPhase.CHECKING}
_NOT_CHARGED = {
    PaymentResult.DECLINED: (DeclineReason.DECLINED, "declined"),
    PaymentResult.ABORTED: (DeclineReason.STOPPED, "aborted"),
    PaymentResult.UNREACHABLE: (DeclineReason.TERMINAL_DOWN, "unreachable"),
}


def on_terminal_ready(state: KioskState, event: TerminalReady, ctx: Context) -> Step:
    """The terminal answers, or it does not: then nothing was charged."""
    payment = current(state, event.intent_id)
    if payment is None:
        return stay(state)
    if payment.phase is PaymentPhase.STOPPING:
        return decline(state, payment, ctx, DeclineReason.STOPPED, "aborted")
    if payment.phase is not PaymentPhase.ASKING:
        return stay(state)
    if not event.ready:
        return decline(state, payment, ctx, DeclineReason.TERMINAL_DOWN, "unreachable")
    ask = AskPayment(
        intent_id=payment.intent_id,
        transaction_id=state.basket.transaction_id,
        amount=payment.amount,
        way=payment.way,
        code=payment.code,
    )
    payment = replace(payment, code="")
    return to_phase(state, payment, ctx, PaymentPhase.INSTRUCT, ask)


def on_terminal_replied(state: KioskState, event: TerminalReplied, ctx: Context) -> Step:
    """What the terminal says of the payment under way."""
    payment = current(state, event.intent_id)
    if payment is None or not (payment.phase in _ASKED or payment.unclear):
        return stay(state)
    if event.result in TAKEN:
        return record(state, payment, ctx, _recording(payment, event))
    if event.result in _NOT_CHARGED:
        reason, outcome = _NOT_CHARGED[event.result]
        if event.why is not Why.NONE:
            reason = DeclineReason(event.why.value)
        return decline(state, payment, ctx, reason, outcome)
    if event.result is PaymentResult.NOT_FOUND:
        return _not_found(state, payment, ctx)
    # Nobody waits for a card that is still asked for: the reply it would go to is lost.
    waiting = event.result is PaymentResult.IN_PROGRESS
    stop = (StopPayment(payment.intent_id, payment.way),) if waiting else ()
    return _check_later(state, ctx, *stop)


def _recording(payment: Payment, event: TerminalReplied) -> RecordSale:
    return RecordSale(
        intent_id=payment.intent_id,
        reference=event.reference,
        amount=event.amount,
        stamp=event.stamp,
        offline=event.offline,
    )


def _not_found(state: KioskState, payment: Payment, ctx: Context) -> Step:
    """Not known there. Of a code that was shown somebody may still make a payment: it is taken
    back first, and asked after later.
    """
    count = payment.not_found + 1
    shown = payment.way.kind is TenderKind.WALLET
    if count >= NOT_FOUND_PROOF:
        down = DeclineReason.TERMINAL_DOWN
        return decline(state, payment, ctx, down, "aborted", watch=shown)
    stop = (StopPayment(payment.intent_id, payment.way),) if shown else ()
    return _check_later(replace_payment(state, not_found=count), ctx, *stop)


def due_check(state: KioskState, ctx: Context) -> Step:
    """On a tick: ask the terminal again, or write the sale again, when it is time."""
    payment = state.payment
    if payment is None or payment.next_check_s == 0 or ctx.now_s < payment.next_check_s:
        return stay(state)
    waiting = replace_payment(state, next_check_s=ctx.now_s + STATUS_WAIT_S)
    if payment.phase is PaymentPhase.RECORDING and payment.recording is not None:
        return stay(waiting, payment.recording)
    if payment.unclear:
        return stay(waiting, AskStatus(payment.intent_id, payment.way))
    return stay(state)


def give_up(state: KioskState, ctx: Context) -> Step:
    """Staff conclude what the terminal does not explain; the basket can be paid again.

    The terminal is asked on: money that it has taken after all is owed to the customer.
    """
    payment = state.payment
    if payment is None or not payment.unclear:
        return stay(state)
    over, effects = decline(
        state, payment, ctx, DeclineReason.TERMINAL_DOWN, "unreachable", watch=True
    )
    return over, (StopPayment(payment.intent_id, payment.way), *effects)


def _check_later(state: KioskState, ctx: Context, *effects: Effect) -> Step:
    """Nobody knows yet: ask again soon, and call a colleague when that does not help."""
    payment = state.payment
    assert payment is not None
    checks = payment.checks + 1
    hopeless = checks >= ctx.rules.checks_before_help
    unknown = replace_payment(
        state,
        phase=PaymentPhase.UNREACHABLE if hopeless else PaymentPhase.CHECKING,
        unclear=True,
        checks=checks,
        next_check_s=ctx.now_s + ctx.rules.check_every_s,
    )
    if checks == ctx.rules.checks_before_help:
        call = AskAssist(request_id=ctx.moment.fresh_id, reason=HelpReason.PAYMENT)
        effects = (*effects, call)
    return stay(unknown, *effects)
