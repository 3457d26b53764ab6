"""Time passes, and news arrive from the rest of the shop."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from msgspec.structs import replace

from kiosk.domain.basket import empty_basket
from kiosk.flow.access import Access
from kiosk.flow.effects import KeepBasket
from kiosk.flow.events import EdgeSilent, LinksChanged, ReferenceChanged, Refused, StepDone, Tick
from kiosk.flow.handover import HandoverAnswered
from kiosk.flow.parts import HelpReason, Links
from kiosk.flow.state import STAFF_SCREENS, KioskState, Screen
from kiosk.flow.steps import collecting, kiosks, packing, staff, staging, stock, suspending
from kiosk.flow.steps.common import Step, call_help, drop_all, fresh, go, stay
from kiosk.flow.steps.paying import has_taken, is_free, is_settled
from kiosk.flow.steps.price_query import expired
from kiosk.flow.steps.terminal import due_check
from kiosk.flow.till import ReadTill
from kiosk.flow.touches import StaffLeft
from kiosk.flow.world import Context


def on_tick(state: KioskState, _: Tick, ctx: Context) -> Step:
    """Messages leave, countdowns move, a payment is asked for again, a lost basket is wiped."""
    if state.notice is not None and ctx.now_s >= state.notice.until_s:
        state = replace(state, notice=None)
    if state.repeat is not None and ctx.now_s >= state.repeat.until_s:
        state = replace(state, repeat=None)
    state = staff.resorted(state, ctx)
    checked, effects = due_check(collecting.timed(expired(state, ctx), ctx), ctx)
    idle, more = _idle(checked, ctx)
    return stay(idle, *effects, *more)


def _idle(state: KioskState, ctx: Context) -> Step:
    rule = _IDLE.get(state.screen, _warn_or_wipe)
    return rule(state, ctx, ctx.now_s - state.touched_s)


def _sign_in(state: KioskState, ctx: Context, quiet_s: float) -> Step:
    if quiet_s < ctx.rules.sign_in_idle_s:
        return stay(state)
    return stay(replace(go(state, state.came_from, ctx), touched_s=ctx.now_s))


def _staff(state: KioskState, ctx: Context, quiet_s: float) -> Step:
    if quiet_s < ctx.rules.staff_idle_s:
        return stay(state)
    return staff.on_left(replace(state, touched_s=ctx.now_s), StaffLeft(), ctx)


def _hand_needed(state: KioskState, ctx: Context, quiet_s: float) -> Step:
    """Who waits for a colleague has more time; an order can be found again by its code."""
    if state.pickup is not None:
        return _warn_or_wipe(state, ctx, quiet_s)
    if not is_free(state):
        return stay(state)
    left = ctx.rules.help_wipe_s - quiet_s
    if left <= 0:
        return drop_all(state, ctx)
    warned = ceil(left) if left <= ctx.rules.idle_wipe_s - ctx.rules.idle_warning_s else None
    return stay(replace(state, idle_seconds_left=warned))


def _warn_or_wipe(state: KioskState, ctx: Context, quiet_s: float) -> Step:
    rules = ctx.rules
    if not is_settled(state.payment):
        return stay(state)
    patience = state.access.patience
    wipe_s, warning_s = rules.idle_wipe_s * patience, rules.idle_warning_s * patience
    if has_taken(state):  # somebody has left money here: staff see to it
        gone = quiet_s >= wipe_s
        return call_help(state, ctx, HelpReason.PAYMENT) if gone else stay(state)
    if quiet_s >= wipe_s or state.unattended:
        return drop_all(state, ctx)
    left = ceil(wipe_s - quiet_s) if quiet_s >= warning_s else None
    if left == state.idle_seconds_left:
        return stay(state)
    return stay(replace(state, idle_seconds_left=left))


def _countdown(state: KioskState, ctx: Context, _: float) -> Step:
    shown_s = ctx.rules.bill_s if state.bill is not None else ctx.rules.done_s
    left = ceil(shown_s * state.access.patience - (ctx.now_s - state.screen_since_s))
    if left <= 0:
        return stay(fresh(state, ctx), KeepBasket(None))
    if state.receipt is not None and state.receipt.seconds_left != left:
        return stay(replace(state, receipt=replace(state.receipt, seconds_left=left)))
    if state.bill is not None and state.bill.seconds_left != left:
        return stay(replace(state, bill=replace(state.bill, seconds_left=left)))
    if state.pickup is not None and state.pickup.seconds_left != left:
        return stay(replace(state, pickup=replace(state.pickup, seconds_left=left)))
    return stay(state)


def _start(state: KioskState, ctx: Context, quiet_s: float) -> Step:
    """The language and the aids of someone who walked away do not stay."""
    if quiet_s < ctx.rules.idle_wipe_s * state.access.patience:
        return stay(state)
    if (state.language, state.access) == (ctx.rules.language, Access()):
        return stay(state)
    return stay(replace(state, language=ctx.rules.language, access=Access()))


def _resume(state: KioskState, ctx: Context, quiet_s: float) -> Step:
    """A basket on its way here is waited for."""
    return _warn_or_wipe(state, ctx, quiet_s) if state.parking is None else stay(state)


_IDLE: dict[Screen, Callable[[KioskState, Context, float], Step]] = {
    Screen.START: _start,
    Screen.DONE: _countdown,
    Screen.COUNTER: _countdown,
    Screen.COLLECT_DONE: _countdown,
    Screen.HAND_NEEDED: _hand_needed,
    Screen.PAUSED: lambda state, _, __: stay(state),
    Screen.STAFF_SIGN_IN: _sign_in,
    Screen.SUSPENDED: suspending.countdown,
    Screen.RESUME: _resume,
    **dict.fromkeys(STAFF_SCREENS, _staff),
}
"""Screens that are not here warn, then wipe."""


def on_reference(state: KioskState, event: ReferenceChanged, ctx: Context) -> Step:
    """The shop's reference changed. Prices of what is already in the basket stay as they were."""
    world = ctx.world
    state = replace(
        state,
        ready=world.ready,
        members=world.programme() is not None,
        people=world.people(),
        store_names=world.store_names,
        lockers=world.lockers(),
    )
    if state.basket.is_empty and state.basket.currency != world.currency:
        state = replace(state, basket=empty_basket(world.currency))
    if state.loose is not None and event.collections & {"item", "category"}:
        state = replace(state, loose=world.loose())
    if event.collections & {"order", "task"}:
        state = collecting.followed(state, ctx)
    if "order" in event.collections:
        state = packing.followed(state, ctx)
    read = (ReadTill(),) if state.till is not None and "bill" in event.collections else ()
    shown = kiosks.listed(staff.listed(stock.listed(state, ctx), ctx), ctx)
    obeyed, told = kiosks.obeyed(shown, ctx)
    return stay(obeyed, *read, *told)


