"""The bars of an EAN-13 (source: GS1 General Specifications, section 5.2)."""

from __future__ import annotations

from firmware_bridge.codecs.errors import FormatError

MODULES = 95
QUIET_LEFT, QUIET_RIGHT = 11, 7
_A = (
    *("0001101", "0011001", "0010011", "0111101", "0100011"),
    *("0110001", "0101111", "0111011", "0110111", "0001011"),
)
_PARITY = (
    *("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB"),
    *("ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"),
)
_GUARD, _CENTRE = "101", "01010"


def encode_ean13(digits: str) -> str:
    """95 modules, "1" for a bar.

    Raises:
        FormatError: not 13 digits, or a wrong check digit.
    """
    if len(digits) != 13 or not (digits.isascii() and digits.isdigit()):
        raise FormatError(f"{digits!r} is not 13 digits")
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    if weighted % 10:
        raise FormatError(f"{digits}: the check digit is wrong")
    left = "".join(
        _A[int(digit)] if set_ == "A" else _set_b(int(digit))
        for digit, set_ in zip(digits[1:7], _PARITY[int(digits[0])], strict=True)
    )
    right = "".join(_set_c(int(digit)) for digit in digits[7:])
    return _GUARD + left + _CENTRE + right + _GUARD


def _set_c(digit: int) -> str:
    return "".join("0" if module == "1" else "1" for module in _A[digit])


def _set_b(digit: int) -> str:
    return _set_c(digit)[::-1]
