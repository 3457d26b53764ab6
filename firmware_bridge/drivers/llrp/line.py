"""The line to an LLRP reader: a TCP connection that carries whole messages."""

from __future__ import annotations

import socket
from collections import deque
from types import TracebackType
from typing import Self

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.llrp.frames import Frame, Splitter, encode_frame

CONNECT_S_MAX = 1.5
READ_BYTES = 1 << 16


class LineLost(OSError):
    """There is no connection, or no more; the message says why and what to look at."""


class LlrpLine:
    """One connection. Also a context manager.

    Raises:
        LineLost: from the constructor, where nobody answers there.
    """

    def __init__(self, host: str, port: int) -> None:
        self._where = f"{host}:{port}"
        self._splitter = Splitter()
        self._waiting: deque[Frame] = deque()
        try:
            self._socket = socket.create_connection((host, port), CONNECT_S_MAX)
        except OSError as error:
            raise LineLost(f"{self._where} cannot be reached: {_reason(error)}") from error
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, frame: Frame) -> None:
        """Send one message.

        Raises:
            LineLost: the connection is gone.
        """
        try:
            self._socket.settimeout(CONNECT_S_MAX)
            self._socket.sendall(encode_frame(frame))
        except OSError as error:
            raise LineLost(f"{self._where} is gone: {_reason(error)}") from error

    def receive(self, timeout_s: float) -> Frame | None:
        """The next message, or None where none was whole within the time.

        Raises:
            LineLost: the connection is gone, or what came is not LLRP.
        """
        if not self._waiting:
            self._waiting.extend(self._read(timeout_s))
        return self._waiting.popleft() if self._waiting else None

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _read(self, timeout_s: float) -> list[Frame]:
        try:
            self._socket.settimeout(timeout_s)
            data = self._socket.recv(READ_BYTES)
        except TimeoutError:
            return []
        except OSError as error:
            raise LineLost(f"{self._where} is gone: {_reason(error)}") from error
        if not data:
            raise LineLost(f"{self._where} hung up")
        try:
            return self._splitter.feed(data)
        except FormatError as error:
            raise LineLost(f"{self._where} does not speak LLRP: {error}") from error


def _reason(error: OSError) -> str:
    return "no answer in time" if isinstance(error, TimeoutError) else error.strerror or str(error)
