"""Several goods on one scale: every way that the pieces may lie, with how likely it is. Pure.

Each change of weight multiplies the ways; those that fit it badly, or need many pieces at once,
fall away. A number is told where nearly all that is left agree on it, and left open where not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from edge_agent.sensing.scales.goods import Good

KEPT_MAX = 24
FAR = 14.0
"""A way so many natural logarithms behind the best is let go."""
MISFIT_MAX = 6.0
PIECE_COST = 1.3
KIND_COST = 6.0
HANDFUL = 4
"""One hand takes one piece, seldom several, hardly ever two goods at once; more than a handful is
somebody who fills the shelf up."""
MOVED_MAX = 14
SURE = 0.95


class Guess(msgspec.Struct, frozen=True, array_like=True):
    """One way: pieces by the order of the goods, and its logarithm of likelihood."""

    pieces: tuple[int, ...]
    log: float = 0.0


Guesses = tuple[Guess, ...]


def certain(goods: Sequence[Good], pieces: Mapping[str, int]) -> Guesses:
    """Somebody, or an empty scale, says how they lie."""
    return (Guess(tuple(pieces.get(good.sku, 0) for good in goods)),)


def after_change(
    goods: Sequence[Good], guesses: Guesses, change_g: float, noise_g: float
) -> Guesses:
    """The ways after the weight has changed by so much; none where nothing explains it."""
    found: dict[tuple[int, ...], float] = {}
    for guess in guesses:
        for moved in _moves(goods, guess, change_g):
            weight = sum(n * good.unit_g for n, good in zip(moved, goods, strict=True))
            spread = noise_g**2 + sum(
                abs(n) * good.sd_g**2 for n, good in zip(moved, goods, strict=True)
            )
            misfit = (change_g - weight) ** 2 / (2 * spread)
            if misfit > MISFIT_MAX:
                continue
            count, kinds = sum(map(abs, moved)), sum(1 for n in moved if n)
            log = guess.log - misfit - math.log(spread) / 2
            log -= PIECE_COST * min(count - 1, HANDFUL) + KIND_COST * (kinds - 1)
            lie = tuple(n + m for n, m in zip(guess.pieces, moved, strict=True))
            held = found.get(lie)
            found[lie] = log if held is None else _sum_of(held, log)
    return _kept(found)


def told(goods: Sequence[Good], guesses: Guesses) -> dict[str, int]:
    """The goods of which nearly all ways agree on a number."""
    total = sum(math.exp(guess.log) for guess in guesses)
    sure: dict[str, int] = {}
    for index, good in enumerate(goods):
        by_count: dict[int, float] = {}
        for guess in guesses:
            count = guess.pieces[index]
            by_count[count] = by_count.get(count, 0.0) + math.exp(guess.log)
        best = max(by_count, key=by_count.__getitem__)
        if by_count[best] >= SURE * total:
            sure[good.sku] = best
    return sure


def _moves(goods: Sequence[Good], guess: Guess, change_g: float) -> Iterator[tuple[int, ...]]:
    """Pieces of one good or of two, all added or all taken, that come near the change."""
    way = 1 if change_g > 0 else -1
    most = [MOVED_MAX if way > 0 else min(MOVED_MAX, held) for held in guess.pieces]
    blank = [0] * len(goods)
    for index, good in enumerate(goods):
        about = round(abs(change_g) / good.unit_g)
        for count in range(max(1, about - 1), min(most[index], about + 1) + 1):
            move = blank.copy()
            move[index] = way * count
            yield tuple(move)
        for other in range(index + 1, len(goods)):
            for count in range(1, most[index] + 1):
                left_g = abs(change_g) - count * good.unit_g
                rest = round(left_g / goods[other].unit_g)
                if 1 <= rest <= most[other]:
                    move = blank.copy()
                    move[index], move[other] = way * count, way * rest
                    yield tuple(move)


def _kept(found: Mapping[tuple[int, ...], float]) -> Guesses:
    if not found:
        return ()
    best = max(found.values())
    near = [Guess(lie, log - best) for lie, log in found.items() if log >= best - FAR]
    near.sort(key=lambda guess: (-guess.log, guess.pieces))
    return tuple(near[:KEPT_MAX])


def _sum_of(one: float, other: float) -> float:
    high, low = max(one, other), min(one, other)
    return high + math.log1p(math.exp(low - high))
