"""What the edge agent says of itself: what is up, how stale, and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from edge_agent.devices.states import all_states
from edge_agent.devices.twin import TwinBook, TwinState
from edge_agent.ingest.floods import floods
from edge_agent.ingest.positions import missing
from edge_agent.ingest.quarantine import quarantined_count
from edge_agent.sensing.census import Census
from edge_agent.sensing.devices import Device, all_devices
from edge_agent.sensing.listening import Listening
from edge_agent.sensing.planogram import Planogram, PlanogramSource
from edge_agent.stock.promises import items_to_count
from storecore.clock import Clock
from storecore.contracts.devices import DeviceState, Illness
from storecore.contracts.status import DeviceStatus, HopStatus, ProgramStatus
from storecore.database.writer import Writer
from storecore.journal.journal import heads
from storecore.journal.renewal import breach_notes

_TOO_FULL = "the database is above disk_bytes_max, and nothing more may give way"


class Health:
    """Looks at the books when asked. Called from the threads that serve HTTP."""

    def __init__(
        self,
        *,
        name: str,
        writer: Writer,
        planograms: PlanogramSource,
        listening: Listening,
        hop: Callable[[], HopStatus],
        line: Callable[[], str],
        clock: Clock,
        census: Census,
        ill: Callable[[], Mapping[str, Illness]],
        twins: TwinBook,
        is_over: Callable[[sqlite3.Connection], bool],
    ) -> None:
        self._name = name
        self._writer = writer
        self._planograms = planograms
        self._listening = listening
        self._hop = hop
        self._line = line
        self._is_over = is_over
        self._clock = clock
        self._census = census
        self._ill = ill
        self._twins = twins
        self._started_ms = clock.wall_ms()

    def status(self) -> ProgramStatus:
        """The state of everything now."""
        conn = self._writer.reader()
        planogram = self._planograms.newest
        known = all_devices(conn)
        states = all_states(conn)
        return ProgramStatus(
            program="edge",
            name=self._name,
            started_ms=self._started_ms,
            heads=heads(conn),
            next_hop=self._hop(),
            devices=tuple(
                self._device(conn, planogram, device, states)
                for device in known.values()
                if device.listed or device.device in planogram.devices()
            ),
            quarantined=quarantined_count(conn),
            notes=self._notes(conn, planogram, known),
        )

    def _device(
        self,
        conn: sqlite3.Connection,
        planogram: Planogram,
        device: Device,
        states: dict[str, DeviceState],
    ) -> DeviceStatus:
        now_ms = self._clock.wall_ms()
        since_ms = device.seen_ms or self._started_ms
        told = states[device.device].status if device.device in states else None
        return DeviceStatus(
            device=device.device,
            online=self._listening.is_online(device.device),
            reading=_tags_text(conn, planogram, device.device) or device.reading,
            age_ms=max(0, now_ms - since_ms),
            firmware=told.firmware if told else "",
            errors=told.errors if told else 0,
            signal_dbm=told.signal_dbm if told else None,
        )

    def _notes(
        self, conn: sqlite3.Connection, planogram: Planogram, known: dict[str, Device]
    ) -> tuple[str, ...]:
        notes = [f"broker: {self._line()}"]
        came = missing(conn)
        if came.gaps:
            notes.append(f"{came.gaps} device messages never came")
        if came.repeats:
            notes.append(f"{came.repeats} device messages came again and were left out")
        for name, illness in sorted(self._ill().items()):
            notes.append(f"{name} is ill: {illness}")
        for twin in self._twins.twins(conn):
            why = f": {twin.detail}" if twin.detail else ""
            if twin.state is not TwinState.REACHED:
                notes.append(f"{twin.device} settings {twin.version} {twin.state}{why}")
        for flood in floods(conn):
            reader = flood.topic.rsplit("/", 1)[-1]
            notes.append(f"{reader} sends too much: {flood.let_go} messages let go unread")
        others = self._census.counts()
        if others:
            told = ", ".join(f"{number} {kind}" for kind, number in others.items())
            notes.append(f"tags of the last hour that are no stock: {told}")
        silent = sorted(planogram.devices() - known.keys())
        to_count = items_to_count(conn)
        if to_count:
            what = f"count {len(to_count)} items (storeside count), then they are promised again"
            notes += breach_notes(conn, what)
        notes += [_TOO_FULL] * self._is_over(conn)
        if silent:
            notes.append(f"never heard: {', '.join(silent)}")
        return tuple(notes)


def _tags_text(conn: sqlite3.Connection, planogram: Planogram, device: str) -> str:
    """What a reader sees now, such as "3 tags on antenna 1, 0 on antenna 2"."""
    texts: list[str] = []
    for facing in planogram.rfid_facings(device):
        (count,) = conn.execute(
            "SELECT count(*) FROM tag WHERE place = ?", (facing.place,)
        ).fetchone()
        unit = "" if texts else " tag" if count == 1 else " tags"
        texts.append(f"{count}{unit} on antenna {facing.antenna}")
    return ", ".join(texts)
