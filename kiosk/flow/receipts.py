"""Receipts in the flow: the printer's state, printing, and what staff may print again."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.touches import Touch
from storecore.contracts.receipts import PRINTS, PrinterState
from storecore.money import Money


class PrintPhase(StrEnum):
    """How far the printing of the receipt that is shown has come."""

    IDLE = "idle"
    SENDING = "sending"
    PRINTED = "printed"
    FAILED = "failed"


class ReceiptEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt in the staff's list; `copies` counts how often it was printed."""

    number: int
    total: Money
    completed_ms: int
    copies: int
    offset_min: int = 0


class Printing(msgspec.Struct, frozen=True, kw_only=True):
    """The receipt printer and what it is doing. `number` is the receipt that `phase` is about."""

    printer: PrinterState = PrinterState.ABSENT
    phase: PrintPhase = PrintPhase.IDLE
    number: int = 0
    listed: tuple[ReceiptEntry, ...] = ()

    @property
    def can_print(self) -> bool:
        """Whether a receipt would come out now."""
        return self.printer in PRINTS

    @property
    def at_rest(self) -> Printing:
        """The same printer for the next customer."""
        return Printing(printer=self.printer)


# What happens.


class PrinterSeen(Event, frozen=True):
    """The printer was looked at."""

    state: PrinterState


class ReceiptPrinted(Event, frozen=True):
    """The paper is out."""

    number: int


class ReceiptNotPrinted(Event, frozen=True):
    """It did not come out; the printer's new state follows by itself."""

    number: int


class ReceiptsListed(Event, frozen=True):
    """The newest receipts, for staff."""

    entries: tuple[ReceiptEntry, ...]


# What people do.


class PrintTouched(Touch, frozen=True):
    """ "Print receipt" on DONE."""


class ReceiptsTouched(Touch, frozen=True):
    """The staff's tab of receipts."""


class ReprintTouched(Touch, frozen=True):
    """Staff: print that receipt again."""

    number: int


# What a step wants done.


class LookAtPrinter(Effect, frozen=True):
    """See how the printer is; answers PrinterSeen where that has changed."""


class PrintReceipt(Effect, frozen=True, kw_only=True):
    """Put a receipt on paper; answers ReceiptPrinted or ReceiptNotPrinted.

    In the language of its sale where `language` is empty.
    """

    number: int
    language: str


class ListReceipts(Effect, frozen=True):
    """The newest receipts; answers ReceiptsListed."""
