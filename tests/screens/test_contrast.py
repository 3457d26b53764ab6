"""Every text stands out from what is really painted below it, in every set of colours.

WCAG 2.2, 1.4.6 (7:1). What cannot be used now is exempt there, and so it is here.
"""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem

from kiosk.flow.access import LOOKS, Access
from tests.screens import eye
from tests.screens.conftest import Shown
from tests.screens.judge import in_view
from tests.screens.shop import all_states
from tests.screens.test_qml import RATIO_MIN, contrast

pytestmark = pytest.mark.screens

_SIDE_PX_MIN = 8
# What a picture shows beside its name is no ground of a text: the camera's image, a drawing.
_GROUND_PARTS_MIN = 0.3


@pytest.mark.parametrize("look", LOOKS)
def test_every_text_stands_out(shown: Shown, look: str) -> None:
    shown.resize(1280, 800)
    weak: dict[str, float] = {}
    for name, state in all_states().items():
        shown.stage.show(replace(state, access=Access(look=look)))
        picture = shown.app.window.grabWindow()
        seen = in_view(shown)
        for one in eye.uncovered(eye.texts(seen), seen):
            if not one.item.isEnabled() or _is_faded(one):
                continue
            ground = _ground(picture, one)
            if ground is None:
                continue
            ratio = contrast(one.item.property("color"), ground)
            if ratio < RATIO_MIN:
                weak[f"{name}: {one.name}"] = round(ratio, 2)
    assert weak == {}


def _ground(picture: QImage, one: eye.Seen) -> QColor | None:
    """The colour that most of the text's rectangle has; None where no colour prevails."""
    inside = one.visible.toRect().intersected(picture.rect())
    if inside.width() < _SIDE_PX_MIN or inside.height() < _SIDE_PX_MIN:
        return None
    seen = Counter(
        picture.pixel(x, y)
        for x in range(inside.left(), inside.right(), 3)
        for y in range(inside.top(), inside.bottom(), 3)
    )
    colour, times = seen.most_common(1)[0]
    return QColor(colour) if times >= _GROUND_PARTS_MIN * seen.total() else None


def _is_faded(one: eye.Seen) -> bool:
    item: QQuickItem | None = one.item
    while item is not None:
        if item.opacity() < 1:
            return True
        item = item.parentItem()
    return False


def test_a_weak_text_is_noticed(shown: Shown) -> None:
    shown.resize(1280, 800)
    shown.stage.show(all_states()["start"])
    title = next(one for one in eye.texts(in_view(shown)) if one.item.objectName() == "screenTitle")
    ground = _ground(shown.app.window.grabWindow(), title)
    assert ground is not None
    assert contrast(title.item.property("color"), ground) > 12
    assert contrast(QColor("#8a8a8a"), ground) < RATIO_MIN
