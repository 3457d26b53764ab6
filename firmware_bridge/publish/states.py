"""Tells, retained, how each device is: at each change, and again every half minute."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

import msgspec

from firmware_bridge.drivers.port import Driver
from storecore.clock import Clock
from storecore.contracts import topics
from storecore.contracts.devices import STATE_VERSION, DeviceState
from storecore.contracts.status import DeviceStatus
from storecore.database.writer import WriterClosed
from storecore.messaging.mqtt import Session

LOOK_S = 1.0
REPEAT_S = 30.0


class StateTeller:
    """A thread that looks at the drivers once a second."""

    def __init__(
        self,
        drivers: Sequence[Driver],
        session: Callable[[], Session | None],
        boot_id: Callable[[], str],
        *,
        store_id: str,
        bridge: str,
        clock: Clock,
    ) -> None:
        self._drivers = drivers
        self._session = session
        self._boot_id = boot_id
        self._store_id = store_id
        self._bridge = bridge
        self._clock = clock
        self._told: dict[str, tuple[object, float]] = {}
        self._last: Session | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="states", daemon=True)

    def start(self) -> None:
        """Begin to tell."""
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(LOOK_S)

    def _serve(self) -> None:
        with suppress(WriterClosed):
            while not self._stopping.wait(LOOK_S):
                session = self._session()
                if session is None:
                    continue
                if session is not self._last:
                    self._last = session
                    self._told.clear()
                for driver in self._drivers:
                    self._tell(session, driver.status())

    def _tell(self, session: Session, status: DeviceStatus) -> None:
        now_s = self._clock.monotonic_s()
        what = _what_matters(status)
        before, told_s = self._told.get(status.device, (None, 0.0))
        if what == before and now_s - told_s < REPEAT_S:
            return
        self._told[status.device] = (what, now_s)
        state = DeviceState(
            v=STATE_VERSION,
            bridge=self._bridge,
            boot_id=self._boot_id(),
            status=status,
            at_ms=self._clock.wall_ms(),
        )
        topic = topics.state(self._store_id, self._bridge, status.device)
        session.publish(topic, msgspec.json.encode(state), retain=True)


def _what_matters(status: DeviceStatus) -> object:
    """A reading changes all the time; what keeps a device away is worth telling at once."""
    return (
        status.online,
        status.firmware,
        status.settings_version,
        "" if status.online else status.reading,
    )
