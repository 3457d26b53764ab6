"""What all hands of a kiosk stand on, and those that need much of it put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.application.bill_desk import BillEdge
from kiosk.application.kiosk_hands import KioskEdge, KioskHands
from kiosk.application.paying import Paying
from kiosk.application.payments import Payments
from kiosk.application.receipt_book import ReceiptBook, key_path, machine_offset_min
from kiosk.application.receipt_hands import MakePrinter, ReceiptHands
from kiosk.application.staff_door import StaffDoor, TryBook
from kiosk.application.stock_hands import StockHands
from kiosk.application.suspending_hands import SuspendingEdge, SuspendingHands
from kiosk.application.ticket_book import TicketBook
from kiosk.application.workers import Answer, Workers
from kiosk.flow.door import CheckStaff
from kiosk.flow.effects import Effect
from kiosk.flow.kiosks import ReplyToEdge, TellKiosk
from kiosk.flow.stock import LookAtStock, StepStock
from kiosk.options import KioskOptions
from storecore.clock import Clock
from storecore.contracts.staff import StaffPerson
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storecore.money import Money
from storecore.replication.mirror import Mirror
from storecore.signing.keys import SigningKey, load_or_make_key


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The disk, the chain, the time, and the ways back to the kiosk's own thread."""

    writer: Writer
    journal: Journal
    clock: Clock
    options: KioskOptions
    workers: Workers
    answer: Answer
    on_fact: Callable[[], None]
    new_id: Callable[[], str]

    def paying(
        self,
        payments: Payments,
        key: SigningKey | None,
        *,
        currency: Callable[[], str],
        amount_of: Callable[[str], Money | None],
        edge: BillEdge,
        mirror: Mirror,
    ) -> Paying:
        """Money, and the receipts that come of it. Without a key the one on disk is taken.

        Raises:
            KeyUnusable: that file holds something else.
        """
        options = self.options
        receipts = ReceiptBook(
            key or load_or_make_key(key_path(options.data)),
            self.journal,
            base_url=options.receipt_url,
            store_id=options.store_id,
            offset_min=machine_offset_min,
        )
        return Paying(
            writer=self.writer,
            journal=self.journal,
            receipts=receipts,
            payments=payments,
            workers=self.workers,
            clock=self.clock,
            answer=self.answer,
            on_fact=self.on_fact,
            new_id=self.new_id,
            currency=currency,
            amount_of=amount_of,
            store_id=options.store_id,
            kiosk_id=options.name,
            edge=edge,
            mirror=mirror,
        )

    def printing(self, printer: MakePrinter | None) -> ReceiptHands:
        """The receipt printer."""
        return ReceiptHands(
            printer,
            self.writer,
            self.answer,
            journal=self.journal,
            clock=self.clock,
            on_fact=self.on_fact,
            store_id=self.options.store_id,
        )

    def staff(
        self, edge: KioskEdge, people: Callable[[], Sequence[StaffPerson]]
    ) -> dict[type[Effect], Callable[[Any], None]]:
        """Badges and PINs of who works here, and what they do with stock."""
        tries = TryBook(self.writer, self.clock)
        door = StaffDoor(people, tries, self.workers, self.answer, first_pin=self.options.staff_pin)
        stock = StockHands(edge, self.workers, self.answer)
        kiosks = KioskHands(edge, self.workers, self.answer)
        return {
            CheckStaff: door.check,
            LookAtStock: stock.look,
            StepStock: stock.step,
            TellKiosk: kiosks.tell,
            ReplyToEdge: kiosks.reply,
        }

    def suspending(
        self,
        edge: SuspendingEdge,
        paying: Paying,
        printing: ReceiptHands,
        language: Callable[[], str],
    ) -> SuspendingHands:
        """Baskets that are put aside; `language` is the customer's."""
        options = self.options
        book = TicketBook(
            self.journal,
            self.clock,
            paying.records.keep_basket,
            store_id=options.store_id,
            keep_s=options.suspended_keep_s,
        )
        return SuspendingHands(
            edge,
            self.writer,
            book,
            self.workers,
            self.answer,
            kiosk_id=options.name,
            print_slip=printing.print_slip,
            offset_min=machine_offset_min,
            on_fact=self.on_fact,
            language=language,
        )
