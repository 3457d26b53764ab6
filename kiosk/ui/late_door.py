"""The kiosk's status door, whose libraries no first screen waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable

from storecore.contracts.status import ProgramStatus
from storecore.logs import Log
from storecore.serving.port import bound_socket

log = Log(__name__)

AFTER_S = 0.5
"""How long after the start it is opened."""
STOP_S = 10.0


class LateDoor:
    """Has its port from the beginning, and serves a little later, from threads of its own."""

    def __init__(self, host: str, port: int, status: Callable[[], ProgramStatus]) -> None:
        """Take the port.

        Raises:
            PortTaken: another program has it.
        """
        self._listener = bound_socket(host, port)
        self._status = status
        self._stop: Callable[[], None] = self._listener.close
        self._thread = threading.Timer(AFTER_S, self._open)
        self._thread.daemon = True
        self._thread.name = "status-door"

    def start(self) -> None:
        """Serve soon."""
        self._thread.start()

    def stop(self) -> None:
        """Serve no more, or never."""
        self._thread.cancel()
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)
        self._stop()

    def _open(self) -> None:
        from storecore.serving.status import StatusDoor  # noqa: PLC0415  see above

        host, port = self._listener.getsockname()[:2]
        door = StatusDoor(host, port, self._status, self._listener)
        try:
            door.start()
        except RuntimeError:
            log.exception("status_not_served")
        self._stop = door.stop
