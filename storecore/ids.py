"""Ids that are unique across the chain and sort by the time they were made."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from storecore.clock import Clock

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TIME_CHARS = 10
_RANDOM_CHARS = 16


def _base32(value: int, length: int) -> str:
    return "".join(_CROCKFORD[(value >> (5 * i)) & 31] for i in reversed(range(length)))


class IdSource:
    """Makes 26 character ids in the ULID layout: 48 bits of wall time, 80 random bits.

    Source of the layout: the ULID specification (github.com/ulid/spec).
    """

    def __init__(self, clock: Clock, entropy: Callable[[int], bytes] = secrets.token_bytes) -> None:
        self._clock = clock
        self._entropy = entropy

    def new(self) -> str:
        """One fresh id."""
        random_bits = int.from_bytes(self._entropy(10), "big")
        return _base32(self._clock.wall_ms(), _TIME_CHARS) + _base32(random_bits, _RANDOM_CHARS)

    def token(self, byte_count: int = 16) -> str:
        """Random hexadecimal text, for things that must not be guessed."""
        return self._entropy(byte_count).hex()
