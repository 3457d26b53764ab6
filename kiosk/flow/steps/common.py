"""Moves that all journeys share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from kiosk.domain.basket import Basket, empty_basket
from kiosk.domain.interventions import Kind
from kiosk.flow.effects import AskAssist, Effect, KeepBasket
from kiosk.flow.notices import Notice, NoticeKind
from kiosk.flow.parts import Help, HelpReason, Sound, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.world import Context
from storecore.contracts.reference import Names

Step = tuple[KioskState, tuple[Effect, ...]]
Handler = Callable[[KioskState, Any, Context], Step]


def stay(state: KioskState, *effects: Effect) -> Step:
    """The state with what is to be done."""
    return state, effects


def go(state: KioskState, screen: Screen, ctx: Context) -> KioskState:
    """Another screen; messages and questions of the old one go."""
    return replace(
        state,
        screen=screen,
        screen_since_s=ctx.now_s,
        notice=None,
        confirm_cancel=False,
        repeat=None,
        idle_seconds_left=None,
        present=None,
    )


def fresh(state: KioskState, ctx: Context) -> KioskState:
    """The start screen for the next customer: nothing of the one before is left."""
    alone = ctx.rules.staff_only
    return KioskState(
        screen=Screen.STAFF_SIGN_IN if alone else Screen.START,
        came_from=Screen.STAFF_SIGN_IN if alone else Screen.START,
        staff_only=alone,
        basket=empty_basket(ctx.world.currency),
        language=ctx.rules.language,
        store_names=state.store_names,
        kiosk_id=state.kiosk_id,
        ready=state.ready,
        members=state.members,
        scale=state.scale,
        links=state.links,
        lockers=state.lockers,
        printing=state.printing.at_rest,
        watch=state.watch.at_rest,
        sound=state.sound,
        touched_s=ctx.now_s,
        screen_since_s=ctx.now_s,
        people=state.people,
        orders_done=state.orders_done,
    )


def begun(state: KioskState, ctx: Context) -> KioskState:
    """A fresh state for whoever begins now; what was chosen on the start screen stays."""
    begun_here = fresh(state, ctx)
    if state.screen is not Screen.START:
        return begun_here
    return replace(begun_here, language=state.language, access=state.access)


def drop_all(state: KioskState, ctx: Context) -> Step:
    """Wipe the basket and begin anew."""
    return stay(fresh(state, ctx), KeepBasket(None))


def sounding(state: KioskState, tone: Tone) -> KioskState:
    """The state with a tone to play."""
    return replace(state, sound=Sound(state.sound.number + 1, tone))


def say(
    state: KioskState,
    ctx: Context,
    kind: NoticeKind,
    *,
    names: Names | None = None,
    text: str = "",
    number: int = 0,
) -> KioskState:
    """The state with a message for some seconds and the "look here" tone."""
    until_s = ctx.now_s + ctx.rules.notice_s
    notice = Notice(kind=kind, names=names or {}, text=text, number=number, until_s=until_s)
    return sounding(replace(state, notice=notice), Tone.LOOK)


def with_basket(state: KioskState, basket: Basket) -> Step:
    """The state with a changed basket, which is kept on disk."""
    kept = KeepBasket(None if basket.is_empty else basket)
    return stay(replace(state, basket=basket, repeat=None), kept)


def call_help(
    state: KioskState,
    ctx: Context,
    reason: HelpReason,
    *,
    age: int = 0,
    names: Names | None = None,
    kind: Kind | None = None,
) -> Step:
    """HAND_NEEDED, and a colleague is called."""
    came_from = state.screen if state.screen is not Screen.HAND_NEEDED else state.came_from
    shown = replace(
        go(state, Screen.HAND_NEEDED, ctx),
        came_from=came_from,
        help=Help(reason=reason, age=age, names=names or {}, kind=kind),
    )
    return stay(shown, AskAssist(request_id=ctx.moment.fresh_id, reason=kind or reason))
