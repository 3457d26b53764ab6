"""From a weight on a shelf to a number of pieces. Pure."""

from __future__ import annotations

import msgspec


class Weight(msgspec.Struct, frozen=True):
    """The newest weight of a scale. `settled` once it has been taken as a level."""

    grams: int
    stable: bool
    settled: bool = False


def next_weight(before: Weight | None, grams: int, stable: bool, jitter_g: int) -> Weight:
    """The weight to go on with after an observation; the same one while the scale rests.

    Whoever keeps it starts its time anew when it is another one.
    """
    rests = before is not None and before.stable and stable
    if rests and before is not None and abs(grams - before.grams) <= jitter_g:
        return before
    return Weight(grams, stable)


def counts(weight: Weight, stood_s: float, settle_s: float) -> bool:
    """Whether a weight that has stood for `stood_s` is to be taken as a level now."""
    return weight.stable and not weight.settled and stood_s >= settle_s


def jitter_g(unit_weight_g: int, tolerance_percent: int) -> int:
    """How far apart two weights may be and still be the same, in grams."""
    return max(1, unit_weight_g * tolerance_percent // 100)


def pieces(grams: int, unit_weight_g: int, tolerance_percent: int) -> int | None:
    """How many whole pieces weigh so much; None where something else lies there too.

    A little below nothing still is nothing: scales drift.
    """
    count = max(0, (2 * grams + unit_weight_g) // (2 * unit_weight_g))
    off_g = abs(grams - count * unit_weight_g)
    return count if off_g <= jitter_g(unit_weight_g, tolerance_percent) else None
