"""Cuts a strip of bars out of a picture, turned upright, and reads it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from kiosk.scanner import bars, images, zbar, zxing
from kiosk.scanner.belief import AROUND, DEEP, PLAIN, SMOOTH
from kiosk.scanner.images import Matrix, Picture
from kiosk.scanner.locate import Region
from kiosk.scanner.symbols import Corners, Point, Symbol

# Short codes come out of `locate` up to a quarter too short; their quiet zones must still fit.
_MARGIN: Final = 0.28
_LENGTH_MIN_PX: Final = 8
_SHORT_FILLS_MIN: Final = 0.7
_PLAIN_WIDTH_PX: Final = 540
_PLAIN_HEIGHT_PX: Final = 60
_DEEP_SCALE: Final = 2.5
_DEEP_HEIGHT_PX: Final = 80
_DEEP_WIDTH_PX: Final = 2400
_SMOOTH_HEIGHT_PX: Final = 120
# Shares of a strip's height: bars may lean a little.
_EVEN_SHARE: Final = 5
_SMOOTH_SHARE: Final = 2
_AROUND: Final = 0.2  # of the symbol's size, on every side
_AROUND_PX_MAX: Final = 1700
_AROUND_FACTOR_MIN: Final = 1.3


@dataclass(frozen=True, slots=True)
class Strip:
    """An upright strip of bars; `to_frame` (2x3) maps its pixels back into the frame's."""

    picture: Picture
    to_frame: Matrix

    def place(self, symbol: Symbol, treatment: str) -> Symbol:
        """Return a symbol read from the strip, its corners in the frame's pixels."""
        a, b, c, d = symbol.corners
        corners: Corners = (self._point(a), self._point(b), self._point(c), self._point(d))
        return symbol.moved(corners, treatment)

    def _point(self, point: Point) -> Point:
        x, y = self.to_frame @ np.array([*point, 1.0])
        return (float(x), float(y))


def cut(
    picture: Picture, region: Region, scale: float, height_px_max: int, margin: float = _MARGIN
) -> Strip:
    """Cut a region out of a grey picture, bars upright, with room for the quiet zones.

    `margin` is that room on either side, as a share of the region's length.
    """
    width = max(16, int(region.length * (1 + 2 * margin) * scale))
    height = int(max(12, min(region.height * 0.9 * scale, height_px_max)))
    turn = np.radians(region.angle_deg)
    cos, sin = np.cos(turn) / scale, np.sin(turn) / scale
    to_frame = np.array(
        [
            [cos, -sin, region.x - cos * width / 2 + sin * height / 2],
            [sin, cos, region.y - sin * width / 2 - cos * height / 2],
        ]
    )
    return Strip(images.cut_affine(picture, to_frame, width, height), to_frame)


def read_plain(picture: Picture, region: Region) -> list[Symbol]:
    """Read a region at a width that suits the decoders: zxing-cpp, then zbar."""
    width = region.length * (1 + 2 * _MARGIN)
    strip = cut(
        picture, region, float(np.clip(_PLAIN_WIDTH_PX / width, 0.5, 3.0)), _PLAIN_HEIGHT_PX
    )
    return _read(region, strip, strip.picture, PLAIN)


