"""Requests to a reader, one after another, on one connection."""

from __future__ import annotations

from collections.abc import Callable

from firmware_bridge.codecs.llrp.answers import (
    Capabilities,
    ConnectionAttempt,
    StatusCode,
    decode_capabilities,
    decode_event,
    decode_status,
)
from firmware_bridge.codecs.llrp.frames import RESPONSES, Frame, MessageType
from firmware_bridge.codecs.llrp.settings import RoundSettings, encode_config, encode_rospec
from firmware_bridge.drivers.llrp.line import LineLost, LlrpLine
from storecore.clock import Clock

ANSWER_S_MAX = 5.0
SLICE_S = 0.25
"""How long one wait for the line takes, so that a stop is noticed."""

_ATTEMPTS: dict[int | None, str] = {
    ConnectionAttempt.READER_INITIATED_EXISTS: "it is set to call another program by itself",
    ConnectionAttempt.CLIENT_INITIATED_EXISTS: "another program holds its only connection",
    ConnectionAttempt.ANOTHER_ATTEMPTED: "another program tried to connect at the same time",
}
_ALL_ROSPECS = (0).to_bytes(4, "big")
_EVERYTHING = b"\x00"


class Refused(Exception):
    """The reader will not do it; the message has the reader's own words."""


class Stopped(Exception):
    """We are to end."""


class Session:
    """The conversation on one line. Whatever is no answer goes to `on_other`, in order.

    `is_stopping` is asked at least four times a second while the reader is waited for.
    """

    def __init__(
        self,
        line: LlrpLine,
        clock: Clock,
        is_stopping: Callable[[], bool],
        on_other: Callable[[Frame], None],
    ) -> None:
        self._line = line
        self._clock = clock
        self._is_stopping = is_stopping
        self._on_other = on_other
        self._asked = 0

    def greet(self) -> None:
        """Wait until the reader has said that the connection is ours.

        Raises:
            Refused: it is somebody else's.
            LineLost, Stopped, FormatError: as for `receive`.
        """
        greeting = self.receive(ANSWER_S_MAX)
        if greeting.type != MessageType.READER_EVENT_NOTIFICATION:
            raise LineLost(f"the reader greeted with message {greeting.type}, which is not LLRP")
        attempt = decode_event(greeting.body).connection
        if attempt != ConnectionAttempt.SUCCESS:
            why = _ATTEMPTS.get(attempt, "it gave no reason")
            raise Refused(f"the reader refused: {why}")
        self._on_other(greeting)

    def capabilities(self) -> Capabilities:
        """What the reader can do.

        Raises:
            as for `ask`.
        """
        return decode_capabilities(self.ask(MessageType.GET_READER_CAPABILITIES, _EVERYTHING))

    def set_up(self, settings: RoundSettings, keepalive_ms: int) -> None:
        """Take the reader over and let it begin.

        Raises:
            as for `ask`.
        """
        self.ask(MessageType.SET_READER_CONFIG, encode_config(keepalive_ms))
        self.ask(MessageType.DELETE_ROSPEC, _ALL_ROSPECS)
        self.ask(MessageType.ADD_ROSPEC, encode_rospec(settings))
        self.ask(MessageType.ENABLE_ROSPEC, settings.rospec_id.to_bytes(4, "big"))

    def ask(self, kind: MessageType, body: bytes = b"") -> bytes:
        """Send a request and return the body of its answer.

        Raises:
            Refused: the answer says no.
            LineLost, Stopped: as for `receive`.
            FormatError: the answer cannot be read.
        """
        self._asked += 1
        self._line.send(Frame(kind, self._asked, body))
        deadline_s = self._clock.monotonic_s() + ANSWER_S_MAX
        while (left_s := deadline_s - self._clock.monotonic_s()) > 0:
            frame = self.receive(left_s)
            is_error = frame.type == MessageType.ERROR_MESSAGE
            if frame.id != self._asked or (frame.type != RESPONSES[kind] and not is_error):
                self._on_other(frame)
                continue
            status = decode_status(frame.body)
            if status.code != StatusCode.SUCCESS or is_error:
                raise Refused(f"{kind.name}: status {status.code} {status.description}".rstrip())
            return frame.body
        raise LineLost(f"the reader did not answer {kind.name}")

    def receive(self, timeout_s: float) -> Frame:
        """The next message of whatever kind.

        Raises:
            LineLost: none within the time, or the line is gone.
            Stopped: we are to end.
        """
        deadline_s = self._clock.monotonic_s() + timeout_s
        while not self._is_stopping():
            left_s = deadline_s - self._clock.monotonic_s()
            if left_s <= 0:
                raise LineLost(f"the reader said nothing for {timeout_s:.0f} s")
            frame = self._line.receive(min(SLICE_S, left_s))
            if frame is not None:
                return frame
        raise Stopped

    def acknowledge(self, keepalive: Frame) -> None:
        """Answer a keepalive.

        Raises:
            LineLost: the line is gone.
        """
        self._line.send(Frame(MessageType.KEEPALIVE_ACK, keepalive.id, b""))

    def leave(self) -> None:
        """Say goodbye, without waiting for the answer: the reader keeps nothing for us."""
        self._asked += 1
        self._line.send(Frame(MessageType.CLOSE_CONNECTION, self._asked, b""))
