"""The printer's TCP line, as network printers have it on port 9100: one sender at a time."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

from firmware_bridge.codecs.escpos import EscposReader, RealTime
from firmware_bridge.drivers.simulated.receipt_printer.engine import Engine, Stalled
from storecore.logs import Log

log = Log(__name__)

_READ_BYTES = 4096
_WAIT_S = 0.2
IDLE_S = 30.0


class PrinterLine:
    """Listens and lets the engine print. Raises OSError, when made, for a port that is taken."""

    def __init__(self, engine: Engine, host: str, port: int) -> None:
        self._engine = engine
        self._listener = socket.create_server((host, port))
        self._listener.settimeout(_WAIT_S)
        self.port = int(self._listener.getsockname()[1])
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="printer-line", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Hang up and listen no more."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(5.0)
        self._listener.close()

    def _serve(self) -> None:
        while not self._stopping.is_set():
            try:
                line, _ = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            with line:
                line.settimeout(_WAIT_S)
                self._talk(line)
            self._engine.hang_up()

    def _talk(self, line: socket.socket) -> None:
        reader, stalled, silent_s = EscposReader(), False, 0.0
        while not self._stopping.is_set() and silent_s < IDLE_S:
            if not self._engine.wait_while_hanging(_WAIT_S):
                continue
            try:
                data = line.recv(_READ_BYTES)
            except TimeoutError:
                silent_s += _WAIT_S
                continue
            except OSError:
                return
            if not data:
                return
            silent_s = 0.0
            for command in reader.feed(data):
                # Stopped, it still tells its status; the rest of this sender's data is lost.
                if stalled and not isinstance(command, RealTime):
                    continue
                try:
                    answer = self._engine.carry_out(command)
                except Stalled:
                    stalled = True
                    continue
                with suppress(OSError):
                    line.sendall(answer)
