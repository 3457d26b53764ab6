"""Receipts: on paper when asked, again for staff, and never in the way of the next customer."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.application.print_queue import JOBS_MAX, WANTED_S
from kiosk.devices import printer_escpos
from kiosk.devices.memory import MemoryTerminal
from kiosk.flow import touches as t
from kiosk.flow.notices import NoticeKind
from kiosk.flow.receipts import (
    ListReceipts,
    LookAtPrinter,
    PrinterSeen,
    PrintPhase,
    PrintReceipt,
    PrintTouched,
    ReceiptEntry,
    ReceiptNotPrinted,
    ReceiptPrinted,
    ReceiptsListed,
    ReceiptsTouched,
    ReprintTouched,
)
from kiosk.flow.state import KioskState, Screen
from storecore.clock import ManualClock
from storecore.contracts.receipts import PrinterChanged, PrinterState
from tests.kiosk.counter import Counter, Power, PowerCut
from tests.kiosk.journey import SCAN_MILK, Person, Then
from tests.kiosk.printers import Bench, on_the_library_s_dummy
from tests.kiosk.shop import PIN, eur
from tests.kiosk.test_core import is_done
from tests.waiting import until

READY = PrinterSeen(PrinterState.READY)
NO_PAPER = PrinterSeen(PrinterState.PAPER_OUT)
ENTRY = ReceiptEntry(number=4, total=eur(129), completed_ms=1, copies=1)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A printer with paper in it."""
    monkeypatch.setattr(printer_escpos, "ANSWER_S", 0.5)
    with on_the_library_s_dummy() as made:
        yield made


def sells(kiosk: Counter, bench: Bench | None = None) -> KioskState:
    """One milk, paid; with a bench also waits until the printer is known."""
    if bench is not None:
        hears(kiosk, lambda s: s.printing.printer is not PrinterState.ABSENT)
    kiosk.does(SCAN_MILK, t.PayTouched())
    return kiosk.until(is_done)


def hears(kiosk: Counter, happened: Callable[[KioskState], object]) -> KioskState:
    """Wait for the printer's thread while no time passes for the customer."""

    def so() -> object:
        with suppress(queue.Empty):
            kiosk.calls.get(timeout=0.01)()
        return happened(kiosk.state)

    until(so)
    return kiosk.state


def is_printed(state: KioskState) -> bool:
    """The paper is out."""
    return state.printing.phase is PrintPhase.PRINTED


def test_the_paper_is_looked_at_when_a_sale_begins_and_only_where_there_is_a_printer() -> None:
    person = Person()
    person.does(t.BuyTouched())
    assert LookAtPrinter() not in person.effects
    person.does(t.BackTouched(), READY, t.BuyTouched())
    assert LookAtPrinter() in person.effects
    person.does(SCAN_MILK)
    assert LookAtPrinter() not in person.effects


def at_done(tmp_path: Path) -> Person:
    """A person at the end of a sale, with a receipt on the screen."""
    with Counter(tmp_path, MemoryTerminal()) as kiosk:
        done = sells(kiosk)
    person = Person()
    person.state = done
    person.now_s = done.screen_since_s
    return person


def test_the_customer_prints_while_the_receipt_shows(tmp_path: Path) -> None:
    person = at_done(tmp_path)
    person.walks(
        [
            Then(READY, Screen.DONE),
            Then(PrintTouched(), Screen.DONE, (PrintReceipt,)),
            Then(PrintTouched(), Screen.DONE),  # once is enough
            Then(ReceiptPrinted(1), Screen.DONE),
        ]
    )
    assert is_printed(person.state)
    person.walks([Then(PrintTouched(), Screen.DONE, (PrintReceipt,), wait_s=9.0)])
    person.waits(9.0)
    person.walks([Then(ReceiptNotPrinted(1), Screen.DONE)])  # whoever prints is still there
    assert person.state.printing.phase is PrintPhase.FAILED
    assert person.waits(2.0).screen is Screen.START
    assert not is_printed(person.state)
    assert person.state.printing.printer is PrinterState.READY


def test_without_paper_the_customer_is_told_and_keeps_the_code(tmp_path: Path) -> None:
    person = at_done(tmp_path)
    person.does(NO_PAPER, PrintTouched())
    assert person.effects == (LookAtPrinter(),)
    assert person.state.notice is not None
    assert person.state.notice.kind is NoticeKind.PRINTER_DOWN
    assert person.state.receipt is not None


def test_news_of_another_receipt_does_not_touch_this_one(tmp_path: Path) -> None:
    person = at_done(tmp_path)
    person.does(READY, PrintTouched(), ReceiptPrinted(9), ReceiptNotPrinted(9))
    assert person.state.printing.phase is PrintPhase.SENDING


def test_staff_print_any_of_the_newest_again() -> None:
    person = Person()
    person.does(READY, t.StaffTouched(), t.PinEntered(PIN))
    person.walks(
        [
            Then(ReceiptsTouched(), Screen.STAFF_RECEIPTS, (LookAtPrinter, ListReceipts)),
            Then(ReprintTouched(4), Screen.STAFF_RECEIPTS),  # not listed yet
            Then(ReceiptsListed((ENTRY,)), Screen.STAFF_RECEIPTS),
            Then(ReprintTouched(4), Screen.STAFF_RECEIPTS, (PrintReceipt,)),
            Then(ReceiptPrinted(4), Screen.STAFF_RECEIPTS, (ListReceipts,)),
            Then(t.TasksTouched(), Screen.STAFF_TASKS),
            Then(ReceiptsListed(()), Screen.STAFF_TASKS),
        ]
    )
    assert person.state.printing.listed == (ENTRY,)
    assert not person.does(t.StaffLeft()).printing.listed


