"""How Chinese is read, in Latin letters. The door to pypinyin."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from types import ModuleType


@cache
def _library() -> ModuleType:
    # Without its dictionary of phrases it needs a quarter of the memory; every reading of each
    # character is searched, so that the phrases would add nothing.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    import pypinyin  # noqa: PLC0415  a tenth of a second that no first screen waits for

    return pypinyin


def warm_up() -> None:
    """Load the dictionary, away from the window's thread."""
    readings("苹果")


def readings(text: str) -> Sequence[Sequence[str]]:
    """For each character its readings without tones; what is not Chinese stays as it is."""
    library = _library()
    found: list[list[str]] = library.pinyin(text, style=library.Style.NORMAL, heteronym=True)
    return [list(dict.fromkeys(part)) for part in found]
