"""Lays a symbol's modules over a row of brightness and says how well every digit fits it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from kiosk.scanner.images import Floats, Matrix
from kiosk.scanner.likely.kinds import LEFT, RIGHT, Ints, Kind
from kiosk.scanner.likely.looks import (
    FEW,
    LOOKS,
    QUIET,
    SAMPLES,
    SLACK,
    digits,
    guards_of,
    normal,
)
from kiosk.scanner.likely.profile import Place, sampled
from kiosk.scanner.modules import DIGIT

_ENDS: Final = np.arange(-3.0, 3.01, 0.6)  # modules an end may be away from where it was guessed
_BENDS: Final = (-0.09, -0.06, -0.03, 0.0, 0.03, 0.06, 0.09)
_ENDS_SURE: Final = np.arange(-1.0, 1.01, 0.5)
_KEPT: Final = 40
_KEPT_SURE: Final = 16
_SHIFTS: Final = (-1, 0, 1)
_SHIFT_COSTS: Final = 0.004  # a digit a quarter of a module out of place has to fit better
_WANDER: Final = range(-5, 6)  # samples a digit may be away from where the ends say
_WANDER_COSTS: Final = 0.06
_PERFECT: Final = 0.006  # nearer than this to a correlation of 1 is as good as 1


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a symbol lies on a row, through which look it was seen, and how well each digit fits
    at each place."""

    place: Place
    look: int
    scores: Floats

    @property
    def mean(self) -> float:
        """How well the best digit of a place fits, on average."""
        return float(self.scores.max(axis=1).mean())


def find(row: Floats, kind: Kind, guesses: Sequence[Place]) -> Fit | None:
    """Find a symbol on an evened row within three modules of some guesses; None without any."""
    if not guesses:
        return None
    kept = [_by_guards(row, kind, _around(guess, kind, _ENDS), _KEPT) for guess in guesses]
    fit = _best(row, kind, np.concatenate(kept), FEW, shifts=(0,))
    return _refined(row, kind, fit)


def approach(row: Floats, kind: Kind, guess: Place) -> Iterator[Fit]:
    """Find a symbol within a module of a guess: better and better fits."""
    places = _by_guards(row, kind, _around(guess, kind, _ENDS_SURE), _KEPT_SURE)
    fit = _best(row, kind, places, FEW, shifts=(0,))
    yield fit
    yield _refined(row, kind, fit)


def _refined(row: Floats, kind: Kind, fit: Fit) -> Fit:
    for size in (0.35, 0.18):
        fit = _best(row, kind, _near(fit.place, kind, size), (fit.look,))
    return _best(row, kind, _as_rows([fit.place]), range(LOOKS))


def _by_guards(row: Floats, kind: Kind, places: Floats, count: int) -> Floats:
    return places[np.argsort(-_guard(row, kind, places))[:count]]


def follow(row: Floats, kind: Kind, before: Fit) -> Fit:
    """Find the symbol of a neighbouring row again, where bars lean and bend away a little."""
    fit = before
    for size in (0.7, 0.25):
        fit = _best(row, kind, _near(fit.place, kind, size), (before.look,))
    return fit


def settled(row: Floats, kind: Kind, fit: Fit) -> Fit:
    """Let every digit find its own place, each near where its neighbours found theirs."""
    seen = sampled(row, kind, _as_rows([fit.place]))
    scores = np.stack([_scores(seen, kind, (fit.look,), (by,))[0, 0] for by in _WANDER])
    path = _path(scores.max(axis=2))
    near = [np.clip(path + by, 0, len(_WANDER) - 1) for by in (-1, 0, 1)]
    here = np.arange(len(kind.places))
    return replace(fit, scores=np.max([scores[shift, here] for shift in near], axis=0))


def _path(fits: Floats) -> Ints:
    """Return which shift (row) each place (column) takes on the best smooth way (Viterbi)."""
    shifts = np.array(_WANDER)
    steps = _WANDER_COSTS * (shifts[:, None] - shifts[None, :]) ** 2
    best = fits[:, 0] - _WANDER_COSTS * shifts**2
    came = []
    for place in range(1, fits.shape[1]):
        ways = best[None, :] - steps
        came.append(ways.argmax(axis=1))
        best = ways.max(axis=1) + fits[:, place]
    path = [int(best.argmax())]
    for before in reversed(came):
        path.append(int(before[path[-1]]))
    return np.array(path[::-1])


def _best(
    row: Floats,
    kind: Kind,
    places: Floats,
    looks: Sequence[int],
    shifts: Sequence[int] = _SHIFTS,
) -> Fit:
    seen = sampled(row, kind, places)
    scores = _scores(seen, kind, looks, shifts)
    totals = scores.max(axis=3).sum(axis=2)
    at, look = divmod(int(totals.argmax()), len(looks))
    left, right, bend = (float(value) for value in places[at])
    return Fit(Place(left, right, bend), looks[look], scores[at, look])


def _scores(
    seen: Floats, kind: Kind, looks: Sequence[int], shifts: Sequence[int] = _SHIFTS
) -> Floats:
    """Return (row, look, place, digit): minus the logarithm of what a digit leaves unexplained."""
    out = np.full((len(seen), len(looks), len(kind.places), 20), -9.0, np.float32)
    width = DIGIT * SAMPLES + 2 * SLACK
    for side in (LEFT, RIGHT):
        here = np.flatnonzero(kind.sides == side)
        if not len(here):
            continue
        templates = digits(side)[list(looks)]
        flat = templates.reshape(-1, width).T
        first = (QUIET + kind.places[here]) * SAMPLES - SLACK
        best = np.full((len(seen), len(here), flat.shape[1]), -1.0, np.float32)
        for by in shifts:
            windows = normal(seen[:, first[:, None] + by + np.arange(width)])
            best = np.maximum(best, windows @ flat - _SHIFT_COSTS * abs(by))
        each = best.reshape(len(seen), len(here), len(looks), -1).transpose(0, 2, 1, 3)
        out[:, :, here, : each.shape[-1]] = -np.log(np.maximum(1 - each, _PERFECT))
    return out


def _guard(row: Floats, kind: Kind, places: Floats) -> Floats:
    total = np.zeros(len(places), np.float32)
    looks = guards_of(kind)
    for first, look in looks:
        seen = sampled(row, kind, places, slice(first, first + len(look)))
        total += normal(seen) @ look
    return np.asarray(total / len(looks), np.float32)


def _around(guess: Place, kind: Kind, ends: Floats | Matrix) -> Floats:
    module = (guess.right_px - guess.left_px) / kind.modules
    return _grid(guess.left_px + ends * module, guess.right_px + ends * module, _BENDS)


def _grid(*axes: Floats | Matrix | Sequence[float]) -> Floats:
    mesh = np.meshgrid(*axes, indexing="ij")
    return np.stack([axis.ravel() for axis in mesh], axis=1).astype(np.float32)


def _near(place: Place, kind: Kind, size: float) -> Floats:
    module = (place.right_px - place.left_px) / kind.modules
    by = np.array([-size, 0.0, size])
    ends = (at + by * module for at in (place.left_px, place.right_px))
    return _grid(*ends, place.bend + 0.03 * by)


def _as_rows(places: Sequence[Place]) -> Floats:
    return np.array([(p.left_px, p.right_px, p.bend) for p in places], np.float32)