def read_deep(picture: Picture, region: Region) -> list[Symbol]:
    """Read a region enlarged, its contrast evened out: a different look at the same bars."""
    width = region.length * (1 + 2 * _MARGIN)
    strip = cut(picture, region, min(_DEEP_SCALE, _DEEP_WIDTH_PX / width), _DEEP_HEIGHT_PX)
    even = images.smooth_along_bars(strip.picture, len(strip.picture) // _EVEN_SHARE)
    return _read(region, strip, images.even_out_strip(even), DEEP)


def read_smooth(picture: Picture, region: Region) -> list[Symbol]:
    """Read a region enlarged, averaged along its bars as far as they are straight: for grain."""
    width = region.length * (1 + 2 * _MARGIN)
    strip = cut(picture, region, min(_DEEP_SCALE, _DEEP_WIDTH_PX / width), _SMOOTH_HEIGHT_PX)
    smooth = images.smooth_along_bars(strip.picture, len(strip.picture) // _SMOOTH_SHARE)
    return _read(region, strip, smooth, SMOOTH)


def _read(region: Region, strip: Strip, treated: Picture, treatment: str) -> list[Symbol]:
    found = zxing.read(treated, zxing.LINEAR, treatment) or zbar.read_linear(treated, treatment)
    found = [symbol for symbol in found if _resembles(strip, symbol)]
    placed = [strip.place(symbol, treatment) for symbol in found]
    # A short code that leaves much of its strip over is a part of something longer.
    return [s for s in placed if not s.is_short or s.length_px > _SHORT_FILLS_MIN * region.length]


def _resembles(strip: Strip, symbol: Symbol) -> bool:
    (left, _), (right, _), _, _ = symbol.corners
    if symbol.reader == "zbar":
        return True  # tells a box, not which way it reads; zbar is not believed alone anyway
    place = bars.Place(left, right, symbol.centre[1])
    return bars.resembles(strip.picture, symbol.text, symbol.symbology, place)


def read_around(picture: Picture, symbol: Symbol) -> list[Symbol]:
    """Read what lies around a symbol once more, enlarged, all its rows and nothing else."""
    formats = zxing.FAMILIES.get(symbol.symbology)
    xs, ys = zip(*symbol.corners, strict=True)
    room = _AROUND * symbol.size_px
    left, top = int(max(min(xs) - room, 0)), int(max(min(ys) - room, 0))
    part = picture[top : int(max(ys) + room) + 1, left : int(max(xs) + room) + 1]
    factor = min(2.0, _AROUND_PX_MAX / max(1, *part.shape))
    if formats is None or factor < _AROUND_FACTOR_MIN or min(part.shape) < _LENGTH_MIN_PX:
        return []
    found = zxing.read(images.resize(part, factor), formats, AROUND, rotate=True)
    return [one.scaled(1 / factor).shifted(left, top) for one in found]


def second_look(picture: Picture, symbol: Symbol, find: Callable[[], list[Region]]) -> list[Symbol]:
    """Look at a symbol that zxing-cpp read from the whole picture once more, in another way.

    First along the line that gave it; where that tells nothing, because the bars lean across the
    line, in the strip of bars it lies in (`find` locates them), whole and upright. A short one only
    so: along its own line, a part of a longer, askew code would just give it again.
    """
    if found := read_around(picture, symbol):
        return found
    region = None if symbol.is_short else region_of(symbol)
    if region is not None and (found := read_deep(picture, region)):
        return found
    around = (region for region in find() if holds(region, symbol))
    return [found for region in around for found in read_deep(picture, region)]


def holds(region: Region, symbol: Symbol) -> bool:
    """Tell whether a symbol's middle lies within reach of a region's."""
    x, y = symbol.centre
    return float(np.hypot(x - region.x, y - region.y)) < 0.5 * (region.length + region.height)


def is_part(short: Symbol, regions: Iterable[Region]) -> bool:
    """Tell whether a short symbol leaves much of the bars it lies in over: it is a part of them."""
    return any(
        holds(region, short) and short.length_px < _SHORT_FILLS_MIN * region.length
        for region in regions
    )


def region_of(symbol: Symbol) -> Region | None:
    """Return the strip that a symbol's corners span; None when they span no line.

    A symbol known only from one scan line is given a height of an eighth of its length.
    """
    (ax, ay), (bx, by), _, (dx, dy) = symbol.corners
    length = float(np.hypot(bx - ax, by - ay))
    height = float(np.hypot(dx - ax, dy - ay))
    if length < _LENGTH_MIN_PX:
        return None
    x, y = symbol.centre
    angle = float(np.degrees(np.arctan2(by - ay, bx - ax)))
    return Region(0.0, x, y, length * 1.02, max(height, length / 8), angle)
