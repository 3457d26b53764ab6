"""What frames of the printed sheet tell of a camera: size, sharpness, light, steadiness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kiosk.scanner import strips, zxing
from kiosk.scanner.images import Floats, Picture
from kiosk.scanner.locate import locate
from kiosk.scanner.symbols import Symbol
from storeside.doctor.sheet import MODULES, codes

_STRIP_PX_PER_MODULE: Final = 8
_STRIP_HEIGHT_PX: Final = 60
_REGIONS_MAX: Final = 4
_BURNT: Final = 252
# Where an EAN-13 has a light module between two dark ones whatever its number is, and light ground
# beside its first bar: guards of GS1 General Specifications 5.2.1.2.
_GUARDS: Final = ((0, 1, 2), (46, 47, 48), (92, 93, 94))


@dataclass(frozen=True, slots=True)
class CodeLook:
    """How one code looks in one frame.

    `narrow` is the contrast of the narrowest bars as a share of that of wide ones, `white` and
    `black` are grey levels, `burnt` the share of its ground that is as white as can be.
    """

    text: str
    px_per_module: float
    narrow: float
    white: float
    black: float
    burnt: float


@dataclass(frozen=True, slots=True)
class FrameLook:
    """One frame: its mean grey level, and every code of the sheet that was read in it."""

    mean: float
    codes: tuple[CodeLook, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """All frames together; medians unless said otherwise.

    `narrow_spread` and `white_spread` are how far sharpness and brightness go up and down from
    frame to frame (90th less 10th percentile, as a share of the median).
    """

    frames: int
    frames_read: int
    codes_seen: int
    mean: float
    px_per_module: float
    narrow: float
    narrow_spread: float
    white: float
    white_spread: float
    contrast: float
    burnt: float


def look_at_frame(grey: Picture) -> FrameLook:
    """Find the sheet's codes in a frame and look at each."""
    known = set(codes())
    found = zxing.read(grey, zxing.EAN_UPC_128, "as it is", rotate=True)
    if not found:  # too soft for that, perhaps: it is to be measured nevertheless
        regions = locate(grey, _REGIONS_MAX)
        found = [symbol for region in regions for symbol in strips.read_deep(grey, region)]
    looks = (_look_at_code(grey, symbol) for symbol in found if symbol.text in known)
    return FrameLook(float(grey.mean()), tuple(look for look in looks if look is not None))


def together(frames: Sequence[FrameLook]) -> Measures | None:
    """Return what all frames tell; None when the sheet is in none of them."""
    read = [frame for frame in frames if frame.codes]
    if not read:
        return None
    looks = [look for frame in read for look in frame.codes]
    narrow = [float(np.median([look.narrow for look in frame.codes])) for frame in read]
    white = [float(np.median([look.white for look in frame.codes])) for frame in read]
    return Measures(
        frames=len(frames),
        frames_read=len(read),
        codes_seen=len({look.text for look in looks}),
        mean=float(np.median([frame.mean for frame in frames])),
        px_per_module=float(np.median([look.px_per_module for look in looks])),
        narrow=float(np.median(narrow)),
        narrow_spread=_spread(narrow),
        white=float(np.median(white)),
        white_spread=_spread(white),
        contrast=float(np.median([look.white - look.black for look in looks])),
        burnt=float(np.median([look.burnt for look in looks])),
    )


def _spread(values: Sequence[float]) -> float:
    low, middle, high = np.percentile(values, (10, 50, 90))
    return float((high - low) / max(middle, 1e-6))


def _look_at_code(grey: Picture, symbol: Symbol) -> CodeLook | None:
    region = strips.region_of(symbol)
    if region is None:
        return None
    px_per_module = symbol.length_px / MODULES
    scale = _STRIP_PX_PER_MODULE / px_per_module
    strip = strips.cut(grey, region, scale, _STRIP_HEIGHT_PX).picture
    row = strip.mean(axis=0, dtype=np.float32)
    middle, half = len(row) / 2, MODULES * _STRIP_PX_PER_MODULE / 2
    first, last = round(middle - half), round(middle + half)
    bars = strip[:, max(0, first) : last]
    white, black = (float(value) for value in np.percentile(bars, (95, 5)))
    return CodeLook(
        text=symbol.text,
        px_per_module=px_per_module,
        narrow=_narrow(row, first) / max(white - black, 1.0),
        white=white,
        black=black,
        burnt=float((bars >= _BURNT).mean()),
    )


def _narrow(row: Floats, first: int) -> float:
    """Return the contrast between neighbouring single modules of the guards, in grey levels."""
    contrasts = []
    for modules in _GUARDS:
        dark_a, light, dark_b = (_module(row, first, module) for module in modules)
        contrasts.append(light.max() - (dark_a.min() + dark_b.min()) / 2)
    return float(np.median(contrasts))


def _module(row: Floats, first: int, module: int) -> Floats:
    """Return what is seen of a module, half a module to either side: ends are not known exactly."""
    start = first + module * _STRIP_PX_PER_MODULE
    wide = _STRIP_PX_PER_MODULE // 2
    return row[max(0, start - wide) : start + _STRIP_PX_PER_MODULE + wide]
