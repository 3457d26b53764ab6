"""The question "another one?" in the real window: one touch, over the newest line."""

from __future__ import annotations

import pytest

from kiosk.flow.repeats import OneMoreTouched, RepeatDismissed
from tests.screens.conftest import Shown
from tests.screens.shop import all_states
from tests.screens.stage import settle

pytestmark = pytest.mark.screens


@pytest.mark.parametrize(
    ("name", "event"), [("repeatYes", OneMoreTouched()), ("repeatNo", RepeatDismissed())]
)
def test_one_touch_answers(shown: Shown, name: str, event: object) -> None:
    shown.stage.show(all_states()["basket-again"])
    shown.stage.events.clear()
    shown.app.touch(name)
    settle()
    assert event in shown.stage.events
    assert len([one for one in shown.stage.events if type(one) is type(event)]) == 1


@pytest.mark.parametrize("size", [(1080, 1920), (1280, 800)])
def test_it_lies_over_the_newest_line_and_goes(shown: Shown, size: tuple[int, int]) -> None:
    shown.resize(*size)
    shown.stage.show(all_states()["basket"])
    below = shown.app.find("remove:line-chocolate-100g")
    assert below is not None
    shown.stage.show(all_states()["basket-again"])
    sheet, lines = shown.app.find("repeatSheet"), shown.app.find("basketLines")
    assert sheet is not None
    assert lines is not None
    assert (sheet.mapToScene(sheet.boundingRect().topLeft())) == (
        lines.mapToScene(lines.boundingRect().topLeft())
    )
    assert not below.isVisible()
    row = below.parentItem().parentItem()
    assert (row.width(), row.height()) == (sheet.width(), sheet.height())
    shown.stage.show(all_states()["basket"])
    assert below.isVisible()
    assert shown.app.find("repeatSheet") is None
