"""Suspending a basket and taking it up again, in the flow."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kiosk.domain.basket import Basket
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.notices import NoticeKind
from kiosk.flow.touches import Touch
from storecore.contracts.reference import Names
from storecore.contracts.suspended import Ticket


class ParkingPhase(StrEnum):
    """How far it is."""

    HANDING = "handing"
    """The basket is being handed over; it is still here."""
    SHOWN = "shown"
    """The ticket is on the screen; the basket is not here any more."""
    ASKING = "asking"
    """A ticket was shown; its basket is being fetched."""


class Parking(msgspec.Struct, frozen=True, kw_only=True):
    """A basket on its way out or in."""

    phase: ParkingPhase
    request_id: str = ""
    ticket: Ticket | None = None
    seconds_left: int = 0


# What happens.


class TicketRead(Event, frozen=True):
    """A ticket's code was held to the camera."""

    number: str


class TicketReady(Event, frozen=True):
    """The basket is put aside on disk, here or at the edge, and gone from this kiosk's counter."""

    request_id: str
    ticket: Ticket


class SuspendFailed(Event, frozen=True):
    """The disk did not take it: the basket is still here."""

    request_id: str


class BasketBack(Event, frozen=True):
    """A suspended basket is this kiosk's now, and on its disk."""

    request_id: str
    basket: Basket


class TicketRefused(Event, frozen=True):
    """There is no basket for that ticket here; `why` is what the person is told."""

    request_id: str
    why: NoticeKind


# What people do.


class SuspendTouched(Touch, frozen=True):
    """ "Pause" beside "cancel" on BASKET."""


class TicketKept(Touch, frozen=True):
    """ "Finished" on SUSPENDED."""


class TicketPrintTouched(Touch, frozen=True):
    """ "Print" on SUSPENDED."""


class ResumeTouched(Touch, frozen=True):
    """ "Continue a basket" on START."""


class TicketTyped(Touch, frozen=True):
    """A number on RESUME."""

    number: str


# What a step wants done.


class SuspendBasket(Effect, frozen=True, kw_only=True):
    """Hand the basket to the edge, or keep it on this kiosk; answers TicketReady."""

    request_id: str
    basket: Basket


class ForgetTicket(Effect, frozen=True):
    """The ticket need not be shown again after a restart."""


class PrintTicket(Effect, frozen=True, kw_only=True):
    """Put the ticket on paper; answers ReceiptPrinted(0) or ReceiptNotPrinted(0)."""

    ticket: Ticket
    store_names: Names
    language: str


class TakeBasket(Effect, frozen=True, kw_only=True):
    """Fetch the basket of a ticket; answers BasketBack or TicketRefused."""

    request_id: str
    number: str
    language: str
