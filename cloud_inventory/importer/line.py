"""One line of a retailer's file: its cells, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storecore.languages import DEFAULT_LANGUAGE, LANGUAGES, name_column

CELL_CHARS_MAX = 200
_WHOLE_DIGITS_MAX = 9
_SHOWN_CHARS_MAX = 40
OTHER_NAMES = tuple(name_column(code) for code in LANGUAGES if code != DEFAULT_LANGUAGE)
"""Columns of names that a file may have beside `name_en`."""


class Line:
    """Reads cells by column; each mistake is kept as a sentence that says what to do."""

    def __init__(self, number: int, cells: Mapping[str, str]) -> None:
        self.number = number
        self.problems: list[str] = []
        self._cells = cells

    @property
    def good(self) -> bool:
        """Whether nothing was wrong so far."""
        return not self.problems

    def cell(self, column: str) -> str:
        """The cell without spaces around it; empty where the file has no such column."""
        return self._cells.get(column, "").strip()

    def wrong(self, column: str, why: str) -> None:
        """Keep a mistake in a column."""
        shown = self.cell(column)
        if len(shown) > _SHOWN_CHARS_MAX:
            shown = shown[:_SHOWN_CHARS_MAX] + "…"
        if not shown.isprintable():
            shown = repr(shown)
        self.problems.append(f"{column} {shown}: {why}" if shown else f"{column} is empty: {why}")

    def text(self, column: str, *, needed: bool = True) -> str:
        """A short text that can be printed."""
        value = self.cell(column)
        if not value and needed:
            self.wrong(column, "write it, or leave the line out")
        elif len(value) > CELL_CHARS_MAX:
            self.wrong(column, f"shorten it to {CELL_CHARS_MAX} characters")
        elif not value.isprintable():
            self.wrong(column, "it has characters that cannot be printed; take them out")
        return value

    def whole(self, column: str, low: int, high: int, *, needed: bool = True) -> int | None:
        """A whole number between two bounds; None where the cell is empty or wrong."""
        value = self.cell(column)
        if not value and not needed:
            return None
        if not (value.isascii() and value.isdigit() and len(value) <= _WHOLE_DIGITS_MAX):
            self.wrong(column, f"write a whole number from {low} to {high}")
            return None
        number = int(value)
        if not low <= number <= high:
            self.wrong(column, f"write a whole number from {low} to {high}")
            return None
        return number

    def choice(self, column: str, choices: Sequence[str]) -> str:
        """One of a few words; the first one where the cell is wrong."""
        value = self.cell(column).lower()
        if value not in choices:
            self.wrong(column, f"write {' or '.join(choices)}")
            return choices[0]
        return value

    def names(self) -> dict[str, str]:
        """The names in every language; English stands in for those that are missing."""
        english = self.text(name_column(DEFAULT_LANGUAGE))
        return {
            language: english
            if language == DEFAULT_LANGUAGE
            else self.text(name_column(language), needed=False) or english
            for language in LANGUAGES
        }
