"""Pickup codes: what a customer shows or types to collect an order.

The code that is read out has eight characters (`storecore/gs1/spoken.py`): seven carry it, the last
one checks them. The QR code on the order's page holds a longer, signed one
(`storecore/signing/pickup.py`). In a QR code either follows "SSP:".
"""

from __future__ import annotations

from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.spoken import (
    ALPHABET,
    entropy_bytes,
    group_spoken,
    make_spoken,
    parse_spoken,
    plain_spoken,
)

PICKUP_PREFIX = "SSP:"
PICKUP_LENGTH = 8
PICKUP_ENTROPY_BYTES = entropy_bytes(PICKUP_LENGTH)
SIGNED_CHARS_MIN, SIGNED_CHARS_MAX = 100, 400


def make_pickup_code(entropy: bytes) -> str:
    """A pickup code of 8 characters from 5 bytes of randomness, of which 34 bits are used.

    Raises:
        ValueError: not exactly 5 bytes.
    """
    return make_spoken(entropy, PICKUP_LENGTH)


def plain_pickup_code(text: str) -> str:
    """A code, signed or not, as it is compared: in capitals, without prefix, blanks, hyphens.

    What reads alike is folded (I and L to 1, O to 0). Nothing is guessed beyond that.
    """
    return plain_spoken(text.strip().upper().removeprefix(PICKUP_PREFIX))


def is_signed_code(code: str) -> bool:
    """Whether a plain code has the length of a signed one."""
    return SIGNED_CHARS_MIN <= len(code) <= SIGNED_CHARS_MAX


def parse_pickup_code(text: str) -> str:
    """Read a pickup code with or without "SSP:"; capitals, I, L, O, spaces and hyphens forgiven.

    Behind the prefix it may be a signed one, which is only looked at from outside here.

    Returns:
        The code in capitals, without the prefix.

    Raises:
        CodeError: wrong length, a foreign character, a check character that does not fit, or
            (without the prefix) digits only.
    """
    prefixed = text.strip().upper().startswith(PICKUP_PREFIX)
    code = plain_pickup_code(text)
    if prefixed and is_signed_code(code):
        if not set(code) <= set(ALPHABET):
            message = "the code has characters that no pickup code has"
            raise CodeError(CodeRefusal.BAD_CHARACTERS, message)
        return code
    return parse_spoken(code, PICKUP_LENGTH, "a pickup code", digits_too=prefixed)


def group_pickup_code(code: str) -> str:
    """The code in two groups of four, as people read it aloud."""
    return group_spoken(code)
