"""A scale on a serial line: asked for its weight several times a second."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import NamedTuple

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.scale import ScaleTrouble, ScaleWeight
from firmware_bridge.drivers.port import Done, Emit
from firmware_bridge.drivers.scale_serial.dialects import dialect_of
from firmware_bridge.drivers.scale_serial.orders import Orders
from firmware_bridge.drivers.scale_serial.settings import Scale
from firmware_bridge.drivers.scale_serial.telling import Seen, Telling
from firmware_bridge.drivers.serial_line import LineLost, SerialLine
from storecore.clock import Clock
from storecore.contracts.commands import Action, Configure, Outcome, Reason
from storecore.contracts.observations import WeightObserved
from storecore.contracts.status import DeviceStatus
from storecore.logs import Log
from storecore.replication.backoff import Backoff

log = Log(__name__)

POLL_S = 0.2
ANSWER_S_MAX = 1.0
CHANGE_G = 2
REPEAT_S = 5.0
REPEAT_S_MIN, REPEAT_S_MAX = 0.5, 60.0


class _Job(NamedTuple):
    action: Action
    until_s: float
    done: Future[Done]


class ScaleDriver:
    """Opens the line, asks for the weight, and emits what is news; opens it again when it is lost.

    A scale that only says that it is moving is told with its last weight, not stable.
    """

    def __init__(
        self, scale: Scale, emit: Emit, clock: Clock, *, repeat_s: float = REPEAT_S
    ) -> None:
        self._scale = scale
        self._dialect = dialect_of(scale.protocol, scale.unit)
        self._emit = emit
        self._clock = clock
        self._telling = Telling(CHANGE_G, repeat_s)
        self._orders = Orders(self._dialect, scale.lightest_item_g, clock)
        self._asked: SimpleQueue[_Job] = SimpleQueue()
        self._seen: Seen | None = None
        self._online = False
        self._errors = 0
        self._settings_version = 0
        self._reading = ""
        self._read_s: float | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=f"scale-{scale.name}", daemon=True)

    @property
    def device(self) -> str:
        """The scale's name."""
        return self._scale.name

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
            device=self.device,
            online=self._online,
            reading=self._reading,
            age_ms=round(age_s * 1000),
            errors=self._errors,
            settings_version=self._settings_version,
        )

    def carry_out(self, action: Action, until_s: float) -> Done:
        """Tare, zero, clear the tare, or take settings; see `Commanded`."""
        if isinstance(action, Configure):
            return self._configure(action)
        if not self._online:
            return Done(Outcome.FAILED, Reason.DEVICE_AWAY, self._reading or "not connected yet")
        job = _Job(action, until_s, Future())
        self._asked.put(job)
        left_s = max(0.0, until_s - self._clock.monotonic_s())
        try:
            return job.done.result(left_s + 2 * ANSWER_S_MAX)
        except TimeoutError:
            if job.done.cancel():
                return Done(Outcome.LATE, Reason.TERM_OVER, "the scale did not answer until then")
            return Done(Outcome.UNKNOWN, Reason.DEVICE_AWAY, "the scale did not answer in time")

    def _configure(self, wanted: Configure) -> Done:
        """The one setting that a scale has from afar is `repeat_s`."""
        try:
            (key,) = wanted.values
            repeat_s = float(wanted.values[key]) if key == "repeat_s" else 0.0
        except ValueError:
            repeat_s = 0.0
        if not REPEAT_S_MIN <= repeat_s <= REPEAT_S_MAX:
            detail = f"a scale has repeat_s from {REPEAT_S_MIN:g} to {REPEAT_S_MAX:g} and no more"
            return Done(Outcome.REFUSED, Reason.DEVICE_REFUSED, detail)
        self._telling.repeat_s = repeat_s
        self._settings_version = wanted.version
        return Done(Outcome.DONE)

    def _serve(self) -> None:
        backoff = Backoff(first_s=0.2, last_s=5.0)
        while not self._stopping.is_set():
            try:
                with SerialLine(self._scale.path, self._scale.baud, self._dialect.frame) as line:
                    self._poll(line, backoff)
            except LineLost as problem:
                if self._online or not self._reading:
                    log.warning("scale_lost", device=self.device, problem=str(problem))
                self._errors += self._online
                self._online = False
                self._reading = str(problem)
                self._stopping.wait(backoff.next_s())

    def _poll(self, line: SerialLine, backoff: Backoff) -> None:
        while not self._stopping.is_set():
            dialect = self._dialect
            self._take(line.exchange(dialect.ask, dialect.is_whole, ANSWER_S_MAX))
            backoff.reset()
            self._wait(line)

    def _wait(self, line: SerialLine) -> None:
        """Until the next question is due, or a job is there."""
        try:
            job = self._asked.get(timeout=POLL_S)
        except Empty:
            return
        if not job.done.set_running_or_notify_cancel():
            return
        try:
            job.done.set_result(self._orders.carry_out(line, job.action, job.until_s))
        except LineLost as problem:
            job.done.set_result(Done(Outcome.UNKNOWN, Reason.DEVICE_AWAY, str(problem)))
            raise

    def _take(self, answer: bytes) -> None:
        try:
            found = self._dialect.read(answer)
        except FormatError as problem:
            self._errors += 1
            log.warning("scale_unreadable", device=self.device, problem=str(problem))
            self._reading = str(problem)
            return
        if not self._online:
            log.info("scale_answers", device=self.device, path=self._scale.path)
        self._online = True
        if isinstance(found, ScaleTrouble):
            self._reading = found.value
            if found is ScaleTrouble.MOVING and self._seen is not None:
                self._tell(self._seen._replace(stable=False))
            return
        self._reading = _words(found)
        self._tell(Seen(found.grams, found.stable))

    def _tell(self, seen: Seen) -> None:
        now_s = self._clock.monotonic_s()
        self._seen, self._read_s = seen, now_s
        if self._telling.is_news(seen, now_s):
            self._emit(
                WeightObserved(
                    device=self.device,
                    seq=0,
                    at_ms=self._clock.wall_ms(),
                    grams=seen.grams,
                    stable=seen.stable,
                )
            )


def _words(weight: ScaleWeight) -> str:
    return f"{weight.grams} g" + (" net" if weight.net else "")
