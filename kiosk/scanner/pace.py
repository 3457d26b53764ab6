"""Lets frames out at an even rate, by a clock and a sleep that are passed in."""

from collections.abc import Callable


class Pace:
    """Says when the next frame is due; frames that could not be taken in time are left out."""

    def __init__(
        self, rate_hz: float, clock: Callable[[], float], sleep: Callable[[float], object]
    ) -> None:
        """`clock` gives monotonic seconds; `sleep` waits for the seconds it is given."""
        if rate_hz <= 0:
            raise ValueError("rate_hz must be above 0")
        self._interval_s = 1.0 / rate_hz
        self._clock = clock
        self._sleep = sleep
        self._due_s: float | None = None

    def wait(self, timeout_s: float) -> bool:
        """Wait until the next frame is due; False when that is further off than `timeout_s`."""
        now_s = self._clock()
        due_s = now_s if self._due_s is None else self._due_s
        if now_s - due_s > self._interval_s:
            due_s = now_s
        if due_s - now_s > timeout_s:
            self._due_s = due_s
            self._sleep(timeout_s)
            return False
        if due_s > now_s:
            self._sleep(due_s - now_s)
        self._due_s = due_s + self._interval_s
        return True
