"""One conversation of the simulated reader: answers requests, reports what its antennas see."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import msgspec

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.llrp.answers import (
    Capabilities,
    ConnectionAttempt,
    ReaderEvent,
    Status,
    StatusCode,
    encode_capabilities,
    encode_event,
    encode_status,
)
from firmware_bridge.codecs.llrp.frames import (
    RESPONSES,
    Frame,
    MessageType,
    Splitter,
    encode_frame,
)
from firmware_bridge.codecs.llrp.reports import TagReport, encode_reports
from firmware_bridge.codecs.llrp.settings import (
    RoundSettings,
    decode_keepalive_ms,
    decode_rospec,
)

END_S_MAX = 2.0
READ_BYTES = 4096
_OK = Status(StatusCode.SUCCESS)


class Talk:
    """Threads `llrp-hears` and `llrp-reports`; both end when the line does."""

    def __init__(
        self,
        line: socket.socket,
        known: Capabilities,
        look: Callable[[int], list[TagReport]],
        times_us: Callable[[], tuple[int | None, int | None]],
        round_ms: int | None,
    ) -> None:
        self._line = line
        self._known = known
        self._look = look
        self._times_us = times_us
        self._round_ms = round_ms
        self._sending = threading.Lock()
        self._sent = 0
        self._added: RoundSettings | None = None
        self._running: RoundSettings | None = None
        self._keepalive_s: float | None = None
        self._changed = threading.Event()
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(target=self._hear, name="llrp-hears", daemon=True),
            threading.Thread(target=self._report, name="llrp-reports", daemon=True),
            threading.Thread(target=self._keep_alive, name="llrp-keepalive", daemon=True),
        ]

    @property
    def is_alive(self) -> bool:
        """Whether the client is still there."""
        return not self._ended.is_set()

    def start(self) -> None:
        """Greet the client and serve it."""
        self._tell(connection=ConnectionAttempt.SUCCESS)
        for thread in self._threads:
            thread.start()

    def refuse(self, why: ConnectionAttempt) -> None:
        """Tell the client that it cannot have this reader, and hang up."""
        self._tell(connection=why)
        self._line.close()

    def end(self) -> None:
        """Cut the line."""
        self._ended.set()
        self._changed.set()
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            if thread.is_alive() and thread is not threading.current_thread():
                thread.join(END_S_MAX)
        self._line.close()

    def tell_antenna(self, antenna: int, *, connected: bool) -> None:
        """Tell that an antenna's cable came off or was put on."""
        self._tell(antenna=antenna, antenna_connected=connected)

    def _hear(self) -> None:
        splitter = Splitter()
        with suppress(OSError, FormatError):
            while data := self._line.recv(READ_BYTES):
                for frame in splitter.feed(data):
                    self._answer(frame)
        self._ended.set()
        self._changed.set()

    def _answer(self, frame: Frame) -> None:
        if frame.type == MessageType.KEEPALIVE_ACK:
            return
        response = RESPONSES.get(frame.type)
        if response is None:
            text = f"message {frame.type} is not simulated"
            status = Status(StatusCode.UNSUPPORTED_MESSAGE, text)
            self._send(MessageType.ERROR_MESSAGE, encode_status(status), frame.id)
            return
        try:
            status = self._carry_out(frame)
        except FormatError as problem:
            status = Status(StatusCode.FIELD_ERROR, str(problem))
        body = encode_status(status)
        if response == MessageType.GET_READER_CAPABILITIES_RESPONSE:
            body = encode_capabilities(self._known)
        self._send(response, body, frame.id)
        if frame.type == MessageType.CLOSE_CONNECTION:
            self._ended.set()
            self._line.shutdown(socket.SHUT_RDWR)
        self._changed.set()

    def _carry_out(self, frame: Frame) -> Status:
        match frame.type:
            case MessageType.SET_READER_CONFIG:
                self._keepalive_s = decode_keepalive_ms(frame.body) / 1000 or None
            case MessageType.DELETE_ROSPEC:
                self._added = self._running = None
            case MessageType.ADD_ROSPEC:
                return self._add(decode_rospec(frame.body))
            case MessageType.ENABLE_ROSPEC:
                return self._enable(int.from_bytes(frame.body, "big"))
        return _OK

    def _add(self, settings: RoundSettings) -> Status:
        for antenna in settings.antennas:
            if antenna.port > self._known.antennas:
                return Status(StatusCode.OUT_OF_RANGE, f"there is no antenna {antenna.port}")
            if antenna.power_index and antenna.power_index not in self._known.powers_cdbm:
                return Status(StatusCode.OUT_OF_RANGE, f"no power has index {antenna.power_index}")
        self._added = settings
        return _OK

    def _enable(self, rospec_id: int) -> Status:
        if self._added is None or self._added.rospec_id != rospec_id:
            return Status(StatusCode.INVALID, f"there is no ROSpec {rospec_id}")
        self._running = self._added
        return _OK

    def _report(self) -> None:
        with suppress(OSError):
            while not self._ended.is_set():
                settings = self._running
                if settings is None:
                    self._changed.wait()
                    self._changed.clear()
                elif not self._ended.wait((self._round_ms or settings.round_ms) / 1000):
                    self._send(MessageType.RO_ACCESS_REPORT, self._seen(settings))

    def _seen(self, settings: RoundSettings) -> bytes:
        utc_us, uptime_us = self._times_us()
        times = {
            "first_utc_us": utc_us,
            "last_utc_us": utc_us,
            "first_uptime_us": uptime_us,
            "last_uptime_us": uptime_us,
        }
        return encode_reports(
            msgspec.structs.replace(report, antenna=antenna.port, **times)
            for antenna in settings.antennas
            for report in self._look(antenna.port)
        )

    def _keep_alive(self) -> None:
        with suppress(OSError):
            while not self._ended.wait(self._keepalive_s or 1.0):
                if self._keepalive_s is not None:
                    self._send(MessageType.KEEPALIVE, b"")

    def _tell(self, **what: int | bool) -> None:
        utc_us, uptime_us = self._times_us()
        event = ReaderEvent(utc_us=utc_us, uptime_us=uptime_us, **what)  # type: ignore[arg-type]
        with suppress(OSError):
            self._send(MessageType.READER_EVENT_NOTIFICATION, encode_event(event))

    def _send(self, kind: MessageType, body: bytes, number: int | None = None) -> None:
        with self._sending:
            self._sent += 1
            frame = Frame(kind, self._sent if number is None else number, body)
            self._line.sendall(encode_frame(frame))
