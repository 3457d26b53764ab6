"""Signing in, by badge or PIN, and what follows once it is known who somebody is."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.door import BadgeRead, Follows, StaffKnown, SwitchTouched
from kiosk.flow.overriding import PriceChanged
from kiosk.flow.packing import Packing
from kiosk.flow.parts import HelpReason, Staff
from kiosk.flow.state import STAFF_SCREENS, KioskState, Screen
from kiosk.flow.steps import approving, collecting, judging, overriding, staff, stock, till
from kiosk.flow.steps.common import Step, go, stay
from kiosk.flow.steps.secret import ask
from kiosk.flow.stock import StockConfirmed
from kiosk.flow.till import TillAsked
from kiosk.flow.touches import PaymentGivenUp, PinEntered
from kiosk.flow.world import Context

CARRY: dict[type, approving.Carry] = {
    TillAsked: till.on_approved,
    PaymentGivenUp: staff.on_give_up_approved,
    PriceChanged: overriding.on_price_approved,
    StockConfirmed: stock.on_approved,
}
"""What waits for a PIN again, or a second person, and how it is done then."""
_JUDGED = {HelpReason.AGE, HelpReason.CHECK}


def on_pin(state: KioskState, event: PinEntered, ctx: Context) -> Step:
    """STAFF_SIGN_IN: somebody and their PIN."""
    return ask(state, ctx, Follows.SIGN_IN, staff_id=event.staff_id, pin=event.pin)


def on_badge(state: KioskState, event: BadgeRead, ctx: Context) -> Step:
    """A badge signs in, on any screen; beside a customer who waits it says who is there."""
    if state.staff is not None and state.staff.approving is not None:
        return ask(state, ctx, Follows.APPROVE, badge=event.text)
    beside = state.screen is Screen.HAND_NEEDED and state.help is not None
    judges = beside and state.help is not None and state.help.reason in _JUDGED
    return ask(state, ctx, Follows.PRESENT if judges else Follows.SIGN_IN, badge=event.text)


def on_known(state: KioskState, event: StaffKnown, ctx: Context) -> Step:
    """It is theirs: go on with what it was asked for."""
    asking = state.asking
    if asking is None or asking.request_id != event.request_id:
        return stay(state)
    state = replace(state, asking=None)
    if asking.follows is Follows.SIGN_IN:
        return _sign_in(state, event, ctx)
    if asking.follows is Follows.APPROVE:
        return approving.on_known(state, event, ctx, CARRY)
    if asking.follows is Follows.HAND_OVER:
        return collecting.handed_by(state, event.person, ctx)
    if asking.follows is Follows.PRESENT:
        return stay(replace(state, present=event.person))
    return judging.judged(state, ctx, event.person, yes=asking.follows is Follows.YES)


def on_switch(state: KioskState, _: SwitchTouched, ctx: Context) -> Step:
    """Somebody else signs in; where the customer's screen waits is kept."""
    came_from = state.came_from
    away = replace(go(state, Screen.STAFF_SIGN_IN, ctx), came_from=came_from)
    return stay(replace(away, staff=None, till=None, packing=Packing(), stock=None, kiosks=None))


def _sign_in(state: KioskState, event: StaffKnown, ctx: Context) -> Step:
    """The staff screens open; a colleague who was signed in here is not any more."""
    inside = state.screen in STAFF_SCREENS
    apart = inside or state.screen in (Screen.STAFF_SIGN_IN, Screen.HAND_NEEDED)
    person = event.person
    colleague = Staff(name=person.name, staff_id=person.staff_id, role=person.role)
    opened = replace(
        go(state, Screen.STAFF_TASKS, ctx),
        came_from=state.came_from if apart else state.screen,
        staff=colleague,
        till=None,
        packing=Packing(),
        stock=None,
        kiosks=None,
        help=None,
    )
    return stay(staff.listed(opened, ctx))
