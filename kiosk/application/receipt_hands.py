"""Effects on the receipt printer. One thread speaks with it; nobody waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from sqlite_utils import Database

from kiosk.application.print_queue import Job, finish, is_news, next_job, put_receipt, put_slip
from kiosk.application.receipt_book import newest_receipts
from kiosk.application.workers import Answer
from kiosk.devices.printer import Printer, PrintFailed
from kiosk.domain.slip import Slip
from kiosk.flow import receipts as r
from storecore.clock import Clock
from storecore.contracts.receipts import PRINTS, PrinterChanged, PrinterState
from storecore.contracts.status import DeviceStatus
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storecore.logs import Log

log = Log(__name__)

LOOK_S = 15.0
LISTED_MAX = 20

MakePrinter = Callable[[], Printer]
"""Makes the printer in the thread that uses it: its library takes its time to load."""


class ReceiptHands:
    """Carries out printing. A printer that hangs holds up this thread alone.

    What is to be printed is on disk first and is let go when it is not wanted any more: the next
    customer's paper is never the last one's receipt. Without a printer nothing is printed.
    """

    def __init__(
        self,
        printer: MakePrinter | None,
        writer: Writer,
        answer: Answer,
        *,
        journal: Journal,
        clock: Clock,
        on_fact: Callable[[], None],
        store_id: str,
        look_s: float = LOOK_S,
    ) -> None:
        self._make = printer
        self._writer = writer
        self._journal = journal
        self._clock = clock
        self._answer = answer
        self._on_fact = on_fact
        self._store_id = store_id
        self._look_s = look_s
        self._seen = self._told = PrinterState.ABSENT
        self._bell = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._serve, name="printer", daemon=True)

    def device(self) -> tuple[DeviceStatus, ...]:
        """The printer in the kiosk's status. Safe from any thread."""
        if self._make is None:
            return ()
        online = self._seen in PRINTS
        return (DeviceStatus(device="printer", online=online, reading=self._seen, age_ms=-1),)

    def start(self) -> None:
        """Begin to look at the printer; what still waits on disk is printed."""
        if self._make is not None:
            self._thread.start()

    def stop(self) -> None:
        """Print nothing more; what is on its way comes out or is printed at the next start."""
        self._stopping = True
        self._bell.set()
        if self._thread.is_alive():
            self._thread.join(timeout=1.0)

    def look(self, _: r.LookAtPrinter) -> None:
        """See how it is, soon."""
        self._bell.set()

    def print_receipt(self, effect: r.PrintReceipt) -> None:
        """Put a receipt in the queue."""
        now_ms = self._clock.wall_ms()
        self._put(lambda db: put_receipt(db, effect.number, effect.language, now_ms), effect.number)

    def print_slip(self, slip: Slip) -> None:
        """Put something else in the queue; nobody is told what becomes of it."""
        now_ms = self._clock.wall_ms()
        self._put(lambda db: put_slip(db, slip, now_ms), 0)

    def list_receipts(self, _: r.ListReceipts) -> None:
        """The newest receipts."""

        def listed(future: Future[tuple[r.ReceiptEntry, ...]]) -> None:
            if future.exception() is None:
                self._answer(r.ReceiptsListed(future.result()))

        work = self._writer.submit(lambda db: newest_receipts(db.conn, LISTED_MAX))
        work.add_done_callback(listed)

    def _put(self, work: Callable[[Database], None], number: int) -> None:
        if self._make is None:
            self._answer(r.ReceiptNotPrinted(number))
            return

        def queued(future: Future[Any]) -> None:
            if future.exception() is None:
                self._bell.set()
                return
            log.error("print_not_queued", receipt=number, problem=str(future.exception()))
            self._answer(r.ReceiptNotPrinted(number))

        self._writer.submit(work).add_done_callback(queued)

    def _serve(self) -> None:
        assert self._make is not None
        printer = self._make()
        while not self._stopping:
            self._bell.clear()
            try:
                self._look(printer)
                self._print_what_waits(printer)
            except Exception:  # the disk may be full, a driver may be odd: look again later
                log.exception("printer_failed")
            self._bell.wait(self._look_s)

    def _look(self, printer: Printer) -> None:
        state = printer.state()
        if state is not self._seen:
            self._seen = state
            log.info("printer_state", state=state)
            self._answer(r.PrinterSeen(state))
        if state is not self._told:
            if self._writer.run(lambda db: self._tell(db, state)):
                self._on_fact()
            self._told = state

    def _tell(self, db: Database, state: PrinterState) -> bool:
        if not is_news(db, state):
            return False
        changed = PrinterChanged(
            store_id=self._store_id,
            kiosk_id=self._journal.origin,
            state=state,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, changed)
        return True

    def _print_what_waits(self, printer: Printer) -> None:
        while not self._stopping:
            job = self._writer.run(partial(next_job, now_ms=self._clock.wall_ms()))
            if job is None:
                return
            printed = self._print(printer, job)
            self._writer.run(partial(finish, job=job, printed=printed))
            said = r.ReceiptPrinted if printed else r.ReceiptNotPrinted
            self._answer(said(job.number))

    def _print(self, printer: Printer, job: Job) -> bool:
        if job.slip is None or self._seen not in PRINTS:
            return False
        # A kiosk's start does not wait for what draws on paper.
        from kiosk.devices.printer_page import draw_page  # noqa: PLC0415

        try:
            printer.print_page(draw_page(job.slip, printer.width))
        except PrintFailed as problem:
            log.warning("not_printed", receipt=job.number, problem=str(problem))
            self._look(printer)
            return False
        log.info("printed", receipt=job.number)
        return True
