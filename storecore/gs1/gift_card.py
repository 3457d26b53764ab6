"""Gift cards' numbers: twelve characters (`storecore/gs1/spoken.py`) behind "SSG:" in a QR code."""

from __future__ import annotations

import hashlib

from storecore.gs1.spoken import make_spoken, parse_spoken

GIFT_PREFIX = "SSG:"
GIFT_LENGTH = 12
_KEY_CHARS = 32


def make_gift_code(entropy: bytes) -> str:
    """The number of a new card from 7 bytes of randomness.

    Raises:
        ValueError: not exactly 7 bytes.
    """
    return make_spoken(entropy, GIFT_LENGTH)


def is_gift_code(text: str) -> bool:
    """Whether a text says of itself that it is a gift card."""
    return text.strip().upper().startswith(GIFT_PREFIX)


def parse_gift_code(text: str) -> str:
    """Read a gift card's number with or without "SSG:"; capitals, spaces and hyphens forgiven.

    Returns:
        The 12 characters, in capitals, without the prefix.

    Raises:
        CodeError: wrong length, a foreign character, or a check character that does not fit.
    """
    number = text.strip().upper().removeprefix(GIFT_PREFIX)
    return parse_spoken(number, GIFT_LENGTH, "a gift card's number", digits_too=True)


def gift_card_key(number: str) -> str:
    """How a card is named where nobody may pay with the name: a hash of its parsed number."""
    return hashlib.sha256(f"{GIFT_PREFIX}{number}".encode("ascii")).hexdigest()[:_KEY_CHARS]
