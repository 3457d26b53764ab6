"""Which language a page is in: what the address says, else what the browser prefers."""

from __future__ import annotations

from storecore.languages import DEFAULT_LANGUAGE, LANGUAGES

_PLAIN = tuple(tag for tag in LANGUAGES if not tag.startswith("zh"))
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_WISHES_MAX = 20


def choose_language(asked: str, accept_language: str) -> str:
    """One of `LANGUAGES` from `?lang=` and the Accept-Language header (RFC 9110, 12.5.4)."""
    if asked in LANGUAGES:
        return asked
    for tag in _by_wish(accept_language):
        if tag.startswith(_TRADITIONAL):
            return "zh-Hant"
        if tag == "zh" or tag.startswith("zh-"):
            return "zh-Hans"
        plain = tag.partition("-")[0]
        if plain in _PLAIN:
            return plain
    return DEFAULT_LANGUAGE


def _by_wish(header: str) -> list[str]:
    """The header's tags, the most wanted first; those that are not wanted are left out."""
    wishes: list[tuple[float, str]] = []
    for part in header.split(",")[:_WISHES_MAX]:
        tag, _, weight = part.strip().lower().partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            quality = 0.0
        if tag and quality > 0:
            wishes.append((quality, tag.strip()))
    return [tag for _, tag in sorted(wishes, key=lambda wish: -wish[0])]
