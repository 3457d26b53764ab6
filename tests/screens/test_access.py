"""Large letters, strong contrast, the lower half: every screen stays whole with each of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.flow.access import Access, AccessChosen
from kiosk.flow.state import KioskState
from storecore.languages import LANGUAGES
from tests.screens.conftest import Shown
from tests.screens.judge import PICTURES, SIZES, lasting_faults
from tests.screens.shop import all_states

pytestmark = pytest.mark.screens

each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def _with(state: KioskState, language: str, **aids: object) -> KioskState:
    return replace(state, language=language, access=Access(**aids))  # type: ignore[arg-type]


@each_size
@pytest.mark.parametrize("language", ["en", "de", "zh-Hans"])
def test_letters_of_twice_the_size_fit(shown: Shown, size: tuple[int, int], language: str) -> None:
    shown.resize(*size)
    faults = []
    for name, state in all_states().items():
        shown.stage.show(_with(state, language, text_percent=200))
        path = PICTURES / "large" / f"{size[0]}x{size[1]}-{language}-{name}.jpg"
        found = lasting_faults(shown, path if language == "de" else None)
        faults += [f"{name}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)
    assert shown.complaints == []


@each_size
@pytest.mark.parametrize("language", ["de"])
def test_all_that_is_touched_is_in_the_lower_half(
    shown: Shown, size: tuple[int, int], language: str
) -> None:
    shown.resize(*size)
    faults = []
    for name, state in all_states().items():
        shown.stage.show(_with(state, language, reach=True))
        path = PICTURES / "reach" / f"{size[0]}x{size[1]}-{language}-{name}.jpg"
        found = lasting_faults(shown, path, top_px=size[1] / 2)
        faults += [f"{name}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


@each_size
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_of_aids_is_whole(shown: Shown, size: tuple[int, int], language: str) -> None:
    shown.resize(*size)
    basket = all_states()["basket"]
    faults = []
    for percent, reach in ((100, False), (200, False), (100, True), (200, True)):
        shown.stage.show(_with(basket, language, text_percent=percent, reach=reach))
        shown.app.touch("accessButton")
        name = f"{size[0]}x{size[1]}-{language}-{percent}{'-reach' if reach else ''}.jpg"
        top_px = size[1] / 2 if reach else 0
        faults += lasting_faults(shown, PICTURES / "access" / name, top_px)
        shown.stage.show(all_states()["start"])
    assert faults == []


def test_each_aid_is_one_touch(shown: Shown) -> None:
    shown.resize(1080, 1920)
    start = all_states()["start"]
    wanted = {
        "text:200": Access(text_percent=200),
        "look:contrast": Access(look="contrast"),
        "reachSwitch": Access(reach=True),
        "stillSwitch": Access(still=True),
        "speechSwitch": Access(spoken=True),
    }
    for name, access in wanted.items():
        shown.stage.show(start)
        shown.app.touch("accessButton")
        shown.stage.events.clear()
        shown.app.touch(name)
        assert AccessChosen(access) in shown.stage.events
        shown.stage.show(replace(start, access=access))
        shown.stage.events.clear()
        shown.app.touch("accessReset")
        assert AccessChosen(Access()) in shown.stage.events
        shown.app.touch("accessDone")


def test_without_a_voice_nothing_offers_to_read_aloud(silent: Shown) -> None:
    silent.app.touch("accessButton")
    assert silent.app.find("reachSwitch") is not None
    assert silent.app.find("speechSwitch") is None
