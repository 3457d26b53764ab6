"""Our own keys: letters in each language's order, initials for Chinese, and what they write."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.flow.access import Access
from storecore.languages import LANGUAGES
from tests.screens import eye
from tests.screens.conftest import Shown
from tests.screens.judge import PICTURES, SIZES, in_view, lasting_faults
from tests.screens.shop import all_states

pytestmark = pytest.mark.screens


def _search(shown: Shown, language: str, **aids: object) -> None:
    shown.stage.show(all_states()["start"])
    state = replace(all_states()["loose"], language=language, access=Access(**aids))  # type: ignore[arg-type]
    shown.stage.show(state)
    shown.app.touch("primaryButton")


def _keys(shown: Shown) -> str:
    names = [one.item.objectName() for one in eye.touchables(in_view(shown))]
    keys = [name.removeprefix("key:") for name in names if name.startswith("key:")]
    return "".join(key for key in keys if len(key) == 1)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_is_whole(shown: Shown, size: tuple[int, int], language: str) -> None:
    shown.resize(*size)
    faults = []
    modes = ((100, False), (200, False), (100, True)) if language == "de" else ((100, False),)
    for percent, reach in modes:
        _search(shown, language, text_percent=percent, reach=reach)
        name = f"{size[0]}x{size[1]}-{language}-search-{percent}{'-reach' if reach else ''}.jpg"
        top_px = size[1] / 2 if reach else 0
        faults += lasting_faults(shown, PICTURES / "keys" / name, top_px)
    assert faults == []


@pytest.mark.parametrize(
    ("language", "letters"),
    [
        ("en", "qwertyuiopasdfghjklzxcvbnm"),
        ("de", "qwertzuiopüasdfghjklöäyxcvbnmß"),
        ("es", "qwertyuiopasdfghjklñzxcvbnm"),
        ("zh-Hans", "abcdefghjklmnopqrstwxyz"),
    ],
)
def test_each_language_has_its_own_keys(shown: Shown, language: str, letters: str) -> None:
    shown.resize(1080, 1920)
    _search(shown, language)
    assert _keys(shown) == "1234567890" + letters


def test_keys_write_and_wipe(shown: Shown) -> None:
    shown.resize(1080, 1920)
    _search(shown, "en")
    loose = shown.app.view.loose_view
    for key in ("r", "e", "d", "space", "p"):
        shown.app.touch(f"key:{key}")
    assert loose.value("query", "") == "red p"
    assert 1 <= loose.value("found", 0) <= 3
    shown.app.touch("key:wipe")
    assert loose.value("query", "") == "red "


def test_digits_have_a_zero_in_the_middle_below(shown: Shown) -> None:
    shown.resize(1280, 800)
    shown.stage.show(all_states()["staff-sign-in"])
    assert _keys(shown) == "1234567890"
    zero, eight = shown.app.find("key:0"), shown.app.find("key:8")
    assert zero is not None and eight is not None
    assert zero.mapToScene(zero.boundingRect().center()).x() == pytest.approx(
        eight.mapToScene(eight.boundingRect().center()).x()
    )
