"""What goes well with what: lift over the baskets of the whole chain."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

TOGETHER_MIN = 5
"""Fewer baskets than this with both say nothing."""
LIFT_PERCENT_MIN = 150
SKUS_MAX = 60
"""Of a larger basket no pairs are counted: it is a shop's own errand, and the pairs are many."""


class Seen(msgspec.Struct, frozen=True):
    """How often another item was in a basket at all, and together with the one in question."""

    sku: str
    baskets: int
    together: int


def best_partner(
    baskets_all: int, baskets_sku: int, seen: Iterable[Seen]
) -> tuple[Seen, int] | None:
    """The item with the greatest lift, and that lift in percent; None where nothing stands out.

    Lift is P(both) / (P(one) x P(other)) (Brin et al., 1997).
    """
    best: tuple[Seen, int] | None = None
    for other in sorted(seen, key=lambda one: one.sku):
        if other.together < TOGETHER_MIN or not baskets_sku or not other.baskets:
            continue
        lift_percent = 100 * other.together * baskets_all // (baskets_sku * other.baskets)
        enough = lift_percent >= LIFT_PERCENT_MIN
        if enough and (
            best is None or (lift_percent, other.together) > (best[1], best[0].together)
        ):
            best = (other, lift_percent)
    return best
