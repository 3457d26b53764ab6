"""The sheet that is held up to a camera to measure it: known codes of a known size."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from kiosk.scanner import zxing
from storecore.gs1.gtin import check_digit

MODULE_MM: Final = 0.33
"""The width of the thinnest bar at 100% magnification (GS1 General Specifications 5.2.6)."""
MODULES: Final = 95
_MODULE_PX: Final = 4
_DPI: Final = _MODULE_PX / MODULE_MM * 25.4
_PAGE_MM: Final = (210, 297)
_COLUMNS: Final = 3
_ROWS: Final = 6
_TOP_MM: Final = 42
_WORDS: Final = (
    ("Storeside camera sheet", 7.0),
    ("Print at 100% (actual size). The line below is 100 mm long: check it with a ruler.", 3.6),
    ("Hold the sheet still and flat where goods are held, then: storeside doctor --camera", 3.6),
)


class SheetError(ValueError):
    """The sheet cannot be written; the message says why."""


def codes() -> tuple[str, ...]:
    """Return the EAN-13 numbers on the sheet, in reading order (952 is GS1's own for examples)."""
    bodies = (952_000_000_100 + number for number in range(_COLUMNS * _ROWS))
    return tuple(f"{body}{check_digit(body)}" for body in bodies)


def draw_sheet() -> Image.Image:
    """Return the page, grey, `_DPI` pixels to the inch."""
    page = Image.new("L", (_px(_PAGE_MM[0]), _px(_PAGE_MM[1])), 255)
    pen = ImageDraw.Draw(page)
    y = 10.0
    for words, size_mm in _WORDS:
        pen.text((_px(15), _px(y)), words, fill=0, font=ImageFont.load_default(_px(size_mm)))
        y += size_mm * 1.6
    pen.rectangle((_px(15), _px(y + 1), _px(115), _px(y + 2)), fill=0)
    width, height = _PAGE_MM[0] / _COLUMNS, (_PAGE_MM[1] - _TOP_MM) / _ROWS
    for index, text in enumerate(codes()):
        bars = Image.fromarray(np.ascontiguousarray(zxing.draw(text, "ean13", _MODULE_PX)))
        column, row = index % _COLUMNS, index // _COLUMNS
        left = _px((column + 0.5) * width) - bars.width // 2
        page.paste(bars, (left, _px(_TOP_MM + (row + 0.5) * height) - bars.height // 2))
    return page


def write_sheet(path: Path) -> None:
    """Write the page as PDF or PNG, as the name's ending says. Raises SheetError."""
    kind = path.suffix.lower()
    if kind not in {".pdf", ".png"}:
        raise SheetError(f"{path}: name a file that ends with .pdf or .png.")
    page = draw_sheet()
    try:
        if kind == ".pdf":
            page.save(path, resolution=_DPI, title="Storeside camera sheet")
        else:
            page.save(path, dpi=(_DPI, _DPI))
    except OSError as error:
        raise SheetError(f"{path}: cannot be written ({error.strerror or error}).") from error


def _px(length_mm: float) -> int:
    return round(length_mm / MODULE_MM * _MODULE_PX)
