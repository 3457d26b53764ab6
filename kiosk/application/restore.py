"""The state that a kiosk starts with: what was open when it last ran is open again."""

from __future__ import annotations

import sqlite3

from msgspec.structs import replace

from kiosk.application.kept import OpenIntent, open_basket, open_intent
from kiosk.application.presence import quiet_s
from kiosk.application.tender_rows import taken_of
from kiosk.application.ticket_book import shown_ticket
from kiosk.domain.basket import Basket, empty_basket
from kiosk.domain.pricing import price_basket
from kiosk.domain.tenders import Taken
from kiosk.flow.effects import AskStatus, Effect, KeepBasket
from kiosk.flow.notices import Notice, NoticeKind
from kiosk.flow.parts import Payment, PaymentPhase
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps.terminal import STATUS_WAIT_S
from kiosk.flow.suspending import ForgetTicket, Parking, ParkingPhase
from kiosk.flow.tendering import Settling
from kiosk.flow.world import World
from storecore.clock import Clock
from storecore.contracts.suspended import Ticket


def restored(
    conn: sqlite3.Connection, world: World, kiosk_id: str, clock: Clock
) -> tuple[KioskState, tuple[Effect, ...]]:
    """The first state and what is to be done at once.

    An intent without outcome comes first: the terminal is asked what became of it, never charged
    again. Otherwise the basket that was open is open again, for whoever filled it: after as much
    quiet as wipes a basket it is another customer who comes, and the basket is wiped.
    """
    now_s = clock.monotonic_s()
    quiet = quiet_s(conn, clock.wall_ms())
    gone = quiet >= world.rules.idle_wipe_s
    alone = world.rules.staff_only
    state = KioskState(
        screen=Screen.STAFF_SIGN_IN if alone else Screen.START,
        came_from=Screen.STAFF_SIGN_IN if alone else Screen.START,
        staff_only=alone,
        basket=empty_basket(world.currency),
        language=world.rules.language,
        store_names=world.store_names,
        kiosk_id=kiosk_id,
        ready=world.ready,
        members=world.programme() is not None,
        people=world.people(),
        touched_s=now_s,
        screen_since_s=now_s,
    )
    intent = open_intent(conn)
    if intent is not None:
        basket = intent.kept.basket
        settling = _settling(basket, world, taken_of(conn, basket.transaction_id))
        state = replace(state, unattended=gone)
        return _unclear(state, intent, settling, now_s), (AskStatus(intent.intent_id, intent.way),)
    ticket = shown_ticket(conn)
    if ticket is not None:
        return (state, (ForgetTicket(),)) if gone else (_ticket_again(state, *ticket), ())
    kept = open_basket(conn)
    if kept is None or kept.basket.is_empty:
        return state, ()
    notice = Notice(kind=NoticeKind.BASKET_RESTORED, until_s=now_s + world.rules.notice_s)
    taken = taken_of(conn, kept.basket.transaction_id)
    if gone and not taken:
        return state, (KeepBasket(None),)
    waiting = _settling(kept.basket, world, taken) if taken else None
    again = replace(
        state,
        screen=Screen.PAY if taken else Screen.BASKET,
        came_from=Screen.BASKET if taken else Screen.START,
        settling=waiting,
        # Priced anew: what members and coupons saved went with who they belonged to.
        basket=price_basket(kept.basket, world.offers()),
        language=kept.language,
        notice=notice,
        # Not begun anew: who was about to be asked whether they are still there is asked at once.
        touched_s=now_s - min(quiet, world.rules.idle_warning_s),
    )
    return again, ()


def _ticket_again(state: KioskState, ticket: Ticket, language: str) -> KioskState:
    parking = Parking(phase=ParkingPhase.SHOWN, ticket=ticket)
    return replace(state, screen=Screen.SUSPENDED, language=language, parking=parking)


def _settling(basket: Basket, world: World, taken: tuple[Taken, ...]) -> Settling:
    return Settling(total=basket.total, ways=world.rules.ways, taken=taken)


def _unclear(state: KioskState, intent: OpenIntent, settling: Settling, now_s: float) -> KioskState:
    basket = intent.kept.basket
    payment = Payment(
        intent_id=intent.intent_id,
        amount=intent.amount,
        way=intent.way,
        phase=PaymentPhase.CHECKING,
        unclear=True,
        next_check_s=now_s + STATUS_WAIT_S,
        phase_since_s=now_s,
    )
    return replace(
        state,
        screen=Screen.PAY,
        came_from=Screen.BASKET,
        basket=basket,
        language=intent.kept.language,
        payment=payment,
        settling=settling,
    )
