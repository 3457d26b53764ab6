"""Devices reach the broker through a door that lets none of them crowd out the others."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from paho.mqtt.client import Client, MQTTMessage, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion

from firmware_bridge.door.narrow import NarrowDoor
from storecore.clock import SystemClock
from storecore.serving.run import PortTaken
from storeside.broker.process import Broker
from tests.waiting import until

pytestmark = pytest.mark.processes

BYTES_PER_S = 20_000


@pytest.fixture
def door(broker: Broker) -> Iterator[NarrowDoor]:
    door = NarrowDoor("127.0.0.1", 0, ("127.0.0.1", broker.port), BYTES_PER_S, SystemClock())
    door.start()
    yield door
    door.stop()


class Reader:
    """A device that speaks MQTT 5 by itself."""

    def __init__(self, name: str, port: int) -> None:
        self.heard: list[bytes] = []
        self._lock = threading.Lock()
        self.client = Client(CallbackAPIVersion.VERSION2, name, protocol=MQTTv5)
        self.client.max_queued_messages_set(0)
        self.client.on_message = self._on_message
        self.client.connect("127.0.0.1", port)
        self.client.loop_start()

    def _on_message(self, _client: Client, _data: object, message: MQTTMessage) -> None:
        with self._lock:
            self.heard.append(bytes(message.payload))

    def leave(self) -> None:
        self.client.disconnect()
        self.client.loop_stop()


def test_what_goes_in_comes_out_both_ways_in_order(broker: Broker, door: NarrowDoor) -> None:
    ears = Reader("ears", door.port)
    ears.client.subscribe("said", 1)
    until(ears.client.is_connected)
    mouth = Reader("mouth", door.port)
    said = [b"%d" % n for n in range(50)]
    for words in said:
        mouth.client.publish("said", words, 1)
    until(lambda: ears.heard == said)
    ears.leave()
    mouth.leave()


def test_a_device_that_floods_is_held_up_and_loses_nothing_and_its_neighbour_goes_on(
    broker: Broker, door: NarrowDoor
) -> None:
    ears = Reader("ears", broker.port)
    ears.client.subscribe("said/#", 1)
    until(ears.client.is_connected)
    wild, calm = Reader("wild", door.port), Reader("calm", door.port)
    flood = [b"w%05d" % n + b"." * 200 for n in range(3 * BYTES_PER_S // 200)]
    for words in flood:
        wild.client.publish("said/wild", words, 1)
    calm.client.publish("said/calm", b"calm", 1)
    until(lambda: b"calm" in ears.heard)
    assert len(ears.heard) < len(flood)  # the neighbour did not have to wait for all of it
    until(lambda: len(ears.heard) == len(flood) + 1, 30)
    assert [words for words in ears.heard if words != b"calm"] == flood
    assert door.held_up > 0
    for reader in (ears, wild, calm):
        reader.leave()


def test_without_a_broker_a_device_is_hung_up_on_and_may_come_again(
    broker: Broker, door: NarrowDoor
) -> None:
    broker.stop()
    client = Client(CallbackAPIVersion.VERSION2, "early", protocol=MQTTv5)
    client.reconnect_delay_set(1, 1)
    client.connect_async("127.0.0.1", door.port)
    client.loop_start()
    broker.start()
    until(client.is_connected)
    client.disconnect()
    client.loop_stop()


def test_a_taken_port_is_said(door: NarrowDoor) -> None:
    with pytest.raises(PortTaken, match=str(door.port)):
        NarrowDoor("127.0.0.1", door.port, ("127.0.0.1", 1), 1000, SystemClock())
