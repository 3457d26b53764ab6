"""HID scanners held alone: their keys reach this program and nothing else. Linux only.

A scanner that types reaches whatever has the focus, and a code can hold any key. Read from its own
input device and grabbed, nothing that it types can act as a key anywhere.
"""

import fcntl
import os
import select
import struct
import time
from collections.abc import Callable
from typing import Final

from kiosk.scanner.keystrokes import SILENCE_S, Keystrokes
from kiosk.scanner.listener import RETRY_S, Listener

_EVENT: Final = struct.Struct("@llHHi")
"""`struct input_event`: seconds, microseconds, type, code, value."""

_EVIOCGRAB: Final = 0x40044590
_EV_KEY: Final = 1
_EVENTS_AT_ONCE: Final = 64


def grab(file: int) -> None:
    """Have the device to ourselves.

    Raises:
        OSError: it is no input device, or another program has it.
    """
    fcntl.ioctl(file, _EVIOCGRAB, 1)


class GrabbedScanner(Listener):
    """A scanner by its input device, below `/dev/input/by-id/`; `hold` is how it is grabbed."""

    def __init__(
        self,
        device: str,
        on_code: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
        *,
        retry_s: tuple[float, ...] = RETRY_S,
        hold: Callable[[int], None] = grab,
    ) -> None:
        super().__init__("scanner-hid", device, on_code, clock, retry_s=retry_s)
        self._hold = hold

    def _hear(self) -> None:
        file = os.open(self._device, os.O_RDONLY | os.O_NONBLOCK)
        try:
            self._hold(file)
            self._there()
            self._read(file)
        finally:
            os.close(file)

    def _read(self, file: int) -> None:
        keys = Keystrokes()
        while not self._stopping.is_set():
            if not select.select([file], [], [], SILENCE_S)[0]:
                self._give(keys.silence(self._clock()))
                continue
            data = os.read(file, _EVENT.size * _EVENTS_AT_ONCE)
            if not data:
                raise OSError("it was unplugged")
            for _, _, kind, key, value in _EVENT.iter_unpack(data):
                if kind == _EV_KEY:
                    self._give(keys.push(key, value, self._clock()))
