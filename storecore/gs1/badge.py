"""Codes of staff badges: 20 random characters and a check behind "SSB:" in a QR code.

A badge opens what a PIN opens, so its code is 100 random bits; the alphabet is that of
`storecore/gs1/pickup.py`.
"""

from __future__ import annotations

import zlib

from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.spoken import ALPHABET

BADGE_PREFIX = "SSB:"
_RANDOM_CHARS = 20
_CHECK_CHARS = 2
BADGE_ENTROPY_BYTES = 13


def make_badge_code(entropy: bytes) -> str:
    """The code of a new badge, with its prefix, from 13 bytes of randomness.

    Raises:
        ValueError: not exactly 13 bytes.
    """
    if len(entropy) != BADGE_ENTROPY_BYTES:
        raise ValueError(f"a badge takes {BADGE_ENTROPY_BYTES} bytes of randomness")
    body = _characters(int.from_bytes(entropy) >> 4, _RANDOM_CHARS)
    return BADGE_PREFIX + body + _check(body)


def is_badge_code(text: str) -> bool:
    """Whether a text says of itself that it is a badge."""
    return text.strip().upper().startswith(BADGE_PREFIX)


def parse_badge_code(text: str) -> str:
    """Read a badge: its 22 characters in capitals, without the prefix.

    Raises:
        CodeError: no prefix, wrong length, a foreign character, or a check that does not fit.
    """
    code = text.strip().upper()
    if not code.startswith(BADGE_PREFIX):
        raise CodeError(CodeRefusal.NOT_A_SHOP_CODE, "a badge begins with SSB:")
    code = code.removeprefix(BADGE_PREFIX)
    if len(code) != _RANDOM_CHARS + _CHECK_CHARS:
        raise CodeError(CodeRefusal.BAD_LENGTH, "a badge has 22 characters behind SSB:")
    if not set(code) <= set(ALPHABET):
        raise CodeError(CodeRefusal.BAD_CHARACTERS, "a badge has digits and capitals only")
    body = code[:_RANDOM_CHARS]
    if code[_RANDOM_CHARS:] != _check(body):
        raise CodeError(CodeRefusal.BAD_CHECK_DIGIT, "the badge was read wrongly")
    return code


def _check(body: str) -> str:
    return _characters(zlib.crc32(body.encode("ascii")), _CHECK_CHARS)


def _characters(value: int, count: int) -> str:
    found = ""
    for _ in range(count):
        value, place = divmod(value, len(ALPHABET))
        found = ALPHABET[place] + found
    return found
