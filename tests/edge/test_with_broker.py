"""The agent with a real broker, also as a process that is killed while devices publish."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeGuard

import msgspec
import pytest
import requests
from sqlite_utils import Database

from edge_agent.ingest.kept import raw_readings
from edge_agent.ingest.messages import Taken
from edge_agent.options import EdgeOptions
from storecore.contracts import topics
from storecore.contracts.exchange import STATUS_PATH
from storecore.contracts.observations import (
    Confirmed,
    Envelope,
    Observation,
    Presence,
    TagObserved,
    WeightObserved,
)
from storecore.contracts.status import DeviceStatus, ProgramStatus
from tests.edge.broker import Device, Mosquitto, OldDoor, free_port
from tests.edge.cloud import Cloud
from tests.edge.running import running
from tests.edge.shop import FACINGS, ITEMS, STORE, envelope, shirt, tag, weight
from tests.waiting import until

pytestmark = pytest.mark.processes

CONFIRMED = topics.confirmed(STORE, "bridge-1")


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    running = Cloud(tmp_path, STORE)
    for item in ITEMS:
        running.publish("item", item.sku, item)
    for facing in FACINGS:
        running.publish("facing", facing.place, facing)
    yield running
    running.close()


def options(folder: Path, cloud: Cloud, broker_port: int, port: int = 0) -> EdgeOptions:
    return EdgeOptions(
        store_id=STORE,
        data=str(folder / "edge"),
        port=port,
        cloud_url=cloud.http.url,
        broker_port=broker_port,
        tag_gone_after_s=300.0,
        weight_settle_s=0.1,
        restock_settle_s=0.1,
    )


def status(url: str) -> ProgramStatus:
    answer = requests.get(url + STATUS_PATH, timeout=10)
    return msgspec.json.decode(answer.content, type=ProgramStatus)


def devices(url: str) -> dict[str, DeviceStatus]:
    return {device.device: device for device in status(url).devices}


def seqs(device: Device) -> dict[str, int]:
    if CONFIRMED not in device.heard:
        return {}
    return msgspec.json.decode(device.heard[CONFIRMED], type=Confirmed).seqs


def arrived_again(device: Device, topic: str, payload: bytes, cloud: Cloud) -> int:
    """How many tags have arrived, after one more round of the reader."""
    device.publish(topic, payload)
    return cloud.types().count("TagArrived")


def test_from_device_to_shelf_to_cloud_with_bad_messages_between(
    tmp_path: Path, broker: Mosquitto, cloud: Cloud
) -> None:
    with running(options(tmp_path, cloud, broker.port)) as agent:
        until(lambda: "broker: MQTT 5" in status(agent.http.url).notes)
        until(lambda: agent.books.planograms.newest.weight)
        device = Device(broker.port, CONFIRMED)
        vendor = topics.vendor(STORE, topics.VendorFormat.ZEBRA_IOTC, "reader-1")
        zebra = b'{"type":"SIMPLE","data":{"antenna":2,"idHex":"%s"}}'
        light = envelope(weight(1000, seq=1))
        device.publish(light.topic, light.payload)
        device.publish(light.topic, b"{broken")
        device.publish(vendor, b"x" * 70_000)
        tags = b"".join(zebra % shirt(n).encode() for n in range(3))
        device.publish(vendor, tags)
        online = Presence(name="reader-1", online=False, at_ms=1)
        device.publish(topics.presence(STORE, "reader-1"), msgspec.json.encode(online), retain=True)
        until(lambda: seqs(device) == {"scale-1": 1})
        until(lambda: "TaskRaised" in cloud.types())
        until(lambda: arrived_again(device, vendor, tags, cloud) == 3)
        until(lambda: not devices(agent.http.url)["reader-1"].online)
        seen = devices(agent.http.url)
        assert (seen["scale-1"].reading, seen["scale-1"].online) == ("1000 g", True)
        assert seen["reader-1"].reading == "0 tags on antenna 1, 3 on antenna 2"
        assert status(agent.http.url).quarantined == 2
        device.close()


def test_it_connects_when_the_broker_comes_and_again_after_it_was_away(
    tmp_path: Path, broker: Mosquitto, cloud: Cloud
) -> None:
    broker.stop()
    with running(options(tmp_path, cloud, broker.port)) as agent:
        for number in (1, 2):
            broker.start()
            device = Device(broker.port, CONFIRMED)
            until(lambda: "broker: MQTT 5" in status(agent.http.url).notes)
            message = envelope(weight(500, seq=number))
            device.publish(message.topic, message.payload)
            until(lambda device=device, number=number: seqs(device) == {"scale-1": number})  # type: ignore[misc]
            device.close()
            broker.stop()
            until(lambda: "broker: down" in status(agent.http.url).notes)
        broker.start()


def test_a_broker_without_mqtt_5_is_spoken_to_in_3_1_1(
    tmp_path: Path, broker: Mosquitto, cloud: Cloud
) -> None:
    door = OldDoor(broker.port, b"")
    with running(options(tmp_path, cloud, door.port)) as agent:
        until(lambda: "broker: MQTT 3.1.1" in status(agent.http.url).notes)
        device = Device(broker.port, CONFIRMED)
        message = envelope(weight(500, seq=1))
        device.publish(message.topic, message.payload)
        until(lambda: seqs(device) == {"scale-1": 1})
        device.close()
        door.close()


def test_a_batch_that_the_disk_refuses_is_not_acknowledged_and_comes_again(
    tmp_path: Path, broker: Mosquitto, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(options(tmp_path, cloud, broker.port)) as agent:
        real, refusals = agent.books.intake.take, 2

        def take(db: Database, batch: Sequence[Taken]) -> tuple[Confirmed, ...]:
            nonlocal refusals
            confirmed = real(db, batch)
            if confirmed and refusals:
                refusals -= 1
                raise sqlite3.OperationalError("database or disk is full")
            return confirmed

        monkeypatch.setattr(agent.books.intake, "take", take)
        device = Device(broker.port, CONFIRMED)
        until(lambda: "broker: MQTT 5" in status(agent.http.url).notes)
        for seq in (1, 2, 3):
            message = envelope(weight(500 * seq, seq=seq))
            device.publish(message.topic, message.payload)
        until(lambda: seqs(device) == {"scale-1": 3})
        assert refusals == 0
        assert "never came" not in str(status(agent.http.url).notes)
        device.close()


def test_a_message_that_the_agent_stumbles_over_is_put_aside_alone(
    tmp_path: Path, broker: Mosquitto, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(options(tmp_path, cloud, broker.port)) as agent:
        real = agent.books.senses.observe

        def observe(db: Database, seen: Sequence[Observation], bridge: str = "") -> None:
            real(db, seen, bridge)
            if any(isinstance(one, WeightObserved) and one.grams == 1313 for one in seen):
                raise KeyError("stumbled")

        monkeypatch.setattr(agent.books.senses, "observe", observe)
        device = Device(broker.port, CONFIRMED)
        until(lambda: "broker: MQTT 5" in status(agent.http.url).notes)
        for seq, grams in enumerate([500, 1313, 1000], start=1):
            message = envelope(weight(grams, seq=seq))
            device.begin(message.topic, message.payload)
        until(lambda: seqs(device) == {"scale-1": 3})
        assert status(agent.http.url).quarantined == 1
        assert devices(agent.http.url)["scale-1"].reading == "1000 g"
        device.close()


class Process:
    """`python -m edge_agent`, started and killed as often as one likes."""

    def __init__(self, chosen: EdgeOptions) -> None:
        self.url = f"http://{chosen.host}:{chosen.port}"
        flags = [
            f"--{name.replace('_', '-')}={value}"
            for name, value in msgspec.to_builtins(chosen).items()
        ]
        self._command = [sys.executable, "-m", "edge_agent", *flags]
        self.start()

    def start(self) -> None:
        self._running = subprocess.Popen(self._command, stderr=subprocess.DEVNULL)

    def kill(self) -> None:
        self._running.kill()
        self._running.wait()

    def end(self, number: signal.Signals) -> int:
        self._running.send_signal(number)
        return self._running.wait(timeout=10)

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def answers(self) -> bool:
        try:
            return bool(devices(self.url) is not None)
        except requests.ConnectionError:
            return False


def test_killed_while_devices_publish_it_loses_nothing_and_counts_nothing_twice(
    tmp_path: Path, broker: Mosquitto, cloud: Cloud
) -> None:
    count, kills = 800, 4
    with Process(options(tmp_path, cloud, broker.port, free_port())) as process:
        until(process.answers)
        until(lambda: "never heard" in str(status(process.url).notes))  # the planogram is there
        until(lambda: "broker: MQTT 5" in status(process.url).notes)
        device = Device(broker.port, CONFIRMED)
        for seq in range(1, count + 1):
            message = envelope(tag(shirt(seq), seq=seq))
            device.begin(message.topic, message.payload)
            if seq % (count // (kills + 1)) == 0 and seq < count:
                reached = seq - 50
                until(lambda reached=reached: seqs(device).get("reader-1", 0) >= reached)  # type: ignore[misc]
                process.kill()
                process.start()
        until(lambda: seqs(device).get("reader-1") == count, timeout_s=30)
        until(process.answers)
        until(lambda: not (status(process.url).next_hop or pytest.fail("no hop")).backlog)
        assert "never came" not in str(status(process.url).notes)
        assert process.end(signal.SIGTERM) == 0
        device.close()
    conn = sqlite3.connect(tmp_path / "edge" / "edge.db")
    kept = [msgspec.json.decode(payload, type=Envelope) for _, _, payload in raw_readings(conn)]
    taken = Counter(seen.epc for one in kept for seen in one.observations if is_tag(seen))
    assert taken == Counter(shirt(seq) for seq in range(1, count + 1))
    conn.close()


def is_tag(seen: Observation) -> TypeGuard[TagObserved]:
    return isinstance(seen, TagObserved)


def test_an_interrupt_ends_it_cleanly_without_broker_and_cloud(tmp_path: Path) -> None:
    chosen = EdgeOptions(
        data=str(tmp_path), port=free_port(), cloud_url="http://127.0.0.1:9", broker_port=9
    )
    with Process(chosen) as process:
        until(process.answers)
        assert process.end(signal.SIGINT) == 0


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    port = free_port()
    chosen = EdgeOptions(data=str(tmp_path / "a"), port=port, broker_port=9)
    with Process(chosen) as process:
        until(process.answers)
        second = subprocess.run(
            [sys.executable, "-m", "edge_agent", f"--port={port}", f"--data={tmp_path / 'b'}"],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert second.returncode == 2
        assert f"127.0.0.1:{port} cannot be listened on" in second.stderr
        assert "Traceback" not in second.stderr
        assert process.end(signal.SIGTERM) == 0
