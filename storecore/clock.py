"""Time as the programs see it: always passed in, never asked of the system by a rule."""

from __future__ import annotations

import threading
import time
from typing import Protocol

HLC_COUNTER_BITS = 16
_COUNTER_MASK = (1 << HLC_COUNTER_BITS) - 1
DRIFT_MS_MAX = 5 * 60_000
"""How far ahead of this machine's clock a stamp from elsewhere may be to be taken over."""


class Clock(Protocol):
    """Where a program takes the time from."""

    def wall_ms(self) -> int:
        """Milliseconds since 1970-01-01 UTC; may jump when the machine's clock is set."""
        ...

    def monotonic_s(self) -> float:
        """Seconds from an arbitrary start; never goes back."""
        ...


class SystemClock:
    """The machine's own clock."""

    def wall_ms(self) -> int:
        """Milliseconds since 1970-01-01 UTC."""
        return time.time_ns() // 1_000_000

    def monotonic_s(self) -> float:
        """Seconds since an arbitrary start."""
        return time.monotonic()


class ManualClock:
    """A clock that moves only when told to, for tests and simulation."""

    def __init__(self, wall_ms: int = 1_767_225_600_000, monotonic_s: float = 0.0) -> None:
        self._wall_ms = wall_ms
        self._monotonic_s = monotonic_s

    def wall_ms(self) -> int:
        """The wall time it was last moved to, in milliseconds."""
        return self._wall_ms

    def monotonic_s(self) -> float:
        """The monotonic time it was last moved to, in seconds."""
        return self._monotonic_s

    def advance(self, seconds: float) -> None:
        """Move both times forward together."""
        self._wall_ms += round(seconds * 1000)
        self._monotonic_s += seconds

    def set_wall_ms(self, wall_ms: int) -> None:
        """Jump the wall time alone, as a person setting the clock does."""
        self._wall_ms = wall_ms


class HybridClock:
    """Hybrid logical clock: wall milliseconds above a 16 bit counter, in one integer.

    Values only grow, even when the wall clock is set back, and a value seen from another
    machine is never followed by a smaller one, unless it is ahead of this machine's wall time by
    more than `drift_ms_max`: one machine with a wrong clock must not set it for all. Source:
    Kulkarni et al., "Logical Physical Clocks and Consistent Snapshots in Globally Distributed
    Databases", 2014.
    """

    def __init__(self, clock: Clock, last: int = 0, drift_ms_max: int = DRIFT_MS_MAX) -> None:
        self._clock = clock
        self._last = last
        self._drift_ms_max = drift_ms_max
        self._lock = threading.Lock()

    def wall_ms(self) -> int:
        """This machine's wall time in milliseconds, as it is set now."""
        return self._clock.wall_ms()

    def tick(self) -> int:
        """The time stamp for something that happens here now."""
        with self._lock:
            self._last = max(self._last + 1, self._clock.wall_ms() << HLC_COUNTER_BITS)
            return self._last

    def observe(self, other: int) -> bool:
        """Take note of a stamp made elsewhere; False where it is too far ahead to be believed."""
        with self._lock:
            limit = (self._clock.wall_ms() + self._drift_ms_max) << HLC_COUNTER_BITS
            if other > max(limit, self._last):
                return False
            self._last = max(self._last, other)
            return True

    def resume(self, own: int) -> None:
        """Go on after a stamp that this machine made itself before it was started again."""
        with self._lock:
            self._last = max(self._last, own)


def hlc_wall_ms(hlc: int) -> int:
    """The wall time in milliseconds that a hybrid stamp carries."""
    return hlc >> HLC_COUNTER_BITS


def hlc_counter(hlc: int) -> int:
    """The counter that orders stamps of one millisecond."""
    return hlc & _COUNTER_MASK
