"""The scale for loose goods: read, tared, taken."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.basket import WEIGHT_G_MAX
from kiosk.domain.goods import Measured
from kiosk.flow.events import ScaleChanged
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import ScaleReading, Weighing
from kiosk.flow.state import KioskState
from kiosk.flow.steps.codes import priced_on_scale, put_in
from kiosk.flow.steps.common import Step, say, stay
from kiosk.flow.touches import WeightTaken
from kiosk.flow.weighing import ZERO_G, TareTouched
from kiosk.flow.world import Context


def on_scale(state: KioskState, event: ScaleChanged, ctx: Context) -> Step:
    """The scale reads something else; goods that are put on it mean that somebody is there."""
    moved_g = abs(event.grams - state.scale.grams)
    reading = ScaleReading(event.grams, event.stable)
    changed = priced_on_scale(replace(state, scale=reading))
    if moved_g > ZERO_G:
        changed = replace(changed, touched_s=ctx.now_s, idle_seconds_left=None)
    return stay(changed)


def on_tare(state: KioskState, _: TareTouched, ctx: Context) -> Step:
    """What lies there does not count; touched again, everything counts."""
    weighing, scale = state.weighing, state.scale
    if weighing is None:
        return stay(state)
    if not scale.stable and not weighing.tare_g:
        return stay(say(state, ctx, NoticeKind.SCALE_UNSTABLE, names=weighing.names))
    tare_g = 0 if weighing.tare_g else max(0, scale.grams)
    return stay(priced_on_scale(replace(state, weighing=replace(weighing, tare_g=tare_g))))


def on_weight_taken(state: KioskState, _: WeightTaken, ctx: Context) -> Step:
    """The weight on the scale, without the container, is the goods'."""
    weighing, scale = state.weighing, state.scale
    if weighing is None:
        return stay(state)
    problem = _problem(weighing, scale)
    if problem is not None:
        return stay(say(state, ctx, problem, names=weighing.names))
    return put_in(state, weighing.goods, Measured(weighing.net_g(scale)), ctx)


def _problem(weighing: Weighing, scale: ScaleReading) -> NoticeKind | None:
    if not scale.stable:
        return NoticeKind.SCALE_UNSTABLE
    if scale.grams < -ZERO_G:
        return NoticeKind.SCALE_NOT_ZERO
    if weighing.net_g(scale) <= 0:
        return NoticeKind.SCALE_EMPTY
    return NoticeKind.SCALE_OVERLOAD if scale.grams > WEIGHT_G_MAX else None
