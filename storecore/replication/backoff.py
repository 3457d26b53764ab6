"""How long to wait after a failure: doubling, bounded, with jitter so that stores spread out."""

from __future__ import annotations

import random


class Backoff:
    """Doubles from `first_s` to `last_s`; each wait is somewhere in the upper half of its step."""

    def __init__(
        self, first_s: float = 0.1, last_s: float = 5.0, chance: random.Random | None = None
    ) -> None:
        self._first_s = first_s
        self._last_s = last_s
        self._step_s = first_s
        self._random = chance or random.Random()  # noqa: S311  spreading load, not secrecy

    def reset(self) -> None:
        """The last try worked: begin again with the shortest wait."""
        self._step_s = self._first_s

    def next_s(self) -> float:
        """Seconds to wait before the next try."""
        step_s, self._step_s = self._step_s, min(self._step_s * 2, self._last_s)
        return step_s * self._random.uniform(0.5, 1.0)
