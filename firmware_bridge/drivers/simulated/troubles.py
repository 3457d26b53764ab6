"""What goes wrong on the simulated floor, at stated rates: seeded, so that a run can be repeated.

A floor file may have one table:

    [trouble]
    missed = 0.1            # share of tags that one look of a reader misses
    ghosted = 0.02          # share of looks that also see a tag from before another antenna
    misplaced = 0.2         # share of pieces put back that end up at another place
    drift_g_per_h = 30      # how far a scale's zero wanders, up or down, by the scale
    deaths_per_h = 2        # how often a device falls silent
    dead_for_s = 60         # and for how long
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from firmware_bridge.drivers.simulated.floor_file import FloorError, parse_floor

Share = Annotated[float, Meta(ge=0, le=1)]
S_PER_H = 3600.0


class Rates(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often what goes wrong: see the module's text."""

    missed: Share = 0.1
    ghosted: Share = 0.0
    misplaced: Share = 0.0
    drift_g_per_h: Annotated[float, Meta(ge=0)] = 0.0
    deaths_per_h: Annotated[float, Meta(ge=0, le=1000)] = 0.0
    dead_for_s: Annotated[float, Meta(gt=0)] = 60.0


def read_rates(path: Path) -> Rates:
    """The rates in a floor file; those that it leaves out are as they stand above.

    Raises:
        FloorError: it cannot be read, or a rate cannot be as it is written.
    """
    found = parse_floor(path)
    listed: Any = found.get("trouble", {}) if isinstance(found, dict) else {}
    try:
        return msgspec.convert(listed, Rates)
    except msgspec.ValidationError as error:
        raise FloorError(f"{path}: trouble: {error}") from error


class Ailing:
    """One device in trouble: when it is dead and how far it has drifted. Times in seconds since the
    shop opened. The same seed and device always have the same troubles."""

    def __init__(self, rates: Rates, seed: int, device: str) -> None:
        self._rates = rates
        self._random = random.Random(f"{seed} {device} trouble")  # noqa: S311  a simulation
        self._lean = self._random.uniform(-1, 1)
        self._dies_s = self._next_death_s(0.0)

    def is_dead(self, now_s: float) -> bool:
        """Whether it is silent now."""
        while now_s >= self._dies_s + self._rates.dead_for_s:
            self._dies_s = self._next_death_s(self._dies_s + self._rates.dead_for_s)
        return now_s >= self._dies_s

    def drift_g(self, now_s: float) -> int:
        """How many grams it shows too much."""
        return round(self._lean * self._rates.drift_g_per_h * now_s / S_PER_H)

    def _next_death_s(self, from_s: float) -> float:
        if not self._rates.deaths_per_h:
            return float("inf")
        return from_s + self._random.expovariate(self._rates.deaths_per_h / S_PER_H)


class Sight:
    """What one look of a reader sees of the tags that are there."""

    def __init__(self, rates: Rates, seed: str) -> None:
        self._rates = rates
        self._random = random.Random(seed)  # noqa: S311  a simulation

    def look(self, antenna: int, tags: dict[int, list[str]]) -> list[str]:
        """The tags that answer at an antenna, in the order in which they do; among them, now and
        then, one that lies before another antenna."""
        read = [epc for epc in tags.get(antenna, []) if self._random.random() >= self._rates.missed]
        if self._random.random() < self._rates.ghosted:
            elsewhere = [epc for other, epcs in tags.items() if other != antenna for epc in epcs]
            if elsewhere:
                read.append(self._random.choice(elsewhere))
        self._random.shuffle(read)
        return read
