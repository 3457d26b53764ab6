"""Staff: the till. Every step that moves money or ends a day is asked once more."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.duties import MAY, Duty
from kiosk.flow.approving import Approval
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps import approving
from kiosk.flow.steps.common import Step, go, say, sounding, stay
from kiosk.flow.till import (
    SENSITIVE,
    DayEnded,
    ReadTill,
    StepTill,
    Till,
    TillAsked,
    TillConfirmed,
    TillDismissed,
    TillFailed,
    TillRead,
    TillTouched,
)
from kiosk.flow.world import Context


def on_till(state: KioskState, _: TillTouched, ctx: Context) -> Step:
    """The tab of the till: read anew each time."""
    if state.staff is None or state.staff.role not in MAY[Duty.TILL]:
        return stay(say(state, ctx, NoticeKind.MAY_NOT))
    return stay(replace(go(state, Screen.STAFF_TILL, ctx), till=Till()), ReadTill())


def on_asked(state: KioskState, event: TillAsked, ctx: Context) -> Step:
    """A step waits for a second touch."""
    if state.till is None or state.till.view is None:
        return stay(state)
    asked = replace(state, till=replace(state.till, asking=event.step, closed=None))
    sensitive = SENSITIVE.get(event.step.partition(":")[0])
    if sensitive is None:
        return stay(asked)
    waiting, effects = approving.ask(asked, ctx, sensitive, event)
    if waiting.staff is None or waiting.staff.approving is None:
        return stay(replace(waiting, till=state.till), *effects)
    return stay(waiting, *effects)


def on_approved(state: KioskState, event: TillAsked, approval: Approval, _: Context) -> Step:
    """A sensitive step is done in the name of two."""
    till, staff = state.till, state.staff
    if till is None or staff is None:
        return stay(state)
    step = StepTill(event.step, staff.staff_id, approval)
    return stay(replace(state, till=replace(till, asking="")), step)


def on_dismissed(state: KioskState, _: TillDismissed, __: Context) -> Step:
    """It is not done after all; the report of a closed day may go."""
    if state.till is None:
        return stay(state)
    return stay(replace(state, till=replace(state.till, asking="", closed=None)))


def on_confirmed(state: KioskState, _: TillConfirmed, __: Context) -> Step:
    """It is done."""
    till, staff = state.till, state.staff
    if till is None or staff is None or not till.asking or staff.approving is not None:
        return stay(state)
    step = StepTill(till.asking, staff.staff_id)
    return stay(replace(state, till=replace(till, asking="")), step)


def on_read(state: KioskState, event: TillRead, _: Context) -> Step:
    """What the till holds now."""
    if state.till is None or state.screen is not Screen.STAFF_TILL:
        return stay(state)
    return stay(replace(state, till=replace(state.till, view=event.view)))


def on_day_ended(state: KioskState, event: DayEnded, _: Context) -> Step:
    """The Z report is on disk: it is shown, and the next day begins with the next payment."""
    if state.till is None:
        return stay(state)
    till = replace(state.till, closed=event.closed, asking="")
    return stay(sounding(replace(state, till=till), Tone.DONE), ReadTill())


def on_failed(state: KioskState, event: TillFailed, ctx: Context) -> Step:
    """It was not done."""
    failed = say(state, ctx, NoticeKind.TILL_FAILED, text=event.detail)
    return stay(failed, ReadTill()) if state.till is not None else stay(failed)
