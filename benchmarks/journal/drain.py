"""Draining a backlog from an edge to its cloud: `python -m benchmarks.journal.drain [--facts N]`.

An edge that was cut off holds N facts; the cloud comes back. Both are the real programs' parts over
real HTTP, each in a process of its own, with databases on disk. Beside it, in the same run, the
same rows are put into a database of the same shape in bulk, by nothing but sqlite3.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from benchmarks.journal.bulk import put_in_bulk
from benchmarks.journal.facts import bodies
from cloud_inventory.assembly import DATABASE, OpenData
from edge_agent.migrations import MIGRATIONS
from storecore.clock import HybridClock, SystemClock
from storecore.contracts.facts import Body
from storecore.database.writer import Writer
from storecore.journal.journal import Journal
from storecore.journal.verifying import verify
from tests.ports import free_ports
from tests.waiting import until

AT_ONCE = 5000
BUSY_STORE_PER_S = 200
STARTS_WITHIN_S = 30.0


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--verify", action="store_true", help="verify the cloud's chains, too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/var/tmp")) as folder:
        path = Path(folder)
        write_backlog(path / "edge.db", asked.facts)
        took_s, memory = drain(path, asked.facts)
        rate = asked.facts / took_s
        (path / "bulk").mkdir()
        rows, bulk_s = put_in_bulk(path / "cloud" / DATABASE, path / "bulk")
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"{asked.facts} facts in {took_s:.1f} s: {rate:.0f} facts/s")
        print(f"{rate / BUSY_STORE_PER_S:.0f} times what a busy store tells (200 facts/s)")
        print(f"the same {rows} rows in bulk take {bulk_s:.1f} s: {bulk_s / took_s:.0%}")
        for name, peak in memory.items():
            print(f"{name}: {peak[0]:.0f} MB when a tenth was sent, {peak[1]:.0f} MB at most")
        if asked.verify:
            held = Writer(path / "cloud" / DATABASE, [])
            print(f"faults in the cloud's chains: {[str(f) for f in verify(held.reader())]}")
            held.close()
    return 0


def write_backlog(path: Path, count: int) -> None:
    """What an edge has gathered while it was cut off."""
    writer = Writer(path, MIGRATIONS)
    journal = Journal("edge-1", HybridClock(SystemClock()))
    left = bodies(count)
    while chunk := list(islice(left, AT_ONCE)):
        writer.run(partial(_append, journal=journal, chunk=chunk))
    writer.close()


def _append(db: Database, journal: Journal, chunk: list[Body]) -> None:
    for body in chunk:
        journal.append(db, body)


def drain(folder: Path, count: int) -> tuple[float, dict[str, tuple[float, float]]]:
    """Seconds until the cloud has confirmed all; memory of both, early and at most, in MB."""
    (port,) = free_ports(1)
    cloud_folder = folder / "cloud"
    OpenData(cloud_folder).close()
    options = ["--data", str(cloud_folder), "--port", str(port), "--log-level", "warning"]
    cloud = subprocess.Popen([sys.executable, "-m", "storeside", "cloud", *options])
    sender = None
    try:
        _wait_for(port)
        began_s = time.monotonic()
        command = [sys.executable, "-m", "benchmarks.journal.sender", str(folder / "edge.db")]
        sender = subprocess.Popen([*command, f"http://127.0.0.1:{port}"])
        early: dict[str, float] = {}
        programs = {"edge": sender, "cloud": cloud}
        expected_s = count / 10 / 20_000
        while sender.poll() is None:
            time.sleep(0.02)
            if not early and time.monotonic() - began_s > max(1.0, expected_s):
                early = {name: _memory_mb(one.pid, "VmRSS") for name, one in programs.items()}
            peaks = {name: _memory_mb(one.pid, "VmHWM") for name, one in programs.items()}
            most = {name: max(peaks[name], most_of(early, name)) for name in programs}
        took_s = time.monotonic() - began_s
        assert sender.returncode == 0, "the sender fell over"
        most["cloud"] = _memory_mb(cloud.pid, "VmHWM")
        return took_s, {name: (early.get(name, 0.0), most[name]) for name in programs}
    finally:
        for program in (sender, cloud):
            if program is not None and program.poll() is None:
                program.terminate()
                program.wait(10)


def most_of(early: dict[str, float], name: str) -> float:
    """What was seen before."""
    return early.get(name, 0.0)


def _memory_mb(pid: int, field: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    found = [line.split()[1] for line in lines if line.startswith(field)]
    return int(found[0]) / 1024 if found else 0.0


def _wait_for(port: int) -> None:
    def answers() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    until(answers, STARTS_WITHIN_S)


if __name__ == "__main__":
    sys.exit(main())
