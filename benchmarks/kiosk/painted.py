"""From a decoded code to its line on the screen, with a full basket and a large catalogue."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from benchmarks.kiosk.stock import LOOSE, code_of, sku_of, stock
from benchmarks.kiosk.till import NOBODY, Till, run_for, run_until
from benchmarks.kiosk.watch import Watch, table_row
from kiosk.flow.touches import CancelConfirmed, CancelTouched, LineRemoved
from kiosk.ui.platform import make_application
from tests.silent_server import SilentServer

LINES = 100
SCANS = 100
_PAUSE_S = 0.35


def measure(folder: Path) -> list[str]:
    """Rows of the table."""
    make_application()
    stock(folder)
    with SilentServer() as silence:
        alone = _scans(folder, NOBODY, again=True)
        hanging = _scans(folder, silence.url, again=False)
    return [
        table_row("a new line", alone[0]),
        table_row("one more of a line", alone[1]),
        table_row("a new line while the edge takes questions and never answers", hanging[0]),
    ]


def _scans(folder: Path, edge_url: str, *, again: bool) -> tuple[list[float], list[float]]:
    """Milliseconds for each new line, and for one more of a line that is there."""
    till = Till(folder, edge_url=edge_url)
    watch = Watch(till.app.window)
    for number in range(LINES):
        till.read(code_of(_number(number)))
    run_until(lambda: len(till.state.basket.lines) == LINES, "a full basket")
    run_for(1.0)
    new = [_scan(till, watch, LINES + place) for place in range(SCANS)]
    last = LINES + SCANS - 1
    more = [_scan(till, watch, last - place % 90) for place in range(SCANS)] if again else []
    till.core.dispatch(CancelTouched())
    till.core.dispatch(CancelConfirmed())
    till.close()
    return new, more


def _scan(till: Till, watch: Watch, place: int) -> float:
    """Milliseconds from the reader's thread to the first frame that holds the line."""
    sku = sku_of(_number(place))
    goods_list = till.app.find("basketLines")
    assert goods_list is not None
    began: list[float] = []

    def decoded() -> None:
        began.append(time.perf_counter())
        till.read(code_of(_number(place)))

    def is_there() -> bool:
        line = till.state.basket.lines[0]
        rows = goods_list.property("contentItem").childItems()
        shown = ((row.property("key"), row.property("quantity"), row.y()) for row in rows)
        return line.sku == sku and (line.line_id, line.quantity, 0.0) in shown

    count = till.state.basket.count
    reader = threading.Thread(target=decoded)
    watch.look_for(lambda: till.state.basket.count > count and is_there())
    reader.start()
    run_until(lambda: watch.found_s is not None, "a painted line")
    reader.join()
    assert watch.found_s is not None
    delay_ms = (watch.found_s - began[0]) * 1000
    run_for(_PAUSE_S)
    if len(till.state.basket.lines) > LINES:
        till.core.dispatch(LineRemoved(till.state.basket.lines[-1].line_id))
        run_for(_PAUSE_S)
    return delay_ms


def _number(place: int) -> int:
    return LOOSE + place * 7
