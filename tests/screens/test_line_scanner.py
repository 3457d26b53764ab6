"""A scanner on a serial line puts goods into the basket, whatever has the focus."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.scanner.serial_address import SerialAddress
from kiosk.ui.line_scanner import LineScanner
from kiosk.ui.threads import WindowThread
from tests.screens.whole import WholeKiosk

pytestmark = [
    pytest.mark.screens,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX"),
]


@pytest.fixture
def kiosk(application: QGuiApplication, tmp_path: Path) -> Iterator[WholeKiosk]:
    whole = WholeKiosk(tmp_path)
    yield whole
    whole.close()


def test_a_code_on_the_line_is_bought_once_and_nothing_is_pressed(kiosk: WholeKiosk) -> None:
    end, other = os.openpty()
    thread = WindowThread()
    scanner = LineScanner(SerialAddress(os.ttyname(other)), thread.post, kiosk.core.dispatch)
    scanner.start()
    try:
        kiosk.touch("buyDoor")
        cancel = kiosk.app.find("cancelButton")
        assert cancel is not None
        cancel.forceActiveFocus()
        kiosk.until(lambda: scanner.device().online, "the line")
        # GS1-128 with a batch that would be Enter and Escape on a keyboard: only CR ends it here.
        os.write(end, b"]C1010952100200101310A\x1b\x091\r\n")
        kiosk.until(lambda: kiosk.core.state.notice is not None, "a refusal of that batch")
        assert kiosk.core.state.basket.is_empty
        os.write(end, b"]E09521002001013\r\n")
        kiosk.until(lambda: not kiosk.core.state.basket.is_empty, "milk in the basket")
        (line,) = kiosk.core.state.basket.lines
        assert (line.sku, line.quantity) == ("milk-1l", 1)
        assert not kiosk.core.state.confirm_cancel
        assert scanner.device().reading == "2 codes read"
    finally:
        scanner.stop()
        os.close(other)
        os.close(end)
