"""From a finger on the glass to the pressed state on the screen."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from benchmarks.kiosk.stock import LOOSE, code_of, stock
from benchmarks.kiosk.till import Till, run_for, run_until
from benchmarks.kiosk.watch import Watch, table_row
from kiosk.ui.platform import make_application

TOUCHES = 60
LINES = 100


def measure(folder: Path) -> list[str]:
    """Rows of the table."""
    make_application()
    stock(folder)
    till = Till(folder)
    watch = Watch(till.app.window)
    for number in range(LINES):
        till.read(code_of(LOOSE + number))
    run_until(lambda: len(till.state.basket.lines) == LINES, "a full basket")
    run_for(1.0)
    newest = till.state.basket.lines[0].line_id
    names = (f"more:{newest}", "looseButton", "primaryButton", "cancelButton", "helpButton")
    delays = [_touch(till, watch, names[place % len(names)]) for place in range(TOUCHES)]
    till.close()
    return [table_row("pressed state on the screen", delays)]


def _touch(till: Till, watch: Watch, name: str) -> float:
    """Milliseconds until the pressed state is painted; the finger slides off, nothing happens."""
    item = till.app.find(name)
    assert item is not None, name
    window, finger = till.app.window, _finger()
    place = item.mapToScene(item.boundingRect().center()).toPoint()
    watch.look_for(lambda: bool(item.property("pressed")))
    began_s = time.perf_counter()
    QTest.touchEvent(window, finger).press(0, place, window).commit()
    run_until(lambda: watch.found_s is not None, f"{name} pressed")
    assert watch.found_s is not None
    away = QPoint(place.x(), 8)
    QTest.touchEvent(window, finger).move(0, away, window).commit()
    QTest.touchEvent(window, finger).release(0, away, window).commit()
    run_for(0.3)
    return (watch.found_s - began_s) * 1000


def _finger():  # type: ignore[no-untyped-def]
    if not _FINGERS:
        _FINGERS.append(QTest.createTouchDevice())
    return _FINGERS[0]


_FINGERS: list[object] = []
