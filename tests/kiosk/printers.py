"""Printers for the port's suite: the simulated one on three kinds of line."""

from __future__ import annotations

import os
import pty
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from escpos.escpos import Escpos
from escpos.printer import Dummy

from firmware_bridge.codecs.escpos import EscposReader, RealTime
from firmware_bridge.drivers.simulated.receipt_printer.engine import Condition, Engine, Stalled
from firmware_bridge.drivers.simulated.receipt_printer.line import PrinterLine
from kiosk.devices.printer import Page
from kiosk.devices.printer_address import NetworkAddress, SerialAddress
from kiosk.devices.printer_escpos import EscposPrinter, connect_to


class Bench:
    """A printer of the port, the engine behind it, and the pages that came out of it."""

    def __init__(self) -> None:
        self.out: list[Page] = []
        self.engine = Engine(self._came_out)
        self.printer: EscposPrinter

    def _came_out(self, rows: list[bytes]) -> None:
        self.out.append(Page(len(rows[0]) * 8, len(rows), b"".join(rows)))

    def has(self, **condition: object) -> None:
        """It is like this now."""
        self.engine.set(msgspec.structs.replace(Condition(), **condition))


@contextmanager
def on_the_network() -> Iterator[Bench]:
    """TCP, as on port 9100."""
    bench = Bench()
    line = PrinterLine(bench.engine, "127.0.0.1", 0)
    line.start()
    bench.printer = EscposPrinter(connect_to(NetworkAddress("127.0.0.1", line.port)), 58)
    yield bench
    line.stop()


@contextmanager
def on_a_serial_line() -> Iterator[Bench]:
    """A pseudo terminal, the engine at its other end."""
    bench = Bench()
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    stop = threading.Event()

    def serve() -> None:
        reader = EscposReader()
        while not stop.is_set():
            if not bench.engine.wait_while_hanging(0.05):
                continue
            try:
                data = os.read(ours, 4096)
            except OSError:
                return
            for answer in answers(bench.engine, reader, data):
                os.write(ours, answer)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    bench.printer = EscposPrinter(connect_to(SerialAddress(os.ttyname(theirs), 38400)), 58)
    yield bench
    stop.set()
    os.close(theirs)
    bench.engine.set(Condition())
    thread.join(5.0)
    os.close(ours)


class WiredDummy(Dummy):  # type: ignore[misc]  # the library has no types
    """The library's own dummy, with an engine that reads what it keeps."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine, self._reader, self._said = engine, EscposReader(), b""

    def _raw(self, msg: bytes) -> None:
        super()._raw(msg)
        if not self._engine.condition.hang:
            self._said += b"".join(answers(self._engine, self._reader, msg))

    def _read(self) -> bytes:
        if not self._said:
            raise TimeoutError("nothing said")
        said, self._said = self._said, b""
        return said

    def close(self) -> None:
        self._engine.hang_up()


@contextmanager
def on_the_library_s_dummy() -> Iterator[Bench]:
    """No line at all."""
    bench = Bench()

    def connect(_: float) -> Escpos:
        return WiredDummy(bench.engine)

    bench.printer = EscposPrinter(connect, 58)
    yield bench


def answers(engine: Engine, reader: EscposReader, data: bytes) -> Iterator[bytes]:
    """What the engine says to these bytes."""
    stalled = False
    for command in reader.feed(data):
        if stalled and not isinstance(command, RealTime):
            continue
        try:
            yield engine.carry_out(command)
        except Stalled:
            stalled = True


LINES = {
    "network": on_the_network,
    "serial": on_a_serial_line,
    "dummy": on_the_library_s_dummy,
}
