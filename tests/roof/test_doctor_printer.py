"""The doctor looks at the receipt printer: the one given, or the kiosk's own."""

from __future__ import annotations

from pathlib import Path

from firmware_bridge.drivers.simulated.receipt_printer.engine import Condition, Engine
from firmware_bridge.drivers.simulated.receipt_printer.line import PrinterLine
from storecore.contracts.receipts import PrinterState
from storeside.doctor.finding import Level
from storeside.doctor.printer import check_printer, look_at_printer


def test_a_store_without_a_printer_is_well(tmp_path: Path) -> None:
    (finding,) = look_at_printer(tmp_path)
    assert finding.level is Level.OK
    assert "codes on the screen" in finding.found


def test_the_kiosk_s_own_printer_is_asked(tmp_path: Path) -> None:
    engine = Engine(lambda _: None)
    line = PrinterLine(engine, "127.0.0.1", 0)
    line.start()
    settings = tmp_path / "settings"
    settings.mkdir()
    (settings / "kiosk.toml").write_text(f'printer = "tcp://127.0.0.1:{line.port}"\n')
    (ready,) = look_at_printer(tmp_path)
    engine.set(Condition(paper_mm=0))
    (empty,) = look_at_printer(tmp_path)
    line.stop()
    (gone,) = look_at_printer(tmp_path)
    assert [one.level for one in (ready, empty, gone)] == [Level.OK, Level.MIND, Level.MIND]
    assert "no paper" in empty.found
    assert "does not answer" in gone.found


def test_an_address_that_says_nothing_stops_the_kiosk(tmp_path: Path) -> None:
    (finding,) = look_at_printer(tmp_path, "lp0")
    assert finding.level is Level.STOP
    assert "write tcp://" in finding.found


def test_every_state_has_its_words() -> None:
    for state in PrinterState:
        finding = check_printer("tcp://x", state)
        assert finding.found
        assert bool(finding.todo) == (finding.level is not Level.OK)
