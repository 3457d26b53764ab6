"""A kiosk on a full screen: no key, touch or code leads out of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest

from kiosk.flow.events import CodeRead, CodeSource, Tick
from kiosk.flow.state import Screen
from kiosk.flow.touches import Touched
from kiosk.ui.app import KioskApp, WindowOptions
from storecore.clock import ManualClock
from tests.kiosk.journey import Person
from tests.screens.shop import all_states
from tests.screens.stage import Stage, settle

pytestmark = pytest.mark.screens

Key, Mod = Qt.Key, Qt.KeyboardModifier
KEYS = {
    "Alt+F4": (Key.Key_F4, Mod.AltModifier),
    "Ctrl+Q": (Key.Key_Q, Mod.ControlModifier),
    "Ctrl+W": (Key.Key_W, Mod.ControlModifier),
    "Ctrl+C": (Key.Key_C, Mod.ControlModifier),
    "Alt+Tab": (Key.Key_Tab, Mod.AltModifier),
    "Alt+Space": (Key.Key_Space, Mod.AltModifier),
    "Alt+Enter": (Key.Key_Return, Mod.AltModifier),
    "Ctrl+Alt+F1": (Key.Key_F1, Mod.ControlModifier | Mod.AltModifier),
    "Ctrl+Alt+Delete": (Key.Key_Delete, Mod.ControlModifier | Mod.AltModifier),
    "Ctrl+Alt+Backspace": (Key.Key_Backspace, Mod.ControlModifier | Mod.AltModifier),
    "Ctrl+Shift+Escape": (Key.Key_Escape, Mod.ControlModifier | Mod.ShiftModifier),
    "Super": (Key.Key_Super_L, Mod.MetaModifier),
    "Menu": (Key.Key_Menu, Mod.NoModifier),
    "F1": (Key.Key_F1, Mod.NoModifier),
    "F11": (Key.Key_F11, Mod.NoModifier),
    "Escape": (Key.Key_Escape, Mod.NoModifier),
    "Print": (Key.Key_Print, Mod.NoModifier),
}
SCREENS = ("start", "basket", "pay", "done", "staff-sign-in", "staff-tasks")


class Kiosk:
    """A locked window on a stage."""

    def __init__(self, cache: Path) -> None:
        self.stage, self.clock = Stage(), ManualClock()
        options = WindowOptions(full_screen=True, motion=False, cache=cache)
        self.app = KioskApp(self.stage, None, options, monotonic_s=self.clock.monotonic_s)
        self.app.start()
        settle()

    def is_whole(self) -> bool:
        """Nothing else can be seen."""
        window = self.app.window
        return window.isVisible() and window.visibility() is QWindow.Visibility.FullScreen

    def touches(self) -> list[str]:
        """What it understood, beside that somebody is there."""
        return [type(e).__name__ for e in self.stage.events if not isinstance(e, Touched | Tick)]


@pytest.fixture(scope="module")
def kiosk(
    application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kiosk]:
    """Locked while the tests of this file run."""
    made = Kiosk(tmp_path_factory.mktemp("locked"))
    yield made
    made.app.stop()
    settle()
    assert QGuiApplication.quitOnLastWindowClosed()


@pytest.mark.parametrize("name", SCREENS)
def test_no_combination_of_keys_leads_out(kiosk: Kiosk, name: str) -> None:
    kiosk.stage.show(all_states()[name])
    kiosk.stage.events.clear()
    for key, modifiers in KEYS.values():
        QTest.keyClick(kiosk.app.window, key, modifiers)
        kiosk.clock.advance(1)  # a person types, not a scanner
        kiosk.app.keyboard.decide(0)
    settle()
    assert kiosk.is_whole()
    assert kiosk.touches() == []


def test_whoever_asks_to_close_it_is_refused(kiosk: Kiosk) -> None:
    window = kiosk.app.window
    assert not window.close()
    QGuiApplication.sendEvent(window, QCloseEvent())
    QGuiApplication.postEvent(window, QCloseEvent())
    settle()
    assert kiosk.is_whole()


@pytest.mark.parametrize("shrink", ["showMinimized", "showNormal", "showMaximized", "hide"])
def test_a_window_that_was_made_smaller_fills_the_screen_again(kiosk: Kiosk, shrink: str) -> None:
    getattr(kiosk.app.window, shrink)()
    settle()
    assert kiosk.is_whole()


@pytest.mark.parametrize("name", ["start", "basket", "staff-sign-in"])
def test_other_fingers_open_no_menu(kiosk: Kiosk, name: str) -> None:
    kiosk.stage.show(all_states()[name])
    kiosk.stage.events.clear()
    window = kiosk.app.window
    windows = QGuiApplication.allWindows()
    for x in range(40, window.width(), 180):
        for y in range(40, window.height(), 220):
            place = QPoint(x, y)
            for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
                QTest.mouseClick(window, button, Mod.NoModifier, place)
            menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
            QGuiApplication.sendEvent(window, menu)
    settle()
    assert QGuiApplication.allWindows() == windows
    assert kiosk.touches() == []
    assert kiosk.is_whole()


def test_a_finger_that_stays_is_one_touch(kiosk: Kiosk) -> None:
    kiosk.stage.show(all_states()["start"])
    windows = QGuiApplication.allWindows()
    item = kiosk.app.find("buyDoor")
    assert item is not None
    place = item.mapToScene(item.boundingRect().center()).toPoint()
    kiosk.stage.events.clear()
    QTest.mousePress(kiosk.app.window, Qt.MouseButton.LeftButton, Mod.NoModifier, place)
    QTest.qWait(1200)  # longer than any platform's long press
    QTest.mouseRelease(kiosk.app.window, Qt.MouseButton.LeftButton, Mod.NoModifier, place)
    settle()
    assert kiosk.touches() == ["BuyTouched"]
    assert QGuiApplication.allWindows() == windows


def test_a_code_of_control_characters_presses_no_key(kiosk: Kiosk) -> None:
    kiosk.stage.show(all_states()["basket"])
    kiosk.stage.events.clear()
    for character in "".join(map(chr, range(1, 32))) + "\x7f" + "12345":
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Mod.NoModifier, character)
            QGuiApplication.sendEvent(kiosk.app.window, key)
    QTest.keyClick(kiosk.app.window, Key.Key_Return)
    kiosk.app.keyboard.decide(1.0)
    settle()
    assert set(kiosk.touches()) <= {"CodeRead"}
    assert kiosk.is_whole()


@pytest.mark.parametrize("text", ["\x1b[3~\x03\x11\r\n\t\x7f", "\x00", "\x1bOP" * 20, "\x04exit\n"])
@pytest.mark.parametrize("source", list(CodeSource))
def test_a_code_of_control_characters_changes_no_screen(text: str, source: CodeSource) -> None:
    person = Person()
    before = person.state
    person.does(CodeRead(text=text, symbology="qr", source=source))
    assert (person.state.screen, person.state.basket) == (Screen.START, before.basket)
    assert person.effects == ()
