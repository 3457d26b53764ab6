"""Suggesting what goes well with the newest goods, from pairs that the cloud has counted."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.state import KioskState
from kiosk.flow.steps.common import Step, stay
from kiosk.flow.suggesting import Suggesting, Suggestion, SuggestionDeclined
from kiosk.flow.world import Context


def suggested(state: KioskState, ctx: Context) -> KioskState:
    """The state with a suggestion for its newest line; without one where nothing fits.

    Goods with an age limit are never suggested, nor what is in the basket already.
    """
    if not state.suggesting.wanted:
        return state
    return replace(state, suggesting=Suggesting(_found(state, ctx)))


def _found(state: KioskState, ctx: Context) -> Suggestion | None:
    if state.basket.is_empty:
        return None
    there = {line.sku for line in state.basket.lines}
    pair = ctx.world.pair(state.basket.lines[0].sku)
    if pair is None or pair.goes_with in there:
        return None
    goods = ctx.world.by_sku(pair.goes_with)
    if goods is None or goods.item.min_age:
        return None
    return Suggestion(goods, ctx.world.place(pair.goes_with))


def on_declined(state: KioskState, _: SuggestionDeclined, __: Context) -> Step:
    """No more of them for this customer."""
    return stay(replace(state, suggesting=Suggesting(wanted=False)))
