"""Suspend here, resume anywhere: a basket is at one place at a time, and brings nobody along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from edge_agent.suspended.book import SUSPENDED_MIGRATIONS, SuspendedBook, SuspendRefused
from kiosk.application.edge_client import EdgeDown, EdgeRefused
from kiosk.devices.memory import MemoryTerminal
from kiosk.domain.claims import Claims, ShownCoupon
from kiosk.domain.slip import Centred, Code
from kiosk.domain.suspending import lines_aside, put_aside, ticket_slip
from kiosk.flow import suspending as u
from kiosk.flow import touches as t
from kiosk.flow.effects import Effect
from kiosk.flow.events import CodeRead
from kiosk.flow.notices import NoticeKind
from kiosk.flow.receipts import PrinterSeen, ReceiptPrinted
from kiosk.flow.state import KioskState, Screen
from storecore.clock import HybridClock, ManualClock
from storecore.contracts.receipts import PrinterState
from storecore.contracts.suspended import (
    BasketExpired,
    BasketResumed,
    BasketSuspended,
    PutAside,
    ResumeReply,
    ResumeRequest,
    SuspendRequest,
    Ticket,
)
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from tests.kiosk.counter import Counter, Power, PowerCut, SilentEdge
from tests.kiosk.journey import SCAN_CHOCOLATE, SCAN_MILK, SCAN_WINE, Person, Then
from tests.kiosk.shop import OFFERS

TICKET = Ticket(ticket_id="tk", number="123457", expires_ms=1_768_486_000_000)


class StoreEdge(SilentEdge):
    """The edge's own book of suspended baskets, on a disk; it may be out of reach."""

    def __init__(self, folder: Path, clock: ManualClock) -> None:
        self.reachable = True
        self.loses_answers = False
        self._writer = Writer(folder / "edge.db", [JOURNAL_MIGRATIONS, SUSPENDED_MIGRATIONS])
        self._book = SuspendedBook("store-1", Journal("edge-1", HybridClock(clock)), clock, 7200)

    def suspend(self, request: SuspendRequest) -> Ticket:
        """Keep a basket."""
        if not self.reachable:
            raise EdgeDown("away")
        ticket = self._writer.run(lambda db: self._book.suspend(db, request))
        if self.loses_answers:
            raise EdgeDown("the answer was lost")
        return ticket

    def resume(self, request: ResumeRequest) -> ResumeReply:
        """Give a basket."""
        if not self.reachable:
            raise EdgeDown("away")
        try:
            reply = self._writer.run(lambda db: self._book.resume(db, request))
        except SuspendRefused as refusal:
            raise EdgeRefused(refusal.code, str(refusal)) from refusal
        if self.loses_answers:
            raise EdgeDown("the answer was lost")
        return reply

    def close(self) -> None:
        """Switch it off."""
        self._writer.close()


class Floor:
    """A store with an edge and kiosks that are switched on one by one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = ManualClock()
        folder.mkdir(exist_ok=True)
        self.edge = StoreEdge(folder, self.clock)

    def kiosk(self, name: str, power: Power | None = None) -> Counter:
        """The kiosk of that name, on its own disk."""
        folder = self.folder / name
        return Counter(
            folder, MemoryTerminal(), power=power, clock=self.clock, edge=self.edge, name=name
        )


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[Floor]:
    """An empty store."""
    made = Floor(tmp_path / "store")
    yield made
    made.edge.close()


def is_shown(state: KioskState) -> bool:
    """The ticket is on the screen."""
    return state.parking is not None and state.parking.ticket is not None


def suspends(kiosk: Counter) -> str:
    """Milk and chocolate, put aside; the number on the ticket."""
    kiosk.does(SCAN_MILK, SCAN_CHOCOLATE, u.SuspendTouched())
    parking = kiosk.until(is_shown).parking
    assert parking is not None and parking.ticket is not None
    return parking.ticket.number


def resumes(kiosk: Counter, number: str) -> KioskState:
    """The ticket's code is held to the camera."""
    kiosk.does(CodeRead(text=f"SSB:{number}", symbology="qr"))
    return kiosk.until(lambda s: s.parking is None)


def skus(state: KioskState) -> list[str]:
    """What is in the basket."""
    return [line.sku for line in state.basket.lines]


