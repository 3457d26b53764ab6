"""Money that staff must put right, and baskets that wait at the counter: a task for as long as."""

from __future__ import annotations

from sqlite_utils import Database

from edge_agent.tasks.book import TaskBook, open_task
from storecore.contracts.body import Body
from storecore.contracts.reference import TaskKind
from storecore.contracts.tenders import (
    BillClosed,
    BillOpened,
    PaymentClaimRaised,
    PaymentClaimSettled,
)


def take_money(db: Database, tasks: TaskBook, body: Body) -> None:
    """Raise or close the task of a claim or a bill. Runs in the fact's transaction."""
    if isinstance(body, PaymentClaimRaised):
        tasks.raise_task(db, TaskKind.CLAIM, body.claim_id, place=body.kiosk_id)
    elif isinstance(body, PaymentClaimSettled):
        _close(db, tasks, TaskKind.CLAIM, body.claim_id, body.how)
    elif isinstance(body, BillOpened):
        tasks.raise_task(
            db,
            TaskKind.BILL,
            body.intent_id,
            place=body.kiosk_id,
            quantity=body.bill_number,
            correlation=body.transaction_id,
        )
    elif isinstance(body, BillClosed):
        _close(db, tasks, TaskKind.BILL, body.intent_id, body.outcome)


def _close(db: Database, tasks: TaskBook, kind: TaskKind, subject: str, reason: str) -> None:
    waiting = open_task(db.conn, kind, subject)
    if waiting is not None:
        tasks.close(db, waiting, reason=reason)
