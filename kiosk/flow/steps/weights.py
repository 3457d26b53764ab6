"""The staff's list of weight checks: how often each was wrong, and switching one off."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.events import ReferenceChanged
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, go, stay
from kiosk.flow.watching import KeepFact, WeightMuted, WeightsTouched
from kiosk.flow.world import Context
from storecore.contracts.watching import WeightCheckSet


def on_weights(state: KioskState, _: WeightsTouched, ctx: Context) -> Step:
    """The staff's tab of weight checks."""
    return stay(listed(go(state, Screen.STAFF_WEIGHTS, ctx), ctx))


def on_muted(state: KioskState, event: WeightMuted, ctx: Context) -> Step:
    """Off for every kiosk as soon as the edge has heard of it; shown here at once."""
    staff = state.staff
    if staff is None or event.sku not in {entry.sku for entry in state.watch.weights}:
        return stay(state)
    shown = tuple(
        replace(entry, muted=event.muted) if entry.sku == event.sku else entry
        for entry in state.watch.weights
    )
    fact = WeightCheckSet(
        store_id=ctx.rules.store_id,
        sku=event.sku,
        muted=event.muted,
        actor=staff.staff_id,
        at_ms=ctx.moment.wall_ms,
    )
    return stay(replace(state, watch=replace(state.watch, weights=shown)), KeepFact(fact))


def refreshed(state: KioskState, event: ReferenceChanged, ctx: Context) -> KioskState:
    """The list as the shop knows it now, where it is shown."""
    if state.screen is not Screen.STAFF_WEIGHTS or "learned_weight" not in event.collections:
        return state
    return listed(state, ctx)


def listed(state: KioskState, ctx: Context) -> KioskState:
    """The state with the list as the shop knows it."""
    return replace(state, watch=replace(state.watch, weights=ctx.world.watched.listed()))
