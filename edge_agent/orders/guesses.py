"""Nobody tries codes until one fits: after a few wrong ones a kiosk has to wait."""

from __future__ import annotations

import threading

from storecore.clock import Clock

WRONG_MAX = 10
WITHIN_S = 60.0


class Guesses:
    """Counts wrong codes by kiosk, in memory. Safe from any thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._wrong: dict[str, list[float]] = {}

    def are_too_many(self, kiosk_id: str) -> bool:
        """Whether this kiosk has shown so many wrong codes of late that it has to wait."""
        with self._lock:
            return len(self._recent(kiosk_id)) >= WRONG_MAX

    def note_wrong(self, kiosk_id: str) -> None:
        """A code that was nobody's."""
        with self._lock:
            self._wrong[kiosk_id] = [*self._recent(kiosk_id), self._clock.monotonic_s()]

    def _recent(self, kiosk_id: str) -> list[float]:
        since_s = self._clock.monotonic_s() - WITHIN_S
        return [at_s for at_s in self._wrong.get(kiosk_id, ()) if at_s > since_s]
