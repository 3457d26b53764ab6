"""The kiosk without its window: events in, state out, effects carried out in between."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Protocol

from msgspec.structs import replace

from kiosk.application.bill_slip import bill_slip
from kiosk.application.catalogue import Catalogue
from kiosk.application.disk_hands import DiskHands
from kiosk.application.edge_hands import EdgeHands
from kiosk.application.ground import Ground
from kiosk.application.kiosk_hands import StaffedEdge
from kiosk.application.member_hands import MemberHands
from kiosk.application.payments import Payments, card_only
from kiosk.application.presence import Presence
from kiosk.application.receipt_book import Buyer
from kiosk.application.receipt_hands import MakePrinter, ReceiptHands
from kiosk.application.restore import restored
from kiosk.application.rules import rules_of
from kiosk.application.watching_hands import WatchingHands
from kiosk.application.workers import Threads, Workers
from kiosk.devices.payment import PaymentTerminal
from kiosk.flow import effects as f
from kiosk.flow import events as e
from kiosk.flow import receipts as r
from kiosk.flow import watching as w
from kiosk.flow.handover import AskHandover
from kiosk.flow.members import AskRights
from kiosk.flow.state import KioskState
from kiosk.flow.step import step
from kiosk.flow.tendering import PrintBill
from kiosk.flow.world import Moment
from kiosk.options import KioskOptions
from storecore.clock import Clock
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storecore.logs import Log
from storecore.money import Money
from storecore.replication.mirror import Mirror
from storecore.signing.keys import SigningKey

log = Log(__name__)

Post = Callable[[Callable[[], None]], None]
"""Runs a call on the thread that owns the kiosk, soon; may be called from any thread."""


class Ids(Protocol):
    """Where fresh ids come from; see storecore.ids.IdSource."""

    def new(self) -> str:
        """One fresh id."""
        ...


class KioskCore:
    """Owns the state. Everything but `post_event` is called on one thread, the owner's.

    What takes time runs elsewhere and comes back through `post`. `on_fact` is called, from any
    thread, when a fact has reached the disk. Subscribers are called with each new state.
    """

    def __init__(
        self,
        *,
        writer: Writer,
        journal: Journal,
        mirror: Mirror,
        terminal: PaymentTerminal | Payments,
        edge: StaffedEdge,
        clock: Clock,
        ids: Ids,
        options: KioskOptions,
        post: Post,
        workers: Workers | None = None,
        printer: MakePrinter | None = None,
        key: SigningKey | None = None,
        on_fact: Callable[[], None] = lambda: None,
    ) -> None:
        self._clock = clock
        self._ids = ids
        self._post = post
        self._owner = threading.get_ident()
        self._subscribers: list[Callable[[KioskState], None]] = []
        self._waiting: deque[e.Event] = deque()
        self._busy = False
        self._stopped = False
        payments = terminal if isinstance(terminal, Payments) else card_only(terminal)
        self.catalogue = Catalogue(
            mirror,
            writer.reader,
            replace(rules_of(options), ways=payments.ways),
            store_id=options.store_id,
        )
        away = workers or Threads()
        ground = Ground(
            writer=writer,
            journal=journal,
            clock=clock,
            options=options,
            workers=away,
            answer=self.post_event,
            on_fact=on_fact,
            new_id=ids.new,
        )
        self.paying = ground.paying(
            payments,
            key,
            currency=lambda: self.catalogue.currency,
            amount_of=self._amount_of,
            edge=edge,
            mirror=mirror,
        )
        self._disk = DiskHands(
            writer, self.paying.records, self.post_event, on_fact, payments.terminal_id
        )
        self.printing = ground.printing(printer)
        self._hands = _table(self._disk, EdgeHands(edge, away, self.post_event))
        self._hands |= self.paying.table()
        self._hands |= _receipt_table(self.printing)
        suspending = ground.suspending(
            edge, self.paying, self.printing, lambda: self._state.language
        )
        self._hands |= suspending.table()
        members = MemberHands(edge, away, self.post_event, options.name)
        self._hands[AskRights] = members.ask
        self._subscribers.append(members.on_state)
        self._hands |= ground.staff(edge, self.catalogue.staff)
        self._hands[w.KeepFact] = WatchingHands(writer, journal, on_fact).keep
        self._state, self._first = restored(writer.reader(), self.catalogue, options.name, clock)
        self._presence = Presence(writer, clock)

    @property
    def state(self) -> KioskState:
        """What the kiosk shows now."""
        return self._state

    def subscribe(self, callback: Callable[[KioskState], None]) -> Callable[[], None]:
        """Call it with every new state from now on; returns what ends that."""
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback)

    def start(self) -> None:
        """Begin: ask for what was left open when the kiosk last ran."""
        self._disk.announce()
        self.printing.start()
        self.paying.decided_elsewhere()
        first, self._first = self._first, ()
        self._carry_out(first)

    def stop(self) -> None:
        """Answers that are still to come are no longer taken."""
        self._stopped = True
        self.printing.stop()

    def tick(self) -> None:
        """Time has passed; to be called about four times a second."""
        self.dispatch(e.Tick())

    def post_event(self, event: e.Event) -> None:
        """Dispatch an event from any thread."""
        self._post(lambda: self.dispatch(event))

    def dispatch(self, event: e.Event) -> None:
        """Let an event happen. One that a subscriber sends happens after the present one."""
        assert threading.get_ident() == self._owner, "dispatch belongs to the owner's thread"
        if self._stopped:
            return
        self._waiting.append(event)
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                self._happen(self._waiting.popleft())
        finally:
            self._busy = False

    def _happen(self, event: e.Event) -> None:
        if isinstance(event, e.ReferenceChanged):
            self.catalogue.forget(event.collections)
            if event.collections & {"bill", "refund_due"}:
                self.paying.decided_elsewhere()
        before = self._state
        self._state, effects = step(before, event, self._moment(), self.catalogue)
        if self._state.screen is not before.screen:
            log.info("screen", screen=self._state.screen)
        if self._state != before:
            self._show()
        self._carry_out(effects)
        self._presence.note(self._state)

    def _show(self) -> None:
        for callback in list(self._subscribers):
            try:
                callback(self._state)
            except Exception:  # a screen that cannot draw must not stop a sale
                log.exception("subscriber_failed", screen=self._state.screen)

    def _carry_out(self, effects: tuple[f.Effect, ...]) -> None:
        self._disk.buyer = Buyer(self._state.language, self._state.store_names)
        self.paying.serve(self._disk.buyer)
        for effect in effects:
            self._hands[type(effect)](effect)

    def _moment(self) -> Moment:
        wall_ms = self._clock.wall_ms()
        local = datetime.fromtimestamp(wall_ms / 1000, UTC).astimezone()
        return Moment(
            wall_ms=wall_ms,
            monotonic_s=self._clock.monotonic_s(),
            today=local.date(),
            minute_of_day=local.hour * 60 + local.minute,
            fresh_id=self._ids.new(),
        )

    def _amount_of(self, intent_id: str) -> Money | None:
        payment = self._state.payment
        return payment.amount if payment is not None and payment.intent_id == intent_id else None


def _table(disk: DiskHands, edge: EdgeHands) -> dict[type[f.Effect], Callable[[Any], None]]:
    return {
        f.KeepBasket: disk.keep_basket,
        f.RecordIntent: disk.record_intent,
        f.RecordSale: disk.record_sale,
        f.ConcludeIntent: disk.conclude,
        f.FindPickup: edge.find_pickup,
        f.StepOrder: edge.step_order,
        AskHandover: edge.hand_over,
        f.StepTask: edge.step_task,
        f.AskAssist: edge.assist,
    }


def _receipt_table(printing: ReceiptHands) -> dict[type[f.Effect], Callable[[Any], None]]:
    return {
        r.LookAtPrinter: printing.look,
        r.PrintReceipt: printing.print_receipt,
        r.ListReceipts: printing.list_receipts,
        PrintBill: lambda bill: printing.print_slip(bill_slip(bill)),
    }
