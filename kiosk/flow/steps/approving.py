"""Asking for a PIN again, or a second person, and carrying out what waited for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from kiosk.domain.duties import MAY_STEP
from kiosk.flow.approving import Approval, ApprovalLeft, Approving
from kiosk.flow.door import Follows, StaffKnown
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Staff
from kiosk.flow.state import KioskState
from kiosk.flow.steps.common import Step, say, stay
from kiosk.flow.steps.secret import ask as ask_secret
from kiosk.flow.touches import PinEntered, Touch
from kiosk.flow.watching import KeepFact
from kiosk.flow.world import Context
from storecore.contracts.staff import ApprovedBy, Sensitive, SensitiveStep
from storecore.money import Money

Carry = Callable[[KioskState, Any, Approval, Context], Step]


def ask(
    state: KioskState, ctx: Context, step: Sensitive, touch: Touch, amount: Money | None = None
) -> Step:
    """What was touched waits for somebody's yes."""
    staff = state.staff
    if staff is None:
        return stay(state)
    if staff.role not in MAY_STEP[step]:
        return stay(say(state, ctx, NoticeKind.MAY_NOT))
    waiting = Approving(step=step, touch=touch, amount=amount)
    return stay(replace(state, staff=replace(staff, approving=waiting)))


def on_pin(state: KioskState, event: PinEntered, ctx: Context) -> Step:
    """A PIN on the staff's screens: the own one again, or a colleague's."""
    if state.staff is None or state.staff.approving is None:
        return stay(state)
    return ask_secret(state, ctx, Follows.APPROVE, staff_id=event.staff_id, pin=event.pin)


def on_left(state: KioskState, _: ApprovalLeft, __: Context) -> Step:
    """It is not done after all."""
    if state.staff is None:
        return stay(state)
    till = replace(state.till, asking="") if state.till is not None else None
    return stay(replace(state, staff=replace(state.staff, approving=None), till=till))


def on_known(state: KioskState, event: StaffKnown, ctx: Context, carry: dict[type, Carry]) -> Step:
    """Somebody has shown who they are: what waits is done, if they may say yes to it."""
    staff = state.staff
    if staff is None or staff.approving is None:
        return stay(state)
    waiting = staff.approving
    same = event.person.staff_id == staff.staff_id
    if same and event.by_badge:
        return stay(say(state, ctx, NoticeKind.OWN_BADGE))
    if event.person.role not in MAY_STEP[waiting.step]:
        return stay(say(state, ctx, NoticeKind.MAY_NOT))
    approval = Approval(
        step=waiting.step,
        approver_id=event.person.staff_id,
        approved_by=ApprovedBy.PIN_AGAIN if same else ApprovedBy.SECOND_PERSON,
    )
    going_on = replace(state, staff=replace(staff, approving=None))
    return carry[type(waiting.touch)](going_on, waiting.touch, approval, ctx)


def told(
    staff: Staff,
    approval: Approval,
    ctx: Context,
    subject: str,
    *,
    reason: str = "",
    amount: Money | None = None,
) -> KeepFact:
    """The fact that it was done, by whom, and who said yes."""
    return KeepFact(
        SensitiveStep(
            store_id=ctx.rules.store_id,
            kiosk_id=ctx.rules.actor,
            step=approval.step,
            subject=subject,
            staff_id=staff.staff_id,
            approver_id=approval.approver_id,
            approved_by=approval.approved_by,
            reason=reason,
            amount=amount,
            at_ms=ctx.moment.wall_ms,
        )
    )
