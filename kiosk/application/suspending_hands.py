"""Effects on suspended baskets: the edge is asked, the disk follows, then the screen is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, Protocol

import msgspec

from kiosk.application.edge_client import EdgeDown, EdgeRefused
from kiosk.application.ticket_book import TicketBook, TicketElsewhere, TicketGone
from kiosk.application.workers import Answer, Workers
from kiosk.domain.basket import Basket
from kiosk.domain.slip import Slip
from kiosk.domain.suspending import lines_aside, ticket_slip
from kiosk.flow import suspending as s
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.notices import NoticeKind
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.suspended import (
    KEPT_BY_KIOSK,
    ResumeReply,
    ResumeRequest,
    SuspendRequest,
    Ticket,
)
from storecore.database.writer import Writer, WriterClosed
from storecore.logs import Log
from storecore.tickets import NoNumberFree

log = Log(__name__)

_ELSEWHERE = (EdgeDown, EdgeRefused, TicketGone, TicketElsewhere)
_DISK = (sqlite3.Error, OSError, WriterClosed, NoNumberFree, msgspec.MsgspecError)
"""What can happen to a basket on its way to this kiosk's disk."""


class SuspendingEdge(Protocol):
    """What is asked of the edge agent; see `EdgeClient`."""

    def suspend(self, request: SuspendRequest) -> Ticket:
        """Keep a basket."""
        ...

    def resume(self, request: ResumeRequest) -> ResumeReply:
        """Give a basket."""
        ...


class SuspendingHands:
    """Each answer means that the basket is at one place, and that is on disk."""

    def __init__(
        self,
        edge: SuspendingEdge,
        writer: Writer,
        book: TicketBook,
        workers: Workers,
        answer: Answer,
        *,
        kiosk_id: str,
        print_slip: Callable[[Slip], None],
        offset_min: Callable[[int], int],
        on_fact: Callable[[], None],
        language: Callable[[], str],
    ) -> None:
        self._edge = edge
        self._writer = writer
        self._book = book
        self._workers = workers
        self._answer = answer
        self._kiosk_id = kiosk_id
        self._print_slip = print_slip
        self._offset_min = offset_min
        self._on_fact = on_fact
        self._language = language

    def table(self) -> dict[type[Effect], Callable[[Any], None]]:
        """What carries out which effect."""
        return {
            s.SuspendBasket: self.suspend,
            s.TakeBasket: self.take,
            s.ForgetTicket: self.forget,
            s.PrintTicket: self.print_ticket,
        }

    def suspend(self, effect: s.SuspendBasket) -> None:
        """To the edge, or where it does not answer into this kiosk's own keeping.

        A basket that the edge took without our hearing of it waits there under a number that
        nobody was ever told, until it expires.
        """
        language = self._language()

        def work() -> Event:
            try:
                ticket = self._edge.suspend(self._request(effect))
            except (EdgeDown, EdgeRefused) as problem:
                log.warning("suspended_here", problem=str(problem))
                return self._kept_here(effect, language)
            try:
                self._writer.run(lambda db: self._book.handed_over(db, ticket, language))
            except _DISK:
                log.exception("not_handed_over")
                return s.SuspendFailed(effect.request_id)
            return s.TicketReady(effect.request_id, ticket)

        self._workers.run("suspend", work, self._told)

    def take(self, effect: s.TakeBasket) -> None:
        """From this kiosk's own keeping, or from the edge."""
        fetch = self._taken_here if effect.number.startswith(KEPT_BY_KIOSK) else self._taken_up

        def work() -> Event:
            try:
                basket = fetch(effect)
            except (*_ELSEWHERE, *_DISK) as problem:
                return s.TicketRefused(effect.request_id, _why(problem))
            return s.BasketBack(effect.request_id, basket)

        self._workers.run("resume", work, self._told)

    def forget(self, _: s.ForgetTicket) -> None:
        """The ticket has left the screen."""
        self._writer.submit(self._book.forget_shown)

    def print_ticket(self, effect: s.PrintTicket) -> None:
        """The ticket on paper."""
        offset_min = self._offset_min(effect.ticket.expires_ms)
        self._print_slip(
            ticket_slip(effect.ticket, effect.store_names, offset_min, effect.language)
        )

    def _request(self, effect: s.SuspendBasket) -> SuspendRequest:
        basket = effect.basket
        return SuspendRequest(
            request_id=effect.request_id,
            kiosk_id=self._kiosk_id,
            transaction_id=basket.transaction_id,
            lines=lines_aside(basket),
            total=basket.total,
            basket=msgspec.Raw(msgspec.json.encode(basket)),
        )

    def _kept_here(self, effect: s.SuspendBasket, language: str) -> Event:
        try:
            self._writer.run(self._book.let_go)
            ticket = self._writer.run(
                lambda db: self._book.keep_here(db, effect.request_id, effect.basket, language)
            )
        except _DISK:
            log.exception("not_suspended")
            return s.SuspendFailed(effect.request_id)
        return s.TicketReady(effect.request_id, ticket)

    def _taken_here(self, effect: s.TakeBasket) -> Basket:
        self._writer.run(self._book.let_go)
        return self._writer.run(lambda db: self._book.take_here(db, effect.number, effect.language))

    def _taken_up(self, effect: s.TakeBasket) -> Basket:
        asked = ResumeRequest(number=effect.number, kiosk_id=self._kiosk_id)
        reply = self._edge.resume(asked)
        return self._writer.run(lambda db: self._book.take_up(db, reply, effect.language))

    def _told(self, event: Event) -> None:
        self._on_fact()
        self._answer(event)


def _why(problem: Exception) -> NoticeKind:
    """What the person is told of a basket that does not come."""
    match problem:
        case EdgeDown():
            return NoticeKind.TICKET_LATER
        case EdgeRefused() if problem.code is RefusalCode.TICKET_USED:
            return NoticeKind.TICKET_USED
        case TicketGone():
            return NoticeKind.TICKET_USED
        case EdgeRefused():
            return NoticeKind.TICKET_UNKNOWN
        case TicketElsewhere():
            return NoticeKind.TICKET_ELSEWHERE
    log.error("not_resumed", problem=str(problem))
    return NoticeKind.CANNOT_RECORD
