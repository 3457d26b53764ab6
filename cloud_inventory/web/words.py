"""Numbers and times as a person of a language reads them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton, format_timedelta
from babel.numbers import format_decimal

_GRAMS_PER_KG = 1000
_NOW_S_MAX = 59
_NOW = {
    "en": "just now",
    "de": "gerade eben",
    "es": "ahora mismo",
    "zh-Hans": "刚刚",
    "zh-Hant": "剛剛",
}
_KG = {"zh-Hans": "{} 千克", "zh-Hant": "{} 公斤"}


def age_words(age_ms: int, language: str) -> str:
    """How long ago, such as "3 minutes ago"; less than a minute is "just now"."""
    age = timedelta(seconds=max(0, age_ms) // 1000)
    if age.total_seconds() <= _NOW_S_MAX:
        return _NOW[language]
    return format_timedelta(-age, add_direction=True, locale=Locale.parse(language, sep="-"))


def whole_words(number: int, language: str) -> str:
    """A whole number, such as points."""
    return str(format_decimal(number, locale=Locale.parse(language, sep="-")))


def grams_words(grams: int, language: str) -> str:
    """A weight in kilograms with three decimals, as a scale shows it."""
    locale = Locale.parse(language, sep="-")
    return _KG.get(language, "{} kg").format(
        format_decimal(grams / _GRAMS_PER_KG, "#,##0.000", locale=locale)
    )


def weight_words(grams: int, language: str) -> str:
    """A weight in kilograms with one decimal."""
    locale = Locale.parse(language, sep="-")
    return _KG.get(language, "{} kg").format(
        format_decimal(grams / _GRAMS_PER_KG, "#,##0.0", locale=locale)
    )


def amount_words(quantity: int, language: str, *, by_weight: bool) -> str:
    """Pieces as a whole number, or grams as kilograms."""
    return grams_words(quantity, language) if by_weight else whole_words(quantity, language)


def moment_words(at_ms: int, language: str, zone: ZoneInfo, *, daily: bool = False) -> str:
    """A day and a time such as "Jan 5 14:02"; the day alone where `daily`."""
    moment = datetime.fromtimestamp(at_ms / 1000, zone)
    locale = Locale.parse(language, sep="-")
    day = str(format_skeleton("MMMd", moment, locale=locale))
    return day if daily else f"{day} {format_skeleton('Hm', moment, locale=locale)}"
