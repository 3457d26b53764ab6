"""A printer that needs a hand is one task, for as long as it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge_agent.tasks.printers import take_printer
from storecore.contracts.receipts import PrinterChanged, PrinterState
from storecore.contracts.reference import TaskKind
from tests.edge.shop import STORE, Shop
from tests.edge.test_stock import from_kiosk


def told(state: PrinterState, kiosk_id: str = "kiosk-1") -> PrinterChanged:
    """What a kiosk's journal says."""
    return PrinterChanged(store_id=STORE, kiosk_id=kiosk_id, state=state, at_ms=1)


def places(shop: Shop) -> list[tuple[str, str]]:
    """Each open task's kiosk and what is wrong there."""
    tasks = [task for task in shop.open_tasks() if task.kind is TaskKind.PRINTER]
    return [(task.subject, task.place) for task in tasks]


def test_a_printer_s_task_follows_its_state(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    for state, open_tasks in (
        (PrinterState.PAPER_LOW, [("kiosk-1", "paper_low")]),
        (PrinterState.PAPER_OUT, [("kiosk-1", "paper_out")]),
        (PrinterState.PAPER_OUT, [("kiosk-1", "paper_out")]),
        (PrinterState.READY, []),
        (PrinterState.READY, []),
        (PrinterState.OFFLINE, [("kiosk-1", "offline")]),
        (PrinterState.ABSENT, []),
    ):
        shop.do(lambda db, state=state: take_printer(db, shop.books.tasks, told(state)))  # type: ignore[misc]
        assert places(shop) == open_tasks


@pytest.mark.parametrize("times", [1, 2])
def test_a_kiosk_s_fact_raises_it_once_however_often_it_is_sent(tmp_path: Path, times: int) -> None:
    shop = Shop(tmp_path)
    batch = from_kiosk(shop, told(PrinterState.COVER_OPEN), told(PrinterState.COVER_OPEN))
    for _ in range(times):
        shop.do(lambda db: shop.books.receiver.take(db, batch))
    assert places(shop) == [("kiosk-1", "cover_open")]
