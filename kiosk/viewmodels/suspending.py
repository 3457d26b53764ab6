"""Suspending a basket and taking one up again."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from kiosk.application.receipt_book import machine_offset_min
from kiosk.domain.receipt_words import clock_words
from kiosk.flow import suspending as u
from kiosk.flow.state import KioskState, Screen
from kiosk.viewmodels.projection import Projection, count, flag, text
from kiosk.viewmodels.wording import Wording
from storecore.contracts.suspended import TICKET_DIGITS, TICKET_PREFIX
from storecore.tickets import grouped_ticket


class ParkingView(Projection):
    """The ticket on the screen, or the number that is being typed."""

    changed = Signal()
    phase = text("phase", changed)
    number = text("number", changed)
    qr = text("qr", changed)
    here = flag("here", changed)
    until = text("until", changed)
    secondsLeft = count("secondsLeft", changed)
    typed = text("typed", changed)
    typedShown = text("typedShown", changed)
    complete = flag("complete", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the parking of that state."""
        parking = state.parking
        if state.screen is not Screen.RESUME:
            self._show_typed("")
        self.show(phase=parking.phase.value if parking is not None else "")
        ticket = parking.ticket if parking is not None else None
        if parking is None or ticket is None:
            return
        offset_min = machine_offset_min(ticket.expires_ms)
        self.show(
            number=grouped_ticket(ticket.number),
            qr=TICKET_PREFIX + ticket.number,
            here=bool(ticket.kiosk_id),
            until=clock_words(ticket.expires_ms, offset_min, wording.language),
            secondsLeft=parking.seconds_left,
        )

    @Slot()
    def suspend(self) -> None:
        """ "Pause"."""
        self._dispatch(u.SuspendTouched())

    @Slot()
    def keep(self) -> None:
        """ "Finished"."""
        self._dispatch(u.TicketKept())

    @Slot()
    def printTicket(self) -> None:
        """ "Print"."""
        self._dispatch(u.TicketPrintTouched())

    @Slot()
    def resume(self) -> None:
        """ "Continue a basket"."""
        self._dispatch(u.ResumeTouched())

    @Slot(str)
    def type(self, characters: str) -> None:
        """Digits of the number."""
        digits = "".join(one for one in characters if one in "0123456789")
        self._show_typed((self.value("typed", "") + digits)[:TICKET_DIGITS])

    @Slot()
    def wipe(self) -> None:
        """The last digit goes."""
        self._show_typed(self.value("typed", "")[:-1])

    @Slot()
    def submit(self) -> None:
        """ "Find my basket"."""
        typed = self.value("typed", "")
        self._show_typed("")
        self._dispatch(u.TicketTyped(typed))

    def _show_typed(self, typed: str) -> None:
        self.show(
            typed=typed,
            typedShown=grouped_ticket(typed.ljust(TICKET_DIGITS, "·")),
            complete=len(typed) == TICKET_DIGITS,
        )
