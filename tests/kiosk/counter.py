"""A kiosk at a counter: the real core on a real disk, a terminal in memory, and a power switch."""

from __future__ import annotations

import queue
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
from sqlite_utils import Database

from kiosk.application.assemble import DATABASE, MIGRATIONS
from kiosk.application.core import KioskCore
from kiosk.application.edge_client import EdgeDown
from kiosk.application.kept import open_intent
from kiosk.application.kiosk_hands import StaffedEdge
from kiosk.application.payments import Payments
from kiosk.application.receipt_book import kept_receipt, newest_receipts
from kiosk.application.receipt_hands import MakePrinter
from kiosk.devices.memory import MemoryTerminal
from kiosk.flow.events import Event
from kiosk.flow.state import KioskState
from kiosk.flow.stock import StockRequest
from kiosk.options import KioskOptions
from storecore.clock import HybridClock, ManualClock
from storecore.contracts.bills import DecideBill, OpenBill
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.facts import Body, PaymentConcluded, SaleCompleted, read_body
from storecore.contracts.handover import HandoverReply, HandoverRequest
from storecore.contracts.kiosks import KioskOrderReply, KioskOrderRequest
from storecore.contracts.local_api import OrderStepRequest, TaskStepRequest
from storecore.contracts.members import RightsReply, RightsRequest
from storecore.contracts.reference import Order
from storecore.contracts.stock_work import StockFigures
from storecore.contracts.suspended import ResumeReply, ResumeRequest, SuspendRequest, Ticket
from storecore.database.writer import Writer
from storecore.ids import IdSource
from storecore.journal.journal import Journal, facts_after, heads
from storecore.journal.verifying import verify
from storecore.replication.mirror import Mirror
from tests.kiosk.shop import CATEGORIES, ITEMS, OFFERS, PIN, STORE

T = TypeVar("T")
WAIT_S = 10.0


class PowerCut(Exception):
    """The kiosk's plug was pulled."""


class Power:
    """Cuts the power at the n-th moment that matters; counts them where it is never cut."""

    def __init__(self, cut_at: int | None = None) -> None:
        self.cut_at = cut_at
        self.moments = 0

    def moment(self) -> None:
        """Between one thing and the next."""
        self.moments += 1
        if self.moments == self.cut_at:
            raise PowerCut


class PluggedWriter(Writer):
    """A writer whose power may go before work is handed to it."""

    power: Power | None = None

    def submit(self, work: Callable[[Database], T]) -> Any:
        """Hand work over, if the power is still on."""
        if self.power is not None:
            self.power.moment()
        return super().submit(work)


