"""Looks after devices: what is heard of them goes to the wards, and the ill become tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlite_utils import Database

from edge_agent.devices.clocks import Clocks
from edge_agent.devices.states import note_state
from edge_agent.devices.wards import Wards
from edge_agent.sensing.planogram import Planogram
from edge_agent.tasks.book import TaskBook
from edge_agent.tasks.devices import sync_device_tasks
from storecore.clock import Clock
from storecore.contracts.devices import DeviceState, Illness
from storecore.contracts.observations import MeasureObserved, Observation, WeightObserved

ROUND_S = 5.0


class WardRound:
    """Runs inside a Writer's work; `ill` may be read from any thread."""

    def __init__(self, tasks: TaskBook, clock: Clock) -> None:
        self._wards = Wards()
        self._clocks = Clocks()
        self._tasks = tasks
        self._clock = clock
        self._next_s = 0.0
        self.ill: dict[str, Illness] = {}
        """Each device that is ill, as of the last round."""

    def observed(self, planogram: Planogram, seen: Observation) -> None:
        """A device has seen something."""
        if self._clocks.is_wrong(seen.device, seen.at_ms, self._clock.wall_ms()):
            self._wards.mistimed(seen.device, self._clock.monotonic_s())
        if not isinstance(seen, WeightObserved | MeasureObserved):
            return  # a reader that sees no tag, and a door that nobody opens, rightly say nothing
        self._wards.heard(seen.device, seen, self._clock.monotonic_s())
        if isinstance(seen, WeightObserved) and seen.stable:
            facings = planogram.weight.get(seen.device, ())
            units_g = [planogram.unit_weight_g.get(facing.sku, 0) for facing in facings]
            self._wards.weighed(seen.device, seen.grams, min(units_g, default=0))

    def state(self, db: Database, state: DeviceState) -> None:
        """A bridge says how a device is."""
        note_state(db, state)
        status = state.status
        self._wards.told(
            status.device,
            online=status.online,
            errors=status.errors,
            now_s=self._clock.monotonic_s(),
        )

    def presence(self, name: str, *, online: bool) -> None:
        """A device or a program was announced."""
        self._wards.told(name, online=online, errors=0, now_s=self._clock.monotonic_s())

    def zeroed(self, device: str) -> None:
        """A scale was set to zero."""
        self._wards.zeroed(device)

    def flooded(self, devices: Iterable[str]) -> None:
        """Some of what these devices said was let go."""
        for device in devices:
            self._wards.flooded(device, self._clock.monotonic_s())

    def tick(self, db: Database, refusing: Callable[[Database], set[str]]) -> None:
        """Time has passed: every few seconds the tasks are brought up to date. `refusing` tells the
        devices that refuse their settings."""
        now_s = self._clock.monotonic_s()
        if now_s < self._next_s:
            return
        self._next_s = now_s + ROUND_S
        self.ill = dict.fromkeys(refusing(db), Illness.REFUSING) | self._wards.ill(now_s)
        sync_device_tasks(db, self._tasks, self.ill)
