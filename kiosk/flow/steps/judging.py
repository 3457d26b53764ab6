"""Before paying, and what people do about an intervention: the customer, then a colleague."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from kiosk.domain.bagging import accept
from kiosk.domain.interventions import Intervention, Kind, Rung, at_pay
from kiosk.flow.door import Follows, Person
from kiosk.flow.effects import Effect
from kiosk.flow.parts import HelpReason
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps import checking, helping, paying
from kiosk.flow.steps.common import Step, go, stay
from kiosk.flow.steps.secret import ask
from kiosk.flow.touches import AgeRefused, PayTouched, PinEntered
from kiosk.flow.watching import AskCalled, AskDismissed
from kiosk.flow.world import Context
from storecore.contracts.watching import Evidence, Outcome

Wants = Callable[[KioskState, Context], Evidence | None]


def on_pay(state: KioskState, event: PayTouched, ctx: Context) -> Step:
    """ "Pay" in the basket: what still wants a look comes first, one thing at a time."""
    effects: tuple[Effect, ...] = ()
    for kind, wants in _BEFORE_PAYING.items():
        evidence = wants(state, ctx)
        if evidence is None:
            continue
        state, told = _once_more(state, ctx, kind, evidence)
        effects += told
        found = checking.find(state.watch, kind)
        if found is not None and found.rung > Rung.NOTE:
            return state, effects
    paid, more = paying.on_pay(state, event, ctx)
    return stay(paid, *effects, *more)


def on_ask_dismissed(state: KioskState, _: AskDismissed, __: Context) -> Step:
    """The question is put aside; it comes again if it has to."""
    asking = state.watch.asking
    if asking is None:
        return stay(state)
    return stay(_replaced(state, replace(asking, answered=True)))


def on_ask_called(state: KioskState, _: AskCalled, ctx: Context) -> Step:
    """A colleague is wanted for what is asked: it goes to the top of its ladder."""
    asking = state.watch.asking
    if asking is None:
        return stay(state)
    return checking.climbed(state, ctx, asking, Rung.CALL)


def on_pin(state: KioskState, event: PinEntered, ctx: Context) -> Step:
    """A colleague says that it is in order: an age, or an intervention."""
    return _said(state, event, ctx, Follows.YES)


def on_refused(state: KioskState, event: AgeRefused, ctx: Context) -> Step:
    """A colleague says no: to an age, or to goods that they take with them."""
    return _said(state, event, ctx, Follows.NO)


def _said(
    state: KioskState, event: PinEntered | AgeRefused, ctx: Context, follows: Follows
) -> Step:
    if state.present is not None and not event.pin:
        return judged(state, ctx, state.present, yes=follows is Follows.YES)
    return ask(state, ctx, follows, staff_id=event.staff_id, pin=event.pin)


def judged(state: KioskState, ctx: Context, person: Person, *, yes: bool) -> Step:
    """What a colleague's word means for the customer who waits."""
    if state.help is None:
        return stay(state)
    call = state.help
    state = replace(state, judged_by=person.staff_id)
    if call.reason is HelpReason.AGE:
        return helping.age_confirmed(state, ctx) if yes else helping.age_refused(state, ctx)
    found = state.watch.calling
    back = replace(go(state, Screen.BASKET, ctx), help=None)
    if found is None:
        return stay(back)
    if yes:
        back = _approved(back, found)
    outcome = Outcome.APPROVED if yes else Outcome.REFUSED
    return checking.ended(back, ctx, found, outcome, person.staff_id)


def _approved(state: KioskState, found: Intervention) -> KioskState:
    """What a colleague's yes means; it holds for this basket."""
    watch = state.watch
    if found.kind is Kind.WEIGHT and watch.reading is not None:
        watch = replace(watch, bag=accept(watch.bag, watch.reading.grams))
    elif found.kind is Kind.HIGH_VALUE:
        watch = replace(watch, approved_minor=state.basket.total.minor)
    elif found.kind is Kind.QUANTITY:
        watch = replace(watch, approved_skus=watch.approved_skus | {found.subject})
    elif found.kind is Kind.UNPAID_TAG:
        watch = replace(watch, seen=watch.seen | frozenset(watch.unpaid))
    return replace(state, watch=watch)


def _once_more(state: KioskState, ctx: Context, kind: Kind, evidence: Evidence) -> Step:
    """ "Pay" was touched while it lasts."""
    known = checking.find(state.watch, kind)
    found = known or checking.begun(ctx, kind, "", Rung.NOTE)
    found = replace(found, pays=found.pays + 1, evidence=evidence)
    rung = at_pay(kind, found.pays)
    assert rung is not None, f"{kind} is looked at before paying but has no rung there"
    return checking.climbed(state, ctx, found, rung, new=known is None)


def _high_value(state: KioskState, ctx: Context) -> Evidence | None:
    least, total = ctx.rules.limits.value_call_minor, state.basket.total.minor
    if not least or total < least or total <= state.watch.approved_minor:
        return None
    return Evidence(total_minor=total)


def _unpaid_tag(state: KioskState, _: Context) -> Evidence | None:
    unpaid = state.watch.unpaid
    return Evidence(epcs=unpaid) if unpaid and not state.basket.is_empty else None


def _weight(state: KioskState, _: Context) -> Evidence | None:
    bag = state.watch.bag
    if bag.fits:
        return None
    skus = tuple(piece.sku for piece in bag.waiting[-1:])
    return Evidence(weight_change_g=bag.mismatch_g, skus=skus)


def _untagged(state: KioskState, _: Context) -> Evidence | None:
    """Only where somebody hears the pad; it is told once and stops nobody."""
    if state.watch.pad is None or checking.find(state.watch, Kind.UNTAGGED) is not None:
        return None
    lines = [
        line for line in state.basket.lines if line.item.tagged and len(line.epcs) < line.quantity
    ]
    return Evidence(skus=tuple(line.sku for line in lines)) if lines else None


_BEFORE_PAYING: dict[Kind, Wants] = {
    Kind.UNPAID_TAG: _unpaid_tag,
    Kind.WEIGHT: _weight,
    Kind.HIGH_VALUE: _high_value,
    Kind.UNTAGGED: _untagged,
}


def _replaced(state: KioskState, found: Intervention) -> KioskState:
    watch = state.watch
    placed = tuple(
        found if one.intervention_id == found.intervention_id else one for one in watch.open
    )
    return replace(state, watch=replace(watch, open=placed))
