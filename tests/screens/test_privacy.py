"""What the window itself still holds of a customer who has gone: nothing, on any screen.

Compared is everything, seen or not: all texts and picture addresses of all items, and all values
and rows of all view models, with those of a window that nobody has used yet.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.flow.notices import Notice, NoticeKind
from kiosk.flow.parts import Pickup
from kiosk.flow.state import KioskState, Screen
from kiosk.viewmodels.projection import Projection
from kiosk.viewmodels.rows import RowModel
from tests.screens.conftest import Shown
from tests.screens.shop import ORDERS, all_states, state
from tests.screens.stage import settle

pytestmark = pytest.mark.screens

SETTLE_S = 2.0
CAMERA = "image://camera/"
"""Its picture is of now; the address counts frames."""
APART = {"trayGoods", "trayCode"}
"""The demo's tray holds the shop's goods."""
CODE = "9521002001013"


def _held(shown: Shown) -> dict[str, Any]:
    """Everything that the window and its view models hold."""
    view = shown.app.view
    apart = (view.camera_view, view.tray_view)
    held: dict[str, Any] = {}
    for number, child in enumerate([view, *view.findChildren(QObject)]):
        name = f"{number} {type(child).__name__}"
        if isinstance(child, Projection) and child not in apart:
            held[name] = {key: value for key, value in child.values().items() if value}
        elif isinstance(child, RowModel) and child.parent() not in apart:
            held[name] = child.rows()
    held["window"] = sorted(_texts(shown.app.window))
    return held


def _texts(window: QQuickWindow) -> list[str]:
    found: list[str] = []
    waiting: list[QQuickItem] = [window.contentItem()]
    while waiting:
        item = waiting.pop()
        if item.objectName() in APART:
            continue
        waiting += item.childItems()
        for name in ("text", "source", "spoken"):
            value = item.property(name)
            said = value if isinstance(value, str) else value.toString() if value else ""
            if said and not said.startswith(CAMERA):
                found.append(said)
    return found


def _left(shown: Shown) -> dict[str, Any]:
    """What is held beyond what the window held when nobody had used it."""
    held = _held(shown)
    more = Counter(held.pop("window")) - Counter(shown.nobody["window"])
    left = {name: what for name, what in held.items() if what != shown.nobody.get(name)}
    return left | ({"window": sorted(more)} if more else {})


def _after(shown: Shown, wanted: KioskState) -> dict[str, Any]:
    """What is left once that state was shown, was painted, and the next customer's turn came."""
    shown.stage.show(wanted)
    shown.app.window.grabWindow()
    if wanted.screen is Screen.START:  # whoever stood there is gone when another begins
        shown.stage.show(state(Screen.BASKET))
    return _rested(shown)


def _rested(shown: Shown) -> dict[str, Any]:
    shown.stage.show(state(Screen.START))
    end_s = time.monotonic() + SETTLE_S
    left = _left(shown)
    while left and time.monotonic() < end_s:  # what fades is still there for a moment
        QCoreApplication.processEvents()
        settle()
        left = _left(shown)
    return left


@pytest.fixture
def shown_first(shown: Shown) -> Shown:
    """The window with what it holds at rest; only what nobody has used counts as that."""
    if not shown.nobody:
        shown.stage.show(state(Screen.START))
        shown.app.window.grabWindow()
        shown.nobody = _held(shown)
    return shown


@pytest.mark.parametrize("name", sorted(all_states()))
def test_nothing_is_left_of_any_screen(shown_first: Shown, name: str) -> None:
    assert _after(shown_first, all_states()[name]) == {}


def test_nothing_is_left_of_a_message_with_a_code(shown_first: Shown) -> None:
    notice = Notice(kind=NoticeKind.UNKNOWN_CODE, text=CODE)
    assert _after(shown_first, state(Screen.BASKET, notice=notice)) == {}


def test_what_was_typed_is_forgotten(shown_first: Shown) -> None:
    shown_first.stage.show(state(Screen.COLLECT))
    for character in "K7M2":
        shown_first.app.view.collect_view.type(character)
    assert "K7M2" in repr(_held(shown_first))
    assert _rested(shown_first) == {}


@pytest.mark.parametrize("last", ["done", "collect-done"])
def test_who_begins_on_the_last_screen_of_another_finds_nothing(
    shown_first: Shown, last: str
) -> None:
    before = all_states()[last]
    shown_first.stage.show(before)
    shown_first.app.window.grabWindow()
    shown_first.stage.show(state(Screen.BASKET))
    secrets = [ORDERS["ready"].customer_name, ORDERS["ready"].pickup_code, "1047", "01JB3ZC2Y6"]
    everything = repr(_held(shown_first))
    assert not [one for one in secrets if re.search(rf"\b{re.escape(one)}\b", everything)]
    assert _rested(shown_first) == {}


def test_the_test_sees_what_is_there(shown_first: Shown) -> None:
    shown_first.stage.show(state(Screen.COLLECT_READY, pickup=Pickup(order=ORDERS["ready"])))
    held = _held(shown_first)
    assert ORDERS["ready"].customer_name in repr(held)
    assert any(ORDERS["ready"].customer_name in text for text in held["window"])