JOURNEYS: dict[str, list[Then]] = {
    "suspended, ticket taken": [
        Then(SCAN_MILK, Screen.BASKET),
        Then(u.SuspendTouched(), Screen.SUSPENDED),
        Then(t.CancelConfirmed(), Screen.SUSPENDED),
        Then(u.TicketKept(), Screen.SUSPENDED),  # there is none yet
        Then(u.TicketReady("other", TICKET), Screen.SUSPENDED),
        Then(u.TicketReady("f2", TICKET), Screen.SUSPENDED),
        Then(u.TicketKept(), Screen.START),
    ],
    "the disk is full": [
        Then(SCAN_MILK, Screen.BASKET),
        Then(u.SuspendTouched(), Screen.SUSPENDED),
        Then(u.SuspendFailed("f2"), Screen.BASKET),
    ],
    "the next customer scans while the ticket shows": [
        Then(SCAN_MILK, Screen.BASKET),
        Then(u.SuspendTouched(), Screen.SUSPENDED),
        Then(SCAN_CHOCOLATE, Screen.SUSPENDED),  # not yet: the basket is on its way
        Then(u.TicketReady("f2", TICKET), Screen.SUSPENDED),
        Then(SCAN_CHOCOLATE, Screen.BASKET),
    ],
    "nothing to suspend": [
        Then(t.BuyTouched(), Screen.BASKET),
        Then(u.SuspendTouched(), Screen.BASKET),
    ],
    "a ticket in the middle of a purchase": [
        Then(SCAN_MILK, Screen.BASKET),
        Then(CodeRead(text="SSB:123457"), Screen.BASKET),
    ],
    "a ticket at the start": [
        Then(CodeRead(text="SSB:123457"), Screen.RESUME),
        Then(t.BackTouched(), Screen.RESUME),  # the basket is on its way
        Then(u.TicketTyped("123457"), Screen.RESUME),
        Then(u.TicketRefused("f1", NoticeKind.TICKET_USED), Screen.RESUME),
        Then(t.BackTouched(), Screen.START),
    ],
    "a number typed wrong": [
        Then(u.ResumeTouched(), Screen.RESUME),
        Then(u.TicketTyped("123456"), Screen.RESUME),
        Then(t.BackTouched(), Screen.START),
    ],
}
EFFECTS: dict[str, list[type[Effect]]] = {
    "suspended, ticket taken": [u.SuspendBasket, u.ForgetTicket],
    "the disk is full": [u.SuspendBasket],
    "the next customer scans while the ticket shows": [u.SuspendBasket, u.ForgetTicket],
    "a ticket at the start": [u.TakeBasket],
}


@pytest.mark.parametrize("name", JOURNEYS)
def test_suspending(name: str) -> None:
    person = Person()
    wanted: list[type[Effect]] = []
    for then in JOURNEYS[name]:
        person.does(then.event)
        assert person.state.screen is then.screen, then
        wanted += [type(one) for one in person.effects if type(one).__module__ == u.__name__]
    assert wanted == EFFECTS.get(name, [])


def test_the_ticket_leaves_by_itself_and_is_printed_on_wish() -> None:
    person = Person()
    person.does(PrinterSeen(PrinterState.READY), SCAN_MILK, u.SuspendTouched())
    person.does(u.TicketReady(person.effects[0].request_id, TICKET))  # type: ignore[attr-defined]
    assert person.state.basket.is_empty
    person.does(u.TicketPrintTouched())
    assert [type(effect) for effect in person.effects] == [u.PrintTicket]
    person.does(ReceiptPrinted(0))
    assert person.waits(29).screen is Screen.SUSPENDED
    assert person.waits(2).screen is Screen.START


def test_a_suspended_basket_knows_nobody() -> None:
    person = Person()
    basket = person.does(SCAN_WINE, SCAN_MILK, SCAN_MILK).basket
    coupon = ShownCoupon("SECRET-1", "x")
    known = replace(
        basket, approved_age=18, claims=Claims(is_member=True, tier="gold", coupons=(coupon,))
    )
    aside = put_aside(known, OFFERS)
    assert (aside.approved_age, aside.age_needed) == (0, 16)
    assert aside.claims == Claims(began=known.claims.began)
    assert aside.total == basket.total
    assert b"SECRET" not in msgspec.json.encode(aside)
    assert lines_aside(aside) == (
        PutAside(sku="milk", quantity=2),
        PutAside(sku="wine", quantity=1),
    )


