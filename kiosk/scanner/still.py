"""Reads the codes of a picture file, whatever its size and however the phone was held."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.scanner import images
from kiosk.scanner.cascade import read_still
from kiosk.scanner.images import Picture, PictureError
from kiosk.scanner.symbols import Symbol

__all__ = ["PictureError", "PictureReading", "read_picture", "read_pixels"]

# Most codes are large in the photograph and read fastest from a small copy; a small code in a
# corner of a 48-megapixel photograph needs a larger one.
_SIDES_PX: Final = (1600, 3200, 6400)


@dataclass(frozen=True, slots=True)
class PictureReading:
    """What was read from a picture; positions are in pixels of the picture turned upright."""

    width_px: int
    height_px: int
    symbols: tuple[Symbol, ...]


def read_picture(path: Path) -> PictureReading:
    """Read the codes of a picture file (JPEG, PNG, WebP, TIFF, BMP).

    Raises PictureError, whose message says what to do, when the file cannot be read.
    """
    return read_pixels(images.load_grey(path), every=True)


def read_pixels(picture: Picture, *, every: bool = False) -> PictureReading:
    """Read a code of a grey picture and what is found on the way; with `every`, all there are."""
    height, width = picture.shape[:2]
    longest = max(width, height)
    for side in _SIDES_PX:
        factor = min(1.0, side / longest)
        copy = images.resize(picture, factor) if factor < 1 else picture
        found = read_still(copy, every=every)
        if found or factor == 1.0:
            break
    return PictureReading(width, height, tuple(s.scaled(1 / factor) for s in found))
