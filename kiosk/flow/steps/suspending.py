"""Suspend here, resume at any kiosk: the basket is at one place at a time."""

from __future__ import annotations

from math import ceil

from msgspec.structs import replace

from kiosk.domain.suspending import put_aside
from kiosk.flow.events import CodeRead, Event
from kiosk.flow.notices import NoticeKind
from kiosk.flow.parts import Tone
from kiosk.flow.receipts import PrintPhase
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps import codes
from kiosk.flow.steps.common import Step, begun, fresh, go, say, sounding, stay
from kiosk.flow.suspending import (
    BasketBack,
    ForgetTicket,
    Parking,
    ParkingPhase,
    PrintTicket,
    ResumeTouched,
    SuspendBasket,
    SuspendFailed,
    SuspendTouched,
    TakeBasket,
    TicketKept,
    TicketPrintTouched,
    TicketRead,
    TicketReady,
    TicketRefused,
    TicketTyped,
)
from kiosk.flow.touches import BackTouched
from kiosk.flow.world import Context
from storecore.contracts.suspended import TICKET_PREFIX
from storecore.tickets import read_ticket

TICKET_SHOWN_S = 30.0


def told_apart(event: Event) -> Event:
    """A code that is a ticket's says so; every other event stays what it is."""
    if not isinstance(event, CodeRead) or not event.text.startswith(TICKET_PREFIX):
        return event
    number = read_ticket(event.text)
    return event if number is None else TicketRead(number)


def on_suspend(state: KioskState, _: SuspendTouched, ctx: Context) -> Step:
    """ "Pause": the basket is handed over as nobody's; what was paid already has to be finished."""
    part_paid = state.settling is not None and bool(state.settling.taken)
    if state.basket.is_empty or state.payment is not None or part_paid:
        return stay(state)
    request_id = ctx.moment.fresh_id
    aside = put_aside(state.basket, ctx.world.offers())
    handing = Parking(phase=ParkingPhase.HANDING, request_id=request_id)
    shown = replace(go(state, Screen.SUSPENDED, ctx), parking=handing)
    return stay(shown, SuspendBasket(request_id=request_id, basket=aside))


def on_ready(state: KioskState, event: TicketReady, ctx: Context) -> Step:
    """It is put aside: only now the ticket shows and nothing of the customer is left here."""
    if not _awaits(state, event.request_id, ParkingPhase.HANDING):
        return stay(state)
    shown = Parking(
        phase=ParkingPhase.SHOWN, ticket=event.ticket, seconds_left=round(TICKET_SHOWN_S)
    )
    alone = replace(
        go(fresh(state, ctx), Screen.SUSPENDED, ctx), language=state.language, access=state.access
    )
    return stay(sounding(replace(alone, parking=shown), Tone.DONE))


def on_failed(state: KioskState, event: SuspendFailed, ctx: Context) -> Step:
    """Nothing was handed over: the basket is here as it was."""
    if not _awaits(state, event.request_id, ParkingPhase.HANDING):
        return stay(state)
    back = replace(go(state, Screen.BASKET, ctx), parking=None)
    return stay(say(back, ctx, NoticeKind.CANNOT_RECORD))


def on_kept(state: KioskState, _: TicketKept, ctx: Context) -> Step:
    """ "Finished": the next customer's turn."""
    if not _shows(state):
        return stay(state)
    return stay(fresh(state, ctx), ForgetTicket())


def on_code(state: KioskState, event: CodeRead, ctx: Context) -> Step:
    """The next customer scans while a ticket still shows."""
    if not _shows(state):
        return stay(state)
    begins, effects = codes.on_code(state, event, ctx)
    return stay(begins, ForgetTicket(), *effects)


def on_print(state: KioskState, _: TicketPrintTouched, ctx: Context) -> Step:
    """The ticket on paper."""
    parking, printing = state.parking, state.printing
    if parking is None or parking.ticket is None or printing.phase is PrintPhase.SENDING:
        return stay(state)
    if not printing.can_print:
        return stay(say(state, ctx, NoticeKind.TICKET_NOT_PRINTED))
    sending = replace(printing, phase=PrintPhase.SENDING, number=0)
    effect = PrintTicket(
        ticket=parking.ticket, store_names=state.store_names, language=state.language
    )
    return stay(replace(state, printing=sending, screen_since_s=ctx.now_s), effect)


def on_resume(state: KioskState, _: ResumeTouched, ctx: Context) -> Step:
    """The door for those who come back."""
    if not ctx.world.ready:
        return stay(say(state, ctx, NoticeKind.NOT_READY))
    return stay(go(begun(state, ctx), Screen.RESUME, ctx))


def on_ticket(state: KioskState, event: TicketRead | TicketTyped, ctx: Context) -> Step:
    """A ticket was shown or typed: one basket at a time."""
    if not state.basket.is_empty:
        return stay(say(state, ctx, NoticeKind.FINISH_FIRST))
    if state.parking is not None and state.parking.phase is ParkingPhase.ASKING:
        return stay(state)
    number = read_ticket(event.number)
    if number is None:
        return stay(say(state, ctx, NoticeKind.TICKET_UNKNOWN, text=event.number[:20]))
    if state.parking is not None and state.parking.phase is ParkingPhase.HANDING:
        return stay(state)
    left = (ForgetTicket(),) if _shows(state) else ()
    start = state if state.screen is Screen.RESUME else begun(state, ctx)
    request_id = ctx.moment.fresh_id
    asking = Parking(phase=ParkingPhase.ASKING, request_id=request_id)
    shown = replace(go(start, Screen.RESUME, ctx), parking=asking)
    effect = TakeBasket(request_id=request_id, number=number, language=state.language)
    return stay(shown, *left, effect)


def on_back_again(state: KioskState, event: BasketBack, ctx: Context) -> Step:
    """The basket is here, and on this kiosk's disk. An age is confirmed anew."""
    if not _awaits(state, event.request_id, ParkingPhase.ASKING):
        return stay(state)
    back = replace(go(state, Screen.BASKET, ctx), parking=None, basket=event.basket)
    return stay(say(sounding(back, Tone.DONE), ctx, NoticeKind.BASKET_BACK))


def on_refused(state: KioskState, event: TicketRefused, ctx: Context) -> Step:
    """No basket for that ticket here."""
    if not _awaits(state, event.request_id, ParkingPhase.ASKING):
        return stay(state)
    return stay(say(replace(state, parking=None), ctx, event.why))


def on_leave(state: KioskState, _: BackTouched, ctx: Context) -> Step:
    """Back to the start, unless the basket is on its way."""
    if state.parking is not None:
        return stay(state)
    return stay(fresh(state, ctx))


def countdown(state: KioskState, ctx: Context, _: float) -> Step:
    """The ticket leaves the screen by itself; a basket on its way is waited for."""
    if not _shows(state) or state.parking is None:
        return stay(state)
    left = ceil(TICKET_SHOWN_S - (ctx.now_s - state.screen_since_s))
    if left <= 0:
        return stay(fresh(state, ctx), ForgetTicket())
    if left == state.parking.seconds_left:
        return stay(state)
    return stay(replace(state, parking=replace(state.parking, seconds_left=left)))


def _shows(state: KioskState) -> bool:
    return state.parking is not None and state.parking.phase is ParkingPhase.SHOWN


def _awaits(state: KioskState, request_id: str, phase: ParkingPhase) -> bool:
    parking = state.parking
    return parking is not None and (parking.request_id, parking.phase) == (request_id, phase)
