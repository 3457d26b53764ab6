"""The edge takes every question and never answers: the window goes on as if it did."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.application.assemble import DATABASE, MIGRATIONS, Kiosk
from kiosk.devices.memory import MemoryTerminal
from kiosk.devices.scale import SimulatedScale
from kiosk.flow import touches as t
from kiosk.flow.events import CodeRead
from kiosk.flow.notices import NoticeKind
from kiosk.flow.state import KioskState, Screen
from kiosk.options import KioskOptions
from kiosk.ui.app import KioskApp, WindowOptions
from kiosk.ui.threads import WindowThread
from storecore.clock import SystemClock
from storecore.database.writer import Writer
from storecore.gs1.pickup import PICKUP_PREFIX
from storecore.ids import IdSource
from storecore.replication.mirror import Mirror
from tests.kiosk.counter import stock_shelves
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK
from tests.kiosk.shop import PICKUP_CODE, PIN
from tests.screens.watchdog import LATE_S, Watchdog
from tests.silent_server import SilentServer

pytestmark = pytest.mark.screens

WAIT_S = 20.0
PHONE = CodeRead(text=PICKUP_PREFIX + PICKUP_CODE, symbology="qr")


class Hung:
    """A whole kiosk whose edge is silent."""

    def __init__(self, folder: Path, edge_url: str) -> None:
        writer = Writer(folder / DATABASE, MIGRATIONS)
        stock_shelves(writer, Mirror())
        writer.close()
        clock = SystemClock()
        self._thread = WindowThread()
        options = KioskOptions(data=str(folder), edge_url=edge_url, staff_pin=PIN)
        self._kiosk = Kiosk(
            options,
            clock,
            IdSource(clock),
            MemoryTerminal(),
            self._thread.post,
            scale=SimulatedScale(),
        )
        self.core = self._kiosk.core
        self.app = KioskApp(self.core, None, WindowOptions(motion=False, cache=folder / "cache"))
        self._kiosk.start()
        self.app.start()

    def close(self) -> None:
        """Switch it off."""
        self.app.stop()
        self._kiosk.stop()

    def until(self, condition: Callable[[KioskState], bool]) -> None:
        """Let the window run until the state is so."""
        end_s = time.monotonic() + WAIT_S
        while not condition(self.core.state):
            assert time.monotonic() < end_s, self.core.state
            QTest.qWait(10)


@pytest.fixture
def hung(application: QGuiApplication, tmp_path: Path) -> Iterator[tuple[Hung, SilentServer]]:
    """The kiosk and its silent edge."""
    with SilentServer() as server:
        kiosk = Hung(tmp_path, server.url)
        yield kiosk, server
        kiosk.close()


def _has(kind: NoticeKind) -> Callable[[KioskState], bool]:
    return lambda state: state.notice is not None and state.notice.kind is kind


def test_every_journey_goes_on_while_the_edge_hangs(hung: tuple[Hung, SilentServer]) -> None:
    kiosk, edge = hung
    with Watchdog() as watchdog:
        assert edge.asked.wait(WAIT_S)
        for event in (SCAN_MILK, SCAN_CHOCOLATE, t.LooseTouched(), t.BackTouched()):
            kiosk.core.dispatch(event)
        kiosk.core.dispatch(t.PayTouched())
        kiosk.until(lambda state: state.screen is Screen.DONE)
        kiosk.core.dispatch(t.ReceiptTaken())
        kiosk.core.dispatch(PHONE)
        kiosk.until(_has(NoticeKind.EDGE_DOWN))
        kiosk.core.dispatch(t.CancelTouched())
        kiosk.core.dispatch(t.HelpTouched())
        kiosk.until(lambda state: state.help is not None and state.help.told is False)
        for touch in (t.BackTouched(), t.StaffTouched(), t.PinEntered(PIN)):
            kiosk.core.dispatch(touch)
        kiosk.until(lambda state: state.staff is not None)
        kiosk.core.dispatch(t.OrdersTouched())
        kiosk.until(lambda state: not state.links.edge_up)
        kiosk.core.dispatch(t.StaffLeft())
        kiosk.until(lambda state: state.screen is Screen.START)
    assert watchdog.waits == []


def test_the_watchdog_sees_a_window_that_waits(application: QGuiApplication) -> None:
    answer: queue.Queue[None] = queue.Queue()
    with Watchdog() as watchdog:
        threading.Timer(6 * LATE_S, answer.put, [None]).start()
        answer.get()
    assert watchdog.waits
    assert "test_the_watchdog_sees" in watchdog.waits[0]
