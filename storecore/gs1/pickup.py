"""Pickup codes: what a customer shows or types to collect an order.

Twelve characters of Crockford's base 32 (crockford.com/base32.html): 0-9 and A-Z without I, L, O
and U. Eleven carry the code, the last one checks them. In a QR code they follow "SSP:".

The check is a weighted sum in the field of 32 elements (x^5 + x^2 + 1): character i counts
alpha^(11-i) times and the whole must come to zero. Every single wrong character and every two
characters that changed places are noticed, which a sum modulo 31 or 32 cannot promise.
"""

from __future__ import annotations

from collections.abc import Iterable

from storecore.gs1.errors import CodeError, CodeRefusal

PICKUP_PREFIX = "SSP:"
PICKUP_LENGTH = 12

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32."""
_VALUES = {char: value for value, char in enumerate(ALPHABET)}
_FOLDED = str.maketrans("ILO", "110")
_ENTROPY_BYTES = 7


def make_pickup_code(entropy: bytes) -> str:
    """A pickup code of 12 characters from 7 bytes of randomness, of which 54 bits are used.

    The first character is always a letter, so that a code never looks like a GTIN-12.

    Raises:
        ValueError: not exactly 7 bytes.
    """
    if len(entropy) != _ENTROPY_BYTES:
        raise ValueError(f"a pickup code needs {_ENTROPY_BYTES} random bytes, got {len(entropy)}")
    bits = int.from_bytes(entropy, "big") & ((1 << 54) - 1) | (1 << 54)
    values = [(bits >> shift) & 31 for shift in range(50, -1, -5)]
    values.append(_times_alpha(_weighted(values)))
    return "".join(ALPHABET[value] for value in values)


def parse_pickup_code(text: str) -> str:
    """Read a pickup code with or without "SSP:"; capitals, I, L, O, spaces and hyphens forgiven.

    Returns:
        The 12 characters, in capitals, without the prefix.

    Raises:
        CodeError: wrong length, a foreign character, a check character that does not fit, or
            (without the prefix) digits only.
    """
    given = text.strip().upper()
    prefixed = given.startswith(PICKUP_PREFIX)
    code = given.removeprefix(PICKUP_PREFIX).replace(" ", "").replace("-", "").translate(_FOLDED)
    if len(code) != PICKUP_LENGTH:
        message = f"a pickup code has {PICKUP_LENGTH} characters, got {len(code)}"
        raise CodeError(CodeRefusal.BAD_LENGTH, message)
    if not all(char in _VALUES for char in code):
        message = f"{code!r} has characters that no pickup code has"
        raise CodeError(CodeRefusal.BAD_CHARACTERS, message)
    if not prefixed and code.isdigit():
        message = f"{code!r} has digits only: that is an item number, not a pickup code"
        raise CodeError(CodeRefusal.BAD_CHARACTERS, message)
    if _weighted(_VALUES[char] for char in code) != 0:
        message = f"the last character of {code!r} does not fit; read it again"
        raise CodeError(CodeRefusal.BAD_CHECK_DIGIT, message)
    return code


def group_pickup_code(code: str) -> str:
    """The code in three groups of four, as people read it aloud."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def _times_alpha(value: int) -> int:
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled


def _weighted(values: Iterable[int]) -> int:
    total = 0
    for value in values:
        total = _times_alpha(total) ^ value
    return total
