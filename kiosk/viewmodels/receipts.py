"""Printing receipts, for the customer on DONE and for staff."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.domain.receipt_words import shop_time
from kiosk.flow.receipts import PrintTouched, ReceiptEntry, ReceiptsTouched, ReprintTouched
from kiosk.flow.state import KioskState
from kiosk.viewmodels.projection import Dispatch, Projection, flag, text
from kiosk.viewmodels.rows import Row, RowModel
from kiosk.viewmodels.wording import Wording
from storecore.contracts.receipts import PrinterState


class ReceiptRow(Row, frozen=True, kw_only=True):
    """One receipt in the staff's list; its key is its number."""

    total: str
    at: str
    copies: int


class PrintingView(Projection):
    """The printer in words that QML chooses by `printer` and `phase`."""

    changed = Signal()
    here = flag("here", changed)
    ready = flag("ready", changed)
    printer = text("printer", changed)
    phase = text("phase", changed)

    def __init__(self, dispatch: Dispatch, parent: Projection | None = None) -> None:
        super().__init__(dispatch, parent)
        self._listed: tuple[tuple[ReceiptEntry, ...], str] = ((), "")
        self._receipts = RowModel(ReceiptRow, self)

    @Property(QObject, constant=True)
    def receipts(self) -> RowModel:
        """The newest receipts, the newest first."""
        return self._receipts

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the printing of that state."""
        printing = state.printing
        self.show(
            here=printing.printer is not PrinterState.ABSENT,
            ready=printing.can_print,
            printer=printing.printer.value,
            phase=printing.phase.value,
        )
        if self._listed != (printing.listed, wording.language):
            self._listed = (printing.listed, wording.language)
            self._receipts.show([_row(entry, wording) for entry in printing.listed])

    @Slot()
    def printReceipt(self) -> None:
        """ "Print receipt"."""
        self._dispatch(PrintTouched())

    @Slot()
    def open(self) -> None:
        """The staff's page of receipts."""
        self._dispatch(ReceiptsTouched())

    @Slot(str)
    def printAgain(self, number: str) -> None:
        """Staff print one of the newest again."""
        self._dispatch(ReprintTouched(int(number)))


def _row(entry: ReceiptEntry, wording: Wording) -> ReceiptRow:
    return ReceiptRow(
        key=str(entry.number),
        total=wording.money(entry.total),
        at=shop_time(entry.completed_ms, entry.offset_min, wording.language),
        copies=entry.copies,
    )
