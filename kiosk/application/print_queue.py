"""What waits for paper, on disk and bounded: receipts, and tickets of suspended baskets."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database

from kiosk.application.receipt_book import kept_receipt
from kiosk.domain.slip import Slip, receipt_slip
from storecore.contracts.receipts import PrinterState
from storecore.logs import Log

log = Log(__name__)

JOBS_MAX = 10
WANTED_S = 60.0
"""After so long nobody stands there any more: staff print it, or it stays a code."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Something to print, with the slip as it comes out. `number` is 0 for what is no receipt."""

    job: int
    number: int
    slip: Slip | None


def put_receipt(db: Database, number: int, language: str, now_ms: int) -> None:
    """A receipt is wanted; the oldest wish goes where there are too many."""
    _put(db, number, language, None, now_ms)


def put_slip(db: Database, slip: Slip, now_ms: int) -> None:
    """Something else is wanted on paper."""
    _put(db, 0, slip.language, msgspec.json.encode(slip), now_ms)


def next_job(db: Database, now_ms: int) -> Job | None:
    """The oldest wish that is still wanted; older ones are let go. Runs in a Writer's work."""
    oldest_ms = now_ms - round(WANTED_S * 1000)
    db.conn.execute("DELETE FROM print_job WHERE asked_ms < ?", (oldest_ms,))
    row = db.conn.execute(
        "SELECT job, receipt_number, language, slip FROM print_job ORDER BY job LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    job, number, language, slip = row
    if slip is not None:
        return Job(job=job, number=0, slip=_slip(slip))
    return Job(job=job, number=number, slip=_receipt(db.conn, number, language))


def finish(db: Database, job: Job, *, printed: bool) -> None:
    """The job is over; a printed receipt counts one copy more."""
    db.conn.execute("DELETE FROM print_job WHERE job = ?", (job.job,))
    if printed:
        db.conn.execute(
            "UPDATE receipt SET copies = copies + 1 WHERE receipt_number = ?", (job.number,)
        )


def is_news(db: Database, state: PrinterState) -> bool:
    """Whether the printer is in another state than was told last; it is noted as told."""
    row = db.conn.execute("SELECT state FROM printer_told").fetchone()
    if state == (row[0] if row else PrinterState.READY):
        return False
    db.conn.execute("INSERT OR REPLACE INTO printer_told VALUES (1, ?)", (state,))
    return True


def _put(db: Database, number: int, language: str, slip: bytes | None, now_ms: int) -> None:
    db.conn.execute(
        "INSERT INTO print_job (receipt_number, language, slip, asked_ms) VALUES (?, ?, ?, ?)",
        (number, language, slip, now_ms),
    )
    db.conn.execute(
        "DELETE FROM print_job WHERE job <= (SELECT max(job) FROM print_job) - ?", (JOBS_MAX,)
    )


def _slip(kept: bytes) -> Slip | None:
    """None for one that another version of this program wrote: it must not hold up the others."""
    try:
        return msgspec.json.decode(kept, type=Slip)
    except msgspec.ValidationError as problem:
        log.warning("slip_unreadable", problem=str(problem))
        return None


def _receipt(conn: sqlite3.Connection, number: int, language: str) -> Slip | None:
    kept = kept_receipt(conn, number)
    if kept is None:
        return None
    document = kept.document
    chosen = language or document.language
    return receipt_slip(document, kept.url, chosen, copy=kept.copies > 0)
