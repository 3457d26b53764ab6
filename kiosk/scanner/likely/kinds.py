"""EAN-13 (UPC-A is one), EAN-8 and UPC-E as equations: where digits stand, what must add up."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from kiosk.scanner.modules import DIGIT, EAN13_SETS, upce_sets

Ints = npt.NDArray[np.intp]
KindName = Literal["ean13", "ean8", "upce"]

LEFT: Final = 0
RIGHT: Final = 1
_SIDES: Final = {"A": 0, "B": 1, "C": 0}


@dataclass(frozen=True, slots=True)
class Kind:
    """One symbology of EAN or UPC.

    A number is one row of `sets` (for every place, whether the digit comes from the second ten of
    the digits looked for there: set B) and a digit for every place. Row by row, `weights` times
    the digits plus `start` has to be a multiple of ten; `last` is the last digit a row allows, or
    -1. `places` are the modules digits start at, `sides` whether they are of the left half (sets A
    and B) or of the right one (set C). `guards` are fixed modules with where they start; `bars`
    counts the dark bars. `spell` writes a row and its digits as the number printed, `row_of` tells
    a number's row.
    """

    name: KindName
    modules: int
    bars: int
    guards: tuple[tuple[int, str], ...]
    places: Ints
    sides: Ints
    sets: Ints
    weights: Ints
    start: Ints
    last: Ints
    spell: Callable[[int, list[int]], str]
    row_of: Callable[[str], int]

    def columns(self, text: str) -> Ints:
        """Return which of the twenty digits looked for each place of a number has."""
        row = self.row_of(text)
        first = len(text) - len(self.places) - (1 if self.name == "upce" else 0)
        digits = np.array([int(digit) for digit in text[first : first + len(self.places)]])
        return np.asarray(digits + 10 * self.sets[row], np.intp)


@cache
def kind(name: KindName) -> Kind:
    """Return the equations of a symbology."""
    return {"ean13": _ean13, "ean8": _ean8, "upce": _upce}[name]()


def _ean13() -> Kind:
    sets = [[_SIDES[one] for one in f"{left}CCCCCC"] for left in EAN13_SETS]
    return Kind(
        name="ean13",
        modules=95,
        bars=30,
        guards=((0, "101"), (45, "01010"), (92, "101")),
        places=np.concatenate([_starts(3, 6), _starts(50, 6)]),
        sides=np.array([LEFT] * 6 + [RIGHT] * 6),
        sets=np.array(sets),
        weights=np.tile([3, 1] * 6, (10, 1)),
        start=np.arange(10),
        last=np.full(10, -1),
        spell=lambda row, digits: f"{row}{_joined(digits)}",
        row_of=lambda text: int(text[0]),
    )


def _ean8() -> Kind:
    return Kind(
        name="ean8",
        modules=67,
        bars=22,
        guards=((0, "101"), (31, "01010"), (64, "101")),
        places=np.concatenate([_starts(3, 4), _starts(36, 4)]),
        sides=np.array([LEFT] * 4 + [RIGHT] * 4),
        sets=np.zeros((1, 8), np.intp),
        weights=np.array([[3, 1] * 4]),
        start=np.array([0]),
        last=np.array([-1]),
        spell=lambda _row, digits: _joined(digits),
        row_of=lambda _text: 0,
    )


def _upce() -> Kind:
    """A row for each number system, check digit and last digit, which says what is left out."""
    rows = [(system, check, last) for system in (0, 1) for check in range(10) for last in range(10)]
    weights, start = zip(*(_upce_sum(*row) for row in rows), strict=True)
    return Kind(
        name="upce",
        modules=51,
        bars=17,
        guards=((0, "101"), (45, "010101")),
        places=_starts(3, 6),
        sides=np.array([LEFT] * 6),
        sets=np.array([[_SIDES[one] for one in upce_sets(*row[:2])] for row in rows]),
        weights=np.array(weights),
        start=np.array(start),
        last=np.array([row[2] for row in rows]),
        spell=lambda row, digits: f"{rows[row][0]}{_joined(digits)}{rows[row][1]}",
        row_of=lambda text: rows.index((int(text[0]), int(text[7]), int(text[6]))),
    )


def _upce_sum(system: int, check: int, last: int) -> tuple[list[int], int]:
    """Weights of the six digits in the UPC-A they stand for, and the sum of what is known.

    GS1 General Specifications 5.2.2.4.2: the last digit says where the zeros were. It is known
    here, so it counts into the sum and weighs nothing itself.
    """
    stands_at: int | None
    if last < 3:
        at, stands_at = (1, 2, 8, 9, 10), 3
    elif last < 5:
        at, stands_at = ((1, 2, 3, 9, 10), None) if last == 3 else ((1, 2, 3, 4, 10), None)
    else:
        at, stands_at = (1, 2, 3, 4, 5), 10
    known = 3 * system + check + (0 if stands_at is None else _weight(stands_at) * last)
    return [*(_weight(place) for place in at), 0], known % 10


def _weight(place: int) -> int:
    """Return what a place of UPC-A weighs, counted from 0, the number system (7.9)."""
    return 1 if place % 2 else 3


def _starts(first: int, count: int) -> Ints:
    return np.arange(first, first + DIGIT * count, DIGIT)


def _joined(digits: list[int]) -> str:
    return "".join(str(digit) for digit in digits)
