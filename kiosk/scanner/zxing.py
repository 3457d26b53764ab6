"""The only door to zxing-cpp: reads symbols and draws them."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
import zxingcpp

from kiosk.scanner.images import Picture
from kiosk.scanner.symbols import Corners, Symbol

_F: Final = zxingcpp.BarcodeFormat

EAN_UPC_128: Final = (_F.EAN13, _F.EAN8, _F.UPCA, _F.UPCE, _F.Code128)
DATABAR: Final = (_F.DataBarOmni, _F.DataBarStk, _F.DataBarLtd, _F.DataBarExp, _F.DataBarExpStk)
LINEAR: Final = EAN_UPC_128 + DATABAR
QR: Final = (_F.QRCode,)
DATAMATRIX: Final = (_F.DataMatrix,)
RETAIL: Final = LINEAR + QR + DATAMATRIX
QUICK: Final = EAN_UPC_128 + QR + DATAMATRIX
FAMILIES: Final = {
    "code128": (_F.Code128,),
    "databar": DATABAR,
    "databar_limited": DATABAR,
    "databar_exp": DATABAR,
}
"""What a linear symbol that is no EAN or UPC may have been taken for."""

Formats = Sequence[zxingcpp.BarcodeFormat]

_NAMES: Final = {
    _F.EAN13: "ean13",
    _F.EAN8: "ean8",
    _F.UPCA: "upca",
    _F.UPCE: "upce",
    _F.Code128: "code128",
    _F.DataBar: "databar",
    _F.DataBarOmni: "databar",
    _F.DataBarStk: "databar",
    _F.DataBarStkOmni: "databar",
    _F.DataBarLtd: "databar_limited",
    _F.DataBarExp: "databar_exp",
    _F.DataBarExpStk: "databar_exp",
    _F.QRCode: "qr",
    _F.QRCodeModel1: "qr",
    _F.QRCodeModel2: "qr",
    _F.DataMatrix: "datamatrix",
}
_WRITES: Final = {
    "ean13": _F.EAN13,
    "ean8": _F.EAN8,
    "upca": _F.UPCA,
    "upce": _F.UPCE,
    "code128": _F.Code128,
    "databar": _F.DataBarOmni,
    "databar_limited": _F.DataBarLtd,
    "databar_exp": _F.DataBarExp,
    "qr": _F.QRCode,
    "datamatrix": _F.DataMatrix,
}
_TAKES_GS1: Final = frozenset({"code128", "datamatrix"})
_DIGITS: Final = {"ean13": 13, "ean8": 8, "upca": 12, "upce": 8}
_HOLDS_GTIN14: Final = frozenset({"databar", "databar_limited", "databar_exp", "code128"})
_GTIN14: Final = re.compile(r"\(01\)(\d{14})(?:\(|$)")


class DrawError(ValueError):
    """A code cannot be drawn; the message says what is wrong with it."""


def read(
    picture: Picture,
    formats: Formats,
    treatment: str,
    *,
    rotate: bool = False,
    thorough: bool = False,
) -> list[Symbol]:
    """Return the symbols of `formats` in a grey picture, corners in that picture's pixels.

    `rotate` looks at 90 and 270 degrees too; `thorough` also at smaller and inverted copies.
    """
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(picture),
        formats=formats,  # type: ignore[arg-type]  # a sequence converts; the stub omits it
        try_rotate=rotate or thorough,
        try_downscale=thorough,
        try_invert=thorough,
        text_mode=zxingcpp.TextMode.Plain,
    )
    symbols = [_symbol(barcode, treatment) for barcode in found]
    return [symbol for symbol in symbols if symbol is not None]


def _symbol(barcode: zxingcpp.Barcode, treatment: str) -> Symbol | None:
    name, text = _NAMES.get(barcode.format), barcode.text
    if name is None or not text:
        return None
    if name in {"ean13", "upca"}:
        # The bars of UPC-A are those of EAN-13 with a leading zero; 12 digits is how it is printed.
        name, text = ("upca", text[-12:]) if text.zfill(13)[0] == "0" else ("ean13", text)
    if name == "upce":
        extra = barcode.extra
        printed = extra.get("UPCE") if isinstance(extra, dict) else None
        if not isinstance(printed, str):
            return None
        text = printed
    gs1 = barcode.content_type == zxingcpp.ContentType.GS1
    return Symbol(name, text, _corners(barcode.position), treatment, gs1)


def _corners(position: zxingcpp.Position) -> Corners:
    a, b = position.top_left, position.top_right
    c, d = position.bottom_right, position.bottom_left
    return (
        (float(a.x), float(a.y)),
        (float(b.x), float(b.y)),
        (float(c.x), float(c.y)),
        (float(d.x), float(d.y)),
    )


def draw(text: str, symbology: str, scale: int = 1, *, words: bool = True) -> Picture:
    """Draw a code, dark on white with quiet zones, `scale` pixels a module.

    GS1 data is given with its application identifiers in parentheses, ``(01)...(10)...``; a plain
    14-digit GTIN serves for DataBar. `words` prints the digits below. Raises DrawError.
    """
    if symbology not in _WRITES:
        raise DrawError(f"{symbology!r} cannot be drawn. Use one of: {', '.join(_WRITES)}.")
    gs1 = symbology in _TAKES_GS1 and text.startswith("(")
    options: dict[str, object] = {"gs1": True} if gs1 else {}
    if symbology == "qr":
        options["ec_level"] = "M"
    try:
        barcode = zxingcpp.create_barcode(_content(text, symbology), _WRITES[symbology], **options)
    except ValueError as error:
        raise DrawError(f"{text!r} is no {symbology} code: {error}") from error
    return np.array(barcode.to_image(scale=scale, add_hrt=words), dtype=np.uint8)


def _content(text: str, symbology: str) -> str:
    if symbology in _DIGITS and not re.fullmatch(rf"\d{{{_DIGITS[symbology]}}}", text):
        raise DrawError(f"{text!r} is no {symbology} code: it has {_DIGITS[symbology]} digits.")
    gtin = _GTIN14.search(text if "(" in text else f"(01){text}")
    if symbology in _HOLDS_GTIN14 and gtin and not _checks(gtin[1]):
        # The writer would put a right check digit in and say nothing.
        raise DrawError(f"{text!r} has a wrong check digit in its GTIN.")
    if symbology in {"databar", "databar_limited"}:
        return text.removeprefix("(01)")
    return text


def _checks(digits: str) -> bool:
    """Check digit of GS1 General Specifications 7.9: weights 3 and 1 from the right."""
    weighed = (int(d) * (3 if i % 2 else 1) for i, d in enumerate(reversed(digits)))
    return sum(weighed) % 10 == 0
