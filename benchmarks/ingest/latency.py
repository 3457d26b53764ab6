"""From publishing a read to its confirmation, which the agent sends after the commit.

The way back through the broker is included, so what is measured is longer than the way to disk.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion

from benchmarks.ingest.load import BRIDGE, READERS, STORE_ID, Publisher, reads
from benchmarks.ingest.peers import Ours
from storecore.contracts import topics
from storecore.contracts.observations import Confirmed
from storeside.broker.choose import choose_broker
from storeside.broker.process import Broker

RATES_PER_S = (1000, 5000)
SECONDS = 10
WARM_UP_S = 2


class _Watch:
    """Hears confirmations and says how long each read has taken."""

    def __init__(self, port: int) -> None:
        self.took_ms: list[float] = []
        self._out: dict[str, deque[tuple[int, float]]] = {
            f"reader-{reader}": deque() for reader in range(READERS)
        }
        client = self._client = Client(CallbackAPIVersion.VERSION2, "watch")
        client.on_message = self._on_message
        client.connect("127.0.0.1", port)
        client.subscribe(topics.confirmed(STORE_ID, BRIDGE), 0)
        client.loop_start()

    def sent(self, device: str, seq: int) -> None:
        """A read is about to be published."""
        self._out[device].append((seq, time.perf_counter()))

    def _on_message(self, client: Client, userdata: object, message: MQTTMessage) -> None:
        now_s = time.perf_counter()
        for device, seq in msgspec.json.decode(message.payload, type=Confirmed).seqs.items():
            waiting = self._out[device]
            while waiting and waiting[0][0] <= seq:
                self.took_ms.append((now_s - waiting.popleft()[1]) * 1000)

    def stop(self) -> None:
        """Hang up."""
        self._client.disconnect()
        self._client.loop_stop()


def show() -> None:
    """Print the table."""
    print("\n| reads a second | confirmed after, median | 99% | worst |\n|---|---|---|---|")
    for per_s in RATES_PER_S:
        took = sorted(measure(per_s))
        middle, most = took[len(took) // 2], took[len(took) * 99 // 100]
        print(f"| {per_s:,} | {middle:.1f} ms | {most:.1f} ms | {took[-1]:.1f} ms |", flush=True)


def measure(
    per_s: int,
    *,
    beside: Callable[[int], subprocess.Popen[bytes]] | None = None,
    options: Sequence[str] = (),
    at_end: Callable[[Path], None] = lambda _data: None,
) -> list[float]:
    """Milliseconds to the confirmation of each read.

    `beside` starts something that uses the same broker, told its port; `at_end` may look into the
    agent's folder once it has ended.
    """
    folder = Path(tempfile.mkdtemp(prefix="latency-"))
    broker = Broker(folder / "broker", choice=choose_broker("mosquitto"))
    broker.start()
    agent = Ours(folder, options)
    other: subprocess.Popen[bytes] | None = None
    try:
        agent.start(broker.port)
        other = beside(broker.port) if beside else None
        watch = _Watch(broker.port)
        packets = list(reads(per_s * (SECONDS + WARM_UP_S)))
        sending = threading.Thread(target=_pace, args=(broker.port, packets, per_s, watch))
        sending.start()
        sending.join()
        time.sleep(1.0)
        watch.stop()
        agent.stop()
        at_end(folder / "edge")
    finally:
        if other is not None:
            other.kill()
            other.wait()
        broker.stop()
        shutil.rmtree(folder, ignore_errors=True)
    assert len(watch.took_ms) == len(packets), (len(watch.took_ms), len(packets))
    return watch.took_ms[per_s * WARM_UP_S :]


def _pace(port: int, packets: list[bytes], per_s: int, watch: _Watch) -> None:
    publisher = Publisher(port)
    seqs: dict[str, int] = {}
    burst = max(1, per_s // 500)
    began_s = time.perf_counter()
    for first in range(0, len(packets), burst):
        part = packets[first : first + burst]
        for packet in part:
            device = packet[: packet.index(b"\0\0{")].rsplit(b"/", 1)[1].decode()
            seqs[device] = seqs.get(device, 0) + 1
            watch.sent(device, seqs[device])
        publisher.send(part)
        time.sleep(max(0.0, began_s + (first + len(part)) / per_s - time.perf_counter()))
