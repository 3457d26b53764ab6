"""The port to a receipt printer, and the page that is put on its paper."""

from __future__ import annotations

from typing import Protocol

import msgspec

from storecore.contracts.receipts import PrinterState

DOTS = {58: 384, 80: 576}
"""Printable width in dots at 203 dpi of the two usual paper widths in millimetres."""


class Page(msgspec.Struct, frozen=True):
    """A picture of black and white dots. Rows from the top, 8 dots a byte, left one highest,
    1 for black; `width` is a multiple of 8.
    """

    width: int
    height: int
    rows: bytes


class PrintFailed(Exception):
    """The page is not, or not certainly, on paper; the message says why."""


class Printer(Protocol):
    """A receipt printer. Used by one thread; every method ends within some seconds."""

    @property
    def width(self) -> int:
        """Dots across its paper."""
        ...

    def state(self) -> PrinterState:
        """How it is now. Never raises for what can happen to a printer."""
        ...

    def print_page(self, page: Page) -> None:
        """Put a page on paper and cut it; returns once it is out.

        Raises:
            PrintFailed: it did not come out, or nobody knows.
        """
        ...
