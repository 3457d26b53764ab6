"""Writes the database of each program as it is now: `python -m tests.databases.dump LEVEL`.

To be run before a migration changes what is on disk, with the next LEVEL; the dumps stay for good.
"""

from __future__ import annotations

import logging
import sqlite3
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

from kiosk.application.assemble import MIGRATIONS
from storecore.clock import HybridClock, ManualClock
from storecore.contracts.facts import TaskRaised
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storeside.simulate import run
from storeside.simulate.chain import Chain

FOLDER = Path(__file__).with_name("dumps")
HAPPENINGS = 16


def main() -> int:
    """A day of a simulated store for cloud and edge; a chain of tasks for the kiosk."""
    level = sys.argv[1]
    logging.disable(logging.CRITICAL)
    setting = run.Setting(seed="fixture", days=1, faults=0.0)
    chain = Chain(setting.seed, 1, setting.weather)
    run._live(chain, setting, run.plan_of(setting)[:HAPPENINGS])
    write("cloud", level, chain.cloud.disk.conn)
    write("edge", level, chain.edges[0].disk.conn)
    chain.close()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kiosk.db"
        writer = Writer(path, MIGRATIONS)
        journal = Journal("kiosk-1", HybridClock(ManualClock()))
        for number in range(3):
            task = TaskRaised(
                store_id="s1", task_id=f"t{number}", kind="restock", subject="A1", at_ms=number
            )
            writer.run(partial(journal.append, body=task))
        writer.close()
        with closing(sqlite3.connect(path)) as conn:
            write("kiosk", level, conn)
    return 0


def write(program: str, level: str, conn: sqlite3.Connection) -> None:
    """One dump."""
    (FOLDER / f"{program}-{level}.sql").write_text("\n".join(conn.iterdump()) + "\n")


if __name__ == "__main__":
    sys.exit(main())
