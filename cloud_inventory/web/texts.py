"""What the web shop says, in each language."""

from __future__ import annotations

from cloud_inventory.web.wordings import de, en, es, zh_hans, zh_hant

TEXTS: dict[str, dict[str, str]] = {
    "en": en.TEXTS,
    "de": de.TEXTS,
    "es": es.TEXTS,
    "zh-Hans": zh_hans.TEXTS,
    "zh-Hant": zh_hant.TEXTS,
}


def say(language: str, text: str, **values: object) -> str:
    """A text in a language with its values filled in."""
    return TEXTS[language][text].format(**values)
