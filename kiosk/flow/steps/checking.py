"""Interventions: raised, climbing their ladder, answered, released. Each leaves its evidence."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain.interventions import Intervention, Kind, Rung, after_times
from kiosk.flow.effects import Effect
from kiosk.flow.parts import HelpReason, Tone
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, call_help, sounding, stay
from kiosk.flow.watching import KeepFact, Watch
from kiosk.flow.world import Context
from storecore.contracts.reference import Names
from storecore.contracts.watching import (
    Evidence,
    InterventionRaised,
    InterventionResolved,
    Outcome,
)


def happened(
    state: KioskState,
    ctx: Context,
    kind: Kind,
    subject: str = "",
    *,
    evidence: Evidence | None = None,
    line_ids: tuple[str, ...] = (),
) -> Step:
    """Something of this kind has happened once (more), and the rung that this leads to."""
    known = find(state.watch, kind, subject)
    times = known.times + 1 if known is not None else 1
    rung = after_times(kind, times)
    if rung is None:
        return stay(state)
    found = known or begun(ctx, kind, subject, rung)
    counted = replace(
        found,
        times=times,
        evidence=evidence or found.evidence,
        line_ids=line_ids or found.line_ids,
    )
    return climbed(state, ctx, counted, rung, new=known is None)


def begun(ctx: Context, kind: Kind, subject: str, rung: Rung) -> Intervention:
    """A new intervention; it is told of by `climbed`."""
    return Intervention(
        intervention_id=f"{ctx.moment.fresh_id}.{kind}",
        kind=kind,
        subject=subject,
        rung=rung,
        since_s=ctx.now_s,
    )


def climbed(
    state: KioskState, ctx: Context, found: Intervention, rung: Rung, *, new: bool = False
) -> Step:
    """The state with the intervention on a rung: told as a fact where that is news, asked or
    called for where the rung says so. It never climbs down."""
    rung = max(found.rung, rung)
    news = new or rung > found.rung
    placed = replace(found, rung=rung, answered=False)
    state = _with(state, placed)
    told = (KeepFact(raised(state, ctx, placed)),) if news else ()
    if rung is Rung.CALL:
        called, effects = called_for(state, ctx, placed)
        return called, (*told, *effects)
    if rung is Rung.ASK:
        state = sounding(state, Tone.LOOK)
    return stay(state, *told)


def called_for(state: KioskState, ctx: Context, found: Intervention) -> Step:
    """A colleague is called; kind words and what can be done meanwhile."""
    watch = replace(state.watch, called=found.intervention_id)
    names = names_of(state, found)
    return call_help(
        replace(state, watch=watch), ctx, HelpReason.CHECK, names=names, kind=found.kind
    )


def ended(
    state: KioskState, ctx: Context, found: Intervention, outcome: Outcome, actor: str = ""
) -> Step:
    """The intervention is over."""
    watch = state.watch
    rest = tuple(one for one in watch.open if one.intervention_id != found.intervention_id)
    called = "" if watch.called == found.intervention_id else watch.called
    state = replace(state, watch=replace(watch, open=rest, called=called))
    return stay(state, resolved(ctx, found, outcome, actor))


def resolved(ctx: Context, found: Intervention, outcome: Outcome, actor: str = "") -> KeepFact:
    """The fact that it is over."""
    return KeepFact(
        InterventionResolved(
            intervention_id=found.intervention_id,
            store_id=ctx.rules.store_id,
            kiosk_id=ctx.rules.actor,
            kind=found.kind,
            outcome=outcome,
            actor=actor or ctx.rules.actor,
            skus=found.evidence.skus,
            at_ms=ctx.moment.wall_ms,
        )
    )


def released(state: KioskState, ctx: Context) -> Step:
    """What was about lines that are no longer in the basket is over."""
    here = {line.line_id for line in state.basket.lines}
    effects: tuple[Effect, ...] = ()
    for one in state.watch.open:
        if one.line_ids and not here & set(one.line_ids):
            state, told = ended(state, ctx, one, Outcome.RELEASED)
            effects += told
    return state, effects


def find(watch: Watch, kind: Kind, subject: str = "") -> Intervention | None:
    """The open intervention of this kind about this."""
    return next((one for one in watch.open if (one.kind, one.subject) == (kind, subject)), None)


def names_of(state: KioskState, found: Intervention) -> Names:
    """The name of what it is about, where that is one thing in the basket."""
    lines = [line for line in state.basket.lines if line.line_id in found.line_ids]
    lines = lines or [line for line in state.basket.lines if line.sku in found.evidence.skus]
    return lines[0].names if lines else {}


def can_call(state: KioskState) -> bool:
    """Whether a colleague may be called by itself now, without tearing the person out of
    something."""
    return state.screen is Screen.BASKET and state.watch.calling is None


def _with(state: KioskState, found: Intervention) -> KioskState:
    others = tuple(one for one in state.watch.open if one.intervention_id != found.intervention_id)
    return replace(state, watch=replace(state.watch, open=(*others, found)))


def raised(state: KioskState, ctx: Context, found: Intervention) -> InterventionRaised:
    """The fact that it has reached its rung."""
    return InterventionRaised(
        intervention_id=found.intervention_id,
        store_id=ctx.rules.store_id,
        kiosk_id=ctx.rules.actor,
        transaction_id=state.basket.transaction_id,
        kind=found.kind,
        rung=found.rung.word,
        evidence=found.evidence,
        at_ms=ctx.moment.wall_ms,
    )
