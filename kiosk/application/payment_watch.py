"""Asks on about money when nobody waits at the screen any more: refunds, late answers, the bank.

A thread of its own; what it learns goes to disk, and where staff have to act, to a fact that
becomes their task. Nothing is lost by a restart: it works from what is on disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.application.money_book import MoneyBook, is_request_over
from kiosk.application.payments import Payments, WatchPlan
from kiosk.application.tender_rows import OpenRefund, Watched, open_refunds, watched
from kiosk.application.workers import Answer
from kiosk.domain.payment import Outcome, PaymentResult
from kiosk.flow.tendering import MoneyReturned
from storecore.clock import Clock
from storecore.contracts.tenders import TenderKind
from storecore.database.writer import Writer
from storecore.logs import Log

log = Log(__name__)


class PaymentWatch:
    """`start`, `wake` when there is something new, `stop`; or `look_once` without a thread."""

    def __init__(
        self,
        writer: Writer,
        *,
        money: MoneyBook,
        payments: Payments,
        clock: Clock,
        answer: Answer,
        on_fact: Callable[[], None],
        plan: WatchPlan = WatchPlan(),  # noqa: B008  frozen
    ) -> None:
        self._writer = writer
        self._money = money
        self._payments = payments
        self._clock = clock
        self._answer = answer
        self._on_fact = on_fact
        self._plan = plan
        self._bell = threading.Event()
        self._stopping = False
        self._told: set[str] = set()
        self._thread = threading.Thread(target=self._run, name="payment-watch", daemon=True)

    def start(self) -> None:
        """Begin with what was left open."""
        self._thread.start()

    def wake(self) -> None:
        """Something is new. Safe from any thread."""
        self._bell.set()

    def stop(self) -> None:
        """A question that is under way may still be answered; nobody waits for it."""
        self._stopping = True
        self._bell.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)

    def look_once(self) -> None:
        """Ask about everything that is open."""
        self.give_back()
        for one in watched(self._writer.reader()):
            self._ask_about(one)

    def give_back(self) -> None:
        """Everything that is still to be given back."""
        requests: dict[str, bool | None] = {}
        for one in open_refunds(self._writer.reader()):
            self._give_back(one)
            requests[one.request_id] = is_request_over(self._writer.reader(), one.request_id)
        for request_id, whole in requests.items():
            if request_id not in self._told:
                self._told.add(request_id)
                self._answer(MoneyReturned(request_id, whole is True))

    def _run(self) -> None:
        asked_s = float("-inf")
        while not self._stopping:
            self._bell.clear()
            try:
                self.give_back()
                if self._clock.monotonic_s() - asked_s >= self._plan.watch_every_s:
                    asked_s = self._clock.monotonic_s()
                    self.look_once()
            except Exception:
                log.exception("payment_watch_failed")
            waiting = bool(open_refunds(self._writer.reader()))
            every_s = self._plan.refund_every_s if waiting else self._plan.watch_every_s
            self._bell.wait(every_s)

    def _give_back(self, one: OpenRefund) -> None:
        outcome = self._refund(one)
        log.info("refund_told", refund=one.refund.refund_id, result=outcome.result)
        self._writer.run(lambda db: self._money.refunded(db, one, outcome))
        self._on_fact()

    def _refund(self, one: OpenRefund) -> Outcome:
        if one.way.kind is TenderKind.COUNTER:  # staff give it by hand, as their screen says
            return Outcome(result=PaymentResult.APPROVED, amount=one.refund.amount)
        means = self._payments.of(one.way.way_id)
        if means is None:
            return Outcome(result=PaymentResult.UNKNOWN, detail="this way to pay is not set up")
        if not one.refund.again:
            self._writer.run(lambda db: self._money.asked(db, one.refund.refund_id))
        try:
            return means.refund(one.refund)
        except Exception as error:
            log.exception("refund_failed", refund=one.refund.refund_id)
            return Outcome(result=PaymentResult.UNKNOWN, detail=str(error))

    def _ask_about(self, one: Watched) -> None:
        means = self._payments.of(one.taken.way.way_id)
        if means is None:
            return
        try:
            outcome = means.status(one.taken.intent_id)
        except Exception:
            log.exception("status_failed", intent=one.taken.intent_id)
            return
        forgotten = self._clock.wall_ms() - one.at_ms > self._plan.forgotten_ms
        if outcome.result is PaymentResult.NOT_FOUND and forgotten and one.watch != "offline":
            outcome = Outcome(result=PaymentResult.ABORTED)
        if self._writer.run(lambda db: self._money.told_late(db, one, outcome)):
            log.info("told_late", intent=one.taken.intent_id, result=outcome.result)
            self._on_fact()
