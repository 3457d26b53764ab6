"""Receipt printers: one suite for the port, and the simulated one as a program of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.devices import printer_escpos
from kiosk.devices.printer import Page, PrintFailed
from kiosk.devices.printer_address import (
    NetworkAddress,
    PrinterAddressError,
    SerialAddress,
    UsbAddress,
    read_printer_address,
)
from kiosk.devices.printer_escpos import EscposPrinter, connect_to
from storecore.contracts.receipts import PrinterState
from tests.kiosk.printers import LINES, Bench
from tests.waiting import until

PAGE = Page(384, 1500, bytes(i * 7 % 256 for i in range(48 * 1500)))


@pytest.fixture(params=LINES, ids=list(LINES))
def bench(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A printer with paper in it; one that is silent is given up on soon."""
    monkeypatch.setattr(printer_escpos, "ANSWER_S", 0.5)
    monkeypatch.setattr(printer_escpos, "PAPER_OUT_S", 1.0)
    with LINES[request.param]() as made:
        yield made


@pytest.mark.parametrize(
    ("condition", "state"),
    [
        ({}, PrinterState.READY),
        ({"paper_mm": 500}, PrinterState.PAPER_LOW),
        ({"paper_mm": 0}, PrinterState.PAPER_OUT),
        ({"cover_open": True}, PrinterState.COVER_OPEN),
        ({"cover_open": True, "paper_mm": 0}, PrinterState.COVER_OPEN),
        ({"offline": True}, PrinterState.OFFLINE),
        ({"hang": True}, PrinterState.OFFLINE),
    ],
)
def test_it_says_how_it_is(bench: Bench, condition: dict[str, object], state: PrinterState) -> None:
    bench.has(**condition)
    assert bench.printer.state() is state


def test_a_page_comes_out_dot_by_dot_and_cut(bench: Bench) -> None:
    bench.printer.print_page(PAGE)
    bench.printer.print_page(PAGE)
    assert len(bench.out) == 2
    for page in bench.out:
        assert page.width == PAGE.width == bench.printer.width
        assert page.rows[: len(PAGE.rows)] == PAGE.rows
        assert not any(page.rows[len(PAGE.rows) :])  # only the feed before the knife


@pytest.mark.parametrize("condition", [{"paper_mm": 0}, {"cover_open": True}, {"hang": True}])
def test_what_cannot_be_printed_is_told_and_comes_out_later_only_if_asked_again(
    bench: Bench, condition: dict[str, object]
) -> None:
    bench.has(**condition)
    with pytest.raises(PrintFailed):
        bench.printer.print_page(PAGE)
    bench.has()
    # A line may still hold what was asked before: an answer to that says nothing of now.
    until(lambda: bench.printer.state() is PrinterState.READY)
    bench.printer.print_page(PAGE)
    assert [page.rows[: len(PAGE.rows)] for page in bench.out] == [PAGE.rows]


def test_paper_that_ends_in_the_middle_is_told(bench: Bench) -> None:
    bench.has(paper_mm=100)
    with pytest.raises(PrintFailed):
        bench.printer.print_page(PAGE)
    assert bench.out == []
    assert bench.printer.state() is PrinterState.PAPER_OUT


def test_a_printer_that_is_not_there_is_offline() -> None:
    printer = EscposPrinter(connect_to(NetworkAddress("127.0.0.1", 9)), 80)
    assert printer.state() is PrinterState.OFFLINE
    with pytest.raises(PrintFailed):
        printer.print_page(PAGE)
    missing = EscposPrinter(connect_to(SerialAddress("/dev/no-such-line", 9600)), 80)
    assert missing.state() is PrinterState.OFFLINE


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("", None),
        ("tcp://10.0.0.7", NetworkAddress("10.0.0.7", 9100)),
        ("tcp://printer.local:9101", NetworkAddress("printer.local", 9101)),
        ("usb://04b8:0e15", UsbAddress(0x04B8, 0x0E15)),
        ("serial:///dev/ttyUSB0?baud=38400", SerialAddress("/dev/ttyUSB0", 38400)),
        ("serial:///dev/ttyS1", SerialAddress("/dev/ttyS1", 9600)),
    ],
)
def test_addresses(text: str, address: object) -> None:
    assert read_printer_address(text) == address


@pytest.mark.parametrize("text", ["10.0.0.7", "tcp://", "usb://epson", "serial:///etc/x", "lp0"])
def test_an_address_that_says_nothing_says_how_to_write_one(text: str) -> None:
    with pytest.raises(PrinterAddressError, match=r"write tcp://192\.168\.1\.50:9100"):
        read_printer_address(text)
