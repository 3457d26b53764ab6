"""The bagging scale: what was scanned waits for the bag, and the bag is weighed."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.domain import bagging
from kiosk.domain.bagging import UNKNOWN, Bag, BagLine, PieceWeight, expected_weight
from kiosk.domain.basket import Line, is_weighed
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event, SaleRecorded
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.common import Step, stay
from kiosk.flow.steps.padding import BUYING
from kiosk.flow.watching import BagChanged, KeepFact
from kiosk.flow.world import Context
from storecore.contracts.watching import BagWeighed

LABEL_TOLERANCE_G = 20
"""How far goods may be off the weight on their own label or from the weighing scale."""


def on_bag(state: KioskState, event: BagChanged, ctx: Context) -> Step:
    """The scale shows something else; a weight that moved counts as somebody being there."""
    before, watch = state.watch.reading, replace(state.watch, reading=event.reading)
    state = replace(state, watch=watch)
    if event.reading is None or not event.reading.stable:
        return stay(state)
    if before is not None and abs(before.grams - event.reading.grams) > bagging.NOISE_G:
        state = replace(state, touched_s=ctx.now_s, idle_seconds_left=None)
    if state.basket.is_empty or state.screen not in BUYING:
        return stay(state)
    bag = bagging.weigh(watch.bag, event.reading.grams, ctx.now_s)
    return stay(replace(state, watch=replace(watch, bag=bag)))


def followed(before: KioskState, state: KioskState, ctx: Context) -> KioskState:
    """The bag follows the basket; an empty basket takes what lies on the scale as nothing."""
    watch = state.watch
    if watch.reading is None:
        return state
    grams = watch.reading.grams if watch.reading.stable else None
    if state.basket.is_empty:
        empty = Bag(explained_g=grams)
        return state if watch.bag == empty else replace(state, watch=replace(watch, bag=empty))
    back = state.screen in BUYING and before.screen not in BUYING
    if state.basket.lines is before.basket.lines and not back:
        return state
    lines = [_line(line, ctx) for line in reversed(state.basket.lines) if not line.on_pad]
    bag = bagging.follow(watch.bag, lines, grams, ctx.now_s)
    return replace(state, watch=replace(watch, bag=bag))


def taught(before: KioskState, event: Event, ctx: Context) -> tuple[Effect, ...]:
    """What an accepted sale teaches of the weights of its pieces."""
    bought = before.basket
    if not isinstance(event, SaleRecorded) or before.screen is Screen.DONE:
        return ()
    packed = {line.sku for line in bought.lines if not is_weighed(line.item)}
    weighed = tuple(one for one in bagging.learned(before.watch.bag) if one.sku in packed)
    if not weighed:
        return ()
    body = BagWeighed(
        store_id=ctx.rules.store_id,
        kiosk_id=ctx.rules.actor,
        transaction_id=event.transaction_id,
        weighed=weighed,
        at_ms=ctx.moment.wall_ms,
    )
    return (KeepFact(body),)


def _line(line: Line, ctx: Context) -> BagLine:
    return BagLine(
        line_id=line.line_id, sku=line.sku, pieces=line.quantity, weight=_weight(line, ctx)
    )


def _weight(line: Line, ctx: Context) -> PieceWeight:
    if line.weight_g is not None:
        return PieceWeight(grams=line.weight_g, tolerance_g=LABEL_TOLERANCE_G, known=True)
    known = ctx.world.watched.weight_of(line.sku)
    if known is None:
        return UNKNOWN
    limits = ctx.world.watched.limits_of(line.sku)
    return expected_weight(
        known.mean_mg,
        known.sd_mg,
        known.count,
        tolerance_g=limits.tolerance_g if limits is not None else None,
        muted=known.muted,
    )
