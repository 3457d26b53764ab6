"""A vendor's reader that floods gives way by itself; nothing of a bridge is ever let go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from edge_agent.ingest.floods import BURST_S, floods
from edge_agent.ingest.kept import raw_readings
from edge_agent.ingest.messages import Message
from storecore.contracts import topics
from tests.edge.shop import STORE, Shop, envelope, shirt, weight

PER_S = 10
BURST = int(PER_S * BURST_S)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path, reader_messages_per_s_max=PER_S).furnish()
    yield shop
    shop.writer.close()


def read(serial: int, device: str = "reader-1") -> Message:
    body = b'{"type":"SIMPLE","data":{"antenna":1,"idHex":"%s"}}' % shirt(serial).encode()
    return Message(topics.vendor(STORE, topics.VendorFormat.ZEBRA_IOTC, device), body)


def kept(shop: Shop, device: str) -> int:
    readings = list(raw_readings(shop.writer.reader()))
    return sum(topic.endswith(f"/{device}") for _, topic, _ in readings)


def test_what_waited_in_the_broker_is_taken_whole(shop: Shop) -> None:
    shop.send(*[read(n % 7) for n in range(BURST)])
    assert kept(shop, "reader-1") == BURST
    assert floods(shop.writer.reader()) == []


def test_beyond_its_share_a_reader_is_let_go_and_counted_and_its_neighbour_is_not(
    shop: Shop,
) -> None:
    shop.send(*[read(n % 7) for n in range(BURST + 50)], read(1, "reader-2"))
    assert kept(shop, "reader-1") == BURST
    assert kept(shop, "reader-2") == 1
    (flood,) = floods(shop.writer.reader())
    assert (flood.topic, flood.let_go) == (read(1).topic, 50)


def test_a_reader_that_calms_down_is_heard_again(shop: Shop) -> None:
    shop.send(*[read(1)] * (BURST + 5))
    shop.clock.advance(1)
    shop.send(*[read(1)] * (PER_S + 1))
    assert kept(shop, "reader-1") == BURST + PER_S
    (flood,) = floods(shop.writer.reader())
    assert flood.let_go == 6


def test_nothing_of_a_bridge_is_let_go(shop: Shop) -> None:
    shop.send(*[envelope(weight(500, seq=seq)) for seq in range(1, 2 * BURST)])
    assert kept(shop, "scale-1") == 2 * BURST - 1
    assert floods(shop.writer.reader()) == []
