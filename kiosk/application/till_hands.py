"""Effects of the staff's till, and of baskets that are handed to staff or given up."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from sqlite_utils import Database

from kiosk.application.bill_book import BillBook, open_bills
from kiosk.application.bill_desk import OUTCOMES, BillDesk
from kiosk.application.day_book import DayBlocked, DayBook
from kiosk.application.kept import KeptBasket
from kiosk.application.money_book import PAID, MoneyBook
from kiosk.application.payment_watch import PaymentWatch
from kiosk.application.receipt_book import Buyer
from kiosk.application.records import RecordRefused
from kiosk.application.sensitive import SensitiveBook
from kiosk.application.tender_rows import given_back, intent_taken
from kiosk.application.workers import Answer
from kiosk.domain.tenders import RefundTooLarge
from kiosk.flow import events as e
from kiosk.flow import tendering as g
from kiosk.flow import till as z
from storecore.contracts.tenders import ClaimKind, DayClosed
from storecore.database.writer import Writer
from storecore.logs import Log
from storecore.money import Money, zero

log = Log(__name__)

SALES_SHOWN = 12
T = TypeVar("T")


class TillHands:
    """Each step is one Writer work. `currency` is the shop's now."""

    def __init__(
        self,
        writer: Writer,
        answer: Answer,
        on_fact: Callable[[], None],
        *,
        days: DayBook,
        money: MoneyBook,
        bills: BillBook,
        desk: BillDesk,
        watch: PaymentWatch,
        sensitive: SensitiveBook,
        currency: Callable[[], str],
        new_id: Callable[[], str],
    ) -> None:
        self._writer = writer
        self._answer = answer
        self._on_fact = on_fact
        self._days = days
        self._money = money
        self._bills = bills
        self._desk = desk
        self._watch = watch
        self._sensitive = sensitive
        self._currency = currency
        self._new_id = new_id
        self.buyer = Buyer("en", {})

    def record_bill(self, effect: g.RecordBill) -> None:
        """Hand the basket to staff."""
        kept = KeptBasket(effect.basket, self.buyer.language)
        intent_id, amount = effect.intent_id, effect.amount

        def told(number: int) -> None:
            self._answer(g.BillRecorded(intent_id=intent_id, number=number, amount=amount))

        self._write(
            lambda db: self._bills.open(db, intent_id, kept, amount),
            told,
            lambda problem: self._answer(e.RecordFailed(intent_id, problem)),
        )

    def give_back_taken(self, effect: g.GiveBackTaken) -> None:
        """Wipe the basket, give back what was paid of it."""
        request_id = effect.request_id

        def begun(count: int) -> None:
            if count == 0:
                self._answer(g.MoneyReturned(request_id, True))
            self._watch.wake()

        self._write(
            lambda db: self._money.cancel(db, request_id, effect.transaction_id, "customer"),
            begun,
            lambda problem: self._answer(e.RecordFailed(request_id, problem)),
        )

    def read(self, _: z.ReadTill) -> None:
        """What the till holds now."""
        currency = self._currency()
        self._write(lambda db: self._view(db.conn, currency), self._told, self._failed)

    def step(self, effect: z.StepTill) -> None:
        """Carry out a confirmed step."""
        verb, _, subject = effect.step.partition(":")
        actor, currency = effect.actor, self._currency()
        if verb in OUTCOMES:
            self._decide(verb, subject, actor)
            return
        steps: dict[str, Callable[[Database], Any]] = {
            "close": lambda db: self._days.close(db, currency, actor),
            "settle": lambda db: self._money.settle_claim(db, subject, PAID, actor),
            "refund": lambda db: self._refund_claim(db, subject, actor),
            "return": lambda db: self._return_sale(db, subject, actor),
        }
        if verb not in steps:
            self._answer(z.TillFailed(effect.step))
            return

        def work(db: Database) -> Any:
            result = steps[verb](db)
            self._sensitive.note(db, effect.approval, actor=actor, subject=subject)
            return result

        log.info("till_step", step=effect.step, actor=actor)
        self._write(work, self._done, self._failed)

    def carry_out_decisions(self) -> None:
        """Bills of this till that another one has settled, or dropped; money for goods that the
        store took back."""
        buyer = self.buyer
        decided, due = self._desk.decided(), self._desk.due()

        def carry_out(db: Database) -> None:
            for bill in decided:
                self._bills.decided(db, bill, self._new_id(), buyer)
            for one in due:
                self._money.give_back_return(db, one)

        if decided or due:
            self._write(
                carry_out,
                lambda _: self._watch.wake(),
                lambda problem: log.error("decision_not_carried_out", problem=problem),
            )

    def _decide(self, verb: str, intent_id: str, actor: str) -> None:
        buyer = self.buyer
        works: dict[str, Callable[[Database], object]] = {
            "paid": lambda db: self._bills.settle(db, intent_id, actor, buyer),
            "drop": lambda db: self._bills.drop(db, intent_id, self._new_id(), actor),
        }
        log.info("till_step", step=f"{verb}:{intent_id}", actor=actor)
        self._desk.decide(
            verb,
            intent_id,
            actor,
            here=lambda: self._write(works[verb], self._done, self._failed),
            elsewhere=lambda: self.read(z.ReadTill()),
            fail=self._failed,
        )

    def _done(self, result: object) -> None:
        self._watch.wake()
        if isinstance(result, DayClosed):
            self._answer(z.DayEnded(result))
        else:
            self.read(z.ReadTill())

    def _told(self, view: z.TillView) -> None:
        self._answer(z.TillRead(view))

    def _failed(self, problem: str) -> None:
        self._answer(z.TillFailed(problem))

    def _refund_claim(self, db: Database, claim_id: str, actor: str) -> None:
        row = db.conn.execute(
            "SELECT intent_id, transaction_id, minor, currency FROM claim "
            "WHERE claim_id = ? AND kind = ? AND settled_ms IS NULL",
            (claim_id, ClaimKind.CREDIT.value),
        ).fetchone()
        taken = intent_taken(db.conn, row[0]) if row is not None else None
        if taken is None:
            raise RecordRefused("there is nothing to give back")
        self._money.give_back_claim(db, self._new_id(), taken, row[1], actor)

    def _return_sale(self, db: Database, transaction_id: str, actor: str) -> None:
        row = db.conn.execute(
            "SELECT total_minor, currency FROM sale WHERE transaction_id = ?", (transaction_id,)
        ).fetchone()
        if row is None:
            raise RecordRefused("there is no such sale on this till")
        left = Money(row[0], row[1])
        for amount in given_back(db.conn, transaction_id).values():
            left -= amount
        if left.minor <= 0:
            raise RecordRefused("it has been given back already")
        self._money.give_back_sale(db, self._new_id(), transaction_id, left, actor)

    def _view(self, conn: sqlite3.Connection, currency: str) -> z.TillView:
        return z.TillView(
            day=self._days.totals(conn, currency),
            bills=(*open_bills(conn), *self._desk.others(conn)),
            claims=_claims(conn),
            sales=_sales(conn),
            blocked=self._days.blocked(conn),
        )

    def _write(
        self, work: Callable[[Database], T], then: Callable[[T], None], fail: Callable[[str], None]
    ) -> None:
        def finished(future: Future[T]) -> None:
            problem = future.exception()
            if problem is None:
                self._on_fact()
                then(future.result())
                return
            if not isinstance(problem, RecordRefused | RefundTooLarge | DayBlocked):
                log.error("till_step_failed", problem=str(problem))
            fail(str(problem))

        self._writer.submit(work).add_done_callback(finished)


