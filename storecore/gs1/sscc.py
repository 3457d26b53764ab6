"""Serial shipping container codes: GS1 AI 00 with 18 digits on a pallet, a parcel or a crate."""

from __future__ import annotations

import re

from storecore.gs1.gtin import check_digit

_SHOWN = re.compile(
    r"(?:\][A-Za-z][0-9])?\(?00\)?([0-9]{18})(?:\x1d.*|\(.*)?", re.ASCII | re.DOTALL
)
_BARE = re.compile(r"[0-9]{18}", re.ASCII)


def read_sscc(text: str) -> str | None:
    """The 18 digits, from an element string or bare; None where it is none, or misread.

    Source: GS1 General Specifications 3.2, AI (00).
    """
    given = text.strip()
    shown = _SHOWN.fullmatch(given)
    digits = shown[1] if shown else given if _BARE.fullmatch(given) else ""
    if not digits or check_digit(int(digits[:-1])) != int(digits[-1]):
        return None
    return digits
