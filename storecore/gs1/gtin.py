"""GTIN: the number of a trade item, with its check digit always verified.

Source: GS1 General Specifications, section 2.1 (GTIN), 5.2.2.4 (UPC-E), 7.9.1 (check digit).
"""

from __future__ import annotations

import msgspec

from storecore.gs1.errors import CodeError, CodeRefusal

_LENGTHS = (8, 12, 13, 14)

# Weighted sums of three digits at once: check digits are computed for every tag read.
_SUM_313 = tuple(3 * (n // 100) + n // 10 % 10 + 3 * (n % 10) for n in range(1000))
_SUM_131 = tuple(n // 100 + 3 * (n // 10 % 10) + n % 10 for n in range(1000))


def check_digit(payload: int) -> int:
    """The GS1 check digit of up to 13 digits, weights 3 and 1 from the right (7.9.1)."""
    total = (
        _SUM_313[payload % 1000]
        + _SUM_131[payload // 1000 % 1000]
        + _SUM_313[payload // 1_000_000 % 1000]
        + _SUM_131[payload // 1_000_000_000 % 1000]
        + 3 * (payload // 1_000_000_000_000)
    )
    return -total % 10


class Gtin(msgspec.Struct, frozen=True, order=True):
    """A valid GTIN in its 14-digit form; shorter ones are padded with zeros on the left.

    Raises:
        CodeError: from the constructor, when `gtin14` is not a valid 14-digit GTIN.
    """

    gtin14: str

    def __post_init__(self) -> None:
        text = self.gtin14
        if len(text) != 14:
            raise CodeError(CodeRefusal.BAD_LENGTH, f"{text!r} has not 14 digits")
        _verify(text)

    @classmethod
    def from_payload(cls, payload: int) -> Gtin:
        """The GTIN whose first 13 digits are `payload`; its check digit is computed."""
        return cls(f"{payload * 10 + check_digit(payload):014d}")

    @property
    def gtin13(self) -> str | None:
        """The 13-digit form, or None for a GTIN-14 with an indicator digit."""
        return self._shortened(13)

    @property
    def gtin12(self) -> str | None:
        """The 12-digit form as UPC-A carries it, or None where it does not fit."""
        return self._shortened(12)

    @property
    def gtin8(self) -> str | None:
        """The 8-digit form as EAN-8 carries it, or None where it does not fit."""
        return self._shortened(8)

    @property
    def is_restricted(self) -> bool:
        """True for restricted circulation: numbers a shop gives itself (prefixes 02, 04, 20-29).

        GTIN-8s of prefixes 0 and 2 are restricted too. Source: General Specifications 1.4.3, 1.4.4.
        """
        if self.gtin14.startswith("000000"):
            return self.gtin14[6] in "02"
        return self.gtin14[0] == "0" and (self.gtin14[1:3] in ("02", "04") or self.gtin14[1] == "2")

    def as_shortest(self) -> str:
        """The form printed under the bars: 8, 12, 13 or 14 digits."""
        return self.gtin8 or self.gtin12 or self.gtin13 or self.gtin14

    def _shortened(self, length: int) -> str | None:
        cut = 14 - length
        return self.gtin14[cut:] if self.gtin14[:cut] == "0" * cut else None

    def __str__(self) -> str:
        return self.as_shortest()


def parse_gtin(text: str) -> Gtin:
    """Read a GTIN-8, GTIN-12, GTIN-13 or GTIN-14.

    Raises:
        CodeError: other characters or lengths, all zeros, or a check digit that does not fit.
    """
    digits = text.strip()
    if not digits:
        raise CodeError(CodeRefusal.EMPTY, "no GTIN given")
    if not (digits.isascii() and digits.isdigit()):
        raise CodeError(CodeRefusal.BAD_CHARACTERS, f"{digits!r} must have digits only")
    if len(digits) not in _LENGTHS:
        message = f"{digits!r} has {len(digits)} digits; a GTIN has 8, 12, 13 or 14"
        raise CodeError(CodeRefusal.BAD_LENGTH, message)
    return Gtin(digits.rjust(14, "0"))


def expand_upce(text: str) -> str:
    """The 12-digit UPC-A of an 8-digit UPC-E: number system 0 or 1, six digits, check digit.

    Source: General Specifications 5.2.2.4.2. The check digit is not verified here.

    Raises:
        CodeError: not 8 digits, or another number system.
    """
    if not (text.isascii() and text.isdigit()):
        raise CodeError(CodeRefusal.BAD_CHARACTERS, f"{text!r} must have digits only")
    if len(text) != 8 or text[0] not in "01":
        message = f"{text!r} is no UPC-E: 8 digits that begin with 0 or 1"
        raise CodeError(CodeRefusal.BAD_LENGTH, message)
    system, body, last, check = text[0], text[1:6], text[6], text[7]
    if last in "012":
        return f"{system}{body[:2]}{last}0000{body[2:]}{check}"
    if last == "3":
        return f"{system}{body[:3]}00000{body[3:]}{check}"
    if last == "4":
        return f"{system}{body[:4]}00000{body[4:]}{check}"
    return f"{system}{body}0000{last}{check}"


def parse_upce(text: str) -> Gtin:
    """Read an 8-digit UPC-E number.

    Raises:
        CodeError: as `expand_upce` and `parse_gtin`.
    """
    return parse_gtin(expand_upce(text.strip()))


def _verify(gtin14: str) -> None:
    if not (gtin14.isascii() and gtin14.isdigit()):
        raise CodeError(CodeRefusal.BAD_CHARACTERS, f"{gtin14!r} must have digits only")
    number = int(gtin14)
    if number == 0:
        raise CodeError(CodeRefusal.ALL_ZERO, "a GTIN of zeros only is not given to any item")
    if check_digit(number // 10) != number % 10:
        message = f"the check digit of {gtin14.lstrip('0')!r} does not fit; scan it again"
        raise CodeError(CodeRefusal.BAD_CHECK_DIGIT, message)
