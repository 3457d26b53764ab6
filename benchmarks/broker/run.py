"""Messages a second at QoS 1 through each broker, both in one run.

``python -m benchmarks.broker.run [--messages N]``: one publisher, one subscriber with a session
that is kept, 300 bytes a message (an RFID read), all over MQTT 3.1.1 on this computer. The last
column sends one message, waits for it at the subscriber, and only then sends the next.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from pathlib import Path

from paho.mqtt.client import Client, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion

from storeside.broker.choose import BrokerKind, choose_broker
from storeside.broker.process import Broker

PAYLOAD_BYTES = 300
SERIAL_S = 3.0
KINDS: tuple[BrokerKind, ...] = ("mosquitto", "embedded")


class _Counter:
    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.count = 0

    def add(self) -> None:
        with self.changed:
            self.count += 1
            self.changed.notify_all()

    def wait_for(self, count: int) -> None:
        with self.changed:
            if not self.changed.wait_for(lambda: self.count >= count, 120):
                raise SystemExit(f"only {self.count} of {count} messages arrived in 120 s")


def _client(port: int, client_id: str, *, clean: bool) -> tuple[Client, _Counter, _Counter]:
    client = Client(CallbackAPIVersion.VERSION2, client_id, clean_session=clean, protocol=MQTTv311)
    client.max_inflight_messages_set(100)
    got, subscribed = _Counter(), _Counter()
    client.on_message = lambda *_: got.add()
    client.on_subscribe = lambda *_: subscribed.add()
    client.connect("127.0.0.1", port)
    client.loop_start()
    return client, got, subscribed


def measure(port: int, messages: int) -> tuple[float, float, float]:
    """Return messages/s acknowledged to the publisher, received, and one after another."""
    edge, got, subscribed = _client(port, "bench-edge", clean=False)
    edge.subscribe("bench/#", qos=1)
    subscribed.wait_for(1)
    reader, *_ = _client(port, "bench-reader", clean=True)
    payload = b"x" * PAYLOAD_BYTES
    began = time.perf_counter()
    for _ in range(messages):
        sent = reader.publish("bench/tags", payload, qos=1)
    sent.wait_for_publish(120)
    published_s = time.perf_counter() - began
    got.wait_for(messages)
    received_s = time.perf_counter() - began
    serial, began = 0, time.perf_counter()
    while time.perf_counter() - began < SERIAL_S:
        serial += 1
        reader.publish("bench/tags", payload, qos=1)
        got.wait_for(messages + serial)
    serial_s = time.perf_counter() - began
    for client in (edge, reader):
        client.disconnect()
        client.loop_stop()
    return messages / published_s, messages / received_s, serial / serial_s


def main() -> None:
    """Measure every broker and print a table."""
    parser = argparse.ArgumentParser(description="Messages a second through each broker.")
    parser.add_argument("--messages", type=int, default=10_000)
    options = parser.parse_args()
    print(f"{'broker':<22}{'published/s':>13}{'received/s':>13}{'one by one/s':>14}")
    for kind in KINDS:
        choice = choose_broker(kind)
        with (
            tempfile.TemporaryDirectory() as folder,
            Broker(Path(folder), choice=choice) as broker,
        ):
            rates = measure(broker.port, options.messages)
        name = f"{kind} {choice.version}"
        print(f"{name:<22}{rates[0]:>13,.0f}{rates[1]:>13,.0f}{rates[2]:>14,.0f}")


if __name__ == "__main__":
    main()