def _claims(conn: sqlite3.Connection) -> tuple[z.ClaimView, ...]:
    rows = conn.execute(
        "SELECT c.claim_id, c.kind, c.way, c.minor, c.currency, c.raised_ms, "
        "EXISTS (SELECT 1 FROM refund r WHERE r.intent_id = c.intent_id AND r.outcome IS NULL) "
        "FROM claim c WHERE c.settled_ms IS NULL ORDER BY c.raised_ms"
    )
    return tuple(
        z.ClaimView(
            claim_id=row[0],
            kind=ClaimKind(row[1]),
            way=row[2],
            amount=Money(row[3], row[4]),
            raised_ms=row[5],
            returning=bool(row[6]),
        )
        for row in rows
    )


def _sales(conn: sqlite3.Connection) -> tuple[z.SaleView, ...]:
    rows = conn.execute(
        "SELECT transaction_id, receipt_number, total_minor, currency, completed_ms FROM sale "
        "ORDER BY receipt_number DESC LIMIT ?",
        (SALES_SHOWN,),
    ).fetchall()
    views = []
    for transaction_id, number, minor, currency, completed_ms in rows:
        back = zero(currency)
        for amount in given_back(conn, transaction_id).values():
            back += amount
        views.append(
            z.SaleView(
                transaction_id=transaction_id,
                receipt_number=number,
                total=Money(minor, currency),
                completed_ms=completed_ms,
                returned=minor == 0 or back.minor >= minor,
            )
        )
    return tuple(views)
