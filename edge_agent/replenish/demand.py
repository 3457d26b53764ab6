"""What a day sells of an item, from what days before it sold. Pure.

Fast items: simple exponential smoothing of the daily quantity and of its squared error. Slow ones,
with days on which nothing is sold, by TSB: the probability that a day sells anything is smoothed on
every day, the size of a day's sale only on days that sell. So an item that nobody buys any more
fades out. Source: Teunter, Syntetos and Babai, "Intermittent demand: Linking forecasting to
inventory obsolescence", European Journal of Operational Research 214, 2011.
"""

from __future__ import annotations

import math
from enum import StrEnum

import msgspec

SHARE = 0.1
CHANCE_SHARE = 0.1
SIZE_SHARE = 0.15
FAST_FROM = 0.7
"""An item that sells on so large a share of days is a fast one."""


class Method(StrEnum):
    """How an item's demand is told."""

    SES = "ses"
    TSB = "tsb"


class Demand(msgspec.Struct, frozen=True):
    """What is smoothed. `days` is how many days were taken in."""

    days: int = 0
    level: float = 0.0
    error_sq: float = 0.0
    chance: float = 0.0
    size: float = 0.0

    @property
    def method(self) -> Method:
        """Which of both tells."""
        return Method.SES if self.chance >= FAST_FROM else Method.TSB

    @property
    def per_day(self) -> float:
        """Pieces that a day is expected to sell."""
        return self.level if self.method is Method.SES else self.chance * self.size

    @property
    def variance(self) -> float:
        """Of a day's sale: at least that of single customers who come by chance."""
        if self.method is Method.SES:
            return max(self.error_sq, self.level)
        # A day sells nothing, or about `size`: the variance of such a day, never below Poisson's.
        two_way = self.chance * (1 - self.chance) * self.size**2
        return max(two_way, self.per_day)


def after_day(demand: Demand, sold: int) -> Demand:
    """The demand after one more day that sold so many."""
    days = demand.days + 1
    share = max(SHARE, 1 / days)
    error = sold - demand.level if demand.days else 0.0
    chance_share = max(CHANCE_SHARE, 1 / days)
    size = demand.size
    if sold:
        size = float(sold) if not size else size + SIZE_SHARE * (sold - size)
    return Demand(
        days,
        demand.level + share * (sold - demand.level),
        demand.error_sq + share * (error**2 - demand.error_sq),
        demand.chance + chance_share * ((sold > 0) - demand.chance),
        size,
    )


def over(demand: Demand, days: float) -> tuple[float, float]:
    """Mean and standard deviation of what so many days sell."""
    return demand.per_day * days, math.sqrt(demand.variance * days)
