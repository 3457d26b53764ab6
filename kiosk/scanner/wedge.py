"""Tells the codes of a keyboard-wedge scanner from a person's typing, by speed alone.

A wedge scanner types its code as a keyboard would, only faster. Every character that comes is
text, the control characters too: nothing in a code can act as a key. Only the Enter or Tab keys
that a scanner presses after a code are not part of it; between two characters they are.
"""

from dataclasses import dataclass
from typing import Final, Literal

SILENCE_S: Final = 0.060
"""After this long without a character, what came before is complete."""
MEAN_GAP_S_MAX: Final = 0.035
"""A scanner's characters come closer together than this on average; a person's do not."""
# After Enter or Tab a code is complete sooner: when nothing has followed for some of its own gaps.
_END_GAPS: Final = 4
_END_SILENCE_S_MIN: Final = 0.008
_END_SILENCE_S_MAX: Final = 0.040
_CODE_CHARS_MIN: Final = 4
# More than any symbol holds (QR version 40: 7,089 digits); a stuck key must not fill the memory.
_CHARS_MAX: Final = 8192


@dataclass(frozen=True, slots=True)
class Heard:
    """What came in one go: a scanner's `code`, or a person's `typing`.

    `at_s` is when its last key came, `keys` how many came. A code's `text` is without the Enter and
    Tab keys after it; `is_ended` tells that there were some.
    """

    kind: Literal["code", "typing"]
    text: str
    at_s: float
    keys: int
    is_ended: bool = False


@dataclass(frozen=True, slots=True)
class _Stroke:
    text: str
    is_end: bool


class WedgeAssembler:
    """Puts characters together and says what they were. Pure: times are given, in seconds."""

    def __init__(self) -> None:
        self._strokes: list[_Stroke] = []
        self._chars = 0
        self._first_s = 0.0
        self._last_s = 0.0

    def push(self, text: str, at_s: float) -> list[Heard]:
        """Take one key's characters that came at `at_s`; return what silence completed before."""
        return self._take(_Stroke(text, is_end=False), at_s)

    def end(self, text: str, at_s: float) -> list[Heard]:
        """Take the Enter or Tab key, which is `text` where more of the code follows it."""
        return self._take(_Stroke(text, is_end=True), at_s)

    def tick(self, now_s: float) -> list[Heard]:
        """Return what silence has completed by `now_s`."""
        if self._strokes and now_s - self._last_s >= self.patience_s:
            return [self._complete()]
        return []

    @property
    def patience_s(self) -> float:
        """How long a silence completes what has come so far. Call `tick` that long after a key."""
        if not self._strokes or not self._strokes[-1].is_end or not self._is_code():
            return SILENCE_S
        gap_s = (self._last_s - self._first_s) / (len(self._strokes) - 1)
        return min(max(_END_GAPS * gap_s, _END_SILENCE_S_MIN), _END_SILENCE_S_MAX)

    def flush(self) -> list[Heard]:
        """Return what has come so far as if silence had followed."""
        return [self._complete()] if self._strokes else []

    def _take(self, stroke: _Stroke, at_s: float) -> list[Heard]:
        heard = self.tick(at_s)
        if not stroke.text:
            return heard
        if self._chars + len(stroke.text) > _CHARS_MAX:
            heard += self.flush()
        if not self._strokes:
            self._first_s = at_s
        self._strokes.append(stroke)
        self._chars += len(stroke.text)
        self._last_s = max(at_s, self._first_s)
        return heard

    def _complete(self) -> Heard:
        kind: Literal["code", "typing"] = "code" if self._is_code() else "typing"
        strokes = self._without_ends() if kind == "code" else self._strokes
        text = "".join(stroke.text for stroke in strokes)
        heard = Heard(
            kind, text, self._last_s, len(self._strokes), len(strokes) < len(self._strokes)
        )
        self._strokes, self._chars = [], 0
        return heard

    def _without_ends(self) -> list[_Stroke]:
        count = len(self._strokes)
        while count and self._strokes[count - 1].is_end:
            count -= 1
        return self._strokes[:count]

    def _is_code(self) -> bool:
        text = "".join(stroke.text for stroke in self._without_ends())
        if not _CODE_CHARS_MIN <= len(text) <= _CHARS_MAX:
            return False
        # A key held down repeats about thirty times a second: fast, but one character.
        if len(set(text)) == 1:
            return False
        gaps = max(len(self._strokes) - 1, 1)
        return (self._last_s - self._first_s) / gaps < MEAN_GAP_S_MAX
