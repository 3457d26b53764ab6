"""The door to MQTT against a real broker: nothing is lost that was not acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from edge_agent.ingest import bulk
from edge_agent.ingest.mqtt import Link, LinkLost, LinkRefused, LinkSettings, Protocol, Received
from tests.edge.broker import Device, Mosquitto, OldDoor, free_port
from tests.waiting import until

pytestmark = pytest.mark.processes


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Mosquitto]:
    running = Mosquitto(tmp_path)
    yield running
    running.stop()


@pytest.fixture(params=[True, False], ids=["in bulk", "stock paho"])
def in_bulk(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def settings(port: int, in_bulk: bool) -> LinkSettings:
    return LinkSettings(
        host="127.0.0.1",
        port=port,
        client_id="edge-under-test",
        topics=("t/+",),
        receive_max=50,
        session_expiry_s=600,
        presence_topic="presence/edge",
        birth=b"here",
        will=b"gone",
        in_bulk=in_bulk,
    )


def gather(link: Link, count: int) -> list[Received]:
    """Messages up to this many, as they come."""
    gathered: list[Received] = []
    for _ in range(50):
        gathered += link.gather(0.2, 50)
        if len(gathered) >= count:
            break
    return gathered


def texts(gathered: list[Received]) -> list[bytes]:
    return [received.message.payload for received in gathered]


def test_paho_is_as_reading_in_bulk_expects_it(broker: Mosquitto) -> None:
    link = Link(settings(broker.port, in_bulk=True), Protocol.V5)
    assert link.is_in_bulk
    link.close()


def test_another_paho_than_expected_is_read_by_its_own_means(
    broker: Mosquitto, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "_INTERNALS", ("_gone_in_the_next_release",))
    link = Link(settings(broker.port, in_bulk=True), Protocol.V5)
    assert not link.is_in_bulk
    link.close()


@pytest.mark.parametrize("protocol", Protocol)
def test_messages_of_every_kind_and_size_come_in_their_order(
    broker: Mosquitto, protocol: Protocol, in_bulk: bool
) -> None:
    link = Link(settings(broker.port, in_bulk), protocol)
    link.gather(0.2, 1)
    sent = [b"", b"x" * 130, b"y" * 20_000, b"z" * 600_000, b"last"]
    device = Device(broker.port)
    for payload in sent:
        device.publish("t/a", payload)
    gathered = gather(link, len(sent))
    assert texts(gathered) == sent
    link.acknowledge(gathered)
    link.close()
    device.close()


@pytest.mark.parametrize("protocol", Protocol)
def test_what_was_read_but_not_acknowledged_comes_again_and_only_that(
    broker: Mosquitto, protocol: Protocol, in_bulk: bool
) -> None:
    link = Link(settings(broker.port, in_bulk), protocol)
    link.gather(0.2, 1)
    device = Device(broker.port, "presence/edge")
    until(lambda: device.heard.get("presence/edge") == b"here")
    for number in range(5):
        device.publish("t/a", b"%d" % number)
    first = gather(link, 5)
    link.acknowledge(first[:2])
    link.drop()
    with pytest.raises(LinkLost):
        link.gather(0.2, 50)
    until(lambda: device.heard["presence/edge"] == b"gone")
    device.publish("t/a", b"while away")

    link = Link(settings(broker.port, in_bulk), protocol)
    second = gather(link, 4)
    assert texts(second) == [b"2", b"3", b"4", b"while away"]
    assert [received.message.again for received in second] == [True, True, True, False]
    link.acknowledge(second)
    link.close()
    link = Link(settings(broker.port, in_bulk), protocol)
    assert link.gather(0.5, 1) == []
    link.close()
    device.close()


def test_a_batch_is_bounded_by_what_the_broker_may_send_ahead(
    broker: Mosquitto, in_bulk: bool
) -> None:
    link = Link(settings(broker.port, in_bulk), Protocol.V5)
    link.gather(0.2, 1)
    device = Device(broker.port)
    for number in range(120):
        device.begin("t/a", b"%d" % number)
    device.publish("t/a", b"last")
    held = gather(link, 50) + link.gather(0.5, 500)
    assert 50 <= len(held) < 100
    link.acknowledge(held)
    assert gather(link, 1)
    link.close()
    device.close()


@pytest.mark.parametrize("end", [Link.close, Link.drop])
def test_the_agents_end_is_announced_cleanly_or_by_its_last_will(
    broker: Mosquitto, end: Callable[[Link], None], in_bulk: bool
) -> None:
    device = Device(broker.port, "presence/edge")
    link = Link(settings(broker.port, in_bulk), Protocol.V5)
    until(lambda: device.heard.get("presence/edge") == b"here")
    end(link)
    until(lambda: device.heard["presence/edge"] == b"gone")
    device.close()


def test_nobody_listens(tmp_path: Path) -> None:
    with pytest.raises(LinkRefused) as refused:
        Link(settings(free_port(), in_bulk=True), Protocol.V5)
    assert not refused.value.try_other


@pytest.mark.parametrize("refusal", [b"", b"\x20\x02\x00\x01", b"\x20\x03\x00\x84\x00"])
def test_a_broker_without_mqtt_5_is_known_by_its_answer(
    broker: Mosquitto, refusal: bytes, in_bulk: bool
) -> None:
    door = OldDoor(broker.port, refusal)
    with pytest.raises(LinkRefused) as refused:
        Link(settings(door.port, in_bulk), Protocol.V5)
    assert refused.value.try_other
    link = Link(settings(door.port, in_bulk), Protocol.V311)
    link.close()
    door.close()
