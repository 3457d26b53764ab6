"""Simulated time: everything that happens, one after the other, each at its moment."""

from __future__ import annotations

import hashlib
import heapq
import random
from collections import Counter, deque
from collections.abc import Callable

EPOCH_MS = 1_767_225_600_000
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
TRACE_KEPT = 60
EVENTS_PER_HOUR_MAX = 4_000


class Endless(RuntimeError):
    """Nodes that keep one another busy for ever."""


class Life:
    """From a node's start to its end. What was begun in a life that is over does not go on."""

    def __init__(self) -> None:
        self.over = False


class Clockwork:
    """The only source of time and chance. The same seed gives the same run."""

    def __init__(self, seed: str) -> None:
        self.now_ms = 0
        self.random = random.Random(seed)  # noqa: S311  chance to be repeated, not secrecy
        self.counts: Counter[str] = Counter()
        self.trace: deque[str] = deque(maxlen=TRACE_KEPT)
        self._digest = hashlib.blake2b(digest_size=12)
        self._queue: list[tuple[int, int, Life | None, Callable[[], None]]] = []
        self._number = 0

    def after(self, delay_ms: int, call: Callable[[], None], life: Life | None = None) -> None:
        """Do it so much later, unless that life is over by then."""
        self._number += 1
        heapq.heappush(self._queue, (self.now_ms + delay_ms, self._number, life, call))

    def run(self, until_ms: int) -> None:
        """Let everything happen that is due until then.

        Raises:
            Endless: so much happens in one simulated hour that nodes must be going in circles.
        """
        began = self._number
        limit = EVENTS_PER_HOUR_MAX * (1 + (until_ms - self.now_ms) // HOUR_MS)
        while self._queue and self._queue[0][0] <= until_ms:
            if self._number - began > limit:
                raise Endless(f"more than {limit} events until {until_ms}")
            self.now_ms, _, life, call = heapq.heappop(self._queue)
            if life is None or not life.over:
                call()
        self.now_ms = max(self.now_ms, until_ms)

    def note(self, kind: str, text: str = "") -> None:
        """Something happened: counted by kind, and part of the trace."""
        self.counts[kind] += 1
        line = f"{self.now_ms} {kind} {text}"
        self._digest.update(line.encode())
        self.trace.append(line)

    def trace_hash(self) -> str:
        """One value for all that happened so far."""
        return self._digest.copy().hexdigest()

    def chance(self, probability: float) -> bool:
        """True so often."""
        return self.random.random() < probability

    def entropy(self, byte_count: int) -> bytes:
        """Random bytes of this run."""
        return self.random.randbytes(byte_count)


class NodeClock:
    """A node's own clock: off by some skew, and jumping when it is set."""

    def __init__(self, clockwork: Clockwork, skew_ms: int) -> None:
        self._clockwork = clockwork
        self.skew_ms = skew_ms

    def wall_ms(self) -> int:
        """What this node takes the time to be."""
        return EPOCH_MS + self._clockwork.now_ms + self.skew_ms

    def monotonic_s(self) -> float:
        """Seconds since the simulation began."""
        return self._clockwork.now_ms / 1000
