"""QR codes (ISO/IEC 18004) for screen and paper. The kiosk's only door to segno."""

from __future__ import annotations

import io
from typing import Any

QUIET_ZONE_MODULES = 4


def qr_rows(text: str) -> list[list[bool]]:
    """The code's modules, row by row, True for dark, with its quiet zone."""
    code = _code(text)
    return [[module & 1 == 1 for module in row] for row in code.matrix_iter(1, QUIET_ZONE_MODULES)]


def qr_png(text: str, width_px: int) -> bytes:
    """The code as a PNG in whole pixels a module, at most as wide as asked for if that can be."""
    code = _code(text)
    modules = code.symbol_size(border=QUIET_ZONE_MODULES)[0]
    buffer = io.BytesIO()
    code.save(buffer, kind="png", scale=max(1, width_px // modules), border=QUIET_ZONE_MODULES)
    return buffer.getvalue()


def _code(text: str) -> Any:
    import segno  # noqa: PLC0415  (a kiosk's start does not wait for it)

    return segno.make(text, error="m", micro=False)
