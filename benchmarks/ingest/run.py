"""Taking readings in, beside peers in one run: `python -m benchmarks.ingest.run [--messages N]`.

Broker (mosquitto with the store's own settings), publisher and reader share this computer's cores.
*live*: published as fast as the broker takes it, until the last read is taken in. *backlog*: the
same, but all of it waits in the broker while the agent is away. *packed*: 100 reads a message.
*to disk*: from just before publishing to the commit, at a steady rate.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ingest import latency
from benchmarks.ingest.gateways import NodeRed, ThingsBoard, has_node_red, has_thingsboard
from benchmarks.ingest.load import READERS, Publisher, reads
from benchmarks.ingest.peers import (
    Bare,
    MosquittoSub,
    Naive,
    Ours,
    Peer,
    has_compiler,
    has_mosquitto_sub,
)
from storeside.broker.choose import choose_broker
from storeside.broker.process import Broker

GIVE_UP_S = 180.0
NAIVE_MESSAGES = 2000
PEER_MESSAGES = 10_000


@dataclass
class Figure:
    """What one reader did."""

    per_s: float
    cpu_s: float
    memory_mb: float


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    count = parser.parse_args().messages // READERS * READERS
    print("| reader | messages/s | CPU s per 100,000 | memory MB |\n|---|---|---|---|", flush=True)
    bare = None
    if has_compiler():
        bare = _show(lambda folder: Bare(folder, count), count)
    if has_mosquitto_sub():
        _show(lambda folder: MosquittoSub(folder, count), count)
    ours = _show(Ours, count)
    _show(Naive, NAIVE_MESSAGES)
    if has_node_red():
        _show(NodeRed, PEER_MESSAGES)
    if has_thingsboard():
        _show(ThingsBoard, PEER_MESSAGES)
    _show(Ours, count, waiting=True)
    _show(Ours, count * 5, packed=100)
    if bare:
        print(f"\nlive, of what the bare reader reaches: {ours.per_s / bare.per_s:.0%}")
    latency.show()
    return 0


def _show(make, count: int, *, packed: int = 1, waiting: bool = False) -> Figure:  # type: ignore[no-untyped-def]
    folder = Path(tempfile.mkdtemp(prefix="ingest-"))
    broker = Broker(folder / "broker", choice=choose_broker("mosquitto"))
    broker.start()
    peer: Peer = make(folder)
    try:
        figure = _measure(peer, broker.port, count, packed=packed, waiting=waiting)
    finally:
        broker.stop()
        shutil.rmtree(folder, ignore_errors=True)
    name = (
        peer.name + (", backlog" if waiting else "") + (f", {packed} packed" if packed > 1 else "")
    )
    per_100k = figure.cpu_s / count * 100_000 if not waiting else 0
    print(f"| {name} | {figure.per_s:,.0f} | {per_100k:.2f} | {figure.memory_mb:.0f} |", flush=True)
    return figure


def _measure(peer: Peer, port: int, count: int, *, packed: int, waiting: bool) -> Figure:
    packets = list(reads(count, packed=packed))
    peer.start(port)
    publisher = Publisher(port)
    if waiting:
        peer.stop()
        publisher.send(packets)
        packets = []
        peer.start(port)
        while not peer.count():
            time.sleep(0.005)
    started_cpu_s, _ = _used(peer.pid()) or (0.0, 0.0)
    began_s, before = time.perf_counter(), peer.count()
    sending = threading.Thread(target=publisher.send, args=(packets,))
    sending.start()
    cpu_s, memory_mb = 0.0, 0.0
    while peer.count() < count:
        if time.perf_counter() - began_s > GIVE_UP_S:
            raise SystemExit(f"{peer.name}: only {peer.count()} of {count} in {GIVE_UP_S} s")
        cpu_s, memory_mb = _used(peer.pid()) or (cpu_s, memory_mb)
        time.sleep(0.02)
    took_s = time.perf_counter() - began_s
    cpu_s, memory_mb = _used(peer.pid()) or (cpu_s, memory_mb)
    sending.join()
    peer.stop()
    return Figure((count - before) / took_s, cpu_s - started_cpu_s, memory_mb)


def _used(pid: int) -> tuple[float, float] | None:
    """CPU seconds so far and the largest resident memory, as Linux tells; None once it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    peak = next((line for line in status.splitlines() if line.startswith("VmHWM")), "")
    ticks = int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK"), int(peak.split()[1]) / 1024 if peak else 0.0


if __name__ == "__main__":
    raise SystemExit(main())
