"""Every screen in every language and size: nothing cut off, nothing on top of anything else."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from storecore.languages import LANGUAGES
from tests.screens import eye
from tests.screens.conftest import Shown
from tests.screens.shop import all_states
from tests.screens.stage import settle

pytestmark = pytest.mark.screens

SIZES = ((1080, 1920), (1280, 800))
PICTURES = Path(__file__).resolve().parents[2] / "build" / "screens"
# Sheets dim what lies below: only they can be touched, and they lie on it by intent.
SHEETS = {"basket-cancel", "basket-idle"}
TRAY = {"trayTab"}
FRAMES_TO_REST = 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_is_whole(shown: Shown, size: tuple[int, int], language: str) -> None:
    shown.resize(*size)
    faults = []
    for name, state in all_states().items():
        shown.stage.show(replace(state, language=language))
        path = PICTURES / f"{size[0]}x{size[1]}-{language}-{name}.png"
        faults += [f"{name}: {fault}" for fault in _lasting_faults(shown, name, path)]
    assert not faults, "\n".join(faults)
    assert shown.complaints == []


def _lasting_faults(shown: Shown, name: str, path: Path) -> list[str]:
    """What is wrong with the screen at rest; a list may fill its rows over several frames."""
    faults: list[str] = []
    for _ in range(FRAMES_TO_REST):
        # Painting settles the layout as well, so the picture comes first.
        shown.app.grab(path)
        faults = _faults(shown, name)
        if not faults:
            break
        settle()
    return faults


def _faults(shown: Shown, name: str) -> list[str]:
    window = shown.app.window
    seen = eye.look(window)
    room = QRectF(0, 0, window.width(), window.height())
    words = [one for one in eye.texts(seen) if not _in_closed_tray(one, room)]
    touch = [one for one in eye.touchables(seen) if not _in_closed_tray(one, room)]
    faults = [eye.cut_off(one) for one in words]
    faults += [eye.outside(one, room) for one in (*words, *touch)]
    faults += [_too_small(one) for one in touch if one.item.objectName() not in TRAY]
    if name not in SHEETS and not _has_notice(shown):
        faults += [eye.overlap(a, b) for a, b in combinations(touch, 2)]
        faults += [eye.overlap(a, b) for a, b in combinations(words, 2)]
    return [fault for fault in faults if fault]


def _in_closed_tray(one: eye.Seen, room: QRectF) -> bool:
    return one.whole.left() >= room.right()


def _has_notice(shown: Shown) -> bool:
    return shown.stage.state.notice is not None


def _too_small(one: eye.Seen) -> str:
    least = min(one.whole.width(), one.whole.height())
    return f"only {least:.0f} px: {one.name}" if least < eye.TOUCH_PX_MIN else ""


def test_the_pictures_of_goods_are_painted(shown: Shown) -> None:
    shown.resize(1080, 1920)
    shown.stage.show(all_states()["basket"])
    picture = shown.app.window.grabWindow()
    drawings = [
        one
        for one in eye.look(shown.app.window)
        if one.item.property("painted") is not None and not one.is_cut_by_list
    ]
    assert len(drawings) >= 5
    for one in drawings:
        assert one.item.property("painted") is True, one.name
        assert len(_colours(picture, one.visible)) >= 4, one.name


def test_the_camera_and_the_receipt_code_are_painted(shown: Shown) -> None:
    shown.resize(1080, 1920)
    shown.stage.show(all_states()["basket"])
    window = shown.app.window
    camera = next(one for one in eye.look(window) if one.item.property("frameUrl") is not None)
    assert len(_colours(window.grabWindow(), camera.visible)) > 50
    shown.stage.show(all_states()["done"])
    code = shown.app.find("receiptQr")
    assert code is not None
    area = code.mapRectToScene(code.boundingRect())
    assert {0xFF000000, 0xFFFFFFFF} <= _colours(window.grabWindow(), area)


def _colours(picture: QImage, area: QRectF) -> set[int]:
    inside = picture.copy(area.toRect())
    steps = range(0, inside.width(), 3)
    return {inside.pixel(x, y) for x in steps for y in range(0, inside.height(), 3)}
