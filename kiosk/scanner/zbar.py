"""The only door to zbar (through pyzbar): a second opinion on EAN, UPC, Code 128 and QR.

zbar is optional. Where its library is not installed every reader here finds nothing, and `MISSING`
says why. DataBar is never asked of it: zbar 0.23 reads the letter mode of DataBar Expanded wrong.
"""

import logging
from collections.abc import Callable, Iterator
from ctypes import c_void_p, cast, string_at
from functools import cache
from typing import Any, Final

import numpy as np

from kiosk.scanner.images import Picture
from kiosk.scanner.symbols import Corners, Symbol

MISSING: str | None = None
"""Why zbar is not there, or None when it is."""

try:
    from pyzbar import pyzbar
    from pyzbar import wrapper as _zbar
except ImportError as _error:  # pyzbar raises it when the shared library is not found
    MISSING = f"zbar is not installed ({_error}); codes are read without it. Install libzbar0."
    logging.getLogger(__name__).warning(MISSING)

_Y800: Final = int.from_bytes(b"Y800", "little")
_LINES_APART: Final = 4
_GS1_MODIFIER: Final = 1  # 1 << ZBAR_MOD_GS1 of zbar.h


def read_linear(picture: Picture, treatment: str, *, lines_min: int = 2) -> list[Symbol]:
    """Return EAN, UPC and Code 128 of a grey picture, on every fourth row and column.

    A symbol counts when at least `lines_min` scan lines agree on it.
    """
    if MISSING is not None:
        return []
    pixels = np.ascontiguousarray(picture)
    image, scanner = _zbar.zbar_image_create(), _new_scanner()
    try:
        _zbar.zbar_image_set_format(image, _Y800)
        _zbar.zbar_image_set_size(image, pixels.shape[1], pixels.shape[0])
        data = cast(pixels.ctypes.data, c_void_p)
        _zbar.zbar_image_set_data(image, data, pixels.size, None)
        _zbar.zbar_scan_image(scanner, image)
        return [
            symbol
            for found in _found(image)
            if _zbar.zbar_symbol_get_quality(found) >= lines_min
            and (symbol := _symbol(found, treatment)) is not None
        ]
    finally:
        _zbar.zbar_image_destroy(image)
        _zbar.zbar_image_scanner_destroy(scanner)


def read_qr(picture: Picture, treatment: str) -> list[Symbol]:
    """Return QR codes of a grey picture through pyzbar's own door."""
    if MISSING is not None:
        return []
    out = []
    for code in pyzbar.decode(np.ascontiguousarray(picture), symbols=[_zbar.ZBarSymbol.QRCODE]):
        points = [(float(p.x), float(p.y)) for p in code.polygon]
        out.append(
            Symbol(
                "qr", code.data.decode("utf-8", "replace"), _box(points), treatment, False, "zbar"
            )
        )
    return out


def _new_scanner() -> Any:
    # Made anew for every picture: a kept one remembers half of an EAN and can join it to half of
    # the code in the next picture.
    scanner = _zbar.zbar_image_scanner_create()
    config, kinds = _zbar.ZBarConfig, _zbar.ZBarSymbol
    _zbar.zbar_image_scanner_set_config(scanner, 0, config.CFG_ENABLE, 0)
    for kind in (kinds.EAN13, kinds.EAN8, kinds.UPCA, kinds.UPCE, kinds.CODE128):
        _zbar.zbar_image_scanner_set_config(scanner, kind, config.CFG_ENABLE, 1)
    _zbar.zbar_image_scanner_set_config(scanner, 0, config.CFG_X_DENSITY, _LINES_APART)
    _zbar.zbar_image_scanner_set_config(scanner, 0, config.CFG_Y_DENSITY, _LINES_APART)
    return scanner


def _found(image: Any) -> Iterator[Any]:
    symbol = _zbar.zbar_image_first_symbol(image)
    while symbol:
        yield symbol
        symbol = _zbar.zbar_symbol_next(symbol)


def _symbol(found: Any, treatment: str) -> Symbol | None:
    kinds = _zbar.ZBarSymbol
    names = {
        kinds.EAN13: "ean13",
        kinds.EAN8: "ean8",
        kinds.UPCA: "upca",
        kinds.UPCE: "upce",
        kinds.CODE128: "code128",
    }
    name = names.get(found.contents.type)
    if name is None:
        return None
    length = _zbar.zbar_symbol_get_data_length(found)
    text = string_at(_zbar.zbar_symbol_get_data(found), length).decode("utf-8", "replace")
    count = _zbar.zbar_symbol_get_loc_size(found)
    points = [
        (
            float(_zbar.zbar_symbol_get_loc_x(found, i)),
            float(_zbar.zbar_symbol_get_loc_y(found, i)),
        )
        for i in range(count)
    ]
    gs1 = name == "code128" and _ask_modifiers()(found) & _GS1_MODIFIER != 0
    return Symbol(name, text, _box(points), treatment, gs1, "zbar")


@cache
def _ask_modifiers() -> Callable[[Any], int]:
    """Return zbar's question for a symbol's modifier bits, which pyzbar does not wrap."""
    pointer = _zbar.POINTER(_zbar.zbar_symbol)
    try:
        ask = _zbar.zbar_function("zbar_symbol_get_modifiers", _zbar.c_uint, pointer)
    except AttributeError:  # zbar before 0.20
        return lambda _found: 0
    return lambda found: int(ask(found))


def _box(points: list[tuple[float, float]]) -> Corners:
    if not points:
        return ((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    return ((left, top), (right, top), (right, bottom), (left, bottom))
