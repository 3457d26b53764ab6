"""How a payment moves on: helpers of both sides, the disk's and the terminal's."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.effects import ConcludeIntent, Effect, RecordSale
from kiosk.flow.parts import DeclineReason, Payment, PaymentPhase, Tone
from kiosk.flow.state import KioskState
from kiosk.flow.steps.common import Step, sounding, stay
from kiosk.flow.world import Context


def replace_payment(state: KioskState, **changes: object) -> KioskState:
    """The state with a changed payment."""
    assert state.payment is not None
    return replace(state, payment=replace(state.payment, **changes))


def current(state: KioskState, intent_id: str) -> Payment | None:
    """The payment under way, if an event is about it and not about one that is over."""
    payment = state.payment
    return payment if payment is not None and payment.intent_id == intent_id else None


def to_phase(
    state: KioskState, payment: Payment, ctx: Context, phase: PaymentPhase, *effects: Effect
) -> Step:
    """The payment in another phase, and what is to be done for it."""
    moved = replace(payment, phase=phase, phase_since_s=ctx.now_s)
    return stay(replace(state, payment=moved), *effects)


def record(state: KioskState, payment: Payment, ctx: Context, sale: RecordSale) -> Step:
    """Approved: the tender goes to disk, and with the last one the sale."""
    approved = replace(payment, recording=sale, unclear=False, next_check_s=0.0, code="")
    return to_phase(state, approved, ctx, PaymentPhase.RECORDING, sale)


def decline(
    state: KioskState,
    payment: Payment,
    ctx: Context,
    reason: DeclineReason,
    outcome: str,
    *,
    watch: bool = False,
) -> Step:
    """Nothing was charged: say why, and write the `outcome` down. `watch` as in ConcludeIntent."""
    down = reason is DeclineReason.TERMINAL_DOWN
    over = replace(
        payment,
        phase=PaymentPhase.UNREACHABLE if down else PaymentPhase.DECLINED,
        phase_since_s=ctx.now_s,
        reason=reason,
        code="",
        qr_text="",
        unclear=False,
        next_check_s=0.0,
    )
    shown = sounding(replace(state, payment=over, touched_s=ctx.now_s), Tone.LOOK)
    end = ConcludeIntent(intent_id=payment.intent_id, outcome=outcome, watch=watch)
    return stay(shown, end)
