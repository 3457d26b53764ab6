"""A hand needed: calling a colleague, confirming an age, and the staff's PIN."""

from __future__ import annotations

from math import ceil

from msgspec.structs import replace

from kiosk.domain.checkout import without_restricted
from kiosk.flow.effects import KeepBasket
from kiosk.flow.events import AssistAnswered
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import HelpReason, Staff
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, call_help, go, say, stay
from kiosk.flow.steps.paying import on_pay
from kiosk.flow.steps.staff import listed
from kiosk.flow.touches import (
    AgeRefused,
    BackTouched,
    HelpTouched,
    LanguageChosen,
    NoticeDismissed,
    PayTouched,
    PinEntered,
    StaffTouched,
)
from kiosk.flow.world import Context
from storecore.languages import LANGUAGES


def on_help(state: KioskState, _: HelpTouched, ctx: Context) -> Step:
    """ "Help" at the top of any customer screen."""
    return call_help(state, ctx, HelpReason.HELP)


def on_assist_answered(state: KioskState, event: AssistAnswered, _: Context) -> Step:
    """Whether a colleague has been told."""
    if state.help is None:
        return stay(state)
    return stay(replace(state, help=replace(state.help, told=event.told)))


def on_back(state: KioskState, _: BackTouched, ctx: Context) -> Step:
    """Back to where help was called, or where staff began to sign in."""
    return stay(replace(go(state, state.came_from, ctx), help=None))


def on_age_pin(state: KioskState, event: PinEntered, ctx: Context) -> Step:
    """A colleague confirms the age; the payment that the customer asked for goes on."""
    if state.help is None or state.help.reason is not HelpReason.AGE:
        return stay(state)
    refused = refused_pin(state, event.pin, ctx)
    if refused is not None:
        return stay(refused)
    basket = replace(state.basket, approved_age=state.help.age)
    confirmed = replace(go(state, Screen.BASKET, ctx), help=None, basket=basket, pin_failures=0)
    paying, effects = on_pay(confirmed, PayTouched(), ctx)
    return stay(paying, KeepBasket(basket), *effects)


def on_age_refused(state: KioskState, event: AgeRefused, ctx: Context) -> Step:
    """A colleague says no: the restricted goods leave the basket."""
    if state.help is None or state.help.reason is not HelpReason.AGE:
        return stay(state)
    refused = refused_pin(state, event.pin, ctx)
    if refused is not None:
        return stay(refused)
    basket = without_restricted(state.basket, ctx.world.offers())
    shown = replace(go(state, Screen.BASKET, ctx), help=None, basket=basket, pin_failures=0)
    shown = say(shown, ctx, NoticeKind.AGE_REFUSED)
    return stay(shown, KeepBasket(None if basket.is_empty else basket))


def on_staff(state: KioskState, _: StaffTouched, ctx: Context) -> Step:
    """The hidden way to the PIN pad."""
    came_from = state.came_from if state.screen is Screen.HAND_NEEDED else state.screen
    return stay(replace(go(state, Screen.STAFF_SIGN_IN, ctx), came_from=came_from))


def on_staff_pin(state: KioskState, event: PinEntered, ctx: Context) -> Step:
    """The staff screens open."""
    refused = refused_pin(state, event.pin, ctx)
    if refused is not None:
        return stay(refused)
    signed_in = replace(
        go(state, Screen.STAFF_TASKS, ctx), staff=Staff(name="staff"), help=None, pin_failures=0
    )
    return stay(listed(signed_in, ctx))


def on_language(state: KioskState, event: LanguageChosen, _: Context) -> Step:
    """Another language, on any screen."""
    return stay(replace(state, language=event.language) if event.language in LANGUAGES else state)


def on_notice_dismissed(state: KioskState, _: NoticeDismissed, __: Context) -> Step:
    """The message goes."""
    return stay(replace(state, notice=None))


def refused_pin(state: KioskState, pin: str, ctx: Context) -> KioskState | None:
    """The state after a PIN that does not count; None where it does."""
    rules = ctx.rules
    wait_s = state.pin_locked_until_s - ctx.now_s
    if wait_s > 0:
        return say(state, ctx, NoticeKind.PIN_LOCKED, number=ceil(wait_s))
    if ctx.world.pin_fits(pin):
        return None
    failures = state.pin_failures + 1
    if failures < rules.pin_failures_max:
        return say(replace(state, pin_failures=failures), ctx, NoticeKind.WRONG_PIN)
    locked = replace(state, pin_failures=0, pin_locked_until_s=ctx.now_s + rules.pin_lock_s)
    return say(locked, ctx, NoticeKind.PIN_LOCKED, number=ceil(rules.pin_lock_s))
