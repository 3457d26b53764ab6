"""QR codes for the page: the one place that uses segno."""

from __future__ import annotations

import segno


def pickup_qr_svg(text: str) -> str:
    """An SVG element with the text of a pickup code, as kiosks read it."""
    made = segno.make(text, error="m", micro=False)
    return str(
        made.svg_inline(border=4, omitsize=True, dark="#1c2220", light="#ffffff", lineclass=None)
    )
