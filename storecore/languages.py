"""The languages that customers and staff can choose, and how names fall back between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LANGUAGES: Final = {
    "en": "English",
    "de": "Deutsch",
    "es": "Español",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
}
"""BCP 47 tag to the language's name in its own script, in the order in which they are shown."""

DEFAULT_LANGUAGE: Final = "en"
"""What the screens are written in; it stands in where a name is missing."""


def name_column(language: str) -> str:
    """The column of a name in the retailer's files: "zh-Hans" is `name_zh_hans`."""
    return "name_" + language.lower().replace("-", "_")


def name_in(names: Mapping[str, str], language: str) -> str:
    """The name in that language, else in English, else in any there is, else empty."""
    return names.get(language) or names.get(DEFAULT_LANGUAGE) or next(iter(names.values()), "")
