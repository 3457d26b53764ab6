"""Phantom stock, and what a count of it would pay. Pure.

The books promise goods that are not there: the shelf is empty, nobody is asked to fill it, nothing
is sold. What a day's wait costs is what would have been sold, times how likely it is that nothing
is there; that is the order in which to count.
"""

from __future__ import annotations

import msgspec

from edge_agent.belief.item import ItemBelief, whole

SURE = 0.85
"""So likely the books must be wrong before a count is asked for: of five counts at most one may be
for nothing."""
RATE_UNKNOWN = 0.3
"""Pieces a day of an item whose sales are not known yet."""


class Phantom(msgspec.Struct, frozen=True):
    """The books say more than is there. `chance`: how likely; `per_day`: pieces not sold by it."""

    believed: int
    chance: float
    per_day: float


def phantom(item: ItemBelief, books: int) -> Phantom | None:
    """What speaks against the books; None where they may well be right."""
    if books <= 0:
        return None
    total = whole(item)
    # Where no sensor looks, a few pieces fewer are only the usual loss: nothing left is a phantom.
    fewer = total.at_most(books - 1 if item.sensed else 0)
    if fewer < SURE:
        return None
    rate = item.per_day if item.days else RATE_UNKNOWN
    likeliest = total.likeliest
    # With so many left of what the books say, a part of a day's sales is lost before a refill.
    short = max(0.0, min(1.0, 1 - likeliest / max(1.0, min(books, 2 * max(rate, 0.5)))))
    return Phantom(likeliest, fewer, max(rate, 0.05) * (total.at_most(0) + 0.5 * short))
