"""The only door to pyserial: scanners on a serial line or on USB as a virtual one (CDC-ACM).

A scanner sends a code and CR, LF or both. What stands between them is text, all other characters
included; a symbology identifier such as ``]C1``, ``]d2`` or ``]Q3`` (ISO/IEC 15424) may lead and is
passed on: whoever reads the code knows what it means.
"""

import time
from collections.abc import Callable
from typing import Final

import serial

from kiosk.scanner.listener import RETRY_S, Listener
from kiosk.scanner.serial_address import SerialAddress

_READ_TIMEOUT_S: Final = 0.1
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


class SerialScanner(Listener):
    """A scanner by its line."""

    def __init__(
        self,
        address: SerialAddress,
        on_code: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
        *,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        super().__init__("scanner-serial", address.device, on_code, clock, retry_s=retry_s)
        self._baud = address.baud

    def _hear(self) -> None:
        with serial.Serial(self._device, self._baud, timeout=_READ_TIMEOUT_S) as line:
            self._there()
            frames = Frames()
            while not self._stopping.is_set():
                data = line.read(1)
                data += line.read(line.in_waiting) if data else b""
                self._give(frames.push(data, self._clock()))
