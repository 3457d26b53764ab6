"""Paying and the receipt."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from kiosk.flow import touches
from kiosk.flow.state import KioskState
from kiosk.viewmodels.projection import Projection, count, flag, text
from kiosk.viewmodels.wording import Wording


class PayView(Projection):
    """What the terminal is doing, in words that QML chooses by `phase` and `reason`."""

    changed = Signal()
    amount = text("amount", changed)
    phase = text("phase", changed)
    reason = text("reason", changed)
    unclear = flag("unclear", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the payment of that state."""
        payment = state.payment
        if payment is None:
            return
        self.show(
            amount=wording.money(payment.amount),
            phase=payment.phase.value,
            reason=payment.reason.value if payment.reason else "",
            unclear=payment.unclear,
        )

    @Slot()
    def again(self) -> None:
        """ "Try again"."""
        self._dispatch(touches.PayTouched())

    @Slot()
    def stop(self) -> None:
        """ "Stop", or "back to the basket" after a decline."""
        self._dispatch(touches.PayStopped())


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
