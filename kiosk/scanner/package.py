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
    _blend(face, tint, _rounded(height, width, (0, 0, width, art + 2 * pad), 0.0))
    panel = (2 * pad, 2 * pad, width - 2 * pad, art + pad)
    _blend(face, _PAPER, _rounded(height, width, panel, 4.0 * module_px))
    _art(face, panel, picture, tint)
    left, top = (width - bars.shape[1]) // 2, art + 3 * pad
    box = (left, top, left + bars.shape[1], top + bars.shape[0])
    label = (box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad)
    _blend(face, (255, 255, 255), _rounded(height, width, label, 2.0 * module_px))
    face[box[1] : box[3], box[0] : box[2]] = bars[:, :, None]
    alpha = _rounded(height, width, (0, 0, width, height), 7.0 * module_px)
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
            _blend(face, colour, _disc(face.shape[0], face.shape[1], middle, room * share))
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


def _blend(face: Picture, colour: tuple[int, int, int], cover: Floats) -> None:
    rows = np.flatnonzero(cover.any(axis=1))
    if not len(rows):
        return
    part = slice(rows[0], rows[-1] + 1)
    share = cover[part, :, None]
    face[part] = (face[part] * (1 - share) + np.array(colour, np.float32) * share).astype(np.uint8)


def _rounded(height: int, width: int, box: tuple[int, int, int, int], radius: float) -> Floats:
    """Return how much of each pixel a rounded box covers, 0 to 1."""
    left, top, right, bottom = box
    dx = _beyond(width, left, right, radius)[None, :]
    dy = _beyond(height, top, bottom, radius)[:, None]
    outside = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0)
    return np.asarray(np.clip(0.5 - (outside - radius), 0, 1), np.float32)


def _beyond(count: int, low: int, high: int, radius: float) -> Floats:
    at = np.arange(count, dtype=np.float32) + 0.5
    return np.asarray(np.abs(at - (low + high) / 2) - ((high - low) / 2 - radius), np.float32)


def _disc(height: int, width: int, middle: tuple[int, int], radius: float) -> Floats:
    ys, xs = np.ogrid[:height, :width]
    far = np.hypot(xs - middle[0], ys - middle[1])
    return np.asarray(np.clip(radius - far + 0.5, 0, 1), np.float32)
