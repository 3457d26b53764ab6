"""What watches over a basket, after each step of the kiosk."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from kiosk.domain.basket import Basket
from kiosk.domain.interventions import Kind, Rung, after_lasting
from kiosk.flow.effects import Effect, KeepBasket
from kiosk.flow.events import CodeRead, Event, ReferenceChanged, SaleRecorded
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import NOBODY_NAMED, HelpReason, Tone
from kiosk.flow.state import STAFF_SCREENS, KioskState
from kiosk.flow.steps import bagging, checking, padding, weights
from kiosk.flow.steps.common import Step, sounding, stay
from kiosk.flow.steps.padding import BUYING
from kiosk.flow.watching import KeepFact
from kiosk.flow.world import Context
from storecore.contracts.reference import TaskKind
from storecore.contracts.watching import Evidence, Outcome


def followed(before: KioskState, result: Step, event: Event, ctx: Context) -> Step:
    """What a step leads to once everything that watches has looked at it."""
    state, effects = result
    state = padding.put_aside(before, state, event)
    state, kept = padding.brought_in_line(state, ctx)
    state, held = _held_to_limits(before, state, event, ctx)
    state = bagging.followed(before, state, ctx)
    told = (*_closed(before, state, event, ctx), *bagging.taught(before, event, ctx))
    state, more = checking.released(state, ctx)
    state, raised = _looked_at(before, state, event, ctx)
    aged = _age_checked(before, state, ctx)
    state = _alarmed(before, state, event, ctx)
    return stay(state, *effects, *kept, *held, *told, *more, *raised, *aged)


def _held_to_limits(before: KioskState, state: KioskState, event: Event, ctx: Context) -> Step:
    """No more of one item than its limit, unless a colleague has said yes."""
    if state.basket.lines is before.basket.lines or state.screen not in BUYING:
        return stay(state)
    had, has = _pieces(before.basket), _pieces(state.basket)
    for sku, count in has.items():
        if count <= had[sku] or sku in state.watch.approved_skus or count <= _limit(sku, ctx):
            continue
        code = event.text if isinstance(event, CodeRead) else ""
        back = replace(state, basket=before.basket, newest_line_id=before.newest_line_id)
        asked, told = checking.happened(
            back, ctx, Kind.QUANTITY, sku, evidence=Evidence(code=code, skus=(sku,))
        )
        kept = KeepBasket(None if before.basket.is_empty else before.basket)
        return stay(asked, kept, *told)
    return stay(state)


def _pieces(basket: Basket) -> Counter[str]:
    pieces: Counter[str] = Counter()
    for line in basket.lines:
        if line.weight_g is None:
            pieces[line.sku] += line.quantity
    return pieces


def _limit(sku: str, ctx: Context) -> int:
    own = ctx.world.watched.limits_of(sku)
    if own is not None and own.quantity_max is not None:
        return own.quantity_max
    return ctx.rules.limits.quantity_max


def _closed(
    before: KioskState, state: KioskState, event: Event, ctx: Context
) -> tuple[Effect, ...]:
    """Interventions of a basket that has ended, sold or dropped."""
    old = before.basket.transaction_id
    if not old or old == state.basket.transaction_id:
        return ()
    sold = isinstance(event, SaleRecorded)
    outcome = Outcome.PASSED if sold else Outcome.ABANDONED
    return tuple(checking.resolved(ctx, one, outcome) for one in before.watch.open)


def _looked_at(before: KioskState, state: KioskState, event: Event, ctx: Context) -> Step:
    """Codes that nobody knows, coupons, the basket's value, the bag, the pad: each in turn."""
    effects: tuple[Effect, ...] = ()
    for look in (_unknown_code, _coupon, _value, _bag, _pad):
        state, more = look(before, state, event, ctx)
        effects += more
    return state, effects


def _unknown_code(before: KioskState, state: KioskState, event: Event, ctx: Context) -> Step:
    notice = state.notice
    fresh = notice is not None and notice is not before.notice
    if not isinstance(event, CodeRead) or notice is None or not fresh:
        return stay(state)
    if notice.kind is not NoticeKind.UNKNOWN_CODE or state.screen not in BUYING:
        return stay(state)
    code = event.text[:40]
    return checking.happened(state, ctx, Kind.UNKNOWN_CODE, code, evidence=Evidence(code=code))


def _coupon(before: KioskState, state: KioskState, _: Event, ctx: Context) -> Step:
    """A coupon was refused; whichever it is, the next one climbs on. One that counts ends it."""
    notice, found = state.notice, checking.find(state.watch, Kind.COUPON)
    fresh = notice is not None and notice is not before.notice
    if fresh and notice is not None and notice.kind is NoticeKind.COUPON_REFUSED:
        return checking.happened(state, ctx, Kind.COUPON, evidence=Evidence(code=notice.text))
    if found is None or len(state.basket.claims.coupons) <= len(before.basket.claims.coupons):
        return stay(state)
    return checking.ended(state, ctx, found, Outcome.CORRECTED)


