"""Receipt printers that need a hand: a task for as long as one does."""

from __future__ import annotations

from msgspec.structs import replace
from sqlite_utils import Database

from edge_agent.tasks.book import TaskBook, open_task
from storecore.contracts.receipts import PrinterChanged, PrinterState
from storecore.contracts.reference import TaskKind

_FINE = {PrinterState.READY, PrinterState.ABSENT}


def take_printer(db: Database, tasks: TaskBook, told: PrinterChanged) -> None:
    """Raise, change or close the task of a kiosk's printer. Runs in the fact's transaction."""
    waiting = open_task(db.conn, TaskKind.PRINTER, told.kiosk_id)
    if told.state in _FINE:
        if waiting is not None:
            tasks.close(db, waiting, reason=told.state)
        return
    if waiting is None:
        tasks.raise_task(db, TaskKind.PRINTER, told.kiosk_id, place=told.state)
    elif waiting.place != told.state:
        tasks.update(db, replace(waiting, place=told.state))
