"""The only door to pyserial: scanners on a serial line or on USB as a virtual one (CDC-ACM).

A scanner sends a code and CR, LF or both. What stands between them is text, all other characters
included; a symbology identifier such as ``]C1``, ``]d2`` or ``]Q3`` (ISO/IEC 15424) may lead and is
passed on: whoever reads the code knows what it means.
"""

import logging
import time
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final

import serial

from kiosk.scanner.serial_address import SerialAddress

RETRY_S: Final = (0.5, 1.0, 2.0, 5.0)
"""How long to wait before opening a lost scanner again; the last holds for all further tries."""
_LOG: Final = logging.getLogger(__name__)
_READ_TIMEOUT_S: Final = 0.1
_JOIN_TIMEOUT_S: Final = 3.0
# Without an ending for so long a code is complete: some scanners are set to send none.
_SILENCE_S: Final = 0.1
# More than any symbol holds (QR version 40: 7,089 digits).
_BYTES_MAX: Final = 8192
_ENDS: Final = b"\r\n"


class Frames:
    """Cuts a stream of bytes into codes. Pure: times are given, in seconds."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._last_s = 0.0

    def push(self, data: bytes, at_s: float) -> list[str]:
        """Take bytes that came at `at_s`, none at all included; return the codes complete now."""
        codes = []
        if self._bytes and at_s - self._last_s >= _SILENCE_S:
            codes += self._complete()
        if data:
            self._last_s = at_s
        for byte in data:
            if byte in _ENDS:
                codes += self._complete()
            elif len(self._bytes) < _BYTES_MAX:
                self._bytes.append(byte)
        return codes

    def _complete(self) -> list[str]:
        data, self._bytes = bytes(self._bytes), bytearray()
        if not data or len(data) >= _BYTES_MAX:
            return []
        try:
            return [data.decode("utf-8")]
        except UnicodeDecodeError:
            return [data.decode("latin-1")]


class SerialScanner:
    """Listens to a scanner in a thread of its own, and opens it again when it was unplugged.

    `on_code` is called in that thread with each code's text and has to hand over quickly; what it
    raises is logged and goes no further. `clock` gives monotonic seconds.
    """

    def __init__(
        self,
        address: SerialAddress,
        on_code: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
        *,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        self._address = address
        self._on_code = on_code
        self._clock = clock
        self._retry_s = retry_s
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
            self._thread = Thread(target=self._listen, name="scanner-serial", daemon=True)
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
                with serial.Serial(
                    self._address.device, self._address.baud, timeout=_READ_TIMEOUT_S
                ) as line:
                    self._say("")
                    tries = 0
                    self._read(line)
            except (OSError, serial.SerialException, ValueError) as error:
                if tries == 0:
                    _LOG.warning("the scanner on %s is lost: %s", self._address.device, error)
                self._say(str(error))
                self._stopping.wait(self._retry_s[min(tries, len(self._retry_s) - 1)])
                tries += 1

    def _read(self, line: serial.Serial) -> None:
        frames = Frames()
        while not self._stopping.is_set():
            data = line.read(1)
            data += line.read(line.in_waiting) if data else b""
            for code in frames.push(data, self._clock()):
                self._give(code)

    def _give(self, code: str) -> None:
        with self._lock:
            self._codes += 1
        try:
            self._on_code(code)
        except Exception:
            _LOG.exception("handing a code over failed")

    def _say(self, problem: str) -> None:
        with self._lock:
            self._problem = problem
