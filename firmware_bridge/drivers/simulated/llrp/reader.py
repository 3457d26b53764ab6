"""The simulated reader's port: takes one client at a time, as readers do."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

from firmware_bridge.codecs.llrp.answers import Capabilities, ConnectionAttempt
from firmware_bridge.codecs.llrp.reports import TagReport
from firmware_bridge.drivers.simulated.llrp.talk import Talk
from storecore.clock import Clock

STOP_S_MAX = 2.0
_POWERS_CDBM = {index: 1000 + 25 * (index - 1) for index in range(1, 92)}

Look = Callable[[int], list[TagReport]]
"""What an antenna sees in one round, by its port; antenna and times are filled in."""


class SimulatedLlrpReader:
    """Listens on a port of 127.0.0.1 (`port`), as `known` says what it can do.

    `tells_utc` False makes it tell the time since it was switched on; `clock_off_ms` is how far
    its UTC clock is ahead. `round_ms` makes it report as often as that, whatever it is asked.
    """

    def __init__(
        self,
        look: Look,
        clock: Clock,
        *,
        antennas: int = 4,
        port: int = 0,
        tells_utc: bool = True,
        clock_off_ms: int = 0,
        round_ms: int | None = None,
    ) -> None:
        self._look = look
        self._clock = clock
        self._tells_utc = tells_utc
        self._clock_off_ms = clock_off_ms
        self._round_ms = round_ms
        self._on_s = clock.monotonic_s()
        self.known = Capabilities(
            antennas=antennas,
            has_utc_clock=tells_utc,
            manufacturer=0,
            model=1,
            firmware="simulated 1.0",
            powers_cdbm=_POWERS_CDBM,
        )
        self._door = socket.create_server(("127.0.0.1", port))
        self.port: int = self._door.getsockname()[1]
        self._stopping = threading.Event()
        self._talk: Talk | None = None
        self._thread = threading.Thread(target=self._serve, name="llrp-simulated", daemon=True)

    def start(self) -> None:
        """Switch it on."""
        self._thread.start()

    def stop(self) -> None:
        """Pull its plug: it says no goodbye."""
        self._stopping.set()
        with suppress(OSError):  # a thread that waits in accept() is woken by nothing else
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        if self._thread.is_alive():
            self._thread.join(STOP_S_MAX)
        self.hang_up()

    def hang_up(self) -> None:
        """Cut the connection, if there is one."""
        if (talk := self._talk) is not None:
            talk.end()

    def unplug(self, antenna: int, *, connected: bool = False) -> None:
        """An antenna's cable comes off, or is put on again."""
        if (talk := self._talk) is not None:
            talk.tell_antenna(antenna, connected=connected)

    def times_us(self) -> tuple[int | None, int | None]:
        """What its clock shows: UTC, or the time since it was switched on."""
        if self._tells_utc:
            return (self._clock.wall_ms() + self._clock_off_ms) * 1000, None
        return None, round((self._clock.monotonic_s() - self._on_s) * 1_000_000)

    def _serve(self) -> None:
        while not self._stopping.is_set():
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            talk = Talk(line, self.known, self._look, self.times_us, self._round_ms)
            if self._talk is not None and self._talk.is_alive:
                talk.refuse(ConnectionAttempt.CLIENT_INITIATED_EXISTS)
                continue
            self.hang_up()
            self._talk = talk
            talk.start()
