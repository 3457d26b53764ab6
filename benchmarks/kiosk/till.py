"""A kiosk at work in this process: the real core on disk, the real window, camera and reader."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from kiosk.application.assemble import Kiosk
from kiosk.application.core import KioskCore
from kiosk.devices.memory import MemoryTerminal
from kiosk.devices.payment import PaymentTerminal
from kiosk.devices.scale import SimulatedScale
from kiosk.flow.events import CodeRead
from kiosk.flow.state import KioskState
from kiosk.options import KioskOptions
from kiosk.scanner.virtual import VirtualCamera
from kiosk.ui.app import KioskApp, WindowOptions
from kiosk.ui.threads import WindowThread
from storecore.clock import Clock, SystemClock
from storecore.ids import IdSource

NOBODY = "http://127.0.0.1:9"
"""Where no edge agent answers."""


class Till:
    """Switched on when made; `close` switches it off."""

    def __init__(
        self,
        folder: Path,
        *,
        edge_url: str = NOBODY,
        clock: Clock | None = None,
        terminal: PaymentTerminal | None = None,
        camera: bool = True,
        motion: bool = True,
    ) -> None:
        self.clock = clock or SystemClock()
        self._thread = WindowThread()
        self.scale = SimulatedScale()
        self.camera = VirtualCamera(time.monotonic, time.sleep) if camera else None
        self.terminal = terminal or MemoryTerminal()
        self._kiosk = Kiosk(
            KioskOptions(data=str(folder), edge_url=edge_url),
            self.clock,
            IdSource(self.clock),
            self.terminal,
            self._thread.post,
            scale=self.scale,
        )
        self.app = KioskApp(
            self.core,
            self.camera,
            WindowOptions(cache=folder / "cache", motion=motion),
            monotonic_s=self.clock.monotonic_s,
            now_ms=self.clock.wall_ms,
        )
        self._kiosk.start()
        self.app.start()

    @property
    def core(self) -> KioskCore:
        """The kiosk behind the window."""
        return self._kiosk.core

    @property
    def state(self) -> KioskState:
        """What it shows."""
        return self.core.state

    def close(self) -> None:
        """Switch everything off."""
        self.app.stop()
        self._kiosk.stop()

    def read(self, code: str) -> None:
        """A code has been decoded: what the reader's thread does with it. Safe from any thread."""
        event = CodeRead(text=code, symbology="ean13")
        self._thread.post(lambda: self._seen(event))

    def _seen(self, event: CodeRead) -> None:
        self.app.view.camera_view.code_read()
        self.core.dispatch(event)


def run_for(seconds: float) -> None:
    """Let the window run for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def run_until(happened: Callable[[], object], what: str, within_s: float = 20.0) -> None:
    """Let the window run until something has happened.

    Raises:
        TimeoutError: it has not.
    """
    end_s = time.monotonic() + within_s
    while not happened():
        if time.monotonic() > end_s:
            raise TimeoutError(what)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
