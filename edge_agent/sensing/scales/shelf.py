"""One scale shelf: how many pieces of each good lie on it, followed from rest to rest. Pure.

Pieces are told by the change between two rests, which drift and temperature hardly touch; what
changes while nothing was moved is drift, and the tare follows it. Something that fits no good is
kept as `open_g` until it has gone again.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from edge_agent.sensing.scales.goods import Good, Pieces, explained
from edge_agent.sensing.scales.guesses import Guesses, after_change, certain
from edge_agent.sensing.scales.guesses import told as told_by

NOISE_G = 2.0
MOST_EACH = 60


class ShelfWeight(msgspec.Struct, frozen=True):
    """What is on a scale after a rest. `tare_g`: what it would show with nothing on it.

    `open_g` is weight that no good explains. `known` is false until the pieces were once told.
    Where several goods share the scale, `guesses` are the ways in which they may lie, and `pieces`
    has those goods alone whose number is sure.
    """

    pieces: Pieces
    grams: float
    tare_g: float = 0.0
    open_g: float = 0.0
    known: bool = True
    guesses: Guesses = ()


def first_rest(goods: Sequence[Good], grams: float, tolerance_percent: int) -> ShelfWeight:
    """The scale is read for the first time, or its goods are others now."""
    found = told(goods, grams, tolerance_percent)
    if found is None:
        return ShelfWeight({}, grams, open_g=grams, known=False)
    guesses = certain(goods, found) if len(goods) > 1 else ()
    tare_g = grams - _weight(goods, found)
    return ShelfWeight(found, grams, tare_g=tare_g, guesses=guesses)


def next_rest(
    held: ShelfWeight, goods: Sequence[Good], grams: float, tolerance_percent: int
) -> ShelfWeight:
    """The scale has come to rest again."""
    change = grams - held.grams
    jitter_g = _jitter_g(goods, tolerance_percent)
    if abs(change) <= jitter_g:
        return _drifted(held, goods, grams, change)
    if held.open_g and abs(held.open_g + change) <= jitter_g:
        return msgspec.structs.replace(held, grams=grams, open_g=0.0)
    if not held.known:
        return first_rest(goods, grams, tolerance_percent)
    change_told = _shared if len(goods) > 1 else _alone
    return change_told(held, goods, grams, tolerance_percent)


def _alone(
    held: ShelfWeight, goods: Sequence[Good], grams: float, tolerance_percent: int
) -> ShelfWeight:
    """One good: the change is so many pieces of it, or else all that lies there is told anew."""
    change = grams - held.grams
    found = _moved(goods, held, change, tolerance_percent)
    if found is not None:
        pieces = {good.sku: held.pieces.get(good.sku, 0) + found.get(good.sku, 0) for good in goods}
        return _emptied(msgspec.structs.replace(held, pieces=pieces, grams=grams), goods)
    whole = told(goods, grams - held.tare_g, tolerance_percent)
    if whole is not None:
        return ShelfWeight(whole, grams, held.tare_g)
    return msgspec.structs.replace(held, grams=grams, open_g=held.open_g + change)


def restarted(held: ShelfWeight, goods: Sequence[Good], grams: float, percent: int) -> ShelfWeight:
    """The cell was switched off in between. One that wakes up at zero with goods on it has taken
    them for its tare: the pieces are kept. Any other weight is a change as always."""
    if any(held.pieces.values()) and abs(grams) <= _jitter_g(goods, percent):
        return msgspec.structs.replace(
            held, grams=grams, tare_g=grams - _weight(goods, held.pieces)
        )
    return next_rest(held, goods, grams, percent)


def told(goods: Sequence[Good], grams: float, tolerance_percent: int) -> Pieces | None:
    """The pieces that weigh so much in all; a little below nothing still is nothing."""
    if not goods:
        return None
    if len(goods) == 1:
        (good,) = goods
        count = max(0, round(grams / good.unit_g))
        off_g = abs(grams - count * good.unit_g)
        return {good.sku: count} if off_g <= _jitter_g(goods, tolerance_percent) else None
    most = {good.sku: MOST_EACH if len(goods) == 2 else 12 for good in goods}
    return explained(goods, grams, NOISE_G, most)


def _shared(held: ShelfWeight, goods: Sequence[Good], grams: float, jitter_g: float) -> ShelfWeight:
    """Several goods: what all likely ways agree on is told."""
    if abs(grams - held.tare_g) <= jitter_g / 2:
        none = {good.sku: 0 for good in goods}
        return ShelfWeight(none, grams, tare_g=grams, guesses=certain(goods, none))
    before = held.guesses or certain(goods, held.pieces)
    guesses = after_change(goods, before, grams - held.grams, NOISE_G)
    if not guesses:
        return msgspec.structs.replace(
            held, grams=grams, open_g=held.open_g + grams - held.grams, guesses=before
        )
    pieces = told_by(goods, guesses)
    return msgspec.structs.replace(held, grams=grams, pieces=pieces, guesses=guesses)


def _moved(
    goods: Sequence[Good], held: ShelfWeight, change: float, tolerance_percent: int
) -> Pieces | None:
    (good,) = goods
    count = round(change / good.unit_g)
    off_g = abs(change - count * good.unit_g)
    if held.pieces.get(good.sku, 0) + count < 0 or off_g > _jitter_g(goods, tolerance_percent):
        return None
    return {good.sku: count}


def _drifted(held: ShelfWeight, goods: Sequence[Good], grams: float, change: float) -> ShelfWeight:
    """Nothing was moved: the cell has crept, with temperature or with age."""
    return msgspec.structs.replace(held, grams=grams, tare_g=held.tare_g + change)


def _emptied(held: ShelfWeight, goods: Sequence[Good]) -> ShelfWeight:
    """With nothing on it, what the scale shows is its tare."""
    if any(held.pieces.values()) or held.open_g:
        return held
    return msgspec.structs.replace(held, tare_g=held.grams)


def _weight(goods: Sequence[Good], pieces: Pieces) -> float:
    return sum(good.unit_g * pieces.get(good.sku, 0) for good in goods)


def _jitter_g(goods: Sequence[Good], tolerance_percent: int) -> float:
    lightest = min((good.unit_g for good in goods), default=100.0)
    return max(1.0, lightest * tolerance_percent / 100)
