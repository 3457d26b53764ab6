"""When a tag was seen, by our own clock: pure, told of each time the reader mentions."""

from __future__ import annotations

KEEP_S = 60.0
STEP_US = 30_000_000
"""No message is on its way for so long: the line would have been given up."""


class ReaderClock:
    """Turns a reader's times into ages, whatever its clock shows and however it runs.

    A message takes time to arrive, never less than none, so the smallest difference between our
    time of arrival and the reader's newest time is nearest to the truth. The smallest of the last
    one to two minutes counts: crystals drift by some milliseconds in that time. All is counted in
    our monotonic time, so that setting our clock moves nothing.
    """

    def __init__(self) -> None:
        self._current_us: int | None = None
        self._before_us: int | None = None
        self._since_s = 0.0

    def hear(self, reader_us: int, now_s: float) -> None:
        """The newest time in a message that arrived at `now_s` of our monotonic time."""
        offset_us = round(now_s * 1_000_000) - reader_us
        if self._current_us is not None and offset_us - self._current_us > STEP_US:
            self._current_us = self._before_us = None  # the reader's clock was set back
        if self._current_us is not None and now_s - self._since_s >= KEEP_S:
            self._before_us, self._current_us = self._current_us, None
        if self._current_us is None:
            self._since_s = now_s
            self._current_us = offset_us
        self._current_us = min(self._current_us, offset_us)

    def age_ms(self, reader_us: int, now_s: float) -> int:
        """How long ago the reader's clock showed this; never less than 0."""
        if self._current_us is None:
            return 0
        offset_us = self._current_us
        if self._before_us is not None:
            offset_us = min(offset_us, self._before_us)
        return max(0, (round(now_s * 1_000_000) - offset_us - reader_us) // 1000)


class ReaderTimes:
    """Both clocks that a reader may tell the time by.

    The time since it was switched on is preferred where it tells both: nobody sets it.
    """

    def __init__(self) -> None:
        self._utc = ReaderClock()
        self._uptime = ReaderClock()

    def hear(self, utc_us: int | None, uptime_us: int | None, now_s: float) -> None:
        """Times in a message that arrived at `now_s`; None what it does not tell."""
        if utc_us is not None:
            self._utc.hear(utc_us, now_s)
        if uptime_us is not None:
            self._uptime.hear(uptime_us, now_s)

    def age_ms(self, utc_us: int | None, uptime_us: int | None, now_s: float) -> int:
        """How long ago that was; 0 where the reader tells no time."""
        if uptime_us is not None:
            return self._uptime.age_ms(uptime_us, now_s)
        return 0 if utc_us is None else self._utc.age_ms(utc_us, now_s)
