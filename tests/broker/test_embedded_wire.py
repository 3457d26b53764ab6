"""The embedded broker as a process, spoken to in bytes."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from storeside.broker.embedded.__main__ import SNAPSHOT_NAME
from storeside.broker.probe import check_broker, connect_packet
from storeside.broker.process import Broker
from tests.broker.clients import Shopper
from tests.broker.conftest import chosen

pytestmark = pytest.mark.processes

GREETING_V3 = b"\x20\x02\x00\x00"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with Broker(tmp_path_factory.mktemp("embedded"), choice=chosen("embedded")) as broker:
        yield broker.port


@pytest.fixture
def link(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connected:
        yield connected


def read(link: socket.socket, count: int) -> bytes:
    """Read so many bytes, fewer where the broker closes."""
    got = b""
    while len(got) < count and (more := link.recv(count - len(got))):
        got += more
    return got


def test_qos_2_is_taken_once_though_it_is_sent_twice(
    port: int, link: socket.socket, shoppers: list[Shopper]
) -> None:
    shoppers.append(Shopper(port, "qos2-edge"))
    shoppers[0].subscribe("qos2/#")
    link.sendall(connect_packet(4, b"qos2-device"))
    assert read(link, 4) == GREETING_V3
    publish = b"\x34\x0b\x00\x06qos2/x\x00\x07A"
    link.sendall(publish + b"\x3c" + publish[1:])
    assert read(link, 8) == b"\x50\x02\x00\x07" * 2
    link.sendall(b"\x62\x02\x00\x07")
    assert read(link, 4) == b"\x70\x02\x00\x07"
    link.sendall(b"\x30\x09\x00\x06qos2/xB")
    assert shoppers[0].until_got(2) == [b"A", b"B"]


def test_packets_may_come_byte_by_byte(link: socket.socket) -> None:
    for byte in connect_packet(4, b"slow") + b"\xc0\x00":
        link.sendall(bytes([byte]))
    assert read(link, 6) == GREETING_V3 + b"\xd0\x00"


@pytest.mark.parametrize(
    ("first", "answer"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", b""),
        (b"\xc0\x00", b""),
        (b"\x10\x0c\x00\x04MQTT\x09\x02\x00\x3c\x00\x00", b"\x20\x02\x00\x01"),
        (b"\x10\x0c\x00\x04MQTT\x04\x00\x00\x3c\x00\x00", b"\x20\x02\x00\x02"),
    ],
    ids=["another protocol", "no greeting", "unknown version", "kept session without a name"],
)
def test_a_wrong_beginning_is_refused(link: socket.socket, first: bytes, answer: bytes) -> None:
    link.sendall(first)
    assert read(link, 100)[: len(answer) or None] == answer


def test_an_mqtt_5_client_is_told_why_it_is_dropped(link: socket.socket) -> None:
    link.sendall(connect_packet(5, b"told"))
    size = read(link, 2)[1]
    read(link, size)
    link.sendall(b"\x30\x05\x00\x01#\x00x")
    assert read(link, 3) == b"\xe0\x01\x90"


def test_a_silent_client_is_dropped_and_its_will_published(
    port: int, link: socket.socket, shoppers: list[Shopper]
) -> None:
    """Keep-alive 1 s: dropped after one and a half."""
    shoppers.append(Shopper(port, "silent-edge"))
    shoppers[0].subscribe("silent/#")
    body = b"\x00\x04MQTT\x04\x06\x00\x01\x00\x06silent\x00\x08silent/w\x00\x04dead"
    link.sendall(b"\x10" + bytes([len(body)]) + body)
    assert read(link, 5) == GREETING_V3
    assert shoppers[0].until_got(1) == [b"dead"]


def test_a_damaged_file_is_put_aside_and_the_broker_starts(tmp_path: Path) -> None:
    (tmp_path / SNAPSHOT_NAME).write_bytes(b"nonsense")
    with Broker(tmp_path, choice=chosen("embedded")) as broker:
        check_broker(broker.port)
    aside = (tmp_path / SNAPSHOT_NAME).with_suffix(".damaged")
    assert aside.read_bytes() == b"nonsense"
    assert "put aside" in broker.log_file.read_text(encoding="utf-8")
