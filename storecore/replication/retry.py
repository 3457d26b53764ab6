"""What a status other than 200 means for the one who asked: when to try again, and how much.

No status means that facts may be left out. The table is that of `docs/protocol.md`.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from enum import StrEnum

from storecore.replication.backoff import Backoff

LATER_S_MIN = 30.0
LATER_S_MAX = 60.0
ASKED_S_MAX = 300.0
"""A hop that asks to be left alone for longer is asked again after this."""


class Again(StrEnum):
    """How the same facts are tried again."""

    SOON = "soon"
    """It may work in a moment: wait as the back-off says."""
    SMALLER = "smaller"
    """So much at once is too much: send half of it, at once; one fact alone waits like `later`."""
    LATER = "later"
    """Somebody has to put something right first: wait half a minute or more."""


_MEANING: Mapping[int, Again] = {
    # Not our format, or a fact in it that cannot be read: fewer at a time find the one.
    400: Again.SMALLER,
    413: Again.SMALLER,
    422: Again.SMALLER,
    408: Again.SOON,
    425: Again.SOON,
    429: Again.SOON,
}


def meaning_of(status: int) -> Again:
    """How to go on after this status. Redirects (3xx) are not followed: another address is a
    setting for people to change."""
    if status in _MEANING:
        return _MEANING[status]
    return Again.LATER if 300 <= status < 500 else Again.SOON


class Patience:
    """How long to wait before the next try, after all that went wrong since the last success."""

    def __init__(self, backoff: Backoff | None = None, chance: random.Random | None = None) -> None:
        self._backoff = backoff or Backoff()
        self._random = chance or random.Random()  # noqa: S311  spreading load, not secrecy

    def reset(self) -> None:
        """The last try worked."""
        self._backoff.reset()

    def wait_s(self, again: Again, asked_s: float = 0.0) -> float:
        """Seconds to wait; `asked_s` is what the hop asked for (Retry-After)."""
        wait_s = self._backoff.next_s()
        if again is Again.LATER:
            wait_s = self._random.uniform(LATER_S_MIN, LATER_S_MAX)
        return max(wait_s, min(asked_s, ASKED_S_MAX))
