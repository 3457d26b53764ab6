"""All senses together: from observations and time to levels, facts and tasks."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from edge_agent.devices.doors import DoorBook
from edge_agent.devices.measures import MeasureBook, words
from edge_agent.devices.ward_round import WardRound
from edge_agent.sensing.devices import all_devices, note_presence, note_reading
from edge_agent.sensing.gate_sense import GateSense
from edge_agent.sensing.levels import Levels
from edge_agent.sensing.listening import Listening
from edge_agent.sensing.planogram import Planogram, PlanogramSource
from edge_agent.sensing.tag_sense import TagSense
from edge_agent.sensing.watch_board import WatchBoard
from edge_agent.sensing.weight_sense import WeightSense
from edge_agent.stock.labels import ShelfLabels
from storecore.clock import Clock
from storecore.contracts.devices import DeviceState
from storecore.contracts.observations import (
    DoorObserved,
    LabelObserved,
    MeasureObserved,
    Observation,
    Presence,
    TagObserved,
    WeightObserved,
)


class Senses:
    """Everything but `line` runs inside a Writer's work, and so in one thread."""

    def __init__(
        self,
        *,
        planograms: PlanogramSource,
        tags: TagSense,
        weights: WeightSense,
        board: WatchBoard,
        gate: GateSense,
        doors: DoorBook,
        measures: MeasureBook,
        wards: WardRound,
        labels: ShelfLabels,
        levels: Levels,
        listening: Listening,
        clock: Clock,
    ) -> None:
        self._planograms = planograms
        self._tags = tags
        self._weights = weights
        self._board = board
        self._gate = gate
        self._doors = doors
        self._measures = measures
        self._wards = wards
        self._labels = labels
        self._levels = levels
        self._listening = listening
        self._clock = clock
        self._reconciled: Planogram | None = None

    def start(self, db: Database) -> None:
        """Take up what was known when the program last ran."""
        devices = all_devices(db.conn).values()
        self._listening.start(
            offline=[device.device for device in devices if not device.online],
            bridges={device.device: device.bridge for device in devices if device.bridge},
        )

    def line(self, up: bool) -> None:
        """The line to the broker came or went. Safe from any thread."""
        self._listening.line(up, self._clock.monotonic_s())

    def presence(self, db: Database, presence: Presence) -> None:
        """A device or a bridge was announced."""
        self._wards.presence(presence.name, online=presence.online)
        self._announced(db, presence.name, presence.online)

    def state(self, db: Database, state: DeviceState) -> None:
        """A bridge tells how a device of its is."""
        status = state.status
        self._listening.heard_through(status.device, state.bridge)
        self._wards.state(db, state)
        self._announced(db, status.device, status.online)

    def _announced(self, db: Database, name: str, online: bool) -> None:
        was_online = self._listening.is_online(name)
        note_presence(db, name, online)
        self._listening.presence(name, online, self._clock.monotonic_s())
        if online != was_online:
            self._levels.announced(db, self._planogram(db), name)
        if online and not was_online:
            self._weights.woke(name)

    def observe(self, db: Database, observations: Iterable[Observation], bridge: str = "") -> None:
        """Take in what devices saw, in the order in which they saw it."""
        planogram = self._planogram(db)
        tags: list[TagObserved] = []
        readings: dict[str, str] = {}
        for seen in observations:
            self._listening.heard_through(seen.device, bridge)
            self._wards.observed(planogram, seen)
            if isinstance(seen, WeightObserved):
                readings[seen.device] = f"{seen.grams} g" + ("" if seen.stable else ", moving")
                if not self._board.weigh(db, seen):
                    self._weights.observe(db, planogram, seen)
            elif isinstance(seen, DoorObserved):
                readings[seen.device] = f"door {seen.door} {'open' if seen.open else 'shut'}"
                self._doors.observe(db, seen)
            elif isinstance(seen, LabelObserved):
                readings[seen.device] = f"{seen.place} shows {seen.sku}"
                self._labels.observed(db, seen)
            elif isinstance(seen, MeasureObserved):
                readings[seen.device] = words(seen)
                self._measures.observe(db, seen)
            else:
                readings[seen.device] = f"tag on antenna {seen.antenna}"
                tags.append(seen)
        self._gate.observe(db, planogram, tags)
        self._board.observe(db, tags)
        self._tags.observe(db, planogram, tags)
        for device, reading in readings.items():
            note_reading(db, device, bridge, reading, self._clock.wall_ms())

    def tick(self, db: Database) -> None:
        """Let time pass: weights settle, tags depart, tasks are raised and closed."""
        planogram = self._planogram(db)
        self._weights.tick(db, planogram)
        self._tags.tick(db, planogram)
        self._board.tick(db)
        self._gate.tick()
        self._levels.tick(db, planogram, self._clock.monotonic_s())

    def paid(self, db: Database, epc: str) -> None:
        """A tag was paid for."""
        self._tags.paid(db, epc, self._planogram(db))

    def take_back(self, db: Database, epc: str) -> None:
        """A tag that had been sold is stock again."""
        self._tags.take_back(db, epc, self._planogram(db))

    def forget_old(self, db: Database) -> None:
        """Let go of tags that left long ago."""
        self._tags.forget_old(db)

    def _planogram(self, db: Database) -> Planogram:
        planogram = self._planograms.get(db.conn)
        if planogram is not self._reconciled:
            self._levels.reconcile(db, planogram)
            self._weights.reconcile(db)
            self._tags.reconcile(db, planogram)
            self._reconciled = planogram
        return planogram
