"""From the state's values to what a person reads: names, money, weights, dates, pictures."""

from __future__ import annotations

import datetime as dt
import re

from babel.dates import format_date
from babel.numbers import format_decimal

from storecore.contracts.reference import Names
from storecore.gs1.spoken import group_spoken
from storecore.languages import name_in
from storecore.money import Money

# "500 g" stays together at the end of a line, and so does "500毫升".
_UNIT = re.compile(r"(?<=\d) (?=(?:g|kg|ml|l|cm|m)\b)")
_UNIT_ZH = re.compile(r"\d+ ?(?:毫升|公升|升|千克|公斤|公克|克|厘米|公分)")
_NO_BREAK, _JOINER = "\u00a0", "\u2060"


class Wording:
    """One language and the places where pictures lie.

    `goods_url` is the folder of the goods' drawings, without a slash at its end.
    """

    def __init__(self, language: str, goods_url: str) -> None:
        self.language = language
        self._locale = language.replace("-", "_")
        self._goods_url = goods_url

    def name(self, names: Names) -> str:
        """The name in this language, in English where it is missing, or any there is."""
        name = _UNIT.sub(_NO_BREAK, name_in(names, self.language))
        return _UNIT_ZH.sub(lambda found: _JOINER.join(found[0]), name)

    def money(self, amount: Money) -> str:
        """The amount with its currency, as the language writes it."""
        return amount.format(self.language)

    def whole(self, number: int) -> str:
        """A whole number, grouped as the language writes it."""
        return str(format_decimal(number, locale=self._locale))

    def weight(self, grams: int) -> str:
        """Grams as kilograms with three decimals, without the unit."""
        return str(format_decimal(grams / 1000, format="#,##0.000", locale=self._locale))

    def date(self, iso: str) -> str:
        """A YYYY-MM-DD date as the language writes it; anything else stays as it is."""
        try:
            day = dt.date.fromisoformat(iso)
        except ValueError:
            return iso
        return str(format_date(day, format="long", locale=self._locale))

    def picture(self, file_name: str) -> str:
        """Where the drawing lies, empty for none."""
        return f"{self._goods_url}/{file_name}" if file_name else ""


def grouped(typed: str, length: int) -> str:
    """A code as far as it has been typed, with a dot for each character still to come."""
    return group_spoken(typed.ljust(length, "·"))
