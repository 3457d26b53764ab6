"""QR codes for the page: the one place that uses segno."""

from __future__ import annotations

import segno

from storecore.gs1.pickup import PICKUP_PREFIX


def pickup_qr_svg(code: str) -> str:
    """An SVG element with the pickup code in the form that kiosks read."""
    made = segno.make(PICKUP_PREFIX + code, error="m", micro=False)
    return str(
        made.svg_inline(border=4, omitsize=True, dark="#1c2220", light="#ffffff", lineclass=None)
    )
