"""What will happen in a run, drawn from its seed beforehand, so that parts can be left out."""

from __future__ import annotations

import random
from collections.abc import Mapping
from enum import StrEnum

import msgspec

from storeside.simulate.clockwork import DAY_MS, HOUR_MS
from storeside.simulate.disk import FailPoint

SKUS = ("milk", "bread", "shirt", "lamp")
YEAR_MS = 365 * DAY_MS


class Kind(StrEnum):
    """What people and misfortune do."""

    BUY = "buy"
    ORDER = "order"
    CANCEL = "cancel"
    STAFF = "staff"
    DELIVER = "deliver"
    COUNT = "count"
    PRICE = "price"
    SENSE = "sense"
    TIDY = "tidy"
    CUT = "cut"
    FLAP = "flap"
    CRASH = "crash"
    FAIL = "fail"
    ROLL_BACK = "roll_back"
    CLONE = "clone"
    CLOCK = "clock"
    FULL = "full"
    SLOW = "slow"
    LIE = "lie"
    FLOOD = "flood"


class Happening(msgspec.Struct, frozen=True):
    """One thing that happens at one moment; `number` picks among nodes, `size` how much."""

    at_ms: int
    kind: Kind
    number: int
    size: int


PEOPLE_PER_STORE_DAY: dict[Kind, float] = {
    Kind.BUY: 12,
    Kind.ORDER: 4,
    Kind.CANCEL: 0.5,
    Kind.STAFF: 6,
    Kind.DELIVER: 1,
    Kind.COUNT: 0.5,
    Kind.PRICE: 0.3,
    Kind.SENSE: 3,
    Kind.TIDY: 1,
}
FAULTS_PER_STORE_DAY: dict[Kind, float] = {
    Kind.CUT: 0.8,
    Kind.FLAP: 0.3,
    Kind.CRASH: 0.6,
    Kind.FAIL: 1.6,
    Kind.ROLL_BACK: 0.12,
    Kind.CLONE: 0.06,
    Kind.CLOCK: 0.3,
    Kind.FULL: 0.2,
    Kind.SLOW: 0.2,
    Kind.LIE: 0.2,
    Kind.FLOOD: 0.05,
}
_LASTS_MS = {
    Kind.CUT: 30 * HOUR_MS,
    Kind.FLAP: 2 * HOUR_MS,
    Kind.FULL: 4 * HOUR_MS,
    Kind.SLOW: 6 * HOUR_MS,
    Kind.LIE: 6 * HOUR_MS,
}


def make_plan(
    seed: str, stores: int, days: int, faults: float, more: Mapping[str, float] | None = None
) -> list[Happening]:
    """Everything that will happen, in order; `faults` scales how much goes wrong, `more` single
    kinds of it once more."""
    chance = random.Random(f"{seed}/plan")  # noqa: S311  chance to be repeated, not secrecy
    plan: list[Happening] = []
    rates = {**PEOPLE_PER_STORE_DAY, **{k: v * faults for k, v in FAULTS_PER_STORE_DAY.items()}}
    for kind, per_day in rates.items():
        expected = per_day * stores * days * (more or {}).get(kind, 1.0)
        count = int(expected) + (chance.random() < expected % 1)
        for _ in range(count):
            at_ms = chance.randrange(days * DAY_MS)
            number = chance.randrange(1 << 30)
            plan.append(Happening(at_ms, kind, number, _size(kind, chance)))
    plan += [Happening(0, Kind.DELIVER, store, 12) for store in range(stores)]
    return sorted(plan, key=lambda h: (h.at_ms, h.kind, h.number))


def _size(kind: Kind, chance: random.Random) -> int:
    if kind in _LASTS_MS:
        # Most are short, a few last for days.
        return int(_LASTS_MS[kind] * chance.random() ** 3) + 60_000
    if kind is Kind.CLOCK:
        return chance.choice((-YEAR_MS, YEAR_MS, 3_000, -3_000, 400_000, -HOUR_MS))
    if kind is Kind.FAIL:
        return chance.randrange(len(FailPoint)) + 1
    if kind is Kind.ROLL_BACK:
        return chance.randrange(1, 24) * HOUR_MS
    return chance.randrange(1, 8)
