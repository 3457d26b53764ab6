"""The codes of a catalogue line: GTIN, PLU, or the digits inside the store's own labels."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cloud_inventory.importer.line import Line
from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.gtin import check_digit, parse_gtin
from storecore.gs1.in_store import InStorePattern
from storecore.gs1.plu import parse_plu


class Codes(msgspec.Struct, frozen=True, kw_only=True):
    """By which codes a good is found; `gtin` in its 14-digit form."""

    gtin: str | None = None
    plu: str | None = None
    in_store_code: str | None = None


def read_codes(line: Line, patterns: Sequence[InStorePattern]) -> Codes:
    """The codes of a line; at least one is needed, so that the good can be scanned or typed."""
    if not any(line.cell(column) for column in ("gtin", "plu", "in_store_code")):
        line.wrong("gtin", "give a gtin, a plu or an in_store_code")
    return Codes(
        gtin=_gtin(line, patterns), plu=_plu(line), in_store_code=_in_store(line, patterns)
    )


def _gtin(line: Line, patterns: Sequence[InStorePattern]) -> str | None:
    text = line.cell("gtin")
    if not text:
        return None
    try:
        gtin = parse_gtin(text)
    except CodeError as error:
        if error.reason is CodeRefusal.BAD_CHECK_DIGIT:
            should = check_digit(int(text[:-1]))
            line.wrong("gtin", f"check digit should be {should}; fix it or leave the line out")
        else:
            line.wrong("gtin", "a GTIN has 8, 12, 13 or 14 digits and nothing else")
        return None
    thirteen = gtin.gtin13 or ""
    for pattern in patterns:
        if thirteen.startswith(pattern.prefix):
            line.wrong(
                "gtin",
                f"numbers from {pattern.prefix} are this store's own labels ({pattern.text}); "
                "write the item's digits under in_store_code",
            )
            return None
    return gtin.gtin14


def _plu(line: Line) -> str | None:
    text = line.cell("plu")
    if not text:
        return None
    try:
        return parse_plu(text)
    except CodeError:
        line.wrong("plu", "a PLU is from 3000 to 4999, 83000 to 84999 or 93000 to 94999")
        return None


def _in_store(line: Line, patterns: Sequence[InStorePattern]) -> str | None:
    text = line.cell("in_store_code")
    if not text:
        return None
    lengths = sorted({pattern.item[1] - pattern.item[0] for pattern in patterns})
    if not (text.isascii() and text.isdigit()) or len(text) not in lengths:
        wanted = " or ".join(str(length) for length in lengths) or "no"
        line.wrong("in_store_code", f"the store's labels have {wanted} digits for the item")
        return None
    return text
