"""The one door for whatever a scanner read or a person typed.

Nothing is guessed: a number that looks like a GTIN but has a wrong check digit is refused, even
where it could be read as something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import msgspec

from storecore.gs1.biip_door import FNC1
from storecore.gs1.carrier import Symbology, parse_symbology, split_identifier
from storecore.gs1.digital_link import is_link, parse_digital_link
from storecore.gs1.element import ElementData, parse_elements
from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.gtin import Gtin, parse_gtin, parse_upce
from storecore.gs1.in_store import InStorePattern, read_in_store
from storecore.gs1.pickup import PICKUP_LENGTH, PICKUP_PREFIX, parse_pickup_code
from storecore.gs1.plu import parse_plu

TEXT_LENGTH_MAX = 2048
"""Longer texts are refused unread; a GS1-128 has 48 characters, a Digital Link rarely 200."""

_RETAIL_LENGTHS = {
    Symbology.EAN13: (13,),
    Symbology.EAN8: (8,),
    Symbology.UPCA: (12, 13),
    Symbology.UPCE: (8, 12, 13),  # many readers hand over the expanded number
    Symbology.ITF14: (14,),
}
_ALWAYS_GS1 = (Symbology.DATABAR_EXP,)
_PLU_LENGTHS = (4, 5)
_SHORT_LENGTH = 8
_GTIN_AND_MORE = 16  # "01" and a GTIN-14; shorter texts are never element strings


class CodeKind(StrEnum):
    """What a code turned out to be."""

    GTIN = "gtin"
    """A trade item's number and nothing else."""
    PLU = "plu"
    IN_STORE = "in_store"
    """The shop's own label: `item_reference` with `weight_g` or `price_minor`."""
    ELEMENTS = "elements"
    """A GTIN with more said about this very piece, or the SSCC of a parcel."""
    PICKUP = "pickup"


