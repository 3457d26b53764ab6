"""Lines that slide in one after another, some growing on their way, end in their places."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.domain.basket import Line, LineSaving
from kiosk.flow.state import Screen
from kiosk.ui.app import KioskApp, WindowOptions
from storecore.money import Money
from tests.screens.shop import OFFER, basket, line, state
from tests.screens.stage import Stage
from tests.waiting import until

pytestmark = pytest.mark.screens

ON_THE_WAY_MS = 60


def dearer(sku: str) -> Line:
    """A line whose savings need two lines more."""
    savings = tuple(
        LineSaving(offer_id=name, names=OFFER, amount=Money(100, "EUR")) for name in ("a", "b")
    )
    return line(sku, saving=Money(200, "EUR"), savings=savings)


def rows(app: KioskApp) -> list[QQuickItem]:
    found = app.find("basketLines")
    assert found is not None
    content: QQuickItem = found.property("contentItem")
    lines = [item for item in content.childItems() if item.property("key")]
    return sorted(lines, key=lambda item: item.y())


def test_a_line_that_grows_while_it_moves_lies_on_no_other(
    application: QGuiApplication, tmp_path: Path
) -> None:
    stage = Stage()
    app = KioskApp(stage, None, WindowOptions(width=1080, height=1920, motion=True, cache=tmp_path))
    app.window.show()

    def show(*lines: Line) -> None:
        stage.show(state(Screen.BASKET, basket=basket(*lines), newest_line_id=lines[0].line_id))

    def at_rest() -> bool:
        app.window.grabWindow()
        QTest.qWait(10)
        return all((row.opacity(), row.property("shift")) == (1.0, 0.0) for row in rows(app))

    show(line("jeans-blue-32"))
    show(line("tshirt-white-m"), line("jeans-blue-32"))
    QTest.qWait(ON_THE_WAY_MS)  # while the one before is still sliding in
    show(dearer("tshirt-navy-m"), dearer("tshirt-white-m"), dearer("jeans-blue-32"))
    QTest.qWait(ON_THE_WAY_MS)
    until(at_rest)
    placed = [(row.y(), row.height()) for row in rows(app)]
    assert len(placed) == 3
    gaps = [below[0] - above[0] - above[1] for above, below in pairwise(placed)]
    app.stop()
    assert gaps == [16, 16]
