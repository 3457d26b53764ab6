"""How much of an item should be there and on its way together. Pure.

The newsvendor's fractile: of one piece too few a sale is lost (`margin`), one too many costs its
keeping until it is sold (`holding`); stock up to the quantity that demand stays below with
probability margin / (margin + holding). Demand of the protection time (until the delivery after the
next) is taken as negative binomial, which is Poisson where its variance is no larger than its mean.
"""

from __future__ import annotations

import math
from statistics import NormalDist

STOCK_MAX = 20_000


def fractile(margin: float, holding: float) -> float:
    """The share of times in which stock should suffice, within 50% and 99.5%."""
    if margin <= 0 or holding < 0:
        return 0.5
    return min(0.995, max(0.5, margin / (margin + holding)))


def base_stock(mean: float, deviation: float, suffices: float) -> int:
    """The smallest quantity that demand stays within with this probability."""
    if mean <= 0:
        return 0
    if mean > 200:
        return math.ceil(mean + _normal(suffices) * max(deviation, math.sqrt(mean)))
    p = min(0.9999, mean / max(deviation**2, mean))
    r = mean * p / (1 - p)  # large where the variance is no larger than the mean: Poisson
    chance = math.exp(r * math.log(p))
    total, quantity = chance, 0
    while total < suffices and quantity < STOCK_MAX:
        chance *= (quantity + r) / (quantity + 1) * (1 - p)
        quantity += 1
        total += chance
    return quantity


def packs(pieces: int, pack_size: int) -> int:
    """Whole packs that bring at least so many pieces."""
    return -(-max(0, pieces) // max(1, pack_size))


def _normal(probability: float) -> float:
    """The quantile of the normal distribution."""
    return NormalDist().inv_cdf(probability)
