"""A hand needed: calling a colleague, and what an age check leads to."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.checkout import without_restricted
from kiosk.flow.effects import KeepBasket
from kiosk.flow.events import AssistAnswered
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import HelpReason
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, call_help, go, say, stay
from kiosk.flow.steps.paying import on_pay
from kiosk.flow.touches import (
    BackTouched,
    HelpTouched,
    LanguageChosen,
    NoticeDismissed,
    PayTouched,
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


def age_confirmed(state: KioskState, ctx: Context) -> Step:
    """A colleague confirms the age; the payment that the customer asked for goes on."""
    if state.help is None or state.help.reason is not HelpReason.AGE:
        return stay(state)
    basket = replace(state.basket, approved_age=state.help.age)
    confirmed = replace(go(state, Screen.BASKET, ctx), help=None, basket=basket)
    paying, effects = on_pay(confirmed, PayTouched(), ctx)
    return stay(paying, KeepBasket(basket), *effects)


def age_refused(state: KioskState, ctx: Context) -> Step:
    """A colleague says no: the restricted goods leave the basket."""
    if state.help is None or state.help.reason is not HelpReason.AGE:
        return stay(state)
    basket = without_restricted(state.basket, ctx.world.offers())
    shown = replace(go(state, Screen.BASKET, ctx), help=None, basket=basket)
    shown = say(shown, ctx, NoticeKind.AGE_REFUSED)
    return stay(shown, KeepBasket(None if basket.is_empty else basket))


def on_staff(state: KioskState, _: StaffTouched, ctx: Context) -> Step:
    """The hidden way to the PIN pad."""
    came_from = state.came_from if state.screen is Screen.HAND_NEEDED else state.screen
    return stay(replace(go(state, Screen.STAFF_SIGN_IN, ctx), came_from=came_from))


def on_language(state: KioskState, event: LanguageChosen, _: Context) -> Step:
    """Another language, on any screen."""
    return stay(replace(state, language=event.language) if event.language in LANGUAGES else state)


def on_notice_dismissed(state: KioskState, _: NoticeDismissed, __: Context) -> Step:
    """The message goes."""
    return stay(replace(state, notice=None))
