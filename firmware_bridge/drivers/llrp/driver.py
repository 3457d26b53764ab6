"""An RFID reader that speaks LLRP: taken over, set up, listened to, and called again when lost."""

from __future__ import annotations

import threading

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.llrp.answers import decode_event
from firmware_bridge.codecs.llrp.frames import Frame, MessageType
from firmware_bridge.codecs.llrp.reports import ReportDecoder, TagReport
from firmware_bridge.drivers.llrp.clock import ReaderTimes
from firmware_bridge.drivers.llrp.line import LineLost, LlrpLine
from firmware_bridge.drivers.llrp.plan import CannotDo, plan_round
from firmware_bridge.drivers.llrp.session import Refused, Session, Stopped
from firmware_bridge.drivers.llrp.settings import Reader
from firmware_bridge.drivers.llrp.wishes import WishError, with_settings
from firmware_bridge.drivers.port import Done, EmitAll
from storecore.clock import Clock
from storecore.contracts.commands import Action, Configure, Outcome, Reason
from storecore.contracts.observations import TagObserved
from storecore.contracts.status import DeviceStatus
from storecore.logs import Log
from storecore.replication.backoff import Backoff

log = Log(__name__)

KEEPALIVE_S = 5.0
KEEPALIVES_MISSED_MAX = 3
STOP_S_MAX = 2.0
LOOK_S = 0.2
CDBM = 100
EPC_DIGITS_MAX = 124
"""31 words of 16 bits, the longest EPC that a tag can hold (GS1 TDS, EPC memory bank)."""

ANTENNA_MAX = 255


