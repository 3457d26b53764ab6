"""Tells systemd that the program is ready and alive (sd_notify(3)); silent where none listens."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Mapping

BEAT_S = 5.0
"""How often a living program says so at most; units allow several times that."""


class Notifier:
    """Speaks to the socket that `NOTIFY_SOCKET` names. Safe from any thread."""

    def __init__(
        self,
        environment: Mapping[str, str] = os.environ,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        # A leading @ stands for the abstract namespace, which begins with a zero byte.
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._monotonic_s = monotonic_s
        self._due_s = float("-inf")

    def ready(self) -> None:
        """Everything is started."""
        self._say("READY=1")

    def beat(self) -> None:
        """It lives; to be called from the loop that must not stand still, as often as it turns."""
        now_s = self._monotonic_s()
        if now_s >= self._due_s:
            self._due_s = now_s + BEAT_S
            self._say("WATCHDOG=1")

    def stopping(self) -> None:
        """It ends because it was told to."""
        self._say("STOPPING=1")

    def _say(self, message: str) -> None:
        if not self._address:
            return
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            try:
                line.sendto(message.encode(), self._address)
            except OSError:
                return  # whoever started us is gone; there is nobody to tell
