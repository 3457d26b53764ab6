"""The whole journey by five keys, the focus always in sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.flow.state import Screen
from kiosk.ui.order import Move
from storecore.contracts.facts import SaleCompleted
from tests.screens import eye
from tests.screens.conftest import Shown
from tests.screens.judge import SIZES, in_view
from tests.screens.shop import all_states
from tests.screens.stage import settle
from tests.screens.whole import WholeKiosk

pytestmark = pytest.mark.screens

KEYS = {
    Move.UP: Qt.Key.Key_Up,
    Move.DOWN: Qt.Key.Key_Down,
    Move.LEFT: Qt.Key.Key_Left,
    Move.RIGHT: Qt.Key.Key_Right,
}
STEPS_MAX = 80
IN_PORTRAIT = ("start", "basket", "loose", "collect", "pay-ways", "hand-age", "staff-orders")


class Fingers:
    """Five keys on a whole kiosk."""

    def __init__(self, kiosk: WholeKiosk) -> None:
        self.kiosk = kiosk
        self.window = kiosk.app.window

    def press(self, key: Qt.Key) -> None:
        """One key, and what it leads to."""
        QTest.keyClick(self.window, key)
        self.kiosk.app.keyboard.decide(after_s=1.0)
        settle()

    def focus(self) -> QQuickItem:
        """What has the focus."""
        self.kiosk.until(lambda: self.window.activeFocusItem() is not None, "a focus")
        return self.window.activeFocusItem()

    def walk_to(self, name: str) -> None:
        """Step on in reading order until it has the focus."""
        self.kiosk.see(name)
        seen = []
        for _ in range(STEPS_MAX):
            if self.focus().objectName() == name:
                return
            self.press(Qt.Key.Key_Right)
            seen.append(self.focus().objectName())
        raise AssertionError(f"{name} was not reached: {seen}")

    def choose(self, name: str) -> None:
        """Walk to it and press the middle key."""
        self.walk_to(name)
        self.press(Qt.Key.Key_Return)


@pytest.fixture
def fingers(application: QGuiApplication, tmp_path: Path) -> Iterator[Fingers]:
    """A kiosk on its start screen."""
    whole = WholeKiosk(tmp_path)
    yield Fingers(whole)
    whole.close()


def test_from_start_to_thank_you_without_a_touch(fingers: Fingers) -> None:
    kiosk = fingers.kiosk
    kiosk.see("buyDoor")
    fingers.press(Qt.Key.Key_Down)
    assert fingers.focus().objectName() == "buyDoor"
    fingers.press(Qt.Key.Key_Return)
    kiosk.until(lambda: kiosk.core.state.screen is Screen.BASKET, "the basket")
    fingers.choose("looseButton")
    fingers.choose("category:fruit")
    fingers.choose("loose:lemon")
    kiosk.until(lambda: not kiosk.core.state.basket.is_empty, "a lemon in the basket")
    line = kiosk.core.state.basket.lines[0]
    if kiosk.core.state.screen is not Screen.BASKET:
        fingers.choose("cancelButton")
    fingers.choose(f"more:{line.line_id}")
    kiosk.until(lambda: kiosk.core.state.basket.lines[0].quantity == 2, "two lemons")
    fingers.choose("primaryButton")
    kiosk.until(lambda: kiosk.core.state.screen is Screen.DONE, "thanks")
    fingers.choose("primaryButton")
    kiosk.see("buyDoor")
    sales = [fact for fact in kiosk.facts() if isinstance(fact, SaleCompleted)]
    assert [sale.total.minor for sale in sales] == [98]


def test_a_question_takes_the_focus_and_gives_it_back(fingers: Fingers) -> None:
    kiosk = fingers.kiosk
    kiosk.see("buyDoor")
    fingers.press(Qt.Key.Key_Down)
    fingers.press(Qt.Key.Key_Return)
    kiosk.until(lambda: kiosk.core.state.screen is Screen.BASKET, "the basket")
    fingers.choose("cancelButton")
    if kiosk.core.state.confirm_cancel:
        assert fingers.focus().objectName() == "confirmKeep"
        fingers.press(Qt.Key.Key_Return)
        assert fingers.focus().objectName() not in ("confirmKeep", "confirmGo")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_can_be_walked_with_the_focus_in_sight(
    shown: Shown, size: tuple[int, int]
) -> None:
    shown.resize(*size)
    window = shown.app.window
    hidden, unreached = [], []
    for name, state in all_states().items():
        if name == "basket-40" or (size[0] < size[1] and name not in IN_PORTRAIT):
            continue
        shown.stage.show(state)
        window.grabWindow()
        walked = set()
        for _ in range(STEPS_MAX):
            QTest.keyClick(window, Qt.Key.Key_Right)
            settle()
            focus = window.activeFocusItem()
            if focus is None or focus.objectName() in walked:
                break
            walked.add(focus.objectName())
            middle = focus.mapToScene(focus.boundingRect().center())
            if not (0 <= middle.x() < size[0] and 0 <= middle.y() < size[1]):
                hidden.append(f"{name}: {focus.objectName()}")
        there = [one.item for one in eye.touchables(in_view(shown))]
        main = next((item for item in there if item.objectName() == "primaryButton"), None)
        if main is not None and main.isEnabled() and "primaryButton" not in walked:
            unreached.append(f"{name}: {sorted(walked)}")
    assert hidden == []
    assert unreached == []


def test_a_touch_takes_the_ring_away(shown: Shown) -> None:
    shown.stage.show(all_states()["start"])
    QTest.keyClick(shown.app.window, Qt.Key.Key_Down)
    focus = shown.app.window.activeFocusItem()
    assert focus is not None and focus.property("touchable")
    shown.app.touch("accessButton")
    shown.app.touch("accessDone")
    focus = shown.app.window.activeFocusItem()
    assert focus is None or not focus.property("touchable")
