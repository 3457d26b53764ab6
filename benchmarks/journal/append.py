"""Appending to the journal, beside bare sqlite3: `python -m benchmarks.journal.append [--facts N]`.

*batch*: one work of the Writer appends 500 facts, as taking in readings does. *each*: two threads
give the Writer a work for every fact; it groups what waits, up to 500, into one transaction, and
tells each apart. Bare: one thread inserts rows of the same content into the same table, as many to
a transaction, one `execute` each; and, as the best that can be had, one `executemany` for each
transaction. All on the same disk with `synchronous=FULL`, in turns.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections import deque
from functools import partial
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from benchmarks.journal.facts import bodies
from storecore.clock import HybridClock, SystemClock
from storecore.contracts.facts import Body
from storecore.database.writer import Writer, open_for_writing
from storecore.journal.journal import Journal
from storecore.journal.migrations import JOURNAL_MIGRATIONS

THREADS = 2
AHEAD = 500
GROUP = 500
TURNS = 5
_INSERT = "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=20_000)
    count = parser.parse_args().facts // THREADS * THREADS
    rates: dict[str, list[float]] = {n: [] for n in ("batch", "each", "execute", "executemany")}
    for _ in range(TURNS):
        with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/var/tmp")) as folder:
            path = Path(folder)
            rates["batch"].append(in_batches(path / "batch.db", count))
            rates["each"].append(each(path / "each.db", count))
            rows = rows_of(path / "batch.db")
            for name in ("execute", "executemany"):
                rates[name].append(bare(path / f"{name}.db", rows, GROUP, many=name != "execute"))
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {count} facts, {TURNS} turns")
    middle = {name: statistics.median(found) for name, found in rates.items()}
    for name in ("batch", "each"):
        beside = ", ".join(
            f"{middle[name] / middle[peer]:.0%} of {peer}" for peer in ("execute", "executemany")
        )
        print(f"{name:12} {middle[name]:8.0f} facts/s   {beside}")
    for peer in ("execute", "executemany"):
        print(f"{peer:12} {middle[peer]:8.0f} facts/s")
    return 0


def in_batches(path: Path, count: int) -> float:
    """Facts a second, many to a work."""
    writer = Writer(path, [JOURNAL_MIGRATIONS])
    journal = Journal("edge-1", HybridClock(SystemClock()))
    made = list(bodies(count))
    began_s = time.perf_counter()
    for start in range(0, count, GROUP):
        writer.run(partial(_append_many, journal=journal, chunk=made[start : start + GROUP]))
    took_s = time.perf_counter() - began_s
    writer.close()
    return count / took_s


def _append_many(db: Database, journal: Journal, chunk: list[Body]) -> None:
    for body in chunk:
        journal.append(db, body)


def each(path: Path, count: int) -> float:
    """Facts a second, a work for each."""
    writer = Writer(path, [JOURNAL_MIGRATIONS])
    journal = Journal("edge-1", HybridClock(SystemClock()))
    made = list(bodies(count))
    began_s = time.perf_counter()
    threads = [
        threading.Thread(target=_append_all, args=(writer, journal, made[start::THREADS]))
        for start in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took_s = time.perf_counter() - began_s
    writer.close()
    return count / took_s


def _append_all(writer: Writer, journal: Journal, made: list[Body]) -> None:
    """Each waits for what it told at most `AHEAD` facts ago."""
    waiting: deque[Any] = deque()
    for body in made:
        waiting.append(writer.submit(partial(_append, journal=journal, body=body)))
        if len(waiting) > AHEAD:
            waiting.popleft().result()
    for one in waiting:
        one.result()


def _append(db: Database, journal: Journal, body: Body) -> None:
    journal.append(db, body)


def rows_of(path: Path) -> list[tuple[Any, ...]]:
    """What ours has written."""
    conn = sqlite3.connect(path)
    rows = conn.execute("SELECT * FROM fact ORDER BY position").fetchall()
    conn.close()
    return rows


def bare(path: Path, rows: list[tuple[Any, ...]], group: int, *, many: bool) -> float:
    """Facts a second of sqlite3 alone."""
    Writer(path, [JOURNAL_MIGRATIONS]).close()
    conn = open_for_writing(path)
    began_s = time.perf_counter()
    for start in range(0, len(rows), group):
        conn.execute("BEGIN IMMEDIATE")
        if many:
            conn.executemany(_INSERT, rows[start : start + group])
        else:
            for row in rows[start : start + group]:
                conn.execute(_INSERT, row)
        conn.execute("COMMIT")
    took_s = time.perf_counter() - began_s
    conn.close()
    return len(rows) / took_s


if __name__ == "__main__":
    sys.exit(main())
