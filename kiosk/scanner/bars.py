"""Checks a number read from EAN or UPC bars against the bars themselves.

A decoder measures edges and looks numbers up; where modules are small, blurred or spread it can
find a wrong number whose check digit is right. Drawing the number's own bars and laying them over
what was seen shows it: each digit has to resemble its place about as well as any other digit would.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from kiosk.scanner.images import Floats, Matrix, Picture
from kiosk.scanner.modules import EAN13_SETS, SETS, upce_sets

_SAMPLES: Final = 4
_ROWS: Final = 3
_MOVES: Final = np.arange(-1.5, 1.51, 0.5)
_BENDS: Final = np.arange(-0.12, 0.121, 0.03)
_BEHIND_MAX: Final = 0.2

Layout = tuple[str, tuple[tuple[int, str], ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where bars stand in an upright strip: the columns they begin and end at, a row of them.

    They read from the right when `left_px` is greater than `right_px`.
    """

    left_px: float
    right_px: float
    row_px: float


def resembles(strip: Picture, text: str, symbology: str, place: Place) -> bool:
    """Tell whether the bars at a place of a strip may be this number's.

    True for symbologies other than EAN and UPC, of which nothing is known here.
    """
    layout = _layout(text, symbology)
    if layout is None:
        return True
    modules, digits = layout
    middle = int(np.clip(place.row_px, 0, len(strip) - 1))
    # A few rows only: where the strip is cut along a scan line, the bars lean across it.
    rows = strip[max(0, middle - _ROWS) : middle + _ROWS + 1]
    profile = rows.mean(axis=0).astype(np.float32)
    left_px, right_px = place.left_px, place.right_px
    if right_px < left_px:
        last = len(profile) - 1
        profile, left_px, right_px = profile[::-1], last - left_px, last - right_px
    seen = _fitted(profile, _template(modules), left_px, right_px)
    return all(_fits(seen, modules, start, sets) for start, sets in digits)


def _fits(seen: Floats, modules: str, start: int, sets: str) -> bool:
    """Tell whether the digit at module `start` fits about as well as the best other digit."""
    names, templates = _digits(sets)
    first = start * _SAMPLES
    windows = np.stack([seen[first + by : first + by + 7 * _SAMPLES] for by in (-1, 0, 1)])
    scores = (_normal(windows) @ templates.T).max(axis=0)
    own = names.index(modules[start : start + 7])
    return bool(scores[own] >= scores.max() - _BEHIND_MAX)


def _fitted(profile: Floats, template: Floats, left_px: float, right_px: float) -> Floats:
    """Sample the profile between two columns, moved and bent a little to where it fits best."""
    at = (np.arange(len(template)) + 0.5) / len(template)
    columns = np.arange(len(profile))
    module_px = (right_px - left_px) * _SAMPLES / len(template)
    fit = np.zeros(3)  # by how many modules each end moves, and how far a lean bends the middle

    def sample(fit: Floats | Matrix) -> Floats:
        first, last = left_px + fit[0] * module_px, right_px + fit[1] * module_px
        bent = at + fit[2] * at * (1 - at)
        seen = np.interp(first + (last - first) * bent - 0.5, columns, profile)
        return np.asarray(seen, np.float32)

    target = _normal(template)
    for _ in range(2):
        for which, tried in ((2, _BENDS), (0, _MOVES), (1, _MOVES)):
            fits = [np.where(np.arange(3) == which, value, fit) for value in tried]
            fit = max(fits, key=lambda one: float(_normal(sample(one)) @ target))
    return sample(fit)


def _normal(values: Floats) -> Floats:
    """Return rows of mean 0 and length 1, so that products are correlations."""
    centred = values - values.mean(axis=-1, keepdims=True)
    length = np.linalg.norm(centred, axis=-1, keepdims=True)
    return np.asarray(centred / (length + 1e-3), np.float32)


@cache
def _digits(sets: str) -> tuple[tuple[str, ...], Floats]:
    """Return every digit of some sets: its modules, and how it looks in its surroundings."""
    names = tuple(digit for name in sets for digit in SETS[name])
    # In sets A and B each digit begins light and ends dark, in C the other way round.
    before, after = ("0", "1") if sets == "C" else ("1", "0")
    looks = [_template(before + name + after)[_SAMPLES:-_SAMPLES] for name in names]
    return names, _normal(np.stack(looks))


@cache
def _template(modules: str) -> Floats:
    """Return the brightness of modules as a slightly unsharp lens sees them."""
    sharp = np.repeat([0.0 if module == "1" else 1.0 for module in modules], _SAMPLES)
    kernel = np.hanning(2 * _SAMPLES + 1)
    padded = np.pad(sharp, _SAMPLES, mode="edge")
    return np.convolve(padded, kernel / kernel.sum(), "valid").astype(np.float32)


@cache
def _layout(text: str, symbology: str) -> Layout | None:
    """Return a number's modules, and where its digits start with the sets each may be from."""
    if symbology in {"ean13", "upca"}:
        digits = text.zfill(13)
        left = "".join(
            _of(name, digit)
            for name, digit in zip(EAN13_SETS[int(digits[0])], digits[1:7], strict=True)
        )
        right = "".join(_of("C", digit) for digit in digits[7:])
        return _halves(left, right, "AB")
    if symbology == "ean8":
        left = "".join(_of("A", digit) for digit in text[:4])
        return _halves(left, "".join(_of("C", digit) for digit in text[4:]), "A")
    if symbology == "upce":
        sets = upce_sets(int(text[0]), int(text[-1]))
        body = "".join(_of(name, digit) for name, digit in zip(sets, text[1:7], strict=True))
        places = tuple((3 + 7 * index, "AB") for index in range(6))
        return f"101{body}010101", places
    return None


def _halves(left: str, right: str, sets: str) -> Layout:
    places = [(3 + at, sets) for at in range(0, len(left), 7)]
    places += [(8 + len(left) + at, "C") for at in range(0, len(right), 7)]
    return f"101{left}01010{right}101", tuple(places)


def _of(name: str, digit: str) -> str:
    return SETS[name][int(digit)]
