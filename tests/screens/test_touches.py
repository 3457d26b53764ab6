"""Everything that can be touched does something that the flow allows on that screen."""

from __future__ import annotations

import pytest

from kiosk.flow.events import Event
from kiosk.flow.state import KioskState
from kiosk.flow.step import EVERYWHERE, SCREENS
from kiosk.flow.touches import Touched
from tests.screens import eye
from tests.screens.conftest import Shown
from tests.screens.shop import all_states
from tests.screens.stage import settle

pytestmark = pytest.mark.screens

# These act on what is typed or chosen on the screen itself; the event comes with the next touch.
LOCAL = (
    *("key:", "letter:", "category:", "place:", "person:", "reprice:", "takeOut:"),
    *("tray", "languageButton", "accessButton"),
)
ASKS_FIRST = {("loose", "primaryButton"), ("staff-basket", "cancelButton")}
"""What is weighed, or whether it is meant, is asked by a sheet of the screen itself."""


def _names(shown: Shown) -> list[str]:
    shown.app.window.grabWindow()  # painting settles the layout
    # What lies under an open sheet cannot be touched: the sheet takes it.
    seen = eye.touchables(eye.topmost(eye.look(shown.app.window)))
    return [
        one.item.objectName()
        for one in seen
        if one.item.isEnabled()
        and not one.is_cut_by_list
        and not one.item.objectName().startswith(LOCAL)
        and one.whole.left() < shown.app.window.width()
    ]


def _events_of(shown: Shown, state: KioskState) -> dict[str, list[Event]]:
    found = {}
    shown.stage.show(state)
    for name in _names(shown):
        shown.stage.show(state)
        shown.stage.events.clear()
        shown.app.touch(name)
        settle()
        found[name] = list(shown.stage.events)
    return found


def test_every_touch_is_an_event_that_the_screen_knows(shown: Shown) -> None:
    shown.resize(1080, 1920)
    silent, unknown = [], []
    for name, state in all_states().items():
        legal = set(SCREENS[state.screen]) | set(EVERYWHERE) | {Touched}
        for touched, events in _events_of(shown, state).items():
            if not events and (name, touched) not in ASKS_FIRST:
                silent.append(f"{name}: {touched}")
            unknown += [f"{name}: {touched}: {e}" for e in events if type(e) not in legal]
    assert silent == []
    assert unknown == []


def test_every_touchable_can_be_named(shown: Shown) -> None:
    shown.resize(1280, 800)
    nameless = []
    for name, state in all_states().items():
        shown.stage.show(state)
        settle()  # rows of the screen before, which are on their way out, have no names any more
        nameless += [
            f"{name}: {one.name}"
            for one in eye.touchables(eye.look(shown.app.window))
            if one.item.isEnabled() and not (one.item.objectName() and one.item.property("spoken"))
        ]
    assert nameless == []
