"""Which devices are ill, by what is heard of them. Pure; times are monotonic seconds.

Quiet and repeating are judged only for devices that tell of themselves again and again, such as
scales and thermometers: a reader that sees no tag rightly says nothing.
"""

from __future__ import annotations

import itertools
from collections import deque

import msgspec

from storecore.contracts.devices import Illness

AWAY_AFTER_S = 60.0
QUIET_AFTER_S = 120.0
QUIET_GAPS = 20.0
"""Silent for so many times its usual gap, and at least for `QUIET_AFTER_S`."""

HEARD_ENOUGH = 10
REPEATS_MAX = 100
"""The same reading with the same time of its own, so many times in a row: a stuck buffer."""

CREEP_SHARE = 0.3
"""A scale has drifted once slow changes add up to this share of a piece."""

FLOOD_REMEMBERED_S = 300.0
CLOCK_REMEMBERED_S = 300.0
ERRORS_MAX, ERRORS_WITHIN_S = 30, 3600.0


class _Patient(msgspec.Struct):
    heard: int = 0
    heard_s: float = 0.0
    gap_s: float = 0.0
    last: object = None
    repeats: int = 0
    grams: int | None = None
    creep_g: float = 0.0
    unit_g: int = 0
    away_s: float | None = None
    flooded_s: float | None = None
    clock_s: float | None = None
    errors: deque[tuple[float, int]] = msgspec.field(default_factory=deque)


class Wards:
    """Told of everything that is heard; says who is ill. Kept in memory only."""

    def __init__(self) -> None:
        self._patients: dict[str, _Patient] = {}

    def heard(self, device: str, reading: object, now_s: float) -> None:
        """It told a reading; `reading` is equal to an earlier one only where even its time is."""
        patient = self._patient(device)
        if patient.heard:
            gap_s = now_s - patient.heard_s
            patient.gap_s = gap_s if patient.heard == 1 else 0.9 * patient.gap_s + 0.1 * gap_s
        patient.repeats = patient.repeats + 1 if reading == patient.last else 0
        patient.last = reading
        patient.heard += 1
        patient.heard_s = now_s

    def weighed(self, device: str, grams: int, unit_g: int) -> None:
        """It told a weight at rest. What changes by less than a piece is creep."""
        patient = self._patient(device)
        patient.unit_g = unit_g
        before, patient.grams = patient.grams, grams
        if before is not None and unit_g and abs(grams - before) < CREEP_SHARE * unit_g:
            patient.creep_g += grams - before

    def zeroed(self, device: str) -> None:
        """Somebody has set it to zero."""
        self._patient(device).creep_g = 0.0

    def flooded(self, device: str, now_s: float) -> None:
        """Some of what it said was let go, or it was held up."""
        self._patient(device).flooded_s = now_s

    def mistimed(self, device: str, now_s: float) -> None:
        """Its clock was set back, or runs ahead."""
        self._patient(device).clock_s = now_s

    def told(self, device: str, *, online: bool, errors: int, now_s: float) -> None:
        """Its bridge says how it is; `errors` since the bridge started."""
        patient = self._patient(device)
        if online:
            patient.away_s = None
        elif patient.away_s is None:
            patient.away_s = now_s
        patient.errors.append((now_s, errors))
        while patient.errors[0][0] < now_s - ERRORS_WITHIN_S:
            patient.errors.popleft()

    def ill(self, now_s: float) -> dict[str, Illness]:
        """Each device that is ill, with the first of what is wrong with it."""
        found = {device: self._judge(patient, now_s) for device, patient in self._patients.items()}
        return {device: illness for device, illness in found.items() if illness is not None}

    def _judge(self, patient: _Patient, now_s: float) -> Illness | None:
        if patient.away_s is not None:
            return Illness.AWAY if now_s - patient.away_s >= AWAY_AFTER_S else None
        silent_s = now_s - patient.heard_s
        quiet_s = max(QUIET_AFTER_S, QUIET_GAPS * patient.gap_s)
        signs = {
            Illness.QUIET: patient.heard >= HEARD_ENOUGH and silent_s >= quiet_s,
            Illness.FLOODING: _is_within(FLOOD_REMEMBERED_S, patient.flooded_s, now_s),
            Illness.REPEATING: patient.repeats >= REPEATS_MAX,
            Illness.DRIFTING: patient.unit_g > 0
            and abs(patient.creep_g) >= CREEP_SHARE * patient.unit_g,
            Illness.FAILING: _risen(patient.errors) >= ERRORS_MAX,
            Illness.CLOCK: _is_within(CLOCK_REMEMBERED_S, patient.clock_s, now_s),
        }
        return next((illness for illness, is_there in signs.items() if is_there), None)

    def _patient(self, device: str) -> _Patient:
        return self._patients.setdefault(device, _Patient())


def _is_within(seconds: float, since_s: float | None, now_s: float) -> bool:
    return since_s is not None and now_s - since_s < seconds


def _risen(errors: deque[tuple[float, int]]) -> int:
    """How many errors were added within what is remembered; a bridge that restarts counts anew."""
    counts = [count for _, count in errors]
    return sum(max(0, after - before) for before, after in itertools.pairwise(counts))
