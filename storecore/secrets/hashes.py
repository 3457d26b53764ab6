"""Passwords and PINs as hashes: the one place that uses argon2."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LENGTH_MAX = 200
WORK = (3, 65536)
_AT_ONCE_MAX = 2
"""Each check takes 64 MiB for a moment; more at once would be a way to exhaust the machine."""


class Passwords:
    """Argon2id, by default with the parameters of RFC 9106, 4 (second recommended option); `work`
    is its passes and KiB. Safe from any thread."""

    def __init__(self, work: tuple[int, int] = WORK) -> None:
        passes, memory_kib = work
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib)
        self._gate = threading.Semaphore(_AT_ONCE_MAX)
        self._nobody = ""

    def hash(self, password: str) -> str:
        """What is kept of a password."""
        with self._gate:
            return self._hasher.hash(password)

    def is_right(self, kept: str | None, password: str) -> bool:
        """Whether it is the password; without an account it takes as long and is not."""
        self._nobody = self._nobody or self.hash("nobody has this password")
        with self._gate:
            try:
                self._hasher.verify(kept or self._nobody, password)
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None
