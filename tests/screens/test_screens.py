"""Every screen in every language and size: nothing cut off, nothing on top of anything else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from storecore.languages import LANGUAGES
from tests.screens import eye
from tests.screens.conftest import Shown
from tests.screens.judge import PICTURES, SIZES, lasting_faults
from tests.screens.shop import all_states

pytestmark = pytest.mark.screens


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_is_whole(shown: Shown, size: tuple[int, int], language: str) -> None:
    shown.resize(*size)
    faults = []
    for name, state in all_states().items():
        shown.stage.show(replace(state, language=language))
        path = PICTURES / f"{size[0]}x{size[1]}-{language}-{name}.jpg"
        faults += [f"{name}: {fault}" for fault in lasting_faults(shown, path)]
    assert not faults, "\n".join(faults)
    assert shown.complaints == []


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
