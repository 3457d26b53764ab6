"""The printer itself: paper, cover, sensors, and what comes out."""

from __future__ import annotations

import threading
from collections.abc import Callable

import msgspec

from firmware_bridge.codecs.escpos import (
    Command,
    Cut,
    Feed,
    Initialise,
    Raster,
    RealTime,
    TellSensors,
)
from storecore.logs import Log

log = Log(__name__)

DOTS_PER_MM = 8
LINE_DOTS = 30
NEAR_END_MM = 2_000
ROLL_MM = 60_000

_FIXED = 0x12
_OFFLINE, _COVER, _NO_PAPER_STOP = 0x08, 0x04, 0x20
_PAPER_END, _PAPER_NEAR = 0x60, 0x0C
_SENSOR_NEAR, _SENSOR_END = 0x03, 0x0C


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """What a person standing at the printer sees. `hang`: it is on, and says and does nothing."""

    paper_mm: float = ROLL_MM
    cover_open: bool = False
    offline: bool = False
    hang: bool = False

    @property
    def prints(self) -> bool:
        """Whether paper would move now."""
        return self.paper_mm > 0 and not (self.cover_open or self.offline or self.hang)


class Stalled(Exception):
    """It stopped in the middle: the paper ended, or somebody opened it."""


class Engine:
    """Carries out commands; `on_receipt` is given the rows of each receipt once it is cut."""

    def __init__(
        self, on_receipt: Callable[[list[bytes]], None], condition: Condition | None = None
    ) -> None:
        self._on_receipt = on_receipt
        self._changed = threading.Condition()
        self._condition = condition or Condition()
        self._rows: list[bytes] = []
        self._width = 0

    @property
    def condition(self) -> Condition:
        """How it is."""
        with self._changed:
            return self._condition

    def set(self, condition: Condition) -> None:
        """Somebody opens it, refills it, pulls its plug."""
        with self._changed:
            self._condition = condition
            self._changed.notify_all()

    def wait_while_hanging(self, timeout_s: float) -> bool:
        """Until it listens again; False when it still hangs after that time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._condition.hang, timeout_s)

    def carry_out(self, command: Command) -> bytes:
        """Do it; the bytes that it answers, mostly none.

        Raises:
            Stalled: it cannot go on; what was printed of this receipt is on the floor.
        """
        with self._changed:
            if isinstance(command, RealTime):
                return bytes([self._real_time(command.n)])
            if not self._condition.prints:
                self._stall()
            match command:
                case TellSensors():
                    return bytes([self._sensors()])
                case Raster():
                    self._print(command)
                case Feed():
                    self._move(command.lines * LINE_DOTS)
                case Cut():
                    self._cut()
                case Initialise():
                    self._rows = []
            return b""

    def hang_up(self) -> None:
        """The line is gone: what was not cut is not a receipt."""
        with self._changed:
            self._rows = []

    def _real_time(self, n: int) -> int:
        now = self._condition
        if n == 2:
            return _FIXED | _COVER * now.cover_open | _NO_PAPER_STOP * (now.paper_mm <= 0)
        if n == 4:
            if now.paper_mm <= 0:
                return _FIXED | _PAPER_END | _PAPER_NEAR
            return _FIXED | _PAPER_NEAR * (now.paper_mm < NEAR_END_MM)
        return _FIXED | _OFFLINE * (not now.prints)

    def _sensors(self) -> int:
        if self._condition.paper_mm <= 0:
            return _SENSOR_END | _SENSOR_NEAR
        return _SENSOR_NEAR * (self._condition.paper_mm < NEAR_END_MM)

    def _print(self, raster: Raster) -> None:
        self._width = raster.row_bytes
        for start in range(0, len(raster.rows), raster.row_bytes):
            self._move(1, raster.rows[start : start + raster.row_bytes])

    def _move(self, dots: int, row: bytes = b"") -> None:
        paper_mm = max(0.0, self._condition.paper_mm - dots / DOTS_PER_MM)
        self._condition = msgspec.structs.replace(self._condition, paper_mm=paper_mm)
        self._rows += [row or b"\0" * max(1, self._width)] * dots
        if paper_mm <= 0:
            self._stall()

    def _cut(self) -> None:
        rows, self._rows = self._rows, []
        width = max((len(row) for row in rows), default=0)
        if rows:
            self._on_receipt([row.ljust(width, b"\0") for row in rows])

    def _stall(self) -> None:
        self._rows = []
        log.info("printer_stalled", paper_mm=round(self._condition.paper_mm))
        raise Stalled
