"""A wedge scanner's code arrives whatever has the focus; a person's typing goes where it should."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from kiosk.flow.events import CodeRead, CodeSource
from tests.screens.conftest import Shown
from tests.screens.shop import all_states
from tests.screens.stage import settle

CODE = "9521002001013"


def _press(shown: Shown, character: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, ord(character.upper()), Qt.KeyboardModifier.NoModifier, character)
        QGuiApplication.sendEvent(shown.app.window, key)


def _scan(shown: Shown, text: str) -> None:
    for character in text:
        _press(shown, character)
    QTest.keyClick(shown.app.window, Qt.Key.Key_Return)
    settle()


def _codes(shown: Shown) -> list[CodeRead]:
    return [event for event in shown.stage.events if isinstance(event, CodeRead)]


def test_a_scanned_code_is_one_event(shown: Shown) -> None:
    shown.stage.show(all_states()["basket"])
    shown.stage.events.clear()
    _scan(shown, CODE)
    assert _codes(shown) == [CodeRead(text=CODE, source=CodeSource.WEDGE)]


def test_a_scanned_code_presses_nothing_that_has_the_focus(shown: Shown) -> None:
    shown.stage.show(all_states()["basket"])
    button = shown.app.find("primaryButton")
    assert button is not None
    button.forceActiveFocus()
    shown.stage.events.clear()
    _scan(shown, "AB 12 34 C")
    assert [event.text for event in _codes(shown)] == ["AB 12 34 C"]
    assert len(shown.stage.events) == 1


def test_a_scan_into_a_text_field_leaves_it_empty(shown: Shown) -> None:
    shown.stage.show(all_states()["basket"])
    shown.app.view.tray_view.open(True)
    settle()
    field = shown.app.find("trayCode")
    assert field is not None
    field.forceActiveFocus()
    shown.stage.events.clear()
    _scan(shown, CODE)
    assert field.property("text") == ""
    assert [event.text for event in _codes(shown)] == [CODE]
    shown.app.view.tray_view.open(False)


def test_slow_typing_fills_the_pickup_code(shown: Shown) -> None:
    shown.stage.show(all_states()["start"])
    shown.stage.show(all_states()["collect"])
    shown.stage.events.clear()
    for character in "K7M":
        _press(shown, character)
        shown.app.keyboard.decide(after_s=1.0)
    assert shown.app.view.collect_view.value("typed", "") == "K7M"
    assert _codes(shown) == []


def test_the_space_key_touches_what_has_the_focus(shown: Shown) -> None:
    shown.stage.show(all_states()["start"])
    door = shown.app.find("collectDoor")
    assert door is not None
    door.forceActiveFocus()
    shown.stage.events.clear()
    QTest.keyClick(shown.app.window, Qt.Key.Key_Space)
    shown.app.keyboard.decide(after_s=1.0)
    assert [type(event).__name__ for event in shown.stage.events] == ["CollectTouched"]
