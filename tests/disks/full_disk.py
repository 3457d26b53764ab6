"""A disk without room, as root: `python -m tests.disks.full_disk [--rounds N]`.

A real edge lives on it, or a kiosk's journal. While there is no room both say so and take
nothing that they could not keep; when there is, they go on, and all that was acknowledged is there.
"""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

import msgspec
import requests

from storecore.clock import HybridClock, SystemClock
from storecore.contracts.exchange import STATUS_PATH
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.journal.verifying import verify
from storecore.replication.migrations import UPLINK_MIGRATIONS
from storecore.replication.uplink import Uplink
from tests.edge.sales import sale
from tests.edge.shop import STORE
from tests.ports import free_ports
from tests.waiting import until

SIZE_MB = 8
SALES_MAX = 20_000
WAIT_S = 60.0
KIOSK = "kiosk-1"


@contextmanager
def small_disk(folder: Path) -> Iterator[Path | None]:
    """A file system of a few MB while it is needed; None where this user may not mount one."""
    place = folder / "small"
    place.mkdir()
    size = f"size={SIZE_MB}m"
    command = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path) -> None:
    """Leave no room."""
    with (disk / "ballast").open("ab", buffering=0) as ballast:
        for size in (65_536, 4096):
            try:
                while True:
                    ballast.write(b"\0" * size)
            except OSError as problem:
                if problem.errno != errno.ENOSPC:
                    raise


def make_room(disk: Path) -> None:
    """Somebody has tidied up."""
    (disk / "ballast").unlink()


class Till:
    """A kiosk's journal; `acknowledged` is how many facts it was told are on disk."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.writer = Writer(database, [JOURNAL_MIGRATIONS, UPLINK_MIGRATIONS])
        self._journal = Journal(KIOSK, HybridClock(SystemClock()))
        self.acknowledged = 0

    def sell(self) -> None:
        """One sale. Raises sqlite3.OperationalError where there is no room for it."""
        self.writer.run(partial(self._journal.append, body=sale(("milk", 1, ()))))
        self.acknowledged += 1

    def sell_until(self, refused: type[Exception]) -> str:
        """Sell until there is no room; what is said then."""
        for _ in range(SALES_MAX):
            try:
                self.sell()
            except refused as problem:
                return str(problem)
        raise AssertionError("the disk never was full")


class Edge:
    """A real edge agent, as a process."""

    def __init__(self, data: Path) -> None:
        (port,) = free_ports(1)
        self.url = f"http://127.0.0.1:{port}"
        self.database = data / "edge.db"
        options = {"data": data, "store-id": STORE, "name": "edge", "port": port}
        dead = {"broker-port": 1, "cloud-url": "http://127.0.0.1:1", "log-level": "warning"}
        self._command = [sys.executable, "-m", "edge_agent"]
        for name, value in {**options, **dead}.items():
            self._command += [f"--{name}", str(value)]
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._process = subprocess.Popen(self._command, stderr=subprocess.DEVNULL)
        until(self.answers, WAIT_S)

    def answers(self) -> bool:
        """Whether its status can be read."""
        with suppress(requests.RequestException):
            return requests.get(self.url + STATUS_PATH, timeout=5).ok
        return False

    def lives(self) -> bool:
        """Whether it is the process that was started."""
        return self._process.poll() is None

    def kill(self) -> None:
        """As a power cut does."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


def held(database: Path) -> list[bytes]:
    """Hashes of the kiosk's facts in a database, whose chains must be whole."""
    with closing(sqlite3.connect(database)) as conn:
        assert list(verify(conn)) == []
        query = "SELECT hash FROM fact WHERE origin = ? ORDER BY position"
        return [row[0] for row in conn.execute(query, (KIOSK,)).fetchall()]


def fill_under_a_kiosk(folder: Path, disk: Path, rounds: int) -> str:
    """A kiosk's journal on the full disk; what it says there."""
    till = Till(disk / "kiosk.db")
    said = ""
    for _ in range(rounds):
        till.sell()
        fill(disk)
        said = till.sell_until(sqlite3.OperationalError)
        make_room(disk)
        till.sell()
    till.writer.close()
    assert len(held(till.database)) == till.acknowledged
    return said


def fill_under_an_edge(folder: Path, disk: Path, rounds: int) -> str:
    """An edge on the full disk and a kiosk that has room; what the kiosk is told."""
    till, edge = Till(folder / "kiosk.db"), Edge(disk / "edge")
    link = Uplink(till.writer, KIOSK, edge.url, SystemClock())
    said = ""
    link.start()
    try:
        for _ in range(rounds):
            till.sell()
            link.wake()
            until(lambda: link.status().backlog == 0, WAIT_S)
            fill(disk)
            for _ in range(SALES_MAX):
                till.sell()
                link.wake()
                if said := link.status().problem:
                    break
            assert said, "the disk never was full"
            assert edge.lives() and edge.answers()
            make_room(disk)
            link.wake()
            until(lambda: link.status().backlog == 0, WAIT_S)
            edge.kill()
            assert held(edge.database) == held(till.database)
            edge.start()
    finally:
        edge.kill()
        link.stop()
        till.writer.close()
    assert len(held(edge.database)) == till.acknowledged
    return said


def main() -> int:
    """Fill it under both, and print what they said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    asked = parser.parse_args()
    for work in (fill_under_a_kiosk, fill_under_an_edge):
        with tempfile.TemporaryDirectory() as folder, small_disk(Path(folder)) as disk:
            if disk is None:
                print("only root may mount a small disk")
                return 2
            said = work(Path(folder), disk, asked.rounds)
            name = work.__name__.replace("_", " ")
            print(f"{name}, {asked.rounds} times: it said {msgspec.json.encode(said).decode()}")
    print("Nothing that was acknowledged was missing, and each went on when there was room.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
