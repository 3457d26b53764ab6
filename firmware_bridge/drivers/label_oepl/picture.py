"""A shelf label as a picture. The bridge's door to Pillow."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from firmware_bridge.codecs.ean13 import MODULES, QUIET_LEFT, QUIET_RIGHT, encode_ean13
from firmware_bridge.codecs.errors import FormatError
from storecore.contracts.commands import ShowLabel
from storecore.fonts import find_typeface

_REGULAR, _BOLD = "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"
_MARGIN = 6
_BLACK, _WHITE = 0, 255


def draw_label(wanted: ShowLabel, width: int, height: int) -> bytes:
    """The label as JPEG: name above, price large, unit price and bar code below.

    An item without a GTIN of 13 digits has its unit price alone.

    Raises:
        NoTypeface: the typeface is not installed.
    """
    image = Image.new("L", (width, height), _WHITE)
    pen = ImageDraw.Draw(image)
    name = _fitted(wanted.name, _REGULAR, height // 6, 10, width - 2 * _MARGIN)
    pen.text((_MARGIN, 2), wanted.name, _BLACK, name)
    bars = _bars(wanted.gtin)
    below = height // 3 if bars else height // 5
    room = height - below - height // 5
    price = _fitted(wanted.price_text, _BOLD, room * 3 // 4, 14, width - 2 * _MARGIN)
    pen.text((width - _MARGIN, height // 5 + room // 2), wanted.price_text, _BLACK, price, "rm")
    left = _draw_bars(pen, bars, height - below, height - 2, width) if bars else _MARGIN
    unit = _fitted(wanted.unit_price_text, _REGULAR, height // 8, 8, width - left - _MARGIN)
    pen.text((width - _MARGIN, height - 3), wanted.unit_price_text, _BLACK, unit, "rs")
    body = io.BytesIO()
    image.point(lambda value: _WHITE if value > _WHITE // 2 else _BLACK).save(
        body, "JPEG", quality=100, subsampling=0
    )
    return body.getvalue()


def _fitted(
    text: str, typeface: str, size_max: int, size_min: int, width: int
) -> ImageFont.FreeTypeFont:
    """The typeface as large as the text fits into the width."""
    path = str(find_typeface(typeface))
    for size in range(size_max, size_min, -1):
        font = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
        if font.getlength(text) <= width:
            return font
    return ImageFont.truetype(path, size_min, layout_engine=ImageFont.Layout.BASIC)


def _bars(gtin: str) -> str:
    try:
        return encode_ean13(gtin[-13:]) if gtin.lstrip("0") else ""
    except FormatError:
        return ""


def _draw_bars(pen: ImageDraw.ImageDraw, bars: str, top: int, bottom: int, width: int) -> int:
    """Whole dots for each module, so that every scanner reads it; where the bars end."""
    dots = 2 if width >= 2 * (MODULES + QUIET_LEFT + QUIET_RIGHT) + 60 else 1
    left = QUIET_LEFT * dots
    for place, module in enumerate(bars):
        if module == "1":
            at = left + place * dots
            pen.rectangle((at, top, at + dots - 1, bottom), _BLACK)
    return left + (MODULES + QUIET_RIGHT) * dots