class LlrpDriver:
    """Holds the reader's connection and emits every tag that it reports.

    What the reader keeps for us while it is out of reach is its own affair; it numbers nothing, so
    reports that its buffer lost are only known where it says so.
    """

    def __init__(self, reader: Reader, emit_all: EmitAll, clock: Clock) -> None:
        self._reader = self._filed = reader
        self._emit_all = emit_all
        self._clock = clock
        self._decoder = ReportDecoder()
        self._times = ReaderTimes()
        self._firmware = ""
        self._errors = 0
        self._signal_dbm: int | None = None
        self._online = False
        self._trouble = ""
        self._tags = 0
        self._read_s: float | None = None
        self._ports = frozenset(antenna.port for antenna in reader.antenna)
        self._unplugged: set[int] = set()
        self._settings_version = 0
        self._wanted: Reader | None = None
        self._changed = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=f"llrp-{reader.name}", daemon=True)

    @property
    def device(self) -> str:
        """The reader's name."""
        return self._reader.name

    def start(self) -> None:
        """Begin to call it."""
        self._thread.start()

    def stop(self) -> None:
        """Say goodbye and hang up."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(STOP_S_MAX)

    def status(self) -> DeviceStatus:
        """How many tags its newest report held, or what keeps it from us."""
        read_s = self._read_s
        age_s = 0.0 if read_s is None else self._clock.monotonic_s() - read_s
        return DeviceStatus(
            device=self._reader.name,
            online=self._online,
            reading=self._words(),
            age_ms=round(age_s * 1000),
            firmware=self._firmware,
            errors=self._errors,
            settings_version=self._settings_version,
            signal_dbm=self._signal_dbm,
        )

    def carry_out(self, action: Action, until_s: float) -> Done:
        """Take settings; see `Commanded`. Where the reader cannot work with them it goes back."""
        if not isinstance(action, Configure):
            return Done(Outcome.REFUSED, Reason.NOT_UNDERSTOOD, "a reader cannot do that")
        if not self._online:
            return Done(Outcome.FAILED, Reason.DEVICE_AWAY, self._trouble or "not connected yet")
        before = self._reader
        try:
            wanted = with_settings(self._filed, action.values)
        except WishError as problem:
            return Done(Outcome.REFUSED, Reason.DEVICE_REFUSED, str(problem))
        self._set_up(wanted, until_s)
        if self._online and self._reader is wanted:
            self._settings_version = action.version
            return Done(Outcome.DONE)
        trouble = self._trouble
        self._set_up(before, until_s)
        return Done(Outcome.FAILED, Reason.DEVICE_REFUSED, trouble or "it did not come back")

    def _set_up(self, wanted: Reader, until_s: float) -> None:
        """Have the thread set the reader up so; waits for half of the term until it reads. A reader
        may turn the first call after a goodbye away."""
        until_s -= (until_s - self._clock.monotonic_s()) / 2
        self._online = False
        self._wanted = wanted
        while not (self._online and self._reader is wanted):
            left_s = until_s - self._clock.monotonic_s()
            self._changed.clear()
            if left_s <= 0 or self._stopping.is_set():
                return
            self._changed.wait(min(left_s, LOOK_S))

    def _words(self) -> str:
        unplugged = ", ".join(map(str, sorted(self._unplugged)))
        if self._trouble or not self._online:
            return self._trouble
        return f"antenna {unplugged} not connected" if unplugged else f"{self._tags} tags"

    def _serve(self) -> None:
        backoff = Backoff(first_s=0.2, last_s=5.0)
        while not self._stopping.is_set():
            try:
                with LlrpLine(self._reader.host, self._reader.port) as line:
                    self._converse(line, backoff)
            except Stopped:  # or other settings are wanted: then it is set up anew
                if self._wanted is not None:
                    self._reader, self._wanted = self._wanted, None
            except (LineLost, Refused, CannotDo, FormatError) as problem:
                if self._online or self._trouble != str(problem):
                    log.warning("reader_lost", device=self.device, problem=str(problem))
                self._errors += self._online
                self._online = False
                self._trouble = str(problem)
                self._changed.set()
                self._stopping.wait(backoff.next_s())

    def _is_over(self) -> bool:
        return self._stopping.is_set() or self._wanted is not None

    def _converse(self, line: LlrpLine, backoff: Backoff) -> None:
        self._decoder, self._times = ReportDecoder(), ReaderTimes()
        self._unplugged.clear()
        session = Session(
            line, self._clock, self._is_over, lambda frame: self._take(session, frame)
        )
        try:
            session.greet()
            known = session.capabilities()
            session.set_up(plan_round(self._reader, known), round(KEEPALIVE_S * 1000))
            log.info("reader_reads", device=self.device, model=known.model, firmware=known.firmware)
            self._online, self._trouble, self._firmware = True, "", known.firmware
            self._changed.set()
            backoff.reset()
            while True:
                self._take(session, session.receive(KEEPALIVE_S * KEEPALIVES_MISSED_MAX))
        except Stopped:
            session.leave()
            raise

    def _take(self, session: Session, frame: Frame) -> None:
        try:
            if frame.type == MessageType.RO_ACCESS_REPORT:
                self._take_report(frame.body)
            elif frame.type == MessageType.KEEPALIVE:
                session.acknowledge(frame)
            elif frame.type == MessageType.READER_EVENT_NOTIFICATION:
                self._take_event(frame.body)
        except FormatError as problem:  # the messages after it are whole all the same
            self._errors += 1
            log.warning("message_unreadable", device=self.device, problem=str(problem))

    def _take_report(self, body: bytes) -> None:
        reports = self._decoder.decode(body)
        now_s, wall_ms = self._clock.monotonic_s(), self._clock.wall_ms()
        for report in reports:
            self._times.hear(*_seen(report), now_s)
        self._tags, self._read_s = len(reports), now_s
        heard = [report.rssi_dbm for report in reports if report.rssi_dbm is not None]
        self._signal_dbm = max(heard, default=self._signal_dbm)
        self._emit_all(
            [self._observation(report, now_s, wall_ms) for report in reports if _is_tag(report)]
        )

    def _observation(self, report: TagReport, now_s: float, wall_ms: int) -> TagObserved:
        return TagObserved(
            device=self._reader.name,
            seq=0,
            at_ms=wall_ms - self._times.age_ms(*_seen(report), now_s),
            antenna=report.antenna or 0,
            epc=report.epc,
            rssi_cdbm=None if report.rssi_dbm is None else report.rssi_dbm * CDBM,
        )

    def _take_event(self, body: bytes) -> None:
        event = decode_event(body)
        self._times.hear(event.utc_us, event.uptime_us, self._clock.monotonic_s())
        # Readers tell of every port without a cable, those that nobody uses as well.
        if event.antenna in self._ports:
            self._unplugged -= {event.antenna}
            if not event.antenna_connected:
                self._unplugged |= {event.antenna}
                log.warning("antenna_unplugged", device=self.device, antenna=event.antenna)
        if event.overflowed:
            log.warning("reader_overflowed", device=self.device, reason="it lost reports")
        if event.exception is not None:
            log.warning("reader_exception", device=self.device, problem=event.exception)
        if event.closing:
            raise LineLost("the reader closed the connection")


def _is_tag(report: TagReport) -> bool:
    """Whether it can be a tag of a shop: one with nothing written is not, nor is what no tag holds.

    The edge would refuse such a one together with those that came in the same message.
    """
    return 0 < len(report.epc) <= EPC_DIGITS_MAX and (report.antenna or 0) <= ANTENNA_MAX


def _seen(report: TagReport) -> tuple[int | None, int | None]:
    """When the tag was last seen, by either clock of the reader's."""
    utc_us, uptime_us = report.last_utc_us, report.last_uptime_us
    return (
        report.first_utc_us if utc_us is None else utc_us,
        report.first_uptime_us if uptime_us is None else uptime_us,
    )
