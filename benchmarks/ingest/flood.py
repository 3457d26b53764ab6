"""Neighbours of a reader that floods: `python -m benchmarks.ingest.flood`.

Twenty readers send 1,000 reads a second together. Beside them one reader publishes by itself, in
its vendor's format, without a pause, from a process of its own. The neighbours' times are taken
once it has used up what it may bring at a stretch.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from benchmarks.ingest.latency import measure
from benchmarks.ingest.load import STORE_ID, Publisher, packet
from benchmarks.ingest.peers import rows
from storecore.contracts import topics

PER_S = 1000
SHARE_PER_S = 50
"""So low that the burst it allows is used up while the benchmark warms up."""

_READ = (
    b'{"type":"SIMPLE","timestamp":"2026-01-01T00:00:00.000+0000","data":{"antenna":1,'
    b'"idHex":"303645214830D4400000%04X","peakRssi":-60,"reads":1}}'
)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flood", type=int, help="publish to the broker at this port")
    port = parser.parse_args().flood
    if port is not None:
        return _flood(port)
    print("| neighbours, 1,000 reads/s | median | 99% | worst | let go of the flood |")
    print("|---|---|---|---|---|", flush=True)
    for name, is_flooded in (("alone", False), ("beside a reader that floods", True)):
        let_go: list[int] = []

        def count(data: Path, let_go: list[int] = let_go) -> None:
            let_go.append(rows(data / "edge.db", "SELECT coalesce(sum(let_go), 0) FROM flood"))

        took = sorted(
            measure(
                PER_S,
                beside=_start if is_flooded else None,
                options=("--reader-messages-per-s-max", str(SHARE_PER_S)),
                at_end=count,
            )
        )
        middle, most = took[len(took) // 2], took[len(took) * 99 // 100]
        print(f"| {name} | {middle:.1f} ms | {most:.1f} ms | {took[-1]:.1f} ms | {let_go[0]:,} |")
    return 0


def _start(port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.ingest.flood", "--flood", str(port)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def _flood(port: int) -> int:
    topic = topics.vendor(STORE_ID, topics.VendorFormat.ZEBRA_IOTC, "runaway")
    packets = [packet(topic, _READ % n) for n in range(1000)]
    publisher = Publisher(port, b"wild")
    while True:
        publisher.send(packets)


if __name__ == "__main__":
    raise SystemExit(main())
