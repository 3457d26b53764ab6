"""Receipt printers that speak ESC/POS. The kiosk's only door to python-escpos.

Status commands and their bits: Epson's ESC/POS command reference, `DLE EOT n` (real-time status)
and `GS r 1` (paper sensors, answered only after everything before it was printed).
"""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from escpos import capabilities
from escpos.escpos import Escpos
from escpos.exceptions import Error as EscposError
from escpos.printer import Network, Serial, Usb

from kiosk.devices.printer import DOTS, Page, PrintFailed
from kiosk.devices.printer_address import (
    NetworkAddress,
    PrinterAddress,
    SerialAddress,
    UsbAddress,
)
from kiosk.devices.printer_page import image_of
from storecore.contracts.receipts import PRINTS, PrinterState
from storecore.logs import Log

log = Log(__name__)

# At every start the library unpacks a table into a new folder, and never takes it away.
shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)

ANSWER_S = 3.0
PAPER_OUT_S = 15.0
"""A long receipt takes some seconds to come out before `GS r` is answered."""
_READS_MAX = 3

_ASK_PRINTER, _ASK_CAUSE, _ASK_PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
_ASK_WHEN_PRINTED = b"\x1dr\x01"
_OFFLINE, _COVER_OPEN, _STOPPED_NO_PAPER, _ERROR = 0x08, 0x04, 0x20, 0x40
_PAPER_END, _PAPER_NEAR_END = 0x60, 0x0C
_SENSOR_END = 0x0C
_FIXED_BITS, _FIXED_VALUE = 0x93, 0x12
"""Bits 0, 1, 4 and 7 of a real-time status are fixed: what differs is something else."""

Connect = Callable[[float], Escpos]
"""Makes a printer whose answers may take that many seconds; it is opened and closed here."""


class EscposPrinter:
    """A printer that is connected anew for each look and each page, so that it may come and go."""

    def __init__(self, connect: Connect, width_mm: int) -> None:
        self._connect = connect
        self._width = DOTS[width_mm]

    @property
    def width(self) -> int:
        """Dots across its paper."""
        return self._width

    def state(self) -> PrinterState:
        """What its real-time status says."""
        try:
            with self._opened(ANSWER_S) as printer:
                return _state(printer)
        except PrintFailed as problem:
            log.debug("printer_silent", problem=str(problem))
            return PrinterState.OFFLINE

    def print_page(self, page: Page) -> None:
        """Page and cut; done when the printer says that all of it went through."""
        with self._opened(PAPER_OUT_S) as printer:
            state = _state(printer)
            if state not in PRINTS:
                raise PrintFailed(f"the printer is {state}")
            # Not told, the library prints a warning with every picture.
            printer.profile.profile_data["media"]["width"]["pixels"] = self._width
            printer.hw("INIT")
            printer.image(image_of(page), impl="bitImageRaster")
            printer.cut()
            sensors = _answer(printer, _ASK_WHEN_PRINTED)
            if sensors & _SENSOR_END == _SENSOR_END:
                raise PrintFailed("the paper ended")

    @contextmanager
    def _opened(self, answer_s: float) -> Iterator[Escpos]:
        """A connection; whatever the library or the line raises is PrintFailed."""
        printer: Escpos | None = None
        try:
            printer = self._connect(answer_s)
            if hasattr(printer, "open"):
                printer.open()
            yield printer
        except (OSError, EscposError, AssertionError) as error:
            # The library asserts that a line is there; its USB errors are OSErrors.
            raise PrintFailed(f"{type(error).__name__}: {error}") from error
        finally:
            if printer is not None:
                with suppress(OSError, EscposError):
                    printer.close()


def connect_to(address: PrinterAddress) -> Connect:
    """How to reach the printer of an address."""

    def connect(answer_s: float) -> Escpos:
        match address:
            case NetworkAddress():
                return _Network(address.host, port=address.port, timeout=answer_s)
            case UsbAddress():
                timeout_ms = round(answer_s * 1000)
                return Usb(address.vendor, address.product, timeout=timeout_ms)
            case SerialAddress():
                return _Serial(devfile=address.device, baudrate=address.baud, timeout=answer_s)

    return connect


class _Network(Network):  # type: ignore[misc]  # the library has no types
    """A network line that leaves no open socket behind where nobody answers."""

    def open(self, raise_not_found: bool = True) -> None:
        """Open the line."""
        self.device = socket.create_connection((self.host, self.port), timeout=self.timeout)


class _Serial(Serial):  # type: ignore[misc]  # the library has no types
    """A serial line on which writing, too, ends in time when the printer stops listening."""

    def open(self, raise_not_found: bool = True) -> None:
        """Open the line."""
        super().open(raise_not_found)
        if self.device:
            self.device.write_timeout = self.timeout

    def close(self) -> None:
        """Close the line without waiting for a printer that takes nothing any more."""
        line: Any = self.__dict__.get("_device")
        self._device = False
        if line:
            with suppress(OSError):
                line.reset_output_buffer()
            line.close()

    def _read(self) -> bytes:
        """One byte, which is what every status is; the library waits for sixteen."""
        return bytes(self.device.read(1))


def _state(printer: Escpos) -> PrinterState:
    whole = _real_time(printer, _ASK_PRINTER)
    cause = _real_time(printer, _ASK_CAUSE)
    paper = _real_time(printer, _ASK_PAPER)
    if cause & _COVER_OPEN:
        return PrinterState.COVER_OPEN
    if paper & _PAPER_END or cause & _STOPPED_NO_PAPER:
        return PrinterState.PAPER_OUT
    if whole & _OFFLINE or cause & _ERROR:
        return PrinterState.OFFLINE
    return PrinterState.PAPER_LOW if paper & _PAPER_NEAR_END else PrinterState.READY


def _real_time(printer: Escpos, ask: bytes) -> int:
    status = _answer(printer, ask)
    if status & _FIXED_BITS != _FIXED_VALUE:
        raise PrintFailed(f"status {status:#04x} is none of ESC/POS")
    return status


def _answer(printer: Escpos, ask: bytes) -> int:
    status = printer.query_status(ask)
    if not status:
        raise PrintFailed("the printer does not answer")
    return int(status[-1])
