"""Which of a scale's many answers are worth telling: pure."""

from __future__ import annotations

from typing import NamedTuple


class Seen(NamedTuple):
    """Whole grams on the scale, and whether they are at rest."""

    grams: int
    stable: bool


class Telling:
    """Tells a change at once, and the same again every `repeat_s` so that its age is known.

    A change is `change_g` grams or more since what was last told, or coming to rest or leaving it.
    """

    def __init__(self, change_g: int, repeat_s: float) -> None:
        assert change_g > 0 and repeat_s > 0
        self._change_g = change_g
        self.repeat_s = repeat_s
        self._told: Seen | None = None
        self._told_s = 0.0

    def is_news(self, seen: Seen, now_s: float) -> bool:
        """Whether to tell this reading; if so it counts as told."""
        told = self._told
        news = (
            told is None
            or seen.stable != told.stable
            or abs(seen.grams - told.grams) >= self._change_g
            or now_s - self._told_s >= self.repeat_s
        )
        if news:
            self._told, self._told_s = seen, now_s
        return news
