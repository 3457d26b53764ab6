"""Tells the codes of a keyboard-wedge scanner from a person's typing, by speed alone.

A wedge scanner types its code as a keyboard would, only faster. Every character that comes is
text, the control characters too: nothing in a code can act as a key. Only the caller's `end`, for
the Enter or Tab key that a scanner presses after a code, is not part of it.
"""

from dataclasses import dataclass
from typing import Final, Literal

SILENCE_S: Final = 0.060
"""After this long without a character, what came before is complete."""
MEAN_GAP_S_MAX: Final = 0.035
"""A scanner's characters come closer together than this on average; a person's do not."""
_CODE_CHARS_MIN: Final = 4
# More than any symbol holds (QR version 40: 7,089 digits); a stuck key must not fill the memory.
_CHARS_MAX: Final = 8192


@dataclass(frozen=True, slots=True)
class Heard:
    """What came in one go: a scanner's `code`, or a person's `typing`; ended by Enter/Tab or not.

    `at_s` is when its last character came.
    """

    kind: Literal["code", "typing"]
    text: str
    at_s: float
    is_ended: bool = False


class WedgeAssembler:
    """Puts characters together and says what they were. Pure: times are given, in seconds."""

    def __init__(self) -> None:
        self._chars: list[str] = []
        self._first_s = 0.0
        self._last_s = 0.0

    def push(self, text: str, at_s: float) -> list[Heard]:
        """Take characters that came at `at_s`; return what the silence before them completed."""
        heard = self.tick(at_s)
        if not text:
            return heard
        if len(self._chars) + len(text) > _CHARS_MAX:
            heard += self._complete(is_ended=False)
        if not self._chars:
            self._first_s = at_s
        self._chars += text
        self._last_s = max(at_s, self._first_s)
        return heard

    def end(self, at_s: float) -> list[Heard]:
        """Take the Enter or Tab key at `at_s`; it completes what came before it.

        An Enter of its own, with nothing before it, comes back as typing without text.
        """
        heard = self.tick(at_s)
        if self._chars:
            return heard + self._complete(is_ended=True)
        return [*heard, Heard("typing", "", at_s, is_ended=True)]

    def tick(self, now_s: float) -> list[Heard]:
        """Return what silence has completed by `now_s`. Call it about `SILENCE_S` after a push."""
        if self._chars and now_s - self._last_s >= SILENCE_S:
            return self._complete(is_ended=False)
        return []

    def _complete(self, *, is_ended: bool) -> list[Heard]:
        text, self._chars = "".join(self._chars), []
        kind: Literal["code", "typing"] = "code" if self._is_code(text) else "typing"
        return [Heard(kind, text, self._last_s, is_ended)]

    def _is_code(self, text: str) -> bool:
        if not _CODE_CHARS_MIN <= len(text) <= _CHARS_MAX:
            return False
        # A key held down repeats about thirty times a second: fast, but one character.
        if len(set(text)) == 1:
            return False
        return (self._last_s - self._first_s) / (len(text) - 1) < MEAN_GAP_S_MAX
