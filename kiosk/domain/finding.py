"""Finding goods by what somebody types: part of a name in any language, a number, or pinyin."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, product

from storecore.contracts.reference import Item

Readings = Callable[[str], Sequence[Sequence[str]]]
"""How a Chinese text may be read: for each part of it, its readings in pinyin without tones."""

READINGS_MAX = 8
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def plain(text: str) -> str:
    """The text as it is compared: small letters without accents, so that "platano" finds
    "Plátanos" and "pina" finds "Piña"."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def keys_of(item: Item, readings: Readings) -> tuple[str, ...]:
    """Everything that finds the item: names, with umlauts written out too; the number; and for
    Chinese names each reading in full ("xiangjiao") and its initials ("xj")."""
    keys: dict[str, None] = {}
    for language, name in item.names.items():
        keys[plain(name)] = None
        keys[plain(name.casefold().translate(_UMLAUTS))] = None
        if language.startswith("zh"):
            keys |= dict.fromkeys(_pinyin(readings(name)))
    if item.plu:
        keys[item.plu] = None
    return tuple(keys)


def fits(keys: Iterable[str], query: str) -> bool:
    """Whether each word of what was typed is part of one of the keys."""
    known = tuple(keys)
    return all(any(word in key for key in known) for word in plain(query).split())


def _pinyin(parts: Sequence[Sequence[str]]) -> list[str]:
    """The text in full and in initials, for its first few combinations of readings."""
    found = []
    for reading in islice(product(*parts), READINGS_MAX):
        syllables = [plain(one) for one in reading if one.strip()]
        found.append("".join(syllables))
        found.append("".join(one[0] for one in syllables))
    return found
