"""Edge and cloud in network namespaces of their own, cut off and joined again, as root:
`python -m tests.processes.namespaces [--cuts N]`.

Between cuts a kiosk tells the edge of sales. What happens while the line is cut stays in the store;
when it is joined again the cloud has all of it, once and in order.
"""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from storecore.clock import HybridClock, SystemClock
from storecore.database.writer import Writer
from storecore.ids import IdSource
from storecore.journal.journal import Journal
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.journal.verifying import verify
from storecore.replication.migrations import UPLINK_MIGRATIONS
from storecore.replication.uplink import Uplink
from tests.cloud.rig import STORE, running_cloud, small_import
from tests.edge.sales import sale
from tests.waiting import until

CLOUD_PORT, EDGE_PORT = 8700, 8710
CLOUD_ADDRESS, EDGE_ADDRESS = "10.213.87.1", "10.213.87.2"
WAIT_S = 90.0
KIOSK = "kiosk-1"


def _ip(*words: str) -> bool:
    return subprocess.run(["ip", *words], capture_output=True, check=False).returncode == 0


class Line:
    """Two namespaces with a line between them."""

    def __init__(self) -> None:
        self.cloud, self.edge = (f"storeside-{os.getpid()}-{name}" for name in ("c", "e"))
        self._ends = {self.cloud: CLOUD_ADDRESS, self.edge: EDGE_ADDRESS}

    def lay(self) -> bool:
        """Make both and join them; False where this user or machine may not."""
        if os.geteuid() or not all(_ip("netns", "add", name) for name in self._ends):
            return False
        ends = ("up0", "netns", self.cloud, "type", "veth", "peer", "up0", "netns", self.edge)
        done = _ip("link", "add", *ends)
        for name, address in self._ends.items():
            done = done and _ip("-n", name, "address", "add", f"{address}/30", "dev", "up0")
            done = done and _ip("-n", name, "link", "set", "lo", "up")
            done = done and _ip("-n", name, "link", "set", "up0", "up")
        return done

    def cut(self) -> None:
        """Nothing gets through any more."""
        assert _ip("-n", self.edge, "link", "set", "up0", "down")

    def join(self) -> None:
        """All gets through again."""
        assert _ip("-n", self.edge, "link", "set", "up0", "up")

    def take_up(self) -> None:
        """Nothing of it is left on this machine."""
        for name in self._ends:
            _ip("netns", "delete", name)


class House:
    """A cloud at one end and a store's edge at the other, over real files in a folder."""

    def __init__(self, folder: Path, line: Line) -> None:
        self.line = line
        self.folder = folder
        self.cloud_db, self.edge_db = folder / "cloud" / "cloud.db", folder / "edge" / "edge.db"
        with running_cloud(folder / "cloud") as cloud:
            assert not cloud.load(small_import()).problems
        self._programs: list[subprocess.Popen[bytes]] = []
        at = ["--host", CLOUD_ADDRESS, "--port", str(CLOUD_PORT), "--keys", "off"]
        self._run(line.cloud, "cloud_inventory", "--data", str(folder / "cloud"), *at)
        above = f"http://{CLOUD_ADDRESS}:{CLOUD_PORT}"
        here = ["--data", str(folder / "edge"), "--store-id", STORE, "--name", "edge"]
        where = ["--port", str(EDGE_PORT), "--broker-port", "1", "--cloud-url", above]
        self._run(line.edge, "edge_agent", *here, *where)

    def _run(self, namespace: str, *module: str) -> None:
        command = ["ip", "netns", "exec", namespace, sys.executable, "-m", *module]
        self._programs.append(subprocess.Popen([*command, "--log-level", "warning"]))

    def sell(self, count: int) -> None:
        """A kiosk at the edge sells, and has told the edge of it."""
        command = ["ip", "netns", "exec", self.line.edge, sys.executable, "-m", __spec__.name]
        subprocess.run([*command, "--sell", str(count), str(self.folder)], check=True)

    def stop(self) -> None:
        """End both."""
        for program in self._programs:
            program.send_signal(signal.SIGTERM)
        for program in self._programs:
            program.wait()


def held(database: Path) -> list[str]:
    """Hashes of the kiosk's facts in a database, in order."""
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(database)) as conn:
        query = "SELECT hash FROM fact WHERE origin = ? ORDER BY seq"
        return [str(row[0]) for row in conn.execute(query, (KIOSK,)).fetchall()]
    return []


def _has(database: Path, count: int) -> bool:
    return len(held(database)) == count


@contextmanager
def house(folder: Path) -> Iterator[House | None]:
    """Both at the ends of a line; None where there can be none on this machine."""
    line = Line()
    with ExitStack() as stack:
        stack.callback(line.take_up)
        if not line.lay():
            yield None
            return
        made = House(folder, line)
        stack.callback(made.stop)
        yield made


def cut_and_join(at: House, cuts: int) -> int:
    """How many sales the cloud had to be told of after a cut."""
    at.sell(5)
    until(partial(_has, at.cloud_db, 5), WAIT_S)
    late = 0
    for number in range(1, cuts + 1):
        at.line.cut()
        before = len(held(at.cloud_db))
        at.sell(10)
        assert len(held(at.edge_db)) == before + 10, "the store goes on alone"
        assert len(held(at.cloud_db)) == before, "nothing gets through a line that is cut"
        late += 10
        at.line.join()
        at.sell(1)
        until(partial(_has, at.cloud_db, 5 + 11 * number), WAIT_S)
    assert held(at.cloud_db) == held(at.edge_db) == held(at.folder / "kiosk.db")
    for database in (at.cloud_db, at.edge_db):
        with closing(sqlite3.connect(database)) as conn:
            assert list(verify(conn)) == []
    with closing(sqlite3.connect(at.cloud_db)) as conn:
        (sold,) = conn.execute("SELECT count(*) FROM sale").fetchone()
        assert sold == 5 + 11 * cuts, "each sale counts once"
    return late


def _sell(folder: Path, count: int) -> None:
    writer = Writer(folder / "kiosk.db", [JOURNAL_MIGRATIONS, UPLINK_MIGRATIONS])
    journal = Journal(KIOSK, HybridClock(SystemClock()))
    ids, first = IdSource(SystemClock()), len(held(folder / "kiosk.db")) + 1
    for number in range(first, first + count):
        one = sale(("milk-1l", 1, ()), transaction_id=ids.new(), receipt_number=number)
        writer.run(partial(journal.append, body=replace(one, store_id=STORE)))
    link = Uplink(writer, KIOSK, f"http://127.0.0.1:{EDGE_PORT}", SystemClock())
    link.start()
    until(lambda: link.status().backlog == 0 and link.status().up, WAIT_S)
    link.stop()
    writer.close()


def main() -> int:
    """Cut and join, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--sell", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("folder", nargs="?", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.sell:
        _sell(asked.folder, asked.sell)
        return 0
    with tempfile.TemporaryDirectory() as folder, house(Path(folder)) as at:
        if at is None:
            print("only root may make network namespaces, with `ip`")
            return 2
        late = cut_and_join(at, asked.cuts)
    print(f"{asked.cuts} cuts: {late} sales were told after their cut; none is missing or twice")
    return 0


if __name__ == "__main__":
    sys.exit(main())
