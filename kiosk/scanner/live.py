"""Reads one frame of the camera after another, within a few milliseconds each."""

from collections.abc import Iterable
from functools import cache
from typing import Final

import numpy as np

from kiosk.scanner import images, strips, zxing
from kiosk.scanner.images import Picture
from kiosk.scanner.likely import looking
from kiosk.scanner.likely.kinds import KindName
from kiosk.scanner.locate import Region, locate
from kiosk.scanner.symbols import Symbol

_NATIVE: Final = "as it is"
_QUICK: Final = zxing.EAN_UPC_128 + zxing.QR
_REGIONS_MAX: Final = 2
_DEEPER_LOOKS: Final = 8
# The likeliest number costs as much as all else; its place is seldom another's.
_LIKELIEST_AT: Final = 4
_SMOOTH_AT: Final = 7
_KINDS: Final[tuple[KindName, ...]] = ("ean13", "upce", "ean13", "ean8")
_IDLE_AFTER_FRAMES: Final = 12
_IDLE_LOOK_EVERY: Final = 10
_MOVED_LEVELS: Final = 6


class LiveReader:
    """Reads frames; keeps only what tells it where to look deeper next.

    What is upright is read from the frame itself; linear codes at other angles from strips turned
    upright. Whatever is weak is looked at a second way in the same frame. When nothing is read, one
    deeper look a frame follows in rotation, and when nothing moves either, most frames are left.
    Not safe for two threads.
    """

    def __init__(self) -> None:
        self._turn = self._kind = 0
        self._empty_frames = 0
        self._thumbnail: Picture | None = None

    def read(self, grey: Picture) -> list[Symbol]:
        """Return every reading of a grey frame, a code once for each treatment that gave it."""
        if self._is_idle(grey):
            return []
        found = self._quick(grey) or self._turned(grey)
        self._empty_frames = 0 if found else self._empty_frames + 1
        return found

    def _quick(self, grey: Picture) -> list[Symbol]:
        return _twice(grey, zxing.read(grey, _QUICK, _NATIVE))

    def _turned(self, grey: Picture) -> list[Symbol]:
        regions = locate(grey, _REGIONS_MAX)
        found: list[Symbol] = []
        for region in regions:
            plain = strips.read_plain(grey, region)
            found += plain
            if plain:
                found += strips.read_deep(grey, region)
        return found or self._deeper(grey, regions)

    def _deeper(self, grey: Picture, regions: list[Region]) -> list[Symbol]:
        self._turn = (self._turn + 1) % _DEEPER_LOOKS
        if self._turn == _LIKELIEST_AT:
            self._kind = (self._kind + 1) % len(_KINDS)
            kinds = _KINDS[self._kind : self._kind + 1]
            return [s for r in regions[:1] for s in looking.read_region(grey, r, kinds, 1)]
        if self._turn % 4 == 0:
            return zxing.read(grey, zxing.DATAMATRIX, _NATIVE, rotate=True)
        if self._turn % 4 == 1:
            return _deep(grey, regions)
        if self._turn == _SMOOTH_AT:
            return [s for region in regions for s in strips.read_smooth(grey, region)]
        if self._turn % 4 == 2:
            return _twice(grey, zxing.read(grey, zxing.DATABAR, _NATIVE, rotate=True))
        return _middle_enlarged(grey)

    def _is_idle(self, grey: Picture) -> bool:
        """True when nothing was read for a while, nothing has moved, and it is not time to look."""
        thumbnail, before = images.thumbnail(grey), self._thumbnail
        if before is not None and before.shape == thumbnail.shape:
            moved = np.abs(thumbnail.astype(np.int16) - before).max() > _MOVED_LEVELS
            if not moved and self._empty_frames >= _IDLE_AFTER_FRAMES:
                self._empty_frames += 1
                return self._empty_frames % _IDLE_LOOK_EVERY != 0
            if moved:
                self._empty_frames = 0
        self._thumbnail = thumbnail
        return False


def _twice(grey: Picture, found: list[Symbol]) -> list[Symbol]:
    """Return what was read from the frame itself, and a second look at whatever is weak."""
    find = cache(lambda: locate(grey, _REGIONS_MAX))
    again = (strips.second_look(grey, symbol, find) for symbol in found if symbol.is_weak)
    return found + [symbol for looks in again for symbol in looks]


def _deep(grey: Picture, regions: Iterable[Region]) -> list[Symbol]:
    return [symbol for region in regions for symbol in strips.read_deep(grey, region)]


def _middle_enlarged(grey: Picture) -> list[Symbol]:
    """Read small or soft matrix codes in the middle of the frame, where people hold things."""
    height, width = grey.shape
    top, left = height // 4, width * 3 // 10
    part = images.resize(grey[top : height - top, left : width - left], 2.0)
    sharp = images.sharpen(part, amount=2.0)
    found = zxing.read(sharp, zxing.QR, "middle, sharpened") or zxing.read(
        part, zxing.DATAMATRIX, "middle, enlarged", rotate=True
    )
    return [symbol.scaled(0.5).shifted(left, top) for symbol in found]