class AtOnce:
    """Workers that do the work in the same thread; the power may go before and after."""

    def __init__(self, power: Power) -> None:
        self._power = power

    def run(self, _: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do it now."""
        self._power.moment()
        result = work()
        self._power.moment()
        then(result)


class SilentEdge:
    """An edge agent that is not there."""

    def find_pickup(self, pickup_code: str) -> Order:
        """No answer."""
        raise EdgeDown(pickup_code)

    def step_order(self, order_id: str, request: OrderStepRequest) -> Order:
        """No answer."""
        raise EdgeDown(order_id)

    def hand_over(self, request: HandoverRequest) -> HandoverReply:
        """No answer."""
        raise EdgeDown(request.order_id)

    def step_task(self, task_id: str, request: TaskStepRequest) -> None:
        """No answer."""
        raise EdgeDown(task_id)

    def assist(self, request_id: str, reason: str) -> None:
        """No answer."""
        raise EdgeDown(reason)

    def tell_kiosk(self, request: KioskOrderRequest) -> None:
        """No answer."""
        raise EdgeDown(request.kiosk_id)

    def reply_kiosk(self, reply: KioskOrderReply) -> None:
        """No answer."""
        raise EdgeDown(reply.order_id)

    def stock(self, sku: str) -> StockFigures:
        """No answer."""
        raise EdgeDown(sku)

    def step_stock(self, request: StockRequest) -> None:
        """No answer."""
        raise EdgeDown(request.request_id)

    def rights(self, request: RightsRequest) -> RightsReply:
        """No answer."""
        raise EdgeDown(request.request_id)

    def suspend(self, request: SuspendRequest) -> Ticket:
        """No answer."""
        raise EdgeDown(request.request_id)

    def decide_bill(self, request: DecideBill) -> OpenBill:
        """No answer."""
        raise EdgeDown(request.intent_id)

    def resume(self, request: ResumeRequest) -> ResumeReply:
        """No answer."""
        raise EdgeDown(request.number)


class Counter:
    """A kiosk that can be switched off at any moment and built again from the same disk."""

    def __init__(
        self,
        directory: Path,
        terminal: MemoryTerminal,
        *,
        power: Power | None = None,
        clock: ManualClock | None = None,
        printer: MakePrinter | None = None,
        payments: Payments | None = None,
        edge: StaffedEdge | None = None,
        name: str = "kiosk-1",
    ) -> None:
        self.terminal = terminal
        self.power = power or Power()
        self.clock = clock or ManualClock()
        self.calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.writer = PluggedWriter(directory / DATABASE, MIGRATIONS)
        self.mirror = Mirror()
        stock_shelves(self.writer, self.mirror)
        self.options = KioskOptions(data=str(directory), staff_pin=PIN, name=name)
        self.writer.power = self.power
        self.shown: list[KioskState] = []
        self.core = KioskCore(
            writer=self.writer,
            journal=Journal(self.options.name, HybridClock(self.clock)),
            mirror=self.mirror,
            terminal=payments or terminal,
            edge=edge or SilentEdge(),
            clock=self.clock,
            ids=IdSource(self.clock),
            options=self.options,
            post=self.calls.put,
            workers=AtOnce(self.power),
            printer=printer,
        )
        self.core.subscribe(self.shown.append)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.core.stop()
        self.writer.close()

    @property
    def state(self) -> KioskState:
        """What it shows."""
        return self.core.state

    def does(self, *events: Event) -> KioskState:
        """Events, each with everything that follows from it at once."""
        for event in events:
            self.power.moment()
            self.core.dispatch(event)
            if self.state.asking is not None:
                self.until(lambda state: state.asking is None)
        return self.state

    def until(self, condition: Callable[[KioskState], object]) -> KioskState:
        """Let answers come and time pass until the state is so."""
        for _ in range(2000):
            if condition(self.state):
                return self.state
            try:
                call = self.calls.get(timeout=0.01)
            except queue.Empty:
                self.clock.advance(1)
                self.core.tick()
                continue
            self.power.moment()
            call()
        raise AssertionError(f"never so; still {self.state}")

    def bodies(self) -> list[Body]:
        """Every fact of the kiosk's journal, in order."""
        facts = facts_after(self.writer.reader(), 0, 1000)
        found = [read_body(fact) for _, fact in facts]
        assert all(found)
        return [body for body in found if body is not None]

    def chain_head(self) -> str:
        """The hash of the newest fact of its own chain."""
        (head,) = heads(self.writer.reader())
        return head.hash

    def sale_hashes(self) -> dict[int, str]:
        """The hash of each sale's fact, by receipt number."""
        facts = [fact for _, fact in facts_after(self.writer.reader(), 0, 1000)]
        sales = [(read_body(fact), fact.hash) for fact in facts if fact.type == "SaleCompleted"]
        return {body.receipt_number: h for body, h in sales if isinstance(body, SaleCompleted)}

    def receipt_heads(self) -> dict[int, str]:
        """The chain head on each receipt that is kept, by its number."""
        conn = self.writer.reader()
        kept = [kept_receipt(conn, entry.number) for entry in newest_receipts(conn, 100)]
        return {one.document.number: one.document.chain_head for one in kept if one is not None}

    def sales(self) -> list[SaleCompleted]:
        """The sales of the journal."""
        return [body for body in self.bodies() if isinstance(body, SaleCompleted)]

    def concluded(self) -> list[PaymentConcluded]:
        """The conclusions of the journal."""
        return [body for body in self.bodies() if isinstance(body, PaymentConcluded)]

    def check_disk(self) -> None:
        """The chain is whole, and every charge is a sale and every sale a charge."""
        self.writer.run(lambda _: None)  # what was handed over before is on disk now
        assert list(verify(self.writer.reader())) == []
        assert open_intent(self.writer.reader()) is None
        charged = {intent.intent_id: intent.amount for intent in self.terminal.charges}
        sold = {t.intent_id: t.amount for sale in self.sales() for t in sale.tenders}
        assert charged == sold
        numbers = [sale.receipt_number for sale in self.sales()]
        assert numbers == list(range(1, len(numbers) + 1))


def stock_shelves(writer: Writer, mirror: Mirror) -> None:
    """The shop's reference, as the edge would have sent it."""
    documents: list[tuple[str, str, msgspec.Struct]] = [("store", STORE.store_id, STORE)]
    documents += [("item", one.sku, one) for one in ITEMS]
    documents += [("offer", offer.offer_id, offer) for offer in OFFERS]
    documents += [("category", one.category_id, one) for one in CATEGORIES]
    entries = tuple(
        Entry(collection=c, key=k, version=7, raw=msgspec.Raw(msgspec.json.encode(d)))
        for c, k, d in documents
    )
    page = ReferencePage(feed="shop", cursor=len(entries), entries=entries, complete=True)
    writer.run(lambda db: mirror.apply(db, page))