def test_a_basket_goes_from_one_kiosk_to_another(floor: Floor) -> None:
    with floor.kiosk("kiosk-1") as one, floor.kiosk("kiosk-2") as two:
        number = suspends(one)
        assert one.state.basket.is_empty
        state = resumes(two, number)
        assert (state.screen, skus(state)) == (Screen.BASKET, ["chocolate", "milk"])
        used = resumes(one, number)
        assert used.notice is not None
        assert (used.notice.kind, used.basket.is_empty) == (NoticeKind.TICKET_USED, True)
    with floor.kiosk("kiosk-1") as one, floor.kiosk("kiosk-2") as two:
        assert one.state.basket.is_empty
        assert skus(two.state) == ["chocolate", "milk"]


def test_the_same_ticket_twice_at_one_kiosk_brings_one_basket(floor: Floor) -> None:
    with floor.kiosk("kiosk-1") as one:
        number = suspends(one)
        resumes(one, number)
        one.does(t.CancelTouched(), t.CancelConfirmed())
        again = resumes(one, number)
        assert again.notice is not None
        assert (again.notice.kind, skus(again)) == (NoticeKind.TICKET_USED, [])


def test_an_answer_that_was_lost_can_be_asked_for_again(floor: Floor) -> None:
    with floor.kiosk("kiosk-1") as one, floor.kiosk("kiosk-2") as two:
        number = suspends(one)
        floor.edge.loses_answers = True
        lost = resumes(two, number)
        assert lost.notice is not None
        assert lost.notice.kind is NoticeKind.TICKET_LATER
        floor.edge.loses_answers = False
        assert skus(resumes(two, number)) == ["chocolate", "milk"]


def test_without_the_edge_it_stays_on_this_kiosk_and_says_so(floor: Floor) -> None:
    floor.edge.reachable = False
    with floor.kiosk("kiosk-1") as one, floor.kiosk("kiosk-2") as two:
        number = suspends(one)
        parking = one.state.parking
        assert parking is not None and parking.ticket is not None
        assert parking.ticket.kiosk_id == "kiosk-1"
        elsewhere = resumes(two, number)
        assert elsewhere.notice is not None
        assert elsewhere.notice.kind is NoticeKind.TICKET_ELSEWHERE
        one.does(u.TicketKept())
        assert skus(resumes(one, number)) == ["chocolate", "milk"]
        wanted = [BasketSuspended, BasketResumed]
        assert [type(body) for body in one.bodies() if type(body) in wanted] == wanted


def test_a_basket_on_this_kiosk_expires(floor: Floor) -> None:
    floor.edge.reachable = False
    with floor.kiosk("kiosk-1") as one:
        number = suspends(one)
        one.does(u.TicketKept())
        floor.clock.advance(one.options.suspended_keep_s)
        gone = resumes(one, number)
        assert gone.notice is not None
        assert gone.basket.is_empty
        assert any(isinstance(body, BasketExpired) for body in one.bodies())


@pytest.mark.parametrize("reachable", [True, False])
def test_the_power_may_go_at_any_moment_and_the_basket_is_at_one_place(
    tmp_path: Path, reachable: bool
) -> None:
    moments = 1
    while True:
        floor = Floor(tmp_path / f"{moments}")
        floor.edge.reachable = reachable
        power = Power(moments)
        try:
            with floor.kiosk("kiosk-1", power) as one:
                suspends(one)
        except PowerCut:
            pass
        with floor.kiosk("kiosk-1") as one:
            one.core.start()
            if is_shown(one.state):
                parking = one.state.parking
                assert parking is not None and parking.ticket is not None
                assert one.state.basket.is_empty
                one.does(u.TicketKept())
                assert skus(resumes(one, parking.ticket.number)) == ["chocolate", "milk"]
            else:
                assert skus(one.state) in ([], ["milk"], ["chocolate", "milk"])
        floor.edge.close()
        if power.moments < moments:
            return
        moments += 1


def test_the_ticket_on_paper() -> None:
    slip = ticket_slip(TICKET, {"en": "Corner & Co."}, 60, "en")
    words = [block.text for block in slip.blocks if isinstance(block, Centred)]
    assert "123 457" in words
    assert any("any kiosk" in word for word in words)
    assert [block.text for block in slip.blocks if isinstance(block, Code)] == ["SSB:123457"]
    here = ticket_slip(replace(TICKET, kiosk_id="kiosk-1"), {}, 60, "de")
    assert "Nur an dieser Kasse" in [b.text for b in here.blocks if isinstance(b, Centred)]
