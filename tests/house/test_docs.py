"""What the documentation names exists: commands, options, pages, and the words on the screens."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from storeside.__main__ import COMMANDS, main

ROOT = Path(__file__).parents[2]
PAGES = [
    page for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))] if page.exists()
]
SCREEN_WORDS = re.compile(r'qsTr\(\s*"((?:[^"\\]|\\.)*)"')


def commands_in(page: Path) -> Iterator[list[str]]:
    """The words of each line of a page's `sh` blocks that begins with one of our commands."""
    for block in re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            if words and (words[0] == "storeside" or words[0].startswith("script/")):
                yield words


NAMED = [(page.name, words) for page in PAGES for words in commands_in(page)]


def help_of(command: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    try:
        code = main([*command, "--help"])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else -1
    assert code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(("page", "words"), NAMED, ids=str)
def test_a_command_in_the_docs_exists_with_its_options(
    page: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    program, *arguments = words
    if program == "storeside":
        command, *arguments = arguments
        assert command in COMMANDS, page
    else:
        assert os.access(ROOT / program, os.X_OK), f"{page}: {program} cannot be run"
        command = "demo" if program == "script/demo" else ""
    flags = [word.partition("=")[0] for word in arguments if word.startswith("--")]
    if command and flags:
        action = [word for word in arguments[:1] if re.fullmatch(r"[a-z-]+", word)]
        said = help_of([command], capsys) + help_of([command, *action], capsys)
        for flag in flags:
            assert re.search(rf"{flag}\b", said), f"{page}: {flag} is no option of {command}"


def test_the_docs_name_commands_at_all() -> None:
    assert {words[1] for _, words in NAMED if words[0] == "storeside"} >= {"doctor", "status"}
    assert {words[0] for _, words in NAMED} >= {"script/demo", "script/test"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), target


def said_in(*pages: Path) -> set[str]:
    """Every sentence of QML files, on one line and a parameter written as the docs write it."""
    found = {words for page in pages for words in SCREEN_WORDS.findall(page.read_text("utf-8"))}
    return {re.sub(r"%\d", "…", words.replace("\\n", " ")) for words in found}


def quoted() -> set[str]:
    """The bold words of the attendants' page."""
    page = (ROOT / "docs" / "attendant.md").read_text(encoding="utf-8")
    return {" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", page, re.S)} - {
        "Bold"
    }


def test_the_attendants_page_quotes_what_screens_say() -> None:
    said = said_in(*(ROOT / "kiosk" / "qml").rglob("*.qml"))
    assert quoted() - said == set(), "docs/attendant.md quotes what no screen says"


def test_the_attendants_page_explains_every_message() -> None:
    messages = said_in(ROOT / "kiosk" / "qml" / "controls" / "NoticeWords.qml")
    assert messages - quoted() == set(), "docs/attendant.md does not explain these"
