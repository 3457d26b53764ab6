"""Money going back, and money that is not where it should be: written with their facts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sqlite_utils import Database

from kiosk.application.kept import forget_claims
from kiosk.application.tender_rows import (
    OpenRefund,
    Watched,
    given_back,
    intent_taken,
    open_refunds,
    taken_of,
)
from kiosk.domain.day import OF_A_SALE
from kiosk.domain.payment import TAKEN, Outcome, PaymentResult
from kiosk.domain.tenders import RefundPart, Taken, Way, refund_parts
from storecore.clock import Clock
from storecore.contracts.returns import RefundDue
from storecore.contracts.tenders import (
    ClaimKind,
    PaymentClaimRaised,
    PaymentClaimSettled,
    PaymentConfirmed,
    RefundConcluded,
    RefundIntended,
)
from storecore.journal.journal import Journal
from storecore.money import Money

UNFINISHED, CLAIM = "unfinished", "claim"
REFUNDED, PAID = "refunded", "paid"


class MoneyBook:
    """Every method that takes `db` runs inside a Writer's work. `new_id` gives fresh ids."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        new_id: Callable[[], str],
        *,
        store_id: str,
        kiosk_id: str,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._store_id = store_id
        self._kiosk_id = kiosk_id

    def cancel(self, db: Database, request_id: str, transaction_id: str, actor: str) -> int:
        """The purchase is off: the basket goes, and what was paid goes back; how many tenders.

        Both at once, so that neither comes back without the other.
        """
        db.conn.execute("DELETE FROM open_basket")
        return self.give_back_unfinished(db, request_id, transaction_id, actor)

    def give_back_unfinished(
        self, db: Database, request_id: str, transaction_id: str, actor: str
    ) -> int:
        """Everything that an unfinished purchase was paid with is to go back; how many tenders."""
        taken = taken_of(db.conn, transaction_id)
        for one in taken:
            part = RefundPart(taken=one, amount=one.amount)
            self._intend(db, part, transaction_id, (request_id, UNFINISHED, actor))
        forget_claims(db, transaction_id)
        return len(taken)

    def give_back_sale(
        self, db: Database, request_id: str, transaction_id: str, amount: Money, actor: str
    ) -> None:
        """So much of a sale is to go back to its own tenders.

        Raises:
            RefundTooLarge: that much was not taken, or went back already.
        """
        taken = taken_of(db.conn, transaction_id)
        parts = refund_parts(taken, given_back(db.conn, transaction_id), amount)
        for part in parts:
            self._intend(db, part, transaction_id, (request_id, OF_A_SALE, actor))

    def give_back_return(self, db: Database, due: RefundDue) -> None:
        """Goods are back at the store: the money that is due goes to the sale's own tenders, once
        for each return; what went back meanwhile is not given twice. Where this till does not know
        the sale's payments any more, the money is owed to the customer as a claim."""
        known = db.conn.execute(
            "SELECT 1 FROM refund WHERE request_id = ?", (due.return_id,)
        ).fetchone()
        if known is not None:
            return
        taken = taken_of(db.conn, due.transaction_id)
        if not taken:
            self._owe_return(db, due)
            return
        back = given_back(db.conn, due.transaction_id)
        left = sum(one.amount.minor for one in taken) - sum(one.minor for one in back.values())
        amount = Money(max(0, min(due.amount.minor, left)), due.amount.currency)
        why = (due.return_id, OF_A_SALE, due.actor)
        for part in refund_parts(taken, back, amount):
            self._intend(db, part, due.transaction_id, why, due.return_id)

    def _owe_return(self, db: Database, due: RefundDue) -> None:
        for one in due.tenders:
            taken = Taken(
                intent_id=one.intent_id,
                way=Way(way_id=one.way or one.kind.value, kind=one.kind),
                amount=one.amount,
                terminal_id=one.terminal_id,
                reference=one.reference,
            )
            claim_id = f"{due.return_id}.{one.intent_id}"
            self._raise(db, ClaimKind.CREDIT, claim_id, taken, due.transaction_id)

    def give_back_claim(
        self, db: Database, request_id: str, taken: Taken, transaction_id: str, actor: str
    ) -> None:
        """Money that came too late is to go back where it came from."""
        if any(one.refund.intent_id == taken.intent_id for one in open_refunds(db.conn)):
            return
        part = RefundPart(taken=taken, amount=taken.amount)
        self._intend(db, part, transaction_id, (request_id, CLAIM, actor))

    def asked(self, db: Database, refund_id: str) -> None:
        """From now on it may have been asked for."""
        db.conn.execute("UPDATE refund SET asked = 1 WHERE refund_id = ?", (refund_id,))

    def refunded(self, db: Database, one: OpenRefund, outcome: Outcome) -> None:
        """RefundConcluded; refused money becomes a claim, given money settles its claim.

        Harmless when repeated, and without effect while nobody knows.
        """
        if outcome.result not in {PaymentResult.APPROVED, PaymentResult.DECLINED}:
            return
        refund, approved = one.refund, outcome.result is PaymentResult.APPROVED
        changed = db.conn.execute(
            "UPDATE refund SET outcome = ? WHERE refund_id = ? AND outcome IS NULL",
            (outcome.result.value, refund.refund_id),
        )
        if changed.rowcount == 0:
            return
        concluded = RefundConcluded(
            refund_id=refund.refund_id,
            intent_id=refund.intent_id,
            transaction_id=one.transaction_id,
            kind=one.way.kind,
            way=one.way.way_id,
            amount=refund.amount,
            outcome=outcome.result.value,
            reference=outcome.reference,
            reason=one.reason,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, concluded, one.transaction_id)
        if approved and one.reason == CLAIM:
            self._settle_claims_of(db, refund.intent_id)
        if not approved and one.reason != CLAIM:
            taken = Taken(
                intent_id=refund.intent_id,
                way=one.way,
                amount=refund.amount,
                reference=refund.reference,
            )
            self._raise(db, ClaimKind.CREDIT, refund.refund_id, taken, one.transaction_id)

    def told_late(self, db: Database, one: Watched, outcome: Outcome) -> bool:
        """The last word on an intent that was given up, or approved without the bank.

        Money taken after all is owed to the customer; money declined after all is owed to the
        shop, and the sale stays. Returns whether that was the last word.
        """
        if one.watch == "offline":
            last = self._told_of_offline(db, one, outcome)
        else:
            last = self._told_of_given_up(db, one, outcome)
        if last:
            db.conn.execute(
                "UPDATE intent SET watch = '' WHERE intent_id = ?", (one.taken.intent_id,)
            )
        return last

    def settle_claim(self, db: Database, claim_id: str, how: str, actor: str) -> None:
        """PaymentClaimSettled. Harmless when repeated."""
        now_ms = self._clock.wall_ms()
        changed = db.conn.execute(
            "UPDATE claim SET settled_ms = ? WHERE claim_id = ? AND settled_ms IS NULL",
            (now_ms, claim_id),
        )
        if changed.rowcount:
            settled = PaymentClaimSettled(
                claim_id=claim_id, store_id=self._store_id, how=how, actor=actor, at_ms=now_ms
            )
            self._journal.append(db, settled)

    def paid_elsewhere(self, db: Database, intent_id: str) -> None:
        """Another till took the money of a bill that was closed here already."""
        row = db.conn.execute(
            "SELECT transaction_id FROM intent WHERE intent_id = ?", (intent_id,)
        ).fetchone()
        taken = intent_taken(db.conn, intent_id)
        if row is not None and taken is not None:
            self._raise(db, ClaimKind.CREDIT, f"{intent_id}.bill", taken, row[0])

    def _settle_claims_of(self, db: Database, intent_id: str) -> None:
        claims = db.conn.execute(
            "SELECT claim_id FROM claim WHERE intent_id = ? AND settled_ms IS NULL", (intent_id,)
        ).fetchall()
        for (claim_id,) in claims:
            self.settle_claim(db, claim_id, REFUNDED, "")

    def _told_of_offline(self, db: Database, one: Watched, outcome: Outcome) -> bool:
        if outcome.result in TAKEN and not outcome.offline:
            confirmed = PaymentConfirmed(
                intent_id=one.taken.intent_id,
                transaction_id=one.transaction_id,
                at_ms=self._clock.wall_ms(),
            )
            self._journal.append(db, confirmed, one.transaction_id)
            return True
        if outcome.result in {PaymentResult.DECLINED, PaymentResult.ABORTED}:
            claim_id = one.taken.intent_id
            self._raise(db, ClaimKind.DEBT, claim_id, one.taken, one.transaction_id)
            return True
        return False

    def _told_of_given_up(self, db: Database, one: Watched, outcome: Outcome) -> bool:
        if outcome.result in TAKEN:
            amount = outcome.amount or one.taken.amount
            db.conn.execute(
                "UPDATE intent SET reference = ?, stamp = ?, minor = ? WHERE intent_id = ?",
                (outcome.reference, outcome.stamp, amount.minor, one.taken.intent_id),
            )
            taken = Taken(
                intent_id=one.taken.intent_id,
                way=one.taken.way,
                amount=amount,
                reference=outcome.reference,
            )
            self._raise(db, ClaimKind.CREDIT, taken.intent_id, taken, one.transaction_id)
            return True
        return outcome.result in {PaymentResult.DECLINED, PaymentResult.ABORTED}

    def _intend(
        self,
        db: Database,
        part: RefundPart,
        transaction_id: str,
        why: tuple[str, str, str],
        return_id: str = "",
    ) -> None:
        request_id, reason, actor = why
        taken, now_ms = part.taken, self._clock.wall_ms()
        refund_id = self._new_id()
        db.conn.execute(
            "INSERT INTO refund (refund_id, request_id, intent_id, transaction_id, minor, "
            "currency, reason, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                refund_id,
                request_id,
                taken.intent_id,
                transaction_id,
                part.amount.minor,
                part.amount.currency,
                reason,
                now_ms,
            ),
        )
        intended = RefundIntended(
            refund_id=refund_id,
            intent_id=taken.intent_id,
            transaction_id=transaction_id,
            kind=taken.way.kind,
            way=taken.way.way_id,
            amount=part.amount,
            reason=reason,
            actor=actor,
            at_ms=now_ms,
            return_id=return_id,
        )
        self._journal.append(db, intended, transaction_id)

    def _raise(
        self, db: Database, kind: ClaimKind, claim_id: str, taken: Taken, transaction_id: str
    ) -> None:
        now_ms = self._clock.wall_ms()
        made = db.conn.execute(
            "INSERT OR IGNORE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            (
                claim_id,
                kind.value,
                taken.intent_id,
                transaction_id,
                taken.way.way_id,
                taken.amount.minor,
                taken.amount.currency,
                now_ms,
            ),
        )
        if made.rowcount == 0:
            return
        claim = PaymentClaimRaised(
            claim_id=claim_id,
            store_id=self._store_id,
            kiosk_id=self._kiosk_id,
            kind=kind,
            transaction_id=transaction_id,
            way=taken.way.way_id,
            amount=taken.amount,
            reference=taken.reference,
            at_ms=now_ms,
        )
        self._journal.append(db, claim, transaction_id)


def is_request_over(conn: sqlite3.Connection, request_id: str) -> bool | None:
    """What became of all refunds of a request: True all went back, False not all, None not yet."""
    outcomes = [
        row[0]
        for row in conn.execute("SELECT outcome FROM refund WHERE request_id = ?", (request_id,))
    ]
    if any(outcome is None for outcome in outcomes):
        return None
    return all(outcome == PaymentResult.APPROVED.value for outcome in outcomes)
