"""Draws the front of a package: a card with the goods' picture and a real code below it."""

import colorsys
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from kiosk.scanner import images, zxing
from kiosk.scanner.images import Floats, Picture

_MATRIX: Final = frozenset({"qr", "datamatrix"})
_PAPER: Final = (246, 250, 252)
_QUIET_EXTRA_MODULES: Final = 4


@dataclass(frozen=True, slots=True)
class Package:
    """A drawn package: BGR `face`, its `alpha` (0 to 255), how many pixels one module of the code
    has, and where the code is (left, top, right, bottom) on the face."""

    face: Picture
    alpha: Picture
    module_px: int
    code_box: tuple[int, int, int, int]


def draw_package(code: str, symbology: str, picture: Picture | None, module_px: int) -> Package:
    """Draw the package of one item; `picture` is RGBA (or RGB). Raises zxing.DrawError."""
    bars = _code(code, symbology, module_px)
    pad = 6 * module_px
    width = max(bars.shape[1] + 4 * pad, 110 * module_px)
    art = int(width * (0.62 if symbology not in _MATRIX else 0.55))
    height = art + bars.shape[0] + 6 * pad
    tint = _tint(code)
    face = np.empty((height, width, 3), np.uint8)
    face[:] = _PAPER
    face[: art + 2 * pad] = tint
    panel = (2 * pad, 2 * pad, width - 2 * pad, art + pad)
    _fill(face, _PAPER, panel, 4.0 * module_px)
    _art(face, panel, picture, tint)
    left, top = (width - bars.shape[1]) // 2, art + 3 * pad
    box = (left, top, left + bars.shape[1], top + bars.shape[0])
    label = (box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad)
    _fill(face, (255, 255, 255), label, 2.0 * module_px)
    face[box[1] : box[3], box[0] : box[2]] = bars[:, :, None]
    alpha = _cover(width, height, 7.0 * module_px)
    return Package(face, (alpha * 255).astype(np.uint8), module_px, box)


@lru_cache(maxsize=64)
def _code(code: str, symbology: str, module_px: int) -> Picture:
    if symbology in _MATRIX:
        bars = zxing.draw(code, symbology, 2 * module_px, words=False)
    else:
        bars = zxing.draw(code, symbology, module_px, words=True)
    side = _QUIET_EXTRA_MODULES * module_px
    return np.pad(bars, ((module_px, module_px), (side, side)), constant_values=255)


def _tint(code: str) -> tuple[int, int, int]:
    """Return a calm colour (BGR) that belongs to this code."""
    hue = (zlib.crc32(code.encode()) % 360) / 360
    red, green, blue = colorsys.hls_to_rgb(hue, 0.62, 0.38)
    return round(blue * 255), round(green * 255), round(red * 255)


def _art(
    face: Picture,
    panel: tuple[int, int, int, int],
    picture: Picture | None,
    tint: tuple[int, int, int],
) -> None:
    left, top, right, bottom = panel
    middle, room = ((left + right) // 2, (top + bottom) // 2), min(right - left, bottom - top)
    if picture is None:
        for share, colour in ((0.36, tint), (0.24, _PAPER), (0.13, tint)):
            reach = round(room * share)
            disc = (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
            _fill(face, colour, disc, float(reach))
        return
    side = int(room * 0.86)
    rgba = images.fit(_with_alpha(picture), side, side, fill=0)
    x, y = middle[0] - side // 2, middle[1] - side // 2
    under = face[y : y + side, x : x + side]
    alpha = rgba[:, :, 3:4].astype(np.float32) / 255
    over = rgba[:, :, 2::-1].astype(np.float32)
    under[:] = (under * (1 - alpha) + over * alpha).astype(np.uint8)


def _with_alpha(picture: Picture) -> Picture:
    if picture.shape[2] == 4:
        return picture
    return np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)])


def _fill(
    face: Picture, colour: tuple[int, int, int], box: tuple[int, int, int, int], radius_px: float
) -> None:
    """Paint a box (left, top, right, bottom) with rounded corners."""
    left, top, right, bottom = box
    share = _cover(right - left, bottom - top, radius_px)[:, :, None]
    under = face[top:bottom, left:right]
    under[:] = (under * (1 - share) + np.array(colour, np.float32) * share).astype(np.uint8)


def _cover(width: int, height: int, radius_px: float) -> Floats:
    """Return how much of each pixel a box with rounded corners covers, 0 to 1."""
    dx, dy = _beyond(width, radius_px)[None, :], _beyond(height, radius_px)[:, None]
    outside = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0)
    return np.asarray(np.clip(0.5 - (outside - radius_px), 0, 1), np.float32)


def _beyond(count: int, radius_px: float) -> Floats:
    at = np.arange(count, dtype=np.float32) + 0.5
    return np.asarray(np.abs(at - count / 2) - (count / 2 - radius_px), np.float32)
