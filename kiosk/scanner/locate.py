"""Finds linear codes at any angle: places where all edges run one way.

The structure tensor of a small copy says for every spot how strong its edges are and how well they
agree on a direction (Bigun and Granlund, 1987); bars agree, print and pictures do not.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from kiosk.scanner import images
from kiosk.scanner.images import Floats, Picture

_WORK_PX: Final = 480
_DIRECTIONS: Final = 4
_AREA_MIN: Final = 1.6  # windows
_PER_DIRECTION: Final = 3


@dataclass(frozen=True, slots=True)
class Region:
    """A strip that looks like a linear code, in the picture's pixels.

    `length` runs across the bars, `height` along them; `angle_deg` is the direction of reading,
    clockwise from the picture's rows; `score` only ranks regions of one picture.
    """

    score: float
    x: float
    y: float
    length: float
    height: float
    angle_deg: float


@dataclass(frozen=True, slots=True)
class Look:
    """How to look for bars: the window that edges are gathered over (a share of the longer side,
    pixels at least), how well they have to agree, and how strong they have to be (a share of the
    strongest, and at least)."""

    window_share: float
    window_px_min: int
    coherence_min: float
    energy_share: float
    energy_min: float


SHARP: Final = Look(1 / 40, 7, 0.6, 0.03, 1500.0)
SOFT: Final = Look(1 / 32, 15, 0.5, 0.01, 300.0)
"""For codes out of focus: their thin bars have gone grey, their wide ones stand far apart."""


@dataclass(frozen=True, slots=True)
class _Tensor:
    """Per spot: twice-angle direction (`cos2`, `sin2`), its size, and all edge energy."""

    cos2: Floats
    sin2: Floats
    size: Floats
    energy: Floats
    window_px: int


def locate(picture: Picture, count_max: int = 3, look: Look = SHARP) -> list[Region]:
    """Return up to `count_max` strips of bars in a grey picture, most likely first."""
    longest = max(picture.shape[:2])
    # Averaging whole pixels is several times faster than shares of them.
    factor = (
        1 / round(longest / _WORK_PX) if longest > 2.4 * _WORK_PX else min(1.0, _WORK_PX / longest)
    )
    small = images.resize(picture, factor) if factor < 1 else picture
    if min(small.shape) < 12:
        return []
    tensor = _tensor(small, look)
    floor = max(float(tensor.energy.max()) * look.energy_share, look.energy_min)
    agreed = (tensor.size > look.coherence_min * tensor.energy) & (tensor.energy > floor)
    found: list[Region] = []
    for quarter in range(_DIRECTIONS):
        cos, sin = np.cos(quarter * np.pi / 2), np.sin(quarter * np.pi / 2)
        along = tensor.cos2 * np.float32(cos) + tensor.sin2 * np.float32(sin)
        mask = agreed & (along > 0.5 * tensor.size)
        if np.count_nonzero(mask) > _AREA_MIN * tensor.window_px**2:
            found += _regions(mask, tensor, factor)
    return _apart(sorted(found, key=lambda region: -region.score))[:count_max]


def _tensor(small: Picture, look: Look) -> _Tensor:
    window = max(look.window_px_min, int(max(small.shape) * look.window_share) | 1)
    xx, yy, xy = images.gradient_products(small, window)
    cos2, sin2 = xx - yy, 2 * xy
    return _Tensor(cos2, sin2, np.sqrt(cos2 * cos2 + sin2 * sin2), xx + yy, window)


def _regions(mask: npt.NDArray[np.bool_], tensor: _Tensor, factor: float) -> list[Region]:
    labels, boxes = images.connected(mask)
    area_min = _AREA_MIN * tensor.window_px**2
    out = []
    for index in np.argsort(-boxes[:, 4])[:_PER_DIRECTION]:
        if boxes[index, 4] < area_min:
            continue
        region = _measure(labels, int(index) + 1, boxes[index], tensor, factor)
        if region is not None:
            out.append(region)
    return out


def _measure(
    labels: npt.NDArray[np.int32],
    label: int,
    box: npt.NDArray[np.int32],
    tensor: _Tensor,
    factor: float,
) -> Region | None:
    left, top, width, height, area = (int(v) for v in box)
    here = (slice(top, top + height), slice(left, left + width))
    inside = labels[here] == label
    angle = 0.5 * float(
        np.arctan2(tensor.sin2[here][inside].sum(), tensor.cos2[here][inside].sum())
    )
    ys, xs = np.nonzero(inside)
    if len(xs) > 500:
        some = np.linspace(0, len(xs) - 1, 500).astype(np.intp)
        xs, ys = xs[some], ys[some]
    energy = tensor.energy[here][ys, xs]
    # Weak edges at the rim would stretch the strip into the quiet zone and beyond.
    strong = energy > 0.3 * np.sort(energy)[int(0.9 * len(energy))]
    xs, ys = xs[strong] + left, ys[strong] + top
    if len(xs) < 12:
        return None
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    across, along = np.sort(xs * cos + ys * sin), np.sort(ys * cos - xs * sin)
    count, blur = len(across), 0.5 * tensor.window_px
    u0, u1 = float(across[count // 100]), float(across[-1 - count // 100])
    v0, v1 = float(along[count // 33]), float(along[-1 - count // 33])
    length, high = u1 - u0 - blur, v1 - v0 - blur
    if length < 18 or high < 3 or length < 0.35 * high:
        return None
    u, v = (u0 + u1) / 2, (v0 + v1) / 2
    fill = min(1.0, area / (length * high + 1))
    return Region(
        score=float(np.sqrt(tensor.energy[here][inside].mean() * area * length)) * fill,
        x=(u * cos - v * sin + 0.5) / factor - 0.5,
        y=(u * sin + v * cos + 0.5) / factor - 0.5,
        length=length / factor,
        height=high / factor,
        angle_deg=float(np.degrees(angle)),
    )


def _apart(regions: list[Region]) -> list[Region]:
    kept: list[Region] = []
    for region in regions:
        if all(
            np.hypot(region.x - other.x, region.y - other.y)
            > 0.35 * max(region.length, other.length)
            for other in kept
        ):
            kept.append(region)
    return kept
