"""Kinds of trouble in which mistakes show."""

from __future__ import annotations

from storeside.simulate.plan import Kind
from storeside.simulate.run import Setting

_DAYS = 2
TROUBLES: dict[str, dict[str, float]] = {
    "people": {Kind.ORDER: 12, Kind.COUNT: 0, Kind.DELIVER: 0.5, Kind.ROLL_BACK: 0},
    "web": {Kind.ORDER: 16, Kind.DELIVER: 0.5, Kind.ROLL_BACK: 30},
    "lines": {Kind.CUT: 3, Kind.FLAP: 3, Kind.LIE: 4, Kind.SLOW: 3},
    "power": {Kind.FAIL: 10, Kind.CRASH: 8},
    "dark": {Kind.CUT: 6, Kind.CRASH: 10, Kind.FAIL: 6},
    "disk": {Kind.FULL: 15},
    "gone": {Kind.CUT: 8, Kind.SENSE: 4, Kind.TIDY: 12, Kind.ROLL_BACK: 0, Kind.CLONE: 0},
    "copies": {Kind.ROLL_BACK: 15, Kind.CLONE: 20, Kind.CUT: 3},
}


def setting_of(trouble: str, seed: int) -> Setting:
    """A short run with much of that trouble."""
    return Setting(
        seed=f"{trouble}-{seed}",
        days=_DAYS,
        stores=1,
        faults=0.2 if trouble == "people" else 1.0,
        more=TROUBLES[trouble],
    )
