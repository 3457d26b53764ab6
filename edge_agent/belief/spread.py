"""A distribution over whole numbers of pieces. Pure.

Source of the idea: DeHoratius, Mersereau and Schrage, "Retail Inventory Management When Records
Are Inaccurate", Manufacturing & Service Operations Management 10(2), 2008: keep a probability for
every quantity that may be there; sales, receipts, counts and unseen loss update it by Bayes' rule.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

_TINY = 1e-9
_LOST_AT_ONCE_MAX = 4
_AFTER_SURPRISE = (0.6, 0.25, 0.1, 0.05)
"""What may be left where more was sold than was thought possible."""


class Spread(msgspec.Struct, frozen=True, array_like=True):
    """`base + n` pieces with probability `weights[n]`; the weights add up to 1."""

    base: int = 0
    weights: tuple[float, ...] = (1.0,)

    def at(self, quantity: int) -> float:
        """The probability of exactly this quantity."""
        number = quantity - self.base
        return self.weights[number] if 0 <= number < len(self.weights) else 0.0

    @property
    def likeliest(self) -> int:
        """The quantity with the highest probability."""
        return self.base + max(range(len(self.weights)), key=self.weights.__getitem__)

    def low(self, below: float) -> int:
        """The largest quantity that is there with a probability of at least `1 - below`."""
        total = 0.0
        for number, weight in enumerate(self.weights):
            total += weight
            if total > below:
                return self.base + number
        return self.base + len(self.weights) - 1

    def high(self, above: float) -> int:
        """The smallest quantity that is exceeded with a probability of at most `above`."""
        total = 0.0
        for number in range(len(self.weights) - 1, -1, -1):
            total += self.weights[number]
            if total > above:
                return self.base + number
        return self.base

    def mean(self) -> float:
        """The expected quantity."""
        return self.base + sum(n * weight for n, weight in enumerate(self.weights))

    def at_most(self, quantity: int) -> float:
        """The probability of this quantity or fewer."""
        return sum(self.weights[: max(0, quantity - self.base + 1)])


def exactly(quantity: int) -> Spread:
    """A quantity without a doubt."""
    return Spread(quantity, (1.0,))


def shifted(spread: Spread, pieces: int) -> Spread:
    """So many more, or fewer; below nothing nothing is left."""
    base = spread.base + pieces
    if base >= 0:
        return Spread(base, spread.weights)
    under = min(-base, len(spread.weights) - 1)
    return _made(0, (sum(spread.weights[: under + 1]), *spread.weights[under + 1 :]))


def sold(spread: Spread, pieces: int) -> Spread:
    """So many were sold out of it: they were there, so fewer than that it cannot have been."""
    weights = [w if spread.base + n >= pieces else 0.0 for n, w in enumerate(spread.weights)]
    if sum(weights) < 1e-4:
        return Spread(0, _AFTER_SURPRISE)
    return shifted(_made(spread.base, weights), -pieces)


def unsold(spread: Spread, expected: float) -> Spread:
    """Nothing was sold in a time in which `expected` pieces are usually sold."""
    factor = math.exp(-expected)
    return _made(
        spread.base,
        [w * (factor if spread.base + n > 0 else 1.0) for n, w in enumerate(spread.weights)],
    )


def thinned(spread: Spread, lost: float) -> Spread:
    """Each piece has vanished with this probability."""
    if lost <= 0:
        return spread
    reach = min(_LOST_AT_ONCE_MAX, spread.base)
    weights = [0.0] * (len(spread.weights) + reach)
    for n, weight in enumerate(spread.weights):
        expected = (spread.base + n) * lost
        chance = math.exp(-expected)
        left = 1.0
        for gone in range(min(_LOST_AT_ONCE_MAX, spread.base + n) + 1):
            weights[n + reach - gone] += weight * chance
            left -= chance
            chance *= expected / (gone + 1)
        weights[n + reach] += weight * max(0.0, left)
    return _made(spread.base - reach, weights)


def swept(spread: Spread, chance: float) -> Spread:
    """All of it has vanished with this probability."""
    if chance <= 0:
        return spread
    weights = [0.0] * spread.base + [w * (1 - chance) for w in spread.weights]
    weights[0] += chance
    return _made(0, weights)


def joined(spread: Spread, other: Spread) -> Spread:
    """The sum of two independent quantities."""
    short, long = sorted((spread.weights, other.weights), key=len)
    weights = [0.0] * (len(short) + len(long) - 1)
    for n, one in enumerate(short):
        for m, two in enumerate(long):
            weights[n + m] += one * two
    return _made(spread.base + other.base, weights)


def maybe(chance: float) -> Spread:
    """One piece with this probability, none otherwise."""
    return Spread(0, (1.0 - chance, chance))


def _made(base: int, weights: Sequence[float]) -> Spread:
    """Trimmed of what is next to impossible, and adding up to 1."""
    total = sum(weights)
    first, last = 0, len(weights)
    while last - first > 1 and weights[first] < _TINY * total:
        first += 1
    while last - first > 1 and weights[last - 1] < _TINY * total:
        last -= 1
    return Spread(base + first, tuple(w / total for w in weights[first:last]))
