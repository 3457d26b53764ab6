"""Codes that people read out and type: Crockford's base 32 with a check character.

The alphabet (crockford.com/base32.html) is 0-9 and A-Z without I, L, O and U. The check is a
weighted sum in the field of 32 elements (x^5 + x^2 + 1): the character that stands i places before
the last counts alpha^i times and the whole must come to zero. Every single wrong character and
every two characters that changed places are noticed, which a sum modulo 31 or 32 cannot promise.
"""

from __future__ import annotations

from collections.abc import Iterable

from storecore.gs1.errors import CodeError, CodeRefusal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
_VALUES = {char: value for value, char in enumerate(ALPHABET)}
_FOLDED = str.maketrans("ILO", "110")


def entropy_bytes(length: int) -> int:
    """How many random bytes a code of so many characters is made from."""
    return (_bits(length) + 7) // 8


def make_spoken(entropy: bytes, length: int) -> str:
    """A code of that length from randomness.

    The first character is always a letter, so that a code never looks like an item's number.

    Raises:
        ValueError: not exactly `entropy_bytes(length)` bytes.
    """
    if len(entropy) != entropy_bytes(length):
        wanted = entropy_bytes(length)
        raise ValueError(f"such a code needs {wanted} random bytes, got {len(entropy)}")
    bits = _bits(length)
    number = int.from_bytes(entropy, "big") & ((1 << bits) - 1) | (1 << bits)
    values = [(number >> shift) & 31 for shift in range(bits - 4, -1, -5)]
    values.append(_times_alpha(_weighted(values)))
    return "".join(ALPHABET[value] for value in values)


def plain_spoken(text: str) -> str:
    """A code as it is compared: in capitals, without blanks and hyphens, look-alikes folded."""
    return text.strip().upper().replace(" ", "").replace("-", "").translate(_FOLDED)


def parse_spoken(text: str, length: int, what: str, *, digits_too: bool) -> str:
    """Read a code; capitals, I, L, O, spaces and hyphens are forgiven.

    Args:
        text: what was typed, without any prefix.
        length: how many characters it has.
        what: how people call it, for the message.
        digits_too: whether it may be of digits only.

    Raises:
        CodeError: wrong length, a foreign character, or a check character that does not fit.
    """
    code = plain_spoken(text)
    if len(code) != length:
        message = f"{what} has {length} characters, got {len(code)}"
        raise CodeError(CodeRefusal.BAD_LENGTH, message)
    if not all(char in _VALUES for char in code):
        message = f"{code!r} has characters that {what} never has"
        raise CodeError(CodeRefusal.BAD_CHARACTERS, message)
    if not digits_too and plain_digits(text):
        message = f"{code!r} has digits only: that is an item number, not {what}"
        raise CodeError(CodeRefusal.BAD_CHARACTERS, message)
    if _weighted(_VALUES[char] for char in code) != 0:
        message = f"the last character of {code!r} does not fit; read it again"
        raise CodeError(CodeRefusal.BAD_CHECK_DIGIT, message)
    return code


def plain_digits(text: str) -> bool:
    """Whether a code is of digits only once look-alikes are folded."""
    return plain_spoken(text).isdigit()


def group_spoken(code: str) -> str:
    """The code in groups of four, as people read it aloud."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def _bits(length: int) -> int:
    """Bits of randomness: all characters but the check, less the one that makes a letter."""
    return 5 * (length - 1) - 1


def _times_alpha(value: int) -> int:
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled


def _weighted(values: Iterable[int]) -> int:
    total = 0
    for value in values:
        total = _times_alpha(total) ^ value
    return total
