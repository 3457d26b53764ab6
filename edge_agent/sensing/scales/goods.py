"""Which pieces explain a weight on one scale. Pure; grams.

A weight is explained where one way fits and every other way fits much worse. Where two fit alike it
is left open: a wrong number is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import msgspec

FITS = 3.0
"""So many standard deviations off, a way still fits."""
CLEARLY = 3.0
"""How much smaller the square of the best way's deviation must be than the next one's, halved: the
natural logarithm of how much likelier it is, 20 to 1."""
TRIED_MAX = 20_000


class Good(msgspec.Struct, frozen=True):
    """What lies on a scale: a piece weighs `unit_g` give or take `sd_g`."""

    sku: str
    unit_g: float
    sd_g: float


Pieces = dict[str, int]


def explained(
    goods: Sequence[Good], grams: float, noise_g: float, most: Mapping[str, int]
) -> Pieces | None:
    """How many pieces of each weigh so much altogether; None where none or several ways do."""
    ranges = [range(most.get(good.sku, 0) + 1) for good in goods]
    tried = 1
    for one in ranges:
        tried *= len(one)
    if len(goods) == 1:
        about = max(0, round(grams / goods[0].unit_g))
        ranges = [range(max(0, about - 1), about + 2)]
    elif tried > TRIED_MAX:
        return None
    return _best(
        goods,
        (dict(zip(_skus(goods), way, strict=True)) for way in product(*ranges)),
        grams,
        noise_g,
    )


def _best(
    goods: Sequence[Good], ways: Iterator[Pieces], grams: float, noise_g: float
) -> Pieces | None:
    known = {good.sku: good for good in goods}
    found: list[tuple[float, Pieces]] = []
    for way in ways:
        weight = sum(count * known[sku].unit_g for sku, count in way.items())
        spread = noise_g**2 + sum(abs(n) * known[sku].sd_g ** 2 for sku, n in way.items())
        found.append(((grams - weight) ** 2 / spread, way))
    found.sort(key=lambda one: one[0])
    if not found or found[0][0] > FITS**2:
        return None
    if len(found) > 1 and (found[1][0] - found[0][0]) / 2 < CLEARLY:
        return None
    return found[0][1]


def _skus(goods: Sequence[Good]) -> list[str]:
    return [good.sku for good in goods]
