"""A code may be the one before, seen again: counted, passed over, or asked about."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.events import CodeRead
from kiosk.flow.parts import Tone
from kiosk.flow.repeats import (
    ASKED_S,
    OneMoreTouched,
    Repeat,
    RepeatDismissed,
    Scanned,
    is_bounce,
    is_doubtful,
)
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps import codes
from kiosk.flow.steps.common import Step, sounding, stay
from kiosk.flow.world import Context
from storecore.gs1.scan import ScannedCode


def on_code(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    """Wherever goods can be scanned: look at the code before first."""
    understood = codes.understand(event, ctx)
    if not isinstance(understood, ScannedCode):
        return codes.on_code(state, event, ctx)
    code = replace(understood, raw="")
    if is_bounce(state.scanned, code, event, ctx.now_s):
        return stay(state)
    if state.screen is Screen.BASKET and is_doubtful(state.scanned, code, event, ctx.now_s):
        asked = _asked(state, event, ctx)
        if asked is not None:
            return stay(asked)
    return _counted(state, event, code, ctx)


def on_one_more(state: KioskState, _: OneMoreTouched, ctx: Context) -> Step:
    """Another piece: as if it had been scanned anew."""
    if state.repeat is None:
        return stay(state)
    event = state.repeat.event
    return on_code(replace(state, scanned=None, repeat=None), event, ctx)


def on_dismissed(state: KioskState, _: RepeatDismissed, __: Context) -> Step:
    """The same piece: nothing happens."""
    return stay(replace(state, repeat=None))


def _asked(state: KioskState, event: CodeRead, ctx: Context) -> KioskState | None:
    """The state that asks; None where the line has been taken out meanwhile."""
    assert state.scanned is not None
    line = state.basket.line(state.scanned.line_id)
    if line is None:
        return None
    repeat = Repeat(
        event=event,
        names=line.names,
        line_id=line.line_id,
        until_s=ctx.now_s + ASKED_S * state.access.patience,
    )
    return sounding(replace(state, repeat=repeat), Tone.LOOK)


def _counted(state: KioskState, event: CodeRead, code: ScannedCode, ctx: Context) -> Step:
    before = state.basket
    shown, effects = codes.on_code(replace(state, repeat=None), event, ctx)
    if shown.basket == before or shown.screen is not Screen.BASKET:
        return shown, effects
    scanned = Scanned(code=code, source=event.source, line_id=shown.newest_line_id, at_s=ctx.now_s)
    return replace(shown, scanned=scanned), effects
