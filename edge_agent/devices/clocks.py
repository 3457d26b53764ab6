"""Whether a device's clock can be true, by the times that it tells. Pure.

A device numbers what it says, and it arrives in that order: a later message with an earlier time
means that its clock was set back. A time that has not come yet means that it runs ahead. A clock
that was set forward to a time that is past cannot be told from a device that was silent, and what
waited during an outage is old without anything being wrong.
"""

from __future__ import annotations

BACK_MS_MAX = 2000
"""Readers tell of tags in the order in which they saw them last, a little mixed."""

AHEAD_MS_MAX = 30_000


class Clocks:
    """Remembers the newest time that each device told; kept in memory only."""

    def __init__(self) -> None:
        self._newest_ms: dict[str, int] = {}

    def is_wrong(self, device: str, at_ms: int, now_ms: int) -> bool:
        """Take note of a time, and whether the device's clock has just shown to be wrong."""
        newest_ms = self._newest_ms.get(device, at_ms)
        is_back = at_ms < newest_ms - BACK_MS_MAX
        self._newest_ms[device] = at_ms if is_back else max(at_ms, newest_ms)
        return is_back or at_ms > now_ms + AHEAD_MS_MAX
