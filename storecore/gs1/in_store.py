"""In-store codes: 13 digits in which a shop's scale has printed a weight or a price.

Source: GS1 General Specifications 2.1.12 (restricted circulation, variable measure trade items)
and 7.9.2 to 7.9.4 (verifier digits). How the digits are divided is each country's or shop's own
choice, so the division is data, never code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from storecore.gs1.biip_door import price_weight_verifier
from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.gtin import Gtin

_LENGTH = 13
_SHAPE = re.compile(
    r"(?P<prefix>(?:02|2)\d*)X*(?P<item>I+)X*(?P<verifier>v?)X*(?P<measure>W+|P+)X*c", re.ASCII
)
_VERIFIED_LENGTHS = (4, 5)


class PatternError(ValueError):
    """A pattern of in-store codes that makes no sense; the message says what to write."""


class InStoreReading(msgspec.Struct, frozen=True):
    """What an in-store code says: the item's own digits, and a weight or a price."""

    item_reference: str
    weight_g: int | None = None
    price_minor: int | None = None


class InStorePattern(msgspec.Struct, frozen=True):
    """How the 13 digits of a shop's own codes are divided. Make one with `parse`.

    `item` and `measure` are (start, end) in the code, `verifier` is a position.
    """

    text: str
    prefix: str
    item: tuple[int, int]
    measure: tuple[int, int]
    verifier: int | None
    is_price: bool

    @classmethod
    def parse(cls, text: str) -> InStorePattern:
        """Read a pattern of 13 signs such as "21IIIIIWWWWWc" or "02IIIIIvPPPPc".

        Digits stand for themselves and come first (02 or 2...), I is the item's digits, v a
        verifier over the measure, W a weight in grams, P a price in minor units, X a digit that
        does not matter, c the check digit. UPC-A codes that begin with 2 are written from 02.

        Raises:
            PatternError: anything else.
        """
        shape = _SHAPE.fullmatch(text)
        if shape is None or len(text) != _LENGTH:
            raise PatternError(
                f"{text!r} is no pattern of an in-store code; write 13 signs like 21IIIIIWWWWWc: "
                "02 or 2..., I item, v verifier, W grams or P minor units, X ignored, c check digit"
            )
        start, end = shape.span("measure")
        has_verifier = bool(shape["verifier"])
        if has_verifier and end - start not in _VERIFIED_LENGTHS:
            raise PatternError(f"{text!r}: a verifier v needs a weight or price of 4 or 5 digits")
        return cls(
            text=text,
            prefix=shape["prefix"],
            item=shape.span("item"),
            measure=(start, end),
            verifier=shape.start("verifier") if has_verifier else None,
            is_price=text[start] == "P",
        )

    def match(self, gtin: Gtin) -> InStoreReading | None:
        """Read a restricted number by this pattern; None where its prefix is another.

        Raises:
            CodeError: the verifier digit does not fit, or the weight or price is zero.
        """
        code = gtin.gtin13
        if code is None or not code.startswith(self.prefix):
            return None
        measure = code[slice(*self.measure)]
        if self.verifier is not None and code[self.verifier] != price_weight_verifier(measure):
            message = f"the verifier digit of {code!r} does not fit {measure!r}; scan it again"
            raise CodeError(CodeRefusal.BAD_VERIFIER, message)
        amount = int(measure)
        if amount == 0:
            message = f"{code!r} carries a weight or price of zero; weigh the item again"
            raise CodeError(CodeRefusal.ZERO_MEASURE, message)
        item = code[slice(*self.item)]
        if self.is_price:
            return InStoreReading(item, price_minor=amount)
        return InStoreReading(item, weight_g=amount)


def read_in_store(gtin: Gtin, patterns: Sequence[InStorePattern]) -> InStoreReading | None:
    """Read by the first pattern whose prefix fits; None where none does.

    Raises:
        CodeError: as `InStorePattern.match`.
    """
    for pattern in patterns:
        reading = pattern.match(gtin)
        if reading is not None:
            return reading
    return None
