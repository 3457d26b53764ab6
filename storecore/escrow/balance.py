"""How rights are shared out: by what each side sells, for as long as it may be cut off. Pure."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

DAY_MS = 24 * 3_600_000
HALF_LIFE_MS = 2 * DAY_MS
SPARE = 1.5
"""How much above the expected demand a node is given."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One node that sells: what it holds, what it sells a day, how long it may be cut off.

    `rest` is its part of what is left when everyone has what they need.
    """

    holds: int
    per_day: float
    cut_off_ms: int
    rest: float = 0.0

    @property
    def need(self) -> int:
        """What it should hold to get through an outage."""
        expected = self.per_day * self.cut_off_ms / DAY_MS
        return -int(-(expected * SPARE) // 1)


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """What is decided for a side: so many more now, and how many it may keep at the most."""

    give: int
    keep: int


def share(own: int, sides: Mapping[str, Side], *, short: int = 0) -> dict[str, Share]:
    """Share `own` rights out among sides.

    A side is given more only when it has fallen below half of its target, and gives back only what
    is above twice its target, so that rights do not travel to and fro. While the node is `short`,
    having promised more than there is, nothing is given and sides `rest` (the cloud) are asked
    for all that they have, before the others.
    """
    if short > 0:
        return {
            name: Share(give=0, keep=0 if side.rest else _cap(side)) for name, side in sides.items()
        }
    total = own + sum(side.holds for side in sides.values())
    need = sum(side.need for side in sides.values())
    scale = min(1.0, total / need) if need else 0.0
    left = max(0, total - need)
    targets = {name: int(side.need * scale + side.rest * left) for name, side in sides.items()}
    wanted = {
        name: max(0, targets[name] - side.holds) if 2 * side.holds < targets[name] else 0
        for name, side in sides.items()
    }
    enough = sum(wanted.values()) <= own
    shares: dict[str, Share] = {}
    for name in sides:
        amount = min(own, wanted[name])
        own -= amount
        # Where there is not enough to give, whoever has more than its part gives that back.
        keep = 2 * targets[name] + 1 if enough else max(1, targets[name])
        shares[name] = Share(give=amount, keep=keep)
    return shares


def decayed(weight: float, elapsed_ms: int) -> float:
    """What is left of a count of sales after so long: half after two days."""
    return float(weight * 0.5 ** (max(0, elapsed_ms) / HALF_LIFE_MS))


def per_day(weight: float) -> float:
    """Sales a day that a decayed count stands for."""
    return weight * 0.6931471805599453 * DAY_MS / HALF_LIFE_MS


def expected_outage_ms(lengths_ms: list[int], at_least_ms: int) -> int:
    """How long the next outage may be: as long as nine in ten of the last ones."""
    if not lengths_ms:
        return at_least_ms
    ordered = sorted(lengths_ms)
    return max(at_least_ms, ordered[min(len(ordered) - 1, len(ordered) * 9 // 10)])


def _cap(side: Side) -> int:
    return 2 * side.need + 1
