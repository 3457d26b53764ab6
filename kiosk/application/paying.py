"""Everything about money put together: books, who takes it, who asks on, and their effects."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from kiosk.application.bill_book import BillBook
from kiosk.application.bill_desk import BillDesk, BillEdge
from kiosk.application.day_book import DayBook
from kiosk.application.money_book import MoneyBook
from kiosk.application.payment_watch import PaymentWatch
from kiosk.application.payments import Payments
from kiosk.application.receipt_book import Buyer, ReceiptBook
from kiosk.application.records import Records
from kiosk.application.sensitive import SensitiveBook
from kiosk.application.tender_rows import unconfirmed
from kiosk.application.terminal_hands import TerminalHands
from kiosk.application.till_hands import TillHands
from kiosk.application.workers import Answer, Workers
from kiosk.domain.tenders import may_go_offline
from kiosk.flow import effects as f
from kiosk.flow import tendering as g
from kiosk.flow import till as z
from storecore.clock import Clock
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storecore.money import Money
from storecore.replication.mirror import Mirror


class Paying:
    """`records` and `watch` are used by others; `table` carries out effects."""

    def __init__(
        self,
        *,
        writer: Writer,
        journal: Journal,
        receipts: ReceiptBook,
        payments: Payments,
        workers: Workers,
        clock: Clock,
        answer: Answer,
        on_fact: Callable[[], None],
        new_id: Callable[[], str],
        currency: Callable[[], str],
        amount_of: Callable[[str], Money | None],
        store_id: str,
        kiosk_id: str,
        edge: BillEdge,
        mirror: Mirror,
    ) -> None:
        self._payments = payments
        self._reader: Callable[[], sqlite3.Connection] = writer.reader
        self._clock = clock
        named = {"store_id": store_id, "kiosk_id": kiosk_id}
        days = DayBook(journal, clock, **named)
        money = MoneyBook(journal, clock, new_id, **named)
        self.records = Records(journal, clock, receipts, days, **named)
        bills = BillBook(journal, clock, self.records, money, **named)
        self.watch = PaymentWatch(
            writer, money=money, payments=payments, clock=clock, answer=answer, on_fact=on_fact
        )
        self._till = TillHands(
            writer,
            answer,
            on_fact,
            days=days,
            money=money,
            bills=bills,
            desk=BillDesk(edge, mirror, writer.reader, workers, kiosk_id),
            watch=self.watch,
            sensitive=SensitiveBook(journal, clock, **named),
            currency=currency,
            new_id=new_id,
        )
        self._terminals = TerminalHands(
            payments,
            workers,
            answer,
            amount_of=amount_of,
            may_be_offline=self._may_be_offline,
            wall_ms=clock.wall_ms,
        )

    def decided_elsewhere(self) -> None:
        """Another till may have decided about a bill of this one, or the edge about a return."""
        self._till.carry_out_decisions()

    def serve(self, buyer: Buyer) -> None:
        """For whom bills are opened and settled from now on."""
        self._till.buyer = buyer

    def table(self) -> dict[type[f.Effect], Callable[[Any], None]]:
        """Who carries out which effect."""
        return {
            f.WakeTerminal: self._terminals.wake,
            f.AskPayment: self._terminals.pay,
            f.AskStatus: self._terminals.status,
            f.StopPayment: self._terminals.stop,
            g.RecordBill: self._till.record_bill,
            g.GiveBackTaken: self._till.give_back_taken,
            z.ReadTill: self._till.read,
            z.StepTill: self._till.step,
        }

    def _may_be_offline(self, effect: f.AskPayment) -> bool:
        amount = effect.amount
        open_now = unconfirmed(self._reader(), effect.transaction_id, amount.currency)
        return may_go_offline(
            self._payments.offline, effect.way.way_id, amount, open_now, self._clock.wall_ms()
        )
