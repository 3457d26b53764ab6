"""When the weight on a scale has come to rest. Pure."""

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