def test_a_sale_is_printed_and_the_copy_says_so(tmp_path: Path, bench: Bench) -> None:
    with Counter(tmp_path, MemoryTerminal(), printer=lambda: bench.printer) as kiosk:
        kiosk.core.start()
        sells(kiosk, bench)
        kiosk.does(PrintTouched())
        hears(kiosk, is_printed)
        kiosk.does(PrintTouched())
        hears(kiosk, lambda s: len(bench.out) == 2 and is_printed(s))
        first, copy = bench.out
        assert copy.height > first.height  # by the line that says "Copy"
        kiosk.does(t.ReceiptTaken(), t.StaffTouched(), t.PinEntered(PIN), ReceiptsTouched())
        listed = hears(kiosk, lambda s: s.printing.listed).printing.listed
        assert [(entry.number, entry.copies) for entry in listed] == [(1, 2)]


def test_an_empty_printer_stops_no_sale_and_is_told_once(tmp_path: Path, bench: Bench) -> None:
    bench.has(paper_mm=0)
    with Counter(tmp_path, MemoryTerminal(), printer=lambda: bench.printer) as kiosk:
        kiosk.core.start()
        sells(kiosk, bench)
        kiosk.does(PrintTouched())
        assert kiosk.state.notice is not None
        kiosk.does(t.ReceiptTaken())
        sells(kiosk)
        bench.has()
        kiosk.does(PrintTouched())
        hears(kiosk, lambda s: s.printing.printer is PrinterState.READY)
        kiosk.does(PrintTouched())
        hears(kiosk, is_printed)
        told = [body.state for body in kiosk.bodies() if isinstance(body, PrinterChanged)]
        assert told == ["paper_out", "ready"]
        assert len(bench.out) == 1


def test_a_hanging_printer_is_found_out_without_anybody_waiting(
    tmp_path: Path, bench: Bench
) -> None:
    with Counter(tmp_path, MemoryTerminal(), printer=lambda: bench.printer) as kiosk:
        kiosk.core.start()
        sells(kiosk, bench)
        bench.has(hang=True)
        kiosk.does(PrintTouched())
        kiosk.does(t.ReceiptTaken(), SCAN_MILK)
        assert kiosk.state.screen is Screen.BASKET
        hears(kiosk, lambda s: s.printing.printer is PrinterState.OFFLINE)
        assert kiosk.state.basket.count == 1
        assert bench.out == []


def cut_off_while_it_waits(folder: Path, clock: ManualClock) -> None:
    """A sale whose receipt is in the queue when the power goes; the printer was never reached."""
    with Counter(folder, MemoryTerminal(), clock=clock, printer=pytest.fail) as kiosk:
        sells(kiosk)
        kiosk.does(READY, PrintTouched())
        kiosk.writer.run(lambda _: None)


@pytest.mark.parametrize(("away_s", "pages"), [(WANTED_S - 1, 1), (WANTED_S + 1, 0)])
def test_a_receipt_that_waited_through_a_power_cut_comes_out_only_while_it_is_wanted(
    tmp_path: Path, bench: Bench, away_s: float, pages: int
) -> None:
    clock = ManualClock()
    cut_off_while_it_waits(tmp_path, clock)
    clock.advance(away_s)
    with Counter(tmp_path, MemoryTerminal(), clock=clock, printer=lambda: bench.printer) as kiosk:
        kiosk.core.start()
        sells(kiosk, bench)
        kiosk.does(PrintTouched())
        hears(kiosk, is_printed)
        assert len(bench.out) == pages + 1


def test_the_queue_has_an_end(tmp_path: Path, bench: Bench) -> None:
    clock = ManualClock()
    with Counter(tmp_path, MemoryTerminal(), clock=clock, printer=pytest.fail) as kiosk:
        sells(kiosk)
        for _ in range(3 * JOBS_MAX):
            kiosk.core.printing.print_receipt(PrintReceipt(number=1, language="en"))
    with Counter(tmp_path, MemoryTerminal(), clock=clock, printer=lambda: bench.printer) as kiosk:
        kiosk.core.start()
        hears(kiosk, lambda _: len(bench.out) == JOBS_MAX)
        sells(kiosk, bench)
        kiosk.does(PrintTouched())
        hears(kiosk, is_printed)
        assert len(bench.out) == JOBS_MAX + 1


def test_the_number_and_the_chain_head_survive_a_cut_at_any_moment(tmp_path: Path) -> None:
    moments = 1
    while True:
        folder = tmp_path / str(moments)
        power, terminal, clock = Power(moments), MemoryTerminal(), ManualClock()
        try:
            with Counter(folder, terminal, power=power, clock=clock) as kiosk:
                sells(kiosk)
        except PowerCut:
            pass
        with Counter(folder, terminal, clock=clock) as kiosk:
            kiosk.core.start()
            kiosk.until(lambda s: s.payment is None or is_done(s) or not s.payment.unclear)
            sells_again(kiosk)
            kiosk.check_disk()
            heads = kiosk.sale_hashes()
            assert kiosk.receipt_heads() == heads
            assert len(heads) >= 1
        if power.moments < moments:
            return
        moments += 1


def sells_again(kiosk: Counter) -> None:
    """Finish what was begun, and sell one more."""
    if is_done(kiosk.state):
        kiosk.does(t.ReceiptTaken())
    elif kiosk.state.screen is Screen.PAY:
        kiosk.does(t.PayStopped())
    if kiosk.state.basket.is_empty:
        kiosk.does(SCAN_MILK)
    kiosk.does(t.PayTouched())
    kiosk.until(is_done)
