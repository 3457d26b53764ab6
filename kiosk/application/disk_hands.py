"""Effects that write to the kiosk's disk."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from sqlite_utils import Database

from kiosk.application.kept import KeptBasket, SaleRecord
from kiosk.application.receipt_book import Buyer
from kiosk.application.records import Brought, Records
from kiosk.application.workers import Answer
from kiosk.domain.tenders import Taken, Way
from kiosk.flow import effects as f
from kiosk.flow import events as e
from kiosk.flow.tendering import PartRecorded
from storecore.database.writer import Writer
from storecore.logs import Log, correlated

log = Log(__name__)


class DiskHands:
    """Effects that write. Each is one Writer work: its answer means that it is on disk."""

    def __init__(
        self,
        writer: Writer,
        records: Records,
        answer: Answer,
        on_fact: Callable[[], None],
        terminal_id: Callable[[Way], str],
    ) -> None:
        self._writer = writer
        self._records = records
        self._answer = answer
        self._on_fact = on_fact
        self._terminal_id = terminal_id
        self._unwritten: dict[str, f.ConcludeIntent] = {}
        self.buyer = Buyer("en", {})

    def announce(self) -> None:
        """Tell the key that receipts are signed with."""
        self._write("", self._records.announce, lambda _: self._on_fact())

    def keep_basket(self, effect: f.KeepBasket) -> None:
        """Keep the open basket, or wipe it."""
        kept = KeptBasket(effect.basket, self.buyer.language) if effect.basket is not None else None
        self._write("", lambda db: self._records.keep_basket(db, kept), lambda _: None)

    def record_intent(self, effect: f.RecordIntent) -> None:
        """PaymentIntended; before it, conclusions that the disk did not take."""
        for unwritten in list(self._unwritten.values()):
            self.conclude(unwritten)
        kept = KeptBasket(effect.basket, self.buyer.language)
        intent_id = effect.intent_id
        self._write(
            intent_id,
            lambda db: self._records.record_intent(
                db,
                intent_id,
                kept,
                amount=effect.amount,
                way=effect.way,
                terminal_id=self._terminal_id(effect.way),
            ),
            lambda _: self._recorded(e.IntentRecorded(intent_id)),
        )

    def record_sale(self, effect: f.RecordSale) -> None:
        """What a tender brought; SaleCompleted with the last one."""
        buyer = self.buyer
        brought = Brought(
            intent_id=effect.intent_id,
            reference=effect.reference,
            amount=effect.amount,
            stamp=effect.stamp,
            offline=effect.offline,
        )

        def written(told: tuple[Taken, SaleRecord | None]) -> None:
            taken, sale = told
            if sale is not None:
                self._recorded(self._sale_recorded(sale))
            else:
                self._recorded(PartRecorded(effect.intent_id, taken))

        self._write(
            effect.intent_id, lambda db: self._records.record_tender(db, brought, buyer), written
        )

    def conclude(self, effect: f.ConcludeIntent) -> None:
        """PaymentConcluded; kept in mind until the disk has taken it."""
        intent_id = effect.intent_id
        self._unwritten[intent_id] = effect

        def written(_: None) -> None:
            self._unwritten.pop(intent_id, None)
            self._recorded(e.IntentConcluded(intent_id))

        self._write(
            intent_id,
            lambda db: self._records.conclude(
                db, intent_id, effect.outcome, effect.reference, watch=effect.watch
            ),
            written,
        )

    def _write(
        self, intent_id: str, work: Callable[[Database], Any], then: Callable[[Any], None]
    ) -> None:
        def finished(future: Future[Any]) -> None:
            problem = future.exception()
            if problem is None:
                then(future.result())
                return
            log.error("not_recorded", intent=intent_id, problem=str(problem))
            self._answer(e.RecordFailed(intent_id, str(problem)))

        self._writer.submit(work).add_done_callback(finished)

    def _recorded(self, event: e.Event) -> None:
        self._on_fact()
        self._answer(event)

    def _sale_recorded(self, sale: SaleRecord) -> e.SaleRecorded:
        with correlated(sale.transaction_id):  # as in its fact, which carries it to the cloud
            log.info(
                "sale_completed",
                receipt=sale.receipt_number,
                transaction=sale.transaction_id,
                total_minor=sale.total.minor,
            )
        return e.SaleRecorded(
            intent_id=sale.intent_id,
            transaction_id=sale.transaction_id,
            receipt_number=sale.receipt_number,
            qr_text=sale.receipt_url,
            completed_ms=sale.completed_ms,
        )
