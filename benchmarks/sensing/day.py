"""A busy day of the simulated shop through the real ingest, books and database, as fast as it goes.

``python -m benchmarks.sensing.day [--hours 24]``: readers look every two seconds; memory, database
and how long answers take are printed for every two hours.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.sensing.furnished import POSTS, STORE, Readers, furnish
from edge_agent.belief.view import ItemView
from edge_agent.books import Books
from edge_agent.migrations import MIGRATIONS
from edge_agent.options import EdgeOptions
from storecore.clock import ManualClock
from storecore.database.writer import Writer
from storeside.shop.floor import Floor
from storeside.shop.people import People, Till
from storeside.shop.rates import Rates

ROUND_S = 2.0
KEPT_BYTES = 20_000_000
BUSY = Rates(picks_per_item_hour=4.0, delivery_days=0.25)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--hours", type=int, default=24)
    hours = parser.parse_args().hours
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), hours)


def run(folder: Path, hours: int) -> None:
    """One day over a real database in a folder."""
    clock = ManualClock()
    options = EdgeOptions(store_id=STORE, watch_posts=POSTS, readings_kept_bytes_max=KEPT_BYTES)
    writer = Writer(folder / "edge.db", MIGRATIONS)
    books = Books(options, clock)
    floor = Floor(20, 1, BUSY)
    people, readers = People(floor, Till(), 1, BUSY), Readers(floor)
    writer.run(lambda db: furnish(db, books, floor))
    writer.run(books.senses.start)
    books.senses.line(True)
    view, now_s = ItemView(books.listening), 0.0
    print("hour   memory MB   database MB   reads        item answered, 50%   99%")
    for hour in range(2, hours + 1, 2):
        answers: list[float] = []
        while now_s < hour * 3600:
            now_s += ROUND_S
            clock.advance(ROUND_S)
            people.run_until(now_s)
            messages = list(readers.round(people.shaded, now_s, clock.wall_ms()))
            batch = books.intake.read(messages)
            taken = writer.submit(partial(books.intake.take, batch=batch))
            writer.run(books.tick)
            taken.result()
            if int(now_s) % 60 == 0:
                began_s = time.perf_counter()
                good = floor.goods[int(now_s) // 60 % len(floor.goods)]
                planogram = books.planograms.newest
                conn = writer.reader()
                view.show(conn, planogram, good.sku, now_ms=clock.wall_ms(), changes=50)
                answers.append(time.perf_counter() - began_s)
            if int(now_s) % 3600 == 0:
                writer.run(books.housekeeping)
        answers.sort()
        size = sum(path.stat().st_size for path in folder.glob("edge.db*")) / 1e6
        middle, late = answers[len(answers) // 2], answers[int(0.99 * len(answers))]
        print(
            f"{hour:4} {_memory_mb():10.0f} {size:13.1f} {readers.reads:12,} "
            f"{1000 * middle:14.1f} ms {1000 * late:6.1f} ms",
            flush=True,
        )
    writer.close()


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    main()
