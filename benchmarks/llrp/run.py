"""LLRP readers at full load: `python -m benchmarks.llrp.run [--seconds N] [--readers N]`.

First how fast reports are decoded, beside pyllrp. Then each reader sends 1,000 tag reports a second
over TCP, in about 50 messages, to a bridge as it runs in a shop (its own process, outbox on disk, a
real mosquitto); every tag has a number of its own, so that one that is lost is missed. *to broker*
is from before a message was made to its arrival at a subscriber.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from benchmarks.llrp.decode import GTIN, compare
from benchmarks.llrp.listener import Listener
from firmware_bridge.codecs.llrp.reports import TagReport
from firmware_bridge.drivers.simulated.llrp.reader import SimulatedLlrpReader
from storecore.clock import SystemClock
from storecore.gs1.epc import encode_sgtin96
from storecore.gs1.gtin import parse_gtin
from storeside.broker.choose import choose_broker
from storeside.broker.process import Broker

STORE, BRIDGE = "bench", "bridge-1"
PER_S = 1000
ROUND_MS = 20
SETTLE_S = 3.0
CATCH_UP_S_MAX = 30.0


class Sources:
    """Numbers every tag that the readers report, and notes when, in `sent_s`."""

    def __init__(self) -> None:
        self.sent_s: dict[str, float] = {}
        self._gtin = parse_gtin(GTIN)
        self._lock = threading.Lock()
        self.is_on = True

    def make(self) -> Callable[[int], list[TagReport]]:
        """What one reader's antenna sees: as many tags as are due since it was asked last."""
        asked_s = time.perf_counter()

        def look(_antenna: int) -> list[TagReport]:
            nonlocal asked_s
            now_s = time.perf_counter()
            due = int((now_s - asked_s) * PER_S) if self.is_on else 0
            asked_s += due / PER_S if self.is_on else now_s - asked_s
            with self._lock:
                first = len(self.sent_s)
                epcs = [encode_sgtin96(self._gtin, 7, first + step) for step in range(due)]
                self.sent_s.update(dict.fromkeys(epcs, now_s))
            return [TagReport(epc, rssi_dbm=-55, count=1) for epc in epcs]

        return look


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--readers", type=int, default=4)
    wanted = parser.parse_args()
    compare()
    with tempfile.TemporaryDirectory() as folder:
        _load(Path(folder), wanted.readers, wanted.seconds)
    return 0


def _load(folder: Path, readers: int, seconds: int) -> None:
    source = Sources()
    made = [
        SimulatedLlrpReader(source.make(), SystemClock(), round_ms=ROUND_MS) for _ in range(readers)
    ]
    with Broker(folder / "broker", choice=choose_broker("mosquitto")) as broker:
        listener = Listener(broker.port, STORE, BRIDGE)
        for reader in made:
            reader.start()
        bridge = _bridge(folder, broker.port, [reader.port for reader in made])
        try:
            time.sleep(SETTLE_S)
            cpu_s, start_s, before = _cpu_s(bridge.pid), time.perf_counter(), len(source.sent_s)
            time.sleep(seconds)
            took_s, used_s = time.perf_counter() - start_s, _cpu_s(bridge.pid) - cpu_s
            sent = len(source.sent_s) - before
            source.is_on = False
            _catch_up(source, listener)
        finally:
            bridge.terminate()
            bridge.wait()
            for reader in made:
                reader.stop()
            listener.stop()
    _show(source, listener, before, sent / took_s, used_s / took_s)


def _bridge(folder: Path, broker_port: int, ports: list[int]) -> subprocess.Popen[bytes]:
    file = folder / "readers.toml"
    file.write_text(
        "".join(
            f'[[reader]]\nname = "reader-{number}"\nhost = "127.0.0.1"\nport = {port}\n'
            '[[reader.antenna]]\nport = 1\nrole = "exit"\n'
            for number, port in enumerate(ports, 1)
        )
    )
    options = ["--data", str(folder / "bridge"), "--broker-port", str(broker_port), "--port", "0"]
    options += ["--store-id", STORE, "--name", BRIDGE, "--readers-file", str(file)]
    return subprocess.Popen([sys.executable, "-m", "firmware_bridge", *options])


def _catch_up(source: Sources, listener: Listener) -> None:
    deadline_s = time.perf_counter() + CATCH_UP_S_MAX
    while len(listener.heard_s) < len(source.sent_s) and time.perf_counter() < deadline_s:
        time.sleep(0.05)


def _show(source: Sources, listener: Listener, before: int, per_s: float, cores: float) -> None:
    sent_s, heard_s = source.sent_s, listener.heard_s
    lost = len(sent_s.keys() - heard_s.keys())
    measured = [epc for epc in islice(sent_s, before, None) if epc in heard_s]
    delays = sorted(1000 * (heard_s[epc] - sent_s[epc]) for epc in measured)
    middle, last = delays[len(delays) // 2], delays[len(delays) * 99 // 100]
    print("| reports/s | lost | cores of the bridge | to broker ms, p50 | p99 |")
    print("|---|---|---|---|---|")
    print(f"| {per_s:,.0f} | {lost} of {len(sent_s):,} | {cores:.2f} | {middle:.0f} | {last:.0f} |")


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    raise SystemExit(main())