def on_links(state: KioskState, event: LinksChanged, _: Context) -> Step:
    """News of the lines out."""
    links = Links(edge_up=event.edge_up, cloud_up=event.cloud_up, backlog=event.backlog)
    return stay(state if links == state.links else replace(state, links=links))


def on_step_done(state: KioskState, event: StepDone, ctx: Context) -> Step:
    """An answer of the edge goes to whoever asked."""
    if _is_staffs(state, event.request_id):
        return staff.on_step_done(state, event, ctx)
    if packing.owns(state, event.request_id):
        return packing.on_done(state, event, ctx)
    if state.packing.staging == event.request_id:
        return staging.on_done(state, event, ctx)
    return collecting.on_step_done(state, event, ctx)


def on_handover(state: KioskState, event: HandoverAnswered, ctx: Context) -> Step:
    """So does an answer about a handover."""
    if _is_staffs(state, event.request_id):
        return staff.on_step_done(state, StepDone(event.request_id), ctx)
    return collecting.on_answered(state, event, ctx)


def on_refused(state: KioskState, event: Refused, ctx: Context) -> Step:
    """A refusal of the edge goes to whoever asked."""
    if _is_staffs(state, event.request_id):
        return staff.on_refused(state, event, ctx)
    if stock.is_asked(state, event.request_id):
        return stock.on_refused(state, event, ctx)
    if kiosks.is_asked(state, event.request_id):
        return kiosks.on_refused(state, event, ctx)
    if packing.owns(state, event.request_id):
        return packing.on_refused(state, event, ctx)
    if state.packing.staging == event.request_id:
        return staging.on_refused(state, event, ctx)
    return collecting.on_refused(state, event, ctx)


def on_silent(state: KioskState, event: EdgeSilent, ctx: Context) -> Step:
    """So does its silence."""
    if _is_staffs(state, event.request_id):
        return staff.on_silent(state, event, ctx)
    if stock.is_asked(state, event.request_id):
        return stock.on_silent(state, event, ctx)
    if kiosks.is_asked(state, event.request_id):
        return kiosks.on_silent(state, event, ctx)
    if packing.owns(state, event.request_id):
        return packing.on_silent(state, event, ctx)
    if state.packing.staging == event.request_id:
        return staging.on_silent(state, event, ctx)
    return collecting.on_silent(state, event, ctx)


def _is_staffs(state: KioskState, request_id: str) -> bool:
    return state.staff is not None and state.staff.request_id == request_id
