"""Searching loose goods on the screen's own keys, in words and in pinyin initials."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.flow.touches import LooseChosen
from tests.screens.conftest import Shown
from tests.screens.shop import all_states
from tests.screens.stage import settle

pytestmark = pytest.mark.screens


def search(shown: Shown, language: str, keys: str) -> None:
    """Open the keys in that language and type."""
    shown.resize(1080, 1920)
    shown.stage.show(all_states()["start"])
    shown.stage.show(replace(all_states()["loose"], language=language))
    shown.app.touch("primaryButton")
    settle()
    for key in keys:
        shown.app.touch(f"key:{key}")
        settle()


@pytest.mark.parametrize(
    ("language", "keys", "found"),
    [
        ("en", "bana", "banana"),
        ("de", "äpf", "apple-gala"),
        ("es", "piñ", "pineapple"),
        ("es", "platano", "banana"),
        ("zh-Hans", "xj", "banana"),
        ("zh-Hant", "jlpg", "apple-gala"),
        ("zh-Hans", "4011", "banana"),
    ],
)
def test_typing_finds_it_and_a_touch_chooses_it(
    shown: Shown, language: str, keys: str, found: str
) -> None:
    search(shown, language, keys)
    shown.stage.events.clear()
    shown.app.touch(f"loose:{found}")
    settle()
    assert LooseChosen(found) in shown.stage.events


def test_what_was_typed_is_gone_for_the_next_customer(shown: Shown) -> None:
    search(shown, "en", "bana")
    assert shown.app.find("loose:apple-gala") is None
    search(shown, "en", "")
    assert shown.app.find("loose:apple-gala") is not None
