"""Qt's Python bindings give back the references they take, so that a kiosk runs for weeks."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

CALLS = 500


def test_calls_that_return_nothing_do_not_wear_out_none() -> None:
    application = QGuiApplication.instance() or QGuiApplication(["bindings"])
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("kiosk")
        application.processEvents()
        thing.property("anything")
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
