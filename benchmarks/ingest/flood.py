"""Neighbours of a reader that floods: `python -m benchmarks.ingest.flood`.

Twenty readers send 1,000 reads a second together. Beside them one reader publishes by itself, in
its vendor's format, without a pause, from a process of its own: straight to the broker, or through
the bridge's narrow door. The neighbours' times are taken once it has used up what it may bring at
a stretch.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from benchmarks.ingest.latency import measure
from benchmarks.ingest.load import STORE_ID, Publisher, packet
from benchmarks.ingest.peers import rows
from firmware_bridge.door.narrow import NarrowDoor
from firmware_bridge.options import BridgeOptions
from storecore.clock import SystemClock
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
    parser.add_argument("--door", action="store_true", help="through a narrow door")
    given = parser.parse_args()
    if given.flood is not None:
        return _flood(given.flood, through_door=given.door)
    print("| neighbours, 1,000 reads/s | median | 99% | worst | let go of the flood |")
    print("|---|---|---|---|---|", flush=True)
    for name, beside in (
        ("alone", None),
        ("beside a reader that floods through the narrow door", _start_at_door),
        ("beside one that floods straight to the broker", _start),
    ):
        let_go: list[int] = []

        def count(data: Path, let_go: list[int] = let_go) -> None:
            let_go.append(rows(data / "edge.db", "SELECT coalesce(sum(let_go), 0) FROM flood"))

        took = sorted(
            measure(
                PER_S,
                beside=beside,
                options=("--reader-messages-per-s-max", str(SHARE_PER_S)),
                at_end=count,
            )
        )
        middle, most = took[len(took) // 2], took[len(took) * 99 // 100]
        print(f"| {name} | {middle:.1f} ms | {most:.1f} ms | {took[-1]:.1f} ms | {let_go[0]:,} |")
    return 0


def _start(port: int, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.ingest.flood", "--flood", str(port), *more]
    wild = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert wild.stdout is not None and wild.stdout.readline() == b"floods\n"
    return wild


def _start_at_door(port: int) -> subprocess.Popen[bytes]:
    return _start(port, "--door")


def _flood(port: int, *, through_door: bool) -> int:
    if through_door:
        share = BridgeOptions().device_door_bytes_per_s_max
        door = NarrowDoor("127.0.0.1", 0, ("127.0.0.1", port), share, SystemClock())
        door.start()
        port = door.port
    topic = topics.vendor(STORE_ID, topics.VendorFormat.ZEBRA_IOTC, "runaway")
    packets = [packet(topic, _READ % n) for n in range(1000)]
    publisher = Publisher(port, b"wild")
    print("floods", flush=True)
    while True:
        publisher.send(packets)


if __name__ == "__main__":
    raise SystemExit(main())
