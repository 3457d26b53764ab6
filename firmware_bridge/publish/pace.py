"""Back-pressure: a device that floods is slowed by itself, its neighbours notice nothing.

A driver hands on what its device says in a thread of its own. Where a device says more than its
share that thread is held up; nothing more is read from the device meanwhile, and so TCP or the
serial line slows the device itself. What it has said until then is kept, not thinned.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from storecore.allowance import Allowance
from storecore.clock import Clock
from storecore.contracts.observations import Observation

BURST_S = 1.0
"""So many seconds' worth may come at a stretch: a report, or what a reader kept for itself."""

WAIT_S_MAX = 1.0
"""A driver has to notice within two seconds that it is to stop."""


class Pace:
    """Hands observations on to `keep`, each device's at its own pace."""

    def __init__(
        self, keep: Callable[[Sequence[Observation]], None], per_s: int, clock: Clock
    ) -> None:
        self._keep = keep
        self._per_s = per_s
        self._clock = clock
        self._allowances: dict[str, Allowance] = {}
        self._stopping = threading.Event()
        self.held_up: dict[str, int] = {}
        """How often each device was held up."""

    def put(self, observation: Observation) -> None:
        """Hand one on."""
        self.put_all((observation,))

    def put_all(self, observations: Sequence[Observation]) -> None:
        """Hand on what one device says, oldest first; waits where it says too much."""
        if not observations:
            return
        self._keep(observations)
        device = observations[0].device
        allowance = self._allowances.get(device)
        if allowance is None:
            allowance = self._allowances[device] = Allowance(self._per_s, self._per_s * BURST_S)
        wait_s = allowance.wait_s(len(observations), self._clock.monotonic_s())
        if wait_s > 0:
            self.held_up[device] = self.held_up.get(device, 0) + 1
            self._stopping.wait(min(wait_s, WAIT_S_MAX))

    def stop(self) -> None:
        """Hold nobody up any longer."""
        self._stopping.set()