class ScannedCode(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A code that was understood; what it does not carry is None.

    `raw` is the text as it came. Weights are grams, prices minor units of `price_currency`
    (ISO 4217 number), or of the shop's own currency where that is None. `other_gtin` is set only
    for 8 typed digits that are valid both as UPC-E and as EAN-8: look up both, ask if both exist.
    """

    kind: CodeKind
    raw: str
    gtin: Gtin | None = None
    other_gtin: Gtin | None = None
    plu: str | None = None
    item_reference: str | None = None
    weight_g: int | None = None
    count: int | None = None
    price_minor: int | None = None
    price_currency: str | None = None
    best_before: date | None = None
    expiry: date | None = None
    batch: str | None = None
    serial: str | None = None
    sscc: str | None = None
    pickup_code: str | None = None


def read_code(
    text: str,
    symbology: str | None,
    patterns: Sequence[InStorePattern] = (),
    *,
    gs1: bool = False,
    currency_decimals: int = 2,
) -> ScannedCode:
    """Understand a code.

    Args:
        text: what was read or typed, FNC1 as 0x1D; a symbology identifier such as "]C1" may lead.
        symbology: the scanner's name for it such as "ean13"; None for typed and wedge input.
        patterns: how the shop's own labels are divided; the first whose prefix fits counts.
        gs1: the scanner knows that the text is GS1 element strings.
        currency_decimals: decimals of the shop's currency, for GS1 prices that name none.

    Raises:
        CodeError: `reason` says why it is refused.
    """
    body = text.strip(" \t\r\n")
    _refuse_unreadable(body)
    carrier, is_gs1 = parse_symbology(symbology), gs1
    if body.startswith("]"):
        carrier, is_gs1, body = split_identifier(body)
    read = _Input(text, body, carrier, patterns)
    if carrier in _RETAIL_LENGTHS:
        return _read_retail(read, _RETAIL_LENGTHS[carrier])
    if body[: len(PICKUP_PREFIX)].upper() == PICKUP_PREFIX:
        return _read_pickup(read)
    if is_link(body):
        return _from_elements(text, parse_digital_link(body, currency_decimals=currency_decimals))
    if is_gs1 or carrier in _ALWAYS_GS1 or _looks_like_elements(body):
        return _from_elements(text, parse_elements(body, currency_decimals=currency_decimals))
    return _read_plain(read)


class _Input(NamedTuple):
    """A text to be understood, with what is known about it."""

    raw: str
    body: str
    carrier: Symbology | None
    patterns: Sequence[InStorePattern]


def _refuse_unreadable(body: str) -> None:
    if not body:
        raise CodeError(CodeRefusal.EMPTY, "the code is empty")
    if len(body) > TEXT_LENGTH_MAX:
        message = f"the code has {len(body)} characters; more than {TEXT_LENGTH_MAX} are not read"
        raise CodeError(CodeRefusal.TOO_LONG, message)
    if not body.isascii():
        raise CodeError(CodeRefusal.BAD_CHARACTERS, "the code has characters beyond ASCII")


def _looks_like_elements(body: str) -> bool:
    if FNC1 in body or (body.startswith("(") and body[1:3].isdigit()):
        return True
    head = body[:_GTIN_AND_MORE]
    return len(head) == _GTIN_AND_MORE and head.isdigit() and head.startswith(("00", "01"))


def _read_retail(read: _Input, lengths: tuple[int, ...]) -> ScannedCode:
    if len(read.body) not in lengths:
        message = f"{read.body[:20]!r} is no {read.carrier}: wrong number of digits"
        raise CodeError(CodeRefusal.BAD_LENGTH, message)
    if read.carrier is Symbology.UPCE and len(read.body) == _SHORT_LENGTH:
        return ScannedCode(kind=CodeKind.GTIN, raw=read.raw, gtin=parse_upce(read.body))
    return _read_number(read, read.body)


def _read_plain(read: _Input) -> ScannedCode:
    """A text with no sign of what it is: an item's number, a PLU, or a pickup code by hand."""
    typed = read.carrier is None
    digits = "".join(read.body.split()) if typed else read.body
    if not digits.isdigit():
        if typed and len(digits.replace("-", "")) == PICKUP_LENGTH:
            return _read_pickup(read)
        message = f"{read.body[:80]!r} is neither an item nor a pickup code"
        raise CodeError(CodeRefusal.NOT_A_SHOP_CODE, message)
    if typed and len(digits) in _PLU_LENGTHS:
        return ScannedCode(kind=CodeKind.PLU, raw=read.raw, plu=parse_plu(digits))
    if typed and len(digits) == _SHORT_LENGTH:
        return _read_eight_typed(read, digits)
    return _read_number(read, digits)


def _read_number(read: _Input, digits: str) -> ScannedCode:
    gtin = parse_gtin(digits)
    reading = read_in_store(gtin, read.patterns) if gtin.is_restricted else None
    if reading is None:
        return ScannedCode(kind=CodeKind.GTIN, raw=read.raw, gtin=gtin)
    return ScannedCode(
        kind=CodeKind.IN_STORE,
        raw=read.raw,
        item_reference=reading.item_reference,
        weight_g=reading.weight_g,
        price_minor=reading.price_minor,
    )


def _read_eight_typed(read: _Input, digits: str) -> ScannedCode:
    """EAN-8 or UPC-E: what valid check digits leave open is left to the catalogue."""
    found: list[Gtin] = []
    # A UPC-E of number system 0 is far commoner than an EAN-8 of the shop's own; with 1 it is not.
    readers = (parse_upce, parse_gtin) if digits[0] == "0" else (parse_gtin, parse_upce)
    for reader in readers:
        with suppress(CodeError):
            found.append(reader(digits))
    if not found:
        message = f"the check digit of {digits!r} does not fit; type it again"
        raise CodeError(CodeRefusal.BAD_CHECK_DIGIT, message)
    other = next((gtin for gtin in found[1:] if gtin != found[0]), None)
    return ScannedCode(kind=CodeKind.GTIN, raw=read.raw, gtin=found[0], other_gtin=other)


def _read_pickup(read: _Input) -> ScannedCode:
    code = parse_pickup_code(read.body)
    return ScannedCode(kind=CodeKind.PICKUP, raw=read.raw, pickup_code=code)


def _from_elements(raw: str, data: ElementData) -> ScannedCode:
    if data.gtin is None and data.sscc is None:
        message = f"{raw[:80]!r} names no item and no parcel"
        raise CodeError(CodeRefusal.NOT_A_SHOP_CODE, message)
    plain = data == ElementData(gtin=data.gtin)
    kind = CodeKind.GTIN if plain else CodeKind.ELEMENTS
    return ScannedCode(kind=kind, raw=raw, **msgspec.structs.asdict(data))
