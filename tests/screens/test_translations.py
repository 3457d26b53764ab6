"""Every language is complete, and fits the screens as they are written now."""

from __future__ import annotations

import os
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import get_args, get_type_hints

import PySide6
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from kiosk.flow.notices import Notice, NoticeKind
from kiosk.options import KioskOptions
from kiosk.ui.app import QML
from kiosk.ui.translations import SOURCES, TranslationError, Translations, compile_file
from storecore.languages import DEFAULT_LANGUAGE, LANGUAGES
from tests.screens.conftest import Shown
from tests.screens.shop import all_states

FILES = [f"storeside_{tag.replace('-', '_')}" for tag in LANGUAGES if tag != DEFAULT_LANGUAGE]
TITLES = {
    "en": "Your basket",
    "de": "Ihr Warenkorb",
    "es": "Su cesta",
    "zh-Hans": "购物篮",
    "zh-Hant": "購物籃",
}
PLACES = re.compile(r"%\d")


def _messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    root = ET.parse(path).getroot()
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): message
        for context in root.iter("context")
        for message in context.iter("message")
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Every text that the screens mark for translation today, as Qt's own tool finds them."""
    target = tmp_path_factory.mktemp("fresh") / "fresh.ts"
    tool = Path(PySide6.__file__).parent / "lupdate"
    sources = [str(file) for file in sorted(QML.rglob("*.qml"))]
    command = [str(tool), "-silent", "-locations", "none", *sources, "-ts", str(target)]
    subprocess.run(command, check=True, timeout=60, capture_output=True)
    return set(_messages(target))


@pytest.mark.parametrize("name", FILES)
def test_no_text_is_missing_or_left_over(name: str, written: set[tuple[str, str]]) -> None:
    assert set(_messages(SOURCES / f"{name}.ts")) == written


@pytest.mark.parametrize("name", FILES)
def test_every_text_is_finished_and_keeps_its_places(name: str) -> None:
    unfinished, misplaced = [], []
    for (_, source), message in _messages(SOURCES / f"{name}.ts").items():
        translation = message.find("translation")
        text = "" if translation is None else translation.text or ""
        if not text or (translation is not None and translation.get("type")):
            unfinished.append(source)
        if sorted(PLACES.findall(source)) != sorted(PLACES.findall(text)):
            misplaced.append((source, text))
    assert unfinished == []
    assert misplaced == []


def test_traditional_chinese_has_no_simplified_letters() -> None:
    simplified = set("们这还请购篮结账扫码条为过时间钱额单价网门现总点输错误验证确认订货称动显")
    messages = _messages(SOURCES / "storeside_zh_Hant.ts").values()
    texts = [message.findtext("translation") or "" for message in messages]
    assert [text for text in texts if set(text) & simplified] == []


def test_the_language_changes_on_any_screen(shown: Shown) -> None:
    state = all_states()["basket"]
    seen = {}
    for language in ("zh-Hans", *LANGUAGES):
        shown.stage.show(replace(state, language=language))
        title = shown.app.find("screenTitle")
        assert title is not None
        seen[language] = title.property("text")
    assert seen == TITLES


def test_a_kiosk_may_start_in_any_language() -> None:
    declared = get_type_hints(KioskOptions)["language"]
    assert set(get_args(declared)) == set(LANGUAGES)


def test_every_notice_has_words_of_its_own(shown: Shown) -> None:
    base = all_states()["basket"]
    said = {}
    for kind in NoticeKind:
        notice = Notice(kind=kind, names={"en": "Milk"}, text="x", number=3)
        shown.stage.show(replace(base, notice=notice, language="en"))
        text = shown.app.find("noticeText")
        assert text is not None
        said[kind] = text.property("text")
    assert not [kind for kind, words in said.items() if "Something went wrong" in words]
    assert len(set(said.values())) == len(said)


def test_a_language_is_compiled_once_and_again_when_its_source_is_younger(tmp_path: Path) -> None:
    QCoreApplication.instance()
    sources, cache = tmp_path / "src", tmp_path / "cache"
    sources.mkdir()
    source = sources / "storeside_zh_Hans.ts"
    source.write_text((SOURCES / source.name).read_text(encoding="utf-8"), encoding="utf-8")
    Translations(cache, sources).use("zh-Hans")
    compiled = cache / "storeside_zh_Hans.qm"
    os.utime(compiled, (1_000, 1_000))
    os.utime(source, (900, 900))
    Translations(cache, sources).use("zh-Hans")
    assert compiled.stat().st_mtime == 1_000
    os.utime(source, (2_000, 2_000))
    Translations(cache, sources).use("zh-Hans")
    assert compiled.stat().st_mtime > 2_000


def test_a_missing_or_broken_language_says_so(tmp_path: Path) -> None:
    with pytest.raises(TranslationError, match="is missing"):
        Translations(tmp_path, tmp_path).use("zh-Hant")
    broken = tmp_path / "broken.ts"
    broken.write_text("no xml", encoding="utf-8")
    with pytest.raises(TranslationError, match=r"broken\.ts"):
        compile_file(broken, tmp_path / "broken.qm")
