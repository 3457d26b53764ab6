"""How smooth scanning is: goods are held to the camera, read, and slide into the basket."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

from benchmarks.kiosk.stock import LOOSE, code_of, sku_of, stock
from benchmarks.kiosk.till import Till, run_for, run_until
from benchmarks.kiosk.watch import FRAME_MS_MAX, Watch, table_row
from kiosk.scanner.images import Picture
from kiosk.scanner.staging import stage_item
from kiosk.ui.app import ASSETS
from kiosk.ui.hands import drawing
from kiosk.ui.platform import make_application

GOODS = 40
_MOVES_S = 0.2
_AWAY_S = 0.4


def measure(folder: Path) -> list[str]:
    """Rows of the table."""
    make_application()
    stock(folder)
    held = held_goods(GOODS)
    till = Till(folder)
    assert till.camera is not None
    run_for(1.0)
    watch = Watch(till.app.window)
    between: list[float] = []
    missed = 0
    for number, picture in held.items():
        till.camera.show(picture)
        try:
            run_until(lambda number=number: _is_in(till, number), "a line")  # type: ignore[misc]
        except TimeoutError:
            missed += 1
            continue
        read_s = watch.now_s()
        run_for(_AWAY_S)
        till.camera.show(None)
        run_for(_AWAY_S)
        moving = [at_s for at_s in watch.frames_s if read_s <= at_s <= read_s + _MOVES_S]
        between += [(b - a) * 1000 for a, b in pairwise(moving)]
    till.close()
    busy = [length_ms for _, length_ms in watch.busy]
    late = sum(length_ms > FRAME_MS_MAX for length_ms in [*watch.painting_ms, *between])
    return [
        table_row("painting a frame", watch.painting_ms),
        table_row("of it on a processor", watch.painting_cpu_ms),
        table_row("the window's thread busy at a stretch", busy),
        table_row("between two frames while a line slides in", between),
        f"| frames over {FRAME_MS_MAX:.0f} ms | {late} of {len(watch.painting_ms)} | | |",
        f"| goods read by the camera | {len(held) - missed} of {len(held)} | | |",
    ]


def held_goods(count: int) -> dict[int, Picture]:
    """Goods in a hand as the camera sees them, by the item's number."""
    pictures = _pictures()
    return {number: _held(number, pictures) for number in range(LOOSE, LOOSE + count)}


def _is_in(till: Till, number: int) -> bool:
    return any(line.sku == sku_of(number) for line in till.state.basket.lines)


def _pictures() -> list[str]:
    with (ASSETS / "demo" / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        return [row["picture"] for row in csv.DictReader(file)]


def _held(number: int, pictures: list[str]) -> Picture:
    drawn = drawing(ASSETS / "goods" / pictures[number % len(pictures)])
    return stage_item(code_of(number), "ean13", drawn, number)
