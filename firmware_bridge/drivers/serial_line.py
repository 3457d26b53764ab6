"""A serial line in raw mode: the door to termios. POSIX only."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable
from enum import Enum
from types import TracebackType
from typing import Self

BYTES_KEPT_MAX = 1024


class LineLost(OSError):
    """The line cannot be opened or used; the message says which and why."""


class LineSilent(LineLost):
    """The line is there but nothing answers in time: cable, power, or another speed."""


class Frame(Enum):
    """Data bits and parity; one stop bit."""

    EIGHT_NONE = "8N1"
    SEVEN_EVEN = "7E1"


class SerialLine:
    """An open serial device or pseudo-terminal. Also a context manager.

    Raises:
        LineLost: from the constructor, where it cannot be opened so.
    """

    def __init__(self, path: str, baud: int = 9600, frame: Frame = Frame.EIGHT_NONE) -> None:
        self._path = path
        self._file = _open_raw(path, baud, frame)

    def ask(self, command: bytes, timeout_s: float) -> bytes:
        """Send a command and return the next line without its LF; older input is dropped.

        Raises:
            LineSilent: no whole line in time.
            LineLost: the device is gone.
        """
        heard = self.exchange(command, lambda heard: b"\n" in heard, timeout_s)
        return heard.partition(b"\n")[0]

    def exchange(
        self, command: bytes, is_whole: Callable[[bytes], bool], timeout_s: float
    ) -> bytes:
        """Send a command and return what comes until it `is_whole`; older input is dropped.

        Raises:
            LineSilent: not whole, and for so long not another byte.
            LineLost: the device is gone.
        """
        heard = b""
        try:
            while self._is_readable(0):
                self._read()
            os.write(self._file, command)
            while not is_whole(heard):
                if not self._is_readable(timeout_s):
                    raise LineSilent(f"{self._path} does not answer; check cable, power and speed")
                heard = (heard + self._read())[-BYTES_KEPT_MAX:]
        except LineLost:
            raise
        except OSError as error:
            raise LineLost(f"{self._path} is gone: {error.strerror}") from error
        return heard

    def send(self, command: bytes) -> None:
        """Send a command that is not answered.

        Raises:
            LineLost: the device is gone.
        """
        try:
            os.write(self._file, command)
        except OSError as error:
            raise LineLost(f"{self._path} is gone: {error.strerror}") from error

    def close(self) -> None:
        """Give the device back."""
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _is_readable(self, timeout_s: float) -> bool:
        return bool(select.select([self._file], [], [], timeout_s)[0])

    def _read(self) -> bytes:
        found = os.read(self._file, BYTES_KEPT_MAX)
        if not found:
            raise LineLost(f"{self._path} is gone: it was unplugged")
        return found


def _open_raw(path: str, baud: int, frame: Frame) -> int:
    if sys.platform == "win32":
        raise LineLost(f"{path}: serial devices need Linux or macOS")
    import termios  # noqa: PLC0415  does not exist on Windows
    import tty  # noqa: PLC0415

    speed = getattr(termios, f"B{baud}", None)
    if speed is None:
        raise LineLost(f"{path} cannot run at {baud} baud; 9600 is usual")
    try:
        file = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError as error:
        raise LineLost(f"{path} cannot be opened: {error.strerror}") from error
    try:
        tty.setraw(file, termios.TCSANOW)
        settings = termios.tcgetattr(file)
        settings[2] |= termios.CLOCAL | termios.CREAD
        if frame is Frame.SEVEN_EVEN:
            settings[2] = settings[2] & ~termios.CSIZE | termios.CS7 | termios.PARENB
        settings[4] = settings[5] = speed
        termios.tcsetattr(file, termios.TCSANOW, settings)
    except termios.error as error:
        os.close(file)
        raise LineLost(f"{path} is not a serial line") from error
    return file
