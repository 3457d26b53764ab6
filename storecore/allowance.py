"""How much one device may say: pure, told of the time."""

from __future__ import annotations


class Allowance:
    """A token bucket: `per_s` in the long run, and once `burst` at a stretch.

    Whoever asks for more than is there is told how long to wait, and owes it meanwhile. Times are
    monotonic seconds.
    """

    def __init__(self, per_s: float, burst: float) -> None:
        assert per_s > 0 and burst > 0
        self._per_s = per_s
        self._burst = burst
        self._left = burst
        self._at_s: float | None = None

    def wait_s(self, count: int, now_s: float) -> float:
        """Take `count`, and say how many seconds to wait then; 0 while the allowance lasts."""
        self._earn(now_s)
        self._left -= count
        return max(0.0, -self._left / self._per_s)

    def takes(self, count: int, now_s: float) -> bool:
        """Take `count` where so many are there, nothing otherwise."""
        self._earn(now_s)
        if self._left < count:
            return False
        self._left -= count
        return True

    def _earn(self, now_s: float) -> None:
        if self._at_s is not None:
            earned = max(0.0, now_s - self._at_s) * self._per_s
            self._left = min(self._burst, self._left + earned)
        self._at_s = now_s
