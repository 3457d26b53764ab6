"""The finished sale."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from kiosk.flow import touches
from kiosk.flow.state import KioskState
from kiosk.viewmodels.projection import Projection, count, text
from kiosk.viewmodels.wording import Wording


class DoneView(Projection):
    """The finished sale."""

    changed = Signal()
    total = text("total", changed)
    number = text("number", changed)
    qr = text("qr", changed)
    secondsLeft = count("secondsLeft", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the receipt of that state."""
        receipt = state.receipt
        if receipt is None:
            return
        self.show(
            total=wording.money(receipt.total),
            number=str(receipt.number),
            qr=receipt.qr_text,
            secondsLeft=receipt.seconds_left,
        )

    @Slot()
    def finish(self) -> None:
        """ "Finished"."""
        self._dispatch(touches.ReceiptTaken())
