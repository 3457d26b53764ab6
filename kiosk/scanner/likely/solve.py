"""Finds the likeliest number that its check digit allows, and by how much it is the likeliest."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from kiosk.scanner.images import Floats
from kiosk.scanner.likely.kinds import Ints, Kind

_NEVER: Final = -1e6


@dataclass(frozen=True, slots=True)
class Solution:
    """A number; `margin` is how much more likely it is than the next (in logarithms of residuals,
    summed over digits), `fit` how well the average digit fits."""

    text: str
    margin: float
    fit: float


def solve(kind: Kind, scores: Floats) -> Solution:
    """Return the best number for scores of (place, digit), twenty digits to a place on the left.

    A walk over the places that keeps, for every row of sets and every remainder of the sum so far,
    the two best ways to get there (Viterbi).
    """
    rows, tens = len(kind.sets), np.arange(10)
    best = np.full((rows, 10, 2), _NEVER, np.float32)
    best[np.arange(rows), kind.start, 0] = 0.0
    came: list[tuple[Ints, Ints]] = []
    for place in range(len(kind.places)):
        from_set = np.where(
            (kind.sets[:, place] == 1)[:, None], scores[place, 10:], scores[place, :10]
        )
        if place == len(kind.places) - 1:
            allowed = (kind.last[:, None] < 0) | (kind.last[:, None] == tens)
            from_set = np.where(allowed, from_set, _NEVER)
        before = (tens[None, :, None] - kind.weights[:, place][:, None, None] * tens) % 10
        ways = best[np.arange(rows)[:, None, None], before] + from_set[:, None, :, None]
        ways = ways.reshape(rows, 10, 20)
        best, two = _two_best(ways)
        came.append((two, before))
    ends = best[:, 0, :].ravel()
    first, second = np.argsort(-ends)[:2]
    row, rank = divmod(int(first), 2)
    text = kind.spell(row, _walk_back(came, row, rank))
    return Solution(text, float(ends[first] - ends[second]), float(ends[first]) / len(kind.places))


def _two_best(ways: Floats) -> tuple[Floats, Ints]:
    every = np.indices(ways.shape[:2], sparse=True)
    first = ways.argmax(axis=2)
    top = ways[(*every, first)]
    ways[(*every, first)] = 2 * _NEVER
    second = ways.argmax(axis=2)
    best = np.stack([top, ways[(*every, second)]], axis=2)
    return best, np.stack([first, second], axis=2)


def _walk_back(came: list[tuple[Ints, Ints]], row: int, rank: int) -> list[int]:
    digits: list[int] = []
    remainder = 0
    for two, before in reversed(came):
        digit, rank = divmod(int(two[row, remainder, rank]), 2)
        digits.append(digit)
        remainder = int(before[row, remainder, digit])
    return digits[::-1]
