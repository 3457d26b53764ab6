"""A wedge scanner's code arrives whatever has the focus; a person's typing goes where it should."""

from __future__ import annotations

import pytest
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
    shown.app.keyboard.decide(after_s=0.05)
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


# How a scanner's keyboard types each character that no key of its own has: Ctrl and a letter.
_WITH_CTRL = {code: chr(code | 0x40) for code in range(32)}


def _type_ascii(shown: Shown, code: int, *, with_text: bool) -> None:
    """One character as the key events of a USB scanner, Ctrl pressed and released around it."""
    control, text = code in _WITH_CTRL, chr(code) if with_text or code >= 32 else ""
    key = {8: Qt.Key.Key_Backspace, 9: Qt.Key.Key_Tab, 13: Qt.Key.Key_Return}.get(code)
    key = {27: Qt.Key.Key_Escape, 127: Qt.Key.Key_Delete}.get(code, key)
    held = Qt.KeyboardModifier.NoModifier
    if key is None and control:
        held = Qt.KeyboardModifier.ControlModifier
        _send(shown, Qt.Key.Key_Control, held, "", QEvent.Type.KeyPress)
    number = int(key) if key is not None else ord(_WITH_CTRL.get(code, chr(code).upper()))
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        _send(shown, number, held, text, kind)
    if held is not Qt.KeyboardModifier.NoModifier:
        _send(shown, Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier, "", QEvent.Type.KeyRelease)


def _send(shown: Shown, key: int, held: Qt.KeyboardModifier, text: str, kind: QEvent.Type) -> None:
    QGuiApplication.sendEvent(shown.app.window, QKeyEvent(kind, key, held, text))


@pytest.mark.parametrize("with_text", [True, False])
@pytest.mark.parametrize("focus", ["primaryButton", "cancelButton", "looseButton", "trayCode"])
def test_all_128_ascii_characters_are_text_and_none_acts_as_a_key(
    shown: Shown, focus: str, with_text: bool
) -> None:
    shown.stage.show(all_states()["basket"])
    shown.app.view.tray_view.open(focus == "trayCode")
    settle()
    item = shown.app.find(focus)
    assert item is not None
    item.forceActiveFocus()
    had = QGuiApplication.focusObject()
    shown.stage.events.clear()
    for code in range(128):
        _type_ascii(shown, code, with_text=with_text)
    QTest.keyClick(shown.app.window, Qt.Key.Key_Return)
    shown.app.keyboard.decide(after_s=0.05)
    settle()
    assert [event.text for event in _codes(shown)] == ["".join(map(chr, range(128)))]
    assert len(shown.stage.events) == 1
    assert QGuiApplication.focusObject() is had
    assert not item.property("text") or focus != "trayCode"
    shown.app.view.tray_view.open(False)


def test_a_second_enter_after_a_code_presses_nothing(shown: Shown) -> None:
    shown.stage.show(all_states()["start"])
    door = shown.app.find("collectDoor")
    assert door is not None
    door.forceActiveFocus()
    shown.stage.events.clear()
    for character in CODE:
        _press(shown, character)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
        QTest.keyClick(shown.app.window, key)
    shown.app.keyboard.decide(after_s=0.05)
    assert [event.text for event in _codes(shown)] == [CODE]
    assert len(shown.stage.events) == 1
    assert QGuiApplication.focusObject() is door
