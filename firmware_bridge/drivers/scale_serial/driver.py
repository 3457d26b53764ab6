"""A scale on a serial line: asked for its weight several times a second."""

from __future__ import annotations

import threading

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.scale_line import SEND_WEIGHT_NOW, ScaleTrouble, decode_line
from firmware_bridge.drivers.port import Emit
from firmware_bridge.drivers.scale_serial.telling import Seen, Telling
from firmware_bridge.drivers.serial_line import LineLost, SerialLine
from storecore.clock import Clock
from storecore.contracts.observations import WeightObserved
from storecore.contracts.status import DeviceStatus
from storecore.logs import Log
from storecore.replication.backoff import Backoff

log = Log(__name__)

POLL_S = 0.2
ANSWER_S_MAX = 1.0
CHANGE_G = 2
REPEAT_S = 5.0


class ScaleDriver:
    """Opens the line, asks `SI`, and emits what is news; opens it again when it is lost."""

    def __init__(
        self,
        device: str,
        path: str,
        emit: Emit,
        clock: Clock,
        *,
        baud: int = 9600,
        repeat_s: float = REPEAT_S,
    ) -> None:
        self._device = device
        self._path = path
        self._baud = baud
        self._emit = emit
        self._clock = clock
        self._telling = Telling(CHANGE_G, repeat_s)
        self._online = False
        self._reading = ""
        self._read_s: float | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=f"scale-{device}", daemon=True)

    @property
    def device(self) -> str:
        """The scale's name."""
        return self._device

    def start(self) -> None:
        """Begin to ask."""
        self._thread.start()

    def stop(self) -> None:
        """End after the answer that is awaited."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(2 * ANSWER_S_MAX)

    def status(self) -> DeviceStatus:
        """The newest weight, or what keeps it from us."""
        read_s = self._read_s
        age_s = 0.0 if read_s is None else self._clock.monotonic_s() - read_s
        return DeviceStatus(
            device=self._device,
            online=self._online,
            reading=self._reading,
            age_ms=round(age_s * 1000),
        )

    def _serve(self) -> None:
        backoff = Backoff(first_s=0.2, last_s=5.0)
        while not self._stopping.is_set():
            try:
                with SerialLine(self._path, self._baud) as line:
                    self._poll(line, backoff)
            except LineLost as problem:
                if self._online or not self._reading:
                    log.warning("scale_lost", device=self._device, problem=str(problem))
                self._online = False
                self._reading = str(problem)
                self._stopping.wait(backoff.next_s())

    def _poll(self, line: SerialLine, backoff: Backoff) -> None:
        while not self._stopping.is_set():
            self._take(line.ask(SEND_WEIGHT_NOW, ANSWER_S_MAX))
            backoff.reset()
            self._stopping.wait(POLL_S)

    def _take(self, answer: bytes) -> None:
        try:
            found = decode_line(answer)
        except FormatError as problem:
            log.warning("scale_unreadable", device=self._device, problem=str(problem))
            self._reading = str(problem)
            return
        if not self._online:
            log.info("scale_answers", device=self._device, path=self._path)
        self._online = True
        if isinstance(found, ScaleTrouble):
            self._reading = found.name.lower().replace("_", " ")
            return
        now_s = self._clock.monotonic_s()
        self._reading, self._read_s = f"{found.grams} g", now_s
        if self._telling.is_news(Seen(found.grams, found.stable), now_s):
            self._emit(
                WeightObserved(
                    device=self._device,
                    seq=0,
                    at_ms=self._clock.wall_ms(),
                    grams=found.grams,
                    stable=found.stable,
                )
            )