def _value(before: KioskState, state: KioskState, _: Event, ctx: Context) -> Step:
    least = ctx.rules.limits.value_note_minor
    total = state.basket.total.minor
    found = checking.find(state.watch, Kind.HIGH_VALUE)
    if not least or total == before.basket.total.minor or state.screen not in BUYING:
        return stay(state)
    if found is not None and total < least:
        return checking.ended(state, ctx, found, Outcome.RELEASED)
    if found is None and total >= least:
        evidence = Evidence(total_minor=total)
        return checking.happened(state, ctx, Kind.HIGH_VALUE, evidence=evidence)
    return stay(state)


def _bag(_: KioskState, state: KioskState, __: Event, ctx: Context) -> Step:
    bag = state.watch.bag
    found = checking.find(state.watch, Kind.WEIGHT)
    if bag.fits:
        if found is None:
            return stay(state)
        return checking.ended(state, ctx, found, Outcome.CORRECTED)
    rung = after_lasting(Kind.WEIGHT, ctx.now_s - bag.since_s, ctx.rules.limits)
    if rung is None or state.screen not in BUYING:
        return stay(state)
    if rung is Rung.CALL and not checking.can_call(state):
        rung = Rung.ASK
    if found is not None and rung <= found.rung:
        return stay(state)
    waiting = bag.waiting[-1:]
    evidence = Evidence(
        weight_change_g=bag.mismatch_g,
        expected_g=waiting[0].weight.grams if waiting else None,
        skus=tuple(piece.sku for piece in waiting),
    )
    about = found or checking.begun(ctx, Kind.WEIGHT, "", rung)
    about = replace(about, evidence=evidence, line_ids=tuple(piece.line_id for piece in waiting))
    return checking.climbed(state, ctx, about, rung, new=found is None)


def _pad(_: KioskState, state: KioskState, __: Event, ctx: Context) -> Step:
    found = checking.find(state.watch, Kind.UNPAID_TAG)
    if found is None or state.watch.unpaid:
        return stay(state)
    return checking.ended(state, ctx, found, Outcome.CORRECTED)


def _age_checked(before: KioskState, state: KioskState, ctx: Context) -> tuple[Effect, ...]:
    """An age check leaves its facts too."""
    was, now = _asks_age(before), _asks_age(state)
    if was == now:
        return ()
    found = checking.begun(ctx, Kind.AGE, "", Rung.CALL)
    found = replace(found, intervention_id=f"{before.basket.transaction_id}.{Kind.AGE}")
    if now:
        skus = tuple(line.sku for line in state.basket.lines if line.min_age)
        about = replace(found, evidence=Evidence(skus=skus))
        return (KeepFact(checking.raised(state, ctx, about)),)
    approved = state.basket.approved_age > before.basket.approved_age
    refused = state.notice is not None and state.notice.kind is NoticeKind.AGE_REFUSED
    if not approved and not refused:
        return (checking.resolved(ctx, found, Outcome.ABANDONED),)
    outcome = Outcome.APPROVED if approved else Outcome.REFUSED
    return (checking.resolved(ctx, found, outcome, state.judged_by or NOBODY_NAMED),)


def _asks_age(state: KioskState) -> bool:
    return state.help is not None and state.help.reason is HelpReason.AGE


def _alarmed(before: KioskState, state: KioskState, event: Event, ctx: Context) -> KioskState:
    """A new task sounds where staff are, an alarm at the exit louder, and nowhere else."""
    if not isinstance(event, ReferenceChanged):
        return state
    state = weights.refreshed(state, event, ctx)
    if "task" not in event.collections:
        return state
    tasks = ctx.world.tasks()
    alarms = frozenset(task.task_id for task in tasks if task.kind is TaskKind.EXIT)
    new = alarms - state.watch.alarms
    state = replace(state, watch=replace(state.watch, alarms=alarms))
    heard = state.screen in STAFF_SCREENS or ctx.rules.staff_only
    if not heard:
        return state
    if new:
        return sounding(state, Tone.ALARM)
    return sounding(state, Tone.LOOK) if _is_news(before, state) else state


def _is_news(before: KioskState, state: KioskState) -> bool:
    """Whether something to do has come that nobody has taken yet."""
    if before.staff is None or state.staff is None:
        return False
    known = {task.task_id for task in before.staff.tasks}
    return any(not one.taken_by and one.task_id not in known for one in state.staff.tasks)
