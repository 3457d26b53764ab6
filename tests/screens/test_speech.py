"""Spoken guidance: what is said, when, and that the machine's voice really speaks."""

from __future__ import annotations

import shutil
import threading
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.flow.access import Access
from kiosk.flow.state import KioskState
from kiosk.ui.speech import PROGRAM, EspeakSpeech, NoVoice, write_speech
from storecore.languages import LANGUAGES
from tests.screens.conftest import Shown
from tests.screens.shop import all_states
from tests.screens.stage import settle

FOUND = shutil.which(PROGRAM)
needs_voice = pytest.mark.skipif(FOUND is None, reason=f"{PROGRAM} is not installed")
SAMPLES = {
    "en": "Your basket. Total three euros.",
    "de": "Ihr Warenkorb. Summe drei Euro.",
    "es": "Su cesta. Total tres euros.",
    "zh-Hans": "购物篮，合计三欧元。",
    "zh-Hant": "購物籃，合計三歐元。",
}


def _listening(name: str, language: str = "en") -> KioskState:
    return replace(all_states()[name], language=language, access=Access(spoken=True))


def _said(shown: Shown) -> list[tuple[str, str]]:
    settle()
    assert shown.ears is not None
    heard, shown.ears.heard = shown.ears.heard, []
    return heard


def test_nothing_is_said_to_those_who_did_not_ask(shown: Shown) -> None:
    _said(shown)
    for name in ("start", "basket", "pay"):
        shown.stage.show(all_states()[name])
        QTest.keyClick(shown.app.window, Qt.Key.Key_Down)
    assert _said(shown) == []


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Pay. Hold your card to the reader"), ("de", "Bezahlen. Karte ans Gerät halten")],
)
def test_a_new_screen_says_where_it_is_and_what_to_do(
    shown: Shown, language: str, title: str
) -> None:
    shown.stage.show(_listening("basket", language))
    _said(shown)
    shown.stage.show(_listening("pay", language))
    ((spoken_in, words),) = _said(shown)
    assert spoken_in == language
    assert words.startswith(title)


def test_a_new_line_is_said_with_its_price_and_the_total(shown: Shown) -> None:
    shown.stage.show(_listening("basket-empty"))
    _said(shown)
    shown.stage.show(_listening("basket"))
    ((_, words),) = _said(shown)
    assert "Dark chocolate 100\u00a0g, €4.00" in words
    assert words.endswith("Total €59.67")


def test_what_has_the_focus_is_said(shown: Shown) -> None:
    shown.stage.show(_listening("start"))
    QTest.mouseClick(shown.app.window, Qt.MouseButton.LeftButton)
    _said(shown)
    QTest.keyClick(shown.app.window, Qt.Key.Key_Down)
    assert [words for _, words in _said(shown)] == ["Scan and pay"]
    QTest.keyClick(shown.app.window, Qt.Key.Key_Right)
    assert [words for _, words in _said(shown)] == ["Collect my order"]


def test_a_message_and_a_question_are_said(shown: Shown) -> None:
    shown.stage.show(_listening("basket"))
    _said(shown)
    shown.stage.show(_listening("basket-notice"))
    assert any("a colleague checks your age" in words for _, words in _said(shown))
    shown.stage.show(_listening("basket-idle"))
    assert any("Are you still there?" in words for _, words in _said(shown))
    shown.stage.show(all_states()["start"])
    _said(shown)


@needs_voice
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_be_heard(language: str, tmp_path: Path) -> None:
    assert FOUND is not None
    path = tmp_path / "said.wav"
    write_speech(FOUND, SAMPLES[language], language, path)
    with wave.open(str(path)) as file:
        seconds = file.getnframes() / file.getframerate()
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    assert 0.8 < seconds < 15
    assert max(samples) > 3000


@needs_voice
def test_a_refusing_voice_says_why(tmp_path: Path) -> None:
    assert FOUND is not None
    with pytest.raises(NoVoice):
        write_speech(FOUND, "Hello", "en", tmp_path / "no" / "folder" / "said.wav")


def _until(happened: Callable[[], bool]) -> None:
    while not happened():
        QTest.qWait(5)


def test_the_newest_text_hushes_the_one_before(tmp_path: Path) -> None:
    """A stand-in program writes down what it is given, and holds the first one up for ever."""
    heard = tmp_path / "heard"
    program = tmp_path / "voice"
    lines = (
        "#!/bin/sh",
        f"cat >> {heard}",
        '[ "$2" = de ] && exec sleep 100',
        f"echo . >> {heard}",
    )
    program.write_text("\n".join(lines) + "\n")
    program.chmod(0o755)
    before = threading.active_count()
    speech = EspeakSpeech(str(program))
    try:
        speech.say("one", "de")
        _until(lambda: heard.exists() and "one" in heard.read_text())
        speech.say("two", "en")
        _until(lambda: "two." in heard.read_text())
    finally:
        speech.stop()
    assert heard.read_text() == "onetwo.\n"
    assert threading.active_count() == before
