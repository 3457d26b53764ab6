"""Asking who somebody is: one question at a time, answered after a moment."""

from __future__ import annotations

from math import ceil

from msgspec.structs import replace

from kiosk.flow.door import Asking, CheckStaff, Follows, StaffUnknown
from kiosk.flow.notices import NoticeKind
from kiosk.flow.state import KioskState
from kiosk.flow.steps.common import Step, say, stay
from kiosk.flow.world import Context


def ask(
    state: KioskState,
    ctx: Context,
    follows: Follows,
    *,
    staff_id: str = "",
    pin: str = "",
    badge: str = "",
) -> Step:
    """Look at a badge or a PIN, unless another one is being looked at."""
    if state.asking is not None:
        return stay(state)
    request_id = ctx.moment.fresh_id
    check = CheckStaff(request_id=request_id, staff_id=staff_id, pin=pin, badge=badge)
    return stay(replace(state, asking=Asking(request_id=request_id, follows=follows)), check)


def on_unknown(state: KioskState, event: StaffUnknown, ctx: Context) -> Step:
    """It is not theirs, or it was too soon."""
    if state.asking is None or state.asking.request_id != event.request_id:
        return stay(state)
    state = replace(state, asking=None)
    if event.wait_s > 0:
        return stay(say(state, ctx, NoticeKind.PIN_LOCKED, number=ceil(event.wait_s)))
    return stay(say(state, ctx, NoticeKind.WRONG_PIN))
