"""HID scanners held alone: their keys reach this program and nothing else. Linux only.

A scanner that types reaches whatever has the focus, and a code can hold any key. Read from its own
input device and grabbed, nothing that it types can act as a key anywhere.
"""

import fcntl
import logging
import os
import select
import struct
import time
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final

from kiosk.scanner.keystrokes import SILENCE_S, Keystrokes

RETRY_S: Final = (0.5, 1.0, 2.0, 5.0)
_LOG: Final = logging.getLogger(__name__)
_JOIN_TIMEOUT_S: Final = 3.0
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


class GrabbedScanner:
    """Listens in a thread of its own, and opens the scanner again when it was unplugged.

    `on_code` is called in that thread with each code's text and has to hand over quickly; what it
    raises is logged and goes no further. `clock` gives monotonic seconds.
    """

    def __init__(
        self,
        device: str,
        on_code: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
        *,
        retry_s: tuple[float, ...] = RETRY_S,
        hold: Callable[[int], None] = grab,
    ) -> None:
        self._device = device
        self._on_code = on_code
        self._clock = clock
        self._retry_s = retry_s
        self._hold = hold
        self._stopping = Event()
        self._lock = Lock()
        self._problem = "not started"
        self._codes = 0
        self._thread: Thread | None = None

    @property
    def problem(self) -> str:
        """What is wrong with it, empty while it is there."""
        with self._lock:
            return self._problem

    @property
    def codes(self) -> int:
        """How many codes it has given."""
        with self._lock:
            return self._codes

    def start(self) -> None:
        """Begin to listen; harmless when listening already."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = Thread(target=self._listen, name="scanner-hid", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Let the device go; waits for the thread."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(_JOIN_TIMEOUT_S)
            self._thread = None

    def _listen(self) -> None:
        tries = 0
        while not self._stopping.is_set():
            try:
                file = os.open(self._device, os.O_RDONLY | os.O_NONBLOCK)
                try:
                    self._hold(file)
                    self._say("")
                    tries = 0
                    self._read(file)
                finally:
                    os.close(file)
            except OSError as error:
                if tries == 0:
                    _LOG.warning("the scanner %s is lost: %s", self._device, error)
                self._say(f"{self._device}: {error.strerror or error}")
                self._stopping.wait(self._retry_s[min(tries, len(self._retry_s) - 1)])
                tries += 1

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

    def _give(self, codes: list[str]) -> None:
        for code in codes:
            with self._lock:
                self._codes += 1
            try:
                self._on_code(code)
            except Exception:
                _LOG.exception("handing a code over failed")

    def _say(self, problem: str) -> None:
        with self._lock:
            self._problem = problem
