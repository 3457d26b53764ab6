"""A row of brightness across bars: evened out, its edges, and where a symbol may begin and end."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from kiosk.scanner.images import Floats
from kiosk.scanner.likely.kinds import Ints, Kind
from kiosk.scanner.likely.looks import QUIET, SAMPLES

_GUESSES_MAX: Final = 3
_STEP_MIN: Final = 8.0

Samples = slice | Ints


@dataclass(frozen=True, slots=True)
class Place:
    """Columns a symbol begins and ends at, and how far its middle is bent away (share of width)."""

    left_px: float
    right_px: float
    bend: float = 0.0


def evened(row: Floats) -> Floats:
    """Return a row between its own dark (0) and light (1), followed along it."""
    wide = max(5, len(row) // 12) | 1
    light, dark = _means(_extreme(row, wide, "max"), wide), _means(_extreme(row, wide, "min"), wide)
    return np.asarray((row - dark) / np.maximum(light - dark, _STEP_MIN), np.float32)


def sampled(row: Floats, kind: Kind, places: Floats, some: Samples = slice(None)) -> Floats:
    """Sample a row, or `some` of it, at `places` (left, right, bend by row), quiet zones too."""
    at = _at(kind.modules)[some]
    left, right, bend = (places[:, index, None] for index in range(3))
    columns = left + (right - left) * (at + bend * (at * (1 - at))) - np.float32(0.5)
    np.clip(columns, 0, len(row) - 1.01, out=columns)
    whole = columns.astype(np.int32)
    columns -= whole
    rise = np.diff(row)
    return np.asarray(row.take(whole) + rise.take(whole) * columns, np.float32)


@cache
def _at(modules: int) -> Floats:
    count = (modules + 2 * QUIET) * SAMPLES
    return np.asarray(((np.arange(count) + 0.5) / SAMPLES - QUIET) / modules, np.float32)


def guesses(row: Floats, kind: Kind) -> list[Place]:
    """Return where a symbol may begin and end, likeliest first: where bars are thick on the row,
    and where the right number of bars follow one another between quiet zones."""
    found = _by_count(row, kind)[:2]
    for place in _by_texture(row, kind):
        if all(
            abs(place.left_px - one.left_px) + abs(place.right_px - one.right_px) > 4
            for one in found
        ):
            found.append(place)
    return found[:_GUESSES_MAX]


def edge_count(row: Floats) -> int:
    """Return how often a row turns from light to dark or back."""
    return len(_edges(row))


def _by_count(row: Floats, kind: Kind) -> list[Place]:
    edges = _edges(row)
    count = 2 * kind.bars
    ranked: list[tuple[float, Place]] = []
    for first in range(len(edges) - count + 1):
        left, dark = edges[first]
        if not dark:
            continue
        right = edges[first + count - 1][0]
        module = (right - left) / kind.modules
        if module < 1.0:
            continue
        before = left - (edges[first - 1][0] if first else 0.0)
        after_at = first + count
        after = (edges[after_at][0] if after_at < len(edges) else len(row)) - right
        widths = [edges[first + i + 1][0] - edges[first + i][0] for i in (0, 1)]
        widths += [right - edges[first + count - 2][0]]
        odd = sum(abs(width / module - 1.0) for width in widths)
        quiet = min(before / module, 6.0) + min(after / module, 6.0)
        ranked.append((odd - 0.5 * quiet, Place(left, right)))
    return [place for _, place in sorted(ranked, key=lambda one: one[0])]


def _edges(row: Floats) -> list[tuple[float, bool]]:
    """Return columns of steepest change with whether it gets darker, one after the other."""
    slope = np.gradient(_smooth(row))
    peak = (np.abs(slope[1:-1]) >= np.abs(slope[:-2])) & (np.abs(slope[1:-1]) > np.abs(slope[2:]))
    peak &= np.abs(slope[1:-1]) > 0.12 * np.percentile(np.abs(slope), 95)
    edges: list[tuple[float, bool]] = []
    last = 0.0
    for column in np.flatnonzero(peak) + 1:
        steep = float(slope[column])
        if edges and (steep < 0) == edges[-1][1]:
            if abs(steep) <= last:
                continue
            edges.pop()
        edges.append((float(column) + 0.5, steep < 0))
        last = abs(steep)
    return edges


def _by_texture(row: Floats, kind: Kind) -> list[Place]:
    long = len(row)
    change = _means(np.abs(np.gradient(_smooth(row))), max(5, long // 60) | 1)
    busy = change >= 0.18 * np.percentile(change, 85)
    steps = np.diff(np.concatenate([[False], busy, [False]]).astype(np.int8))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    if not len(starts):
        return []
    wide = starts[1:] - ends[:-1] > 0.02 * long
    lefts = np.concatenate([starts[:1], starts[1:][wide]])
    rights = np.concatenate([ends[-1:], ends[:-1][wide]])
    pairs = [
        (int(left), int(right))
        for left in lefts
        for right in rights
        if right - left > max(0.2 * long, 1.1 * kind.modules)
    ]
    pairs.sort(key=lambda pair: -busy[pair[0] : pair[1]].mean() - 0.3 * (pair[1] - pair[0]) / long)
    return [Place(float(left), float(right)) for left, right in pairs[:_GUESSES_MAX]]


def _smooth(row: Floats) -> Floats:
    return np.asarray(np.convolve(np.pad(row, 2, mode="edge"), _SOFT, "valid"), np.float32)


_SOFT: Final[npt.NDArray[np.float64]] = np.array([1.0, 4.0, 6.0, 4.0, 1.0]) / 16


def _means(row: Floats, width: int) -> Floats:
    half = width // 2
    total = np.cumsum(np.pad(row.astype(np.float64), (half + 1, half), mode="edge"))
    return np.asarray((total[width:] - total[:-width]) / width, np.float32)


def _extreme(row: Floats, width: int, which: str) -> Floats:
    around = np.lib.stride_tricks.sliding_window_view(np.pad(row, width // 2, mode="edge"), width)
    return np.asarray(around.max(axis=1) if which == "max" else around.min(axis=1), np.float32)
