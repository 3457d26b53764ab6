"""Looks at EAN and UPC in a picture for the likeliest number: to check a reading, or on its own."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np

from kiosk.scanner import strips
from kiosk.scanner.belief import LIKELIEST
from kiosk.scanner.images import Picture
from kiosk.scanner.likely.kinds import KindName
from kiosk.scanner.likely.profile import Place
from kiosk.scanner.likely.reader import Likely, check_likely, read_likely
from kiosk.scanner.locate import Region
from kiosk.scanner.strips import Strip
from kiosk.scanner.symbols import Corners, Symbol

_KIND_OF: Final[dict[str, KindName]] = {
    "ean13": "ean13",
    "upca": "ean13",
    "ean8": "ean8",
    "upce": "upce",
}
KINDS: Final[tuple[KindName, ...]] = ("ean13", "upce", "ean8")
"""The symbologies looked for, the likeliest first (UPC-A is an EAN-13)."""
_CODE_PX: Final = 400  # width of the bars in a strip: about four pixels a module
_REGIONS_MAX: Final = 2
_CHECK_HEIGHT_PX: Final = 24
_READ_HEIGHT_PX: Final = 90
_MARGIN: Final = 0.35

# Margins were chosen on one half of the photographs and judged on the other: benchmarks/scan.
_CONFIRMS: Final = 1.0
_CONFIRMS_SHORT: Final = 1.5
_CONTRADICTS: Final = 1.0
_PROVES: Final = 1.6
_FIT_MIN: Final = 2.6
_PROVES_SHORT: Final = 2.6
_FIT_SHORT_MIN: Final = 3.6
_HINTS: Final = 0.3


class Contradicted(Exception):
    """The bars are clearly those of another number than the one read."""


def checked(picture: Picture, symbol: Symbol) -> Symbol:
    """Return an EAN or UPC that a decoder read as proven, or as it was where the bars say nothing.

    Raises Contradicted. Its corners have to lie along the bars, as zxing-cpp's do.
    """
    region = strips.region_of(symbol)
    if region is None:
        return symbol
    strip = strips.cut(picture, region, _CODE_PX / symbol.length_px, _CHECK_HEIGHT_PX)
    middle = strip.picture.shape[1] / 2
    place = Place(middle - _CODE_PX / 2, middle + _CODE_PX / 2)
    kind, text = _KIND_OF[symbol.symbology], _as_kind(symbol.text, symbol.symbology)
    found = check_likely(strip.picture, kind, text, place)
    if found.text != text:
        if found.margin >= _CONTRADICTS:
            raise Contradicted
        return symbol
    if symbol.is_short:
        proven = found.margin >= _CONFIRMS_SHORT and found.stands_alone
    else:
        proven = found.margin >= _CONFIRMS
    return replace(symbol, proven=proven)


def read_regions(picture: Picture, regions: Iterable[Region]) -> list[Symbol]:
    """Return the EAN and UPC that strips of bars most likely hold: proven, or only hinted at."""
    return [
        found
        for region in list(regions)[:_REGIONS_MAX]
        for found in read_region(picture, region, KINDS)
    ]


def read_region(
    picture: Picture, region: Region, kinds: Iterable[KindName], looks_max: int = 3
) -> list[Symbol]:
    """Return what one strip of bars most likely holds, looked at on so many rows at most."""
    scale = float(np.clip(_CODE_PX * 1.1 / region.length, 0.4, 4.0))
    strip = strips.cut(picture, region, scale, _READ_HEIGHT_PX, _MARGIN)
    symbols: list[Symbol] = []
    for name in kinds:
        found = read_likely(strip.picture, name, looks_max)
        if found is not None and (symbol := _symbol(strip, *found)) is not None:
            symbols.append(symbol)
            if symbol.proven:
                break
    return symbols


def _symbol(strip: Strip, likely: Likely, turned: bool) -> Symbol | None:
    solution, name, text = likely.solution, str(likely.kind), likely.solution.text
    if likely.kind == "ean13":
        if solution.margin < _HINTS:
            return None
        proven = (
            solution.margin >= _PROVES
            and solution.fit >= _FIT_MIN
            and likely.votes > likely.bands / 2
        )
        name, text = ("upca", text[1:]) if text[0] == "0" else ("ean13", text)
    else:
        proven = (
            solution.margin >= _PROVES_SHORT
            and solution.fit >= _FIT_SHORT_MIN
            and likely.votes >= likely.bands - 1
            and likely.stands_alone
        )
        if not proven:
            return None
    corners = _corners(strip, likely.place, turned)
    here = Symbol(name, text, corners, LIKELIEST, False, "likely", proven)
    return strip.place(here, LIKELIEST)


def _corners(strip: Strip, place: Place, turned: bool) -> Corners:
    height, width = strip.picture.shape
    if not turned:
        left, right, top, bottom = place.left_px, place.right_px, 0.0, float(height)
    else:
        left, right, top, bottom = width - place.left_px, width - place.right_px, float(height), 0.0
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _as_kind(text: str, symbology: str) -> str:
    return text.zfill(13) if symbology == "upca" else text
