"""What stores do with their stock moves head office's figures, and transfers are in transit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from storecore.contracts.facts import StockLine, StockReceived
from storecore.contracts.reference import Delivery
from storecore.contracts.staff import ApprovedBy
from storecore.contracts.stock_work import (
    StockPlace,
    StockSent,
    StockWrittenOff,
    WriteOffReason,
)
from tests.cloud.rig import STORE, Cloud, Edge, small_import

OTHER = "market"
SENT = StockSent(
    store_id=STORE, transfer_id="t-1", to_store=OTHER,
    lines=(StockLine(sku="milk-1l", quantity=5),), actor="s-1", at_ms=1,
)  # fmt: skip
GONE = StockWrittenOff(
    store_id=STORE, sku="milk-1l", quantity=2, place=StockPlace.SHELF,
    reason=WriteOffReason.EXPIRED, actor="s-1", approver_id="s-3",
    approved_by=ApprovedBy.PIN_AGAIN, at_ms=1,
)  # fmt: skip


@pytest.fixture
def edge(cloud: Cloud, tmp_path: Path) -> Iterator[Edge]:
    cloud.load(small_import())
    with closing(Edge(tmp_path, cloud)) as made:
        line = StockLine(sku="milk-1l", quantity=20)
        made.tell(StockReceived(store_id=STORE, delivery_id="d", lines=(line,), at_ms=1))
        yield made


def in_transit(cloud: Cloud) -> list[tuple[str, str, str]]:
    conn = cloud.data.writer.reader()
    return [
        tuple(row)
        for row in conn.execute(
            "SELECT transfer_id, from_store, to_store FROM transfer WHERE received_ms IS NULL"
        ).fetchall()
    ]


def test_what_is_written_off_is_off_the_figures(cloud: Cloud, edge: Edge) -> None:
    edge.tell(GONE)
    assert cloud.stock("milk-1l").on_hand == 18


def test_a_transfer_is_in_transit_until_the_other_store_has_it(
    cloud: Cloud, edge: Edge, tmp_path: Path
) -> None:
    edge.tell(SENT)
    assert cloud.stock("milk-1l").on_hand == 15
    assert in_transit(cloud) == [("t-1", STORE, OTHER)]
    expected = [
        msgspec.json.decode(entry.document or b"", type=Delivery)
        for entry in cloud.reference(OTHER).entries
        if entry.collection == "delivery"
    ]
    assert expected == [Delivery(delivery_id="t-1", lines=(("milk-1l", 5),), from_store=STORE)]
    with closing(Edge(tmp_path, cloud, "edge-market")) as market:
        market.tell(StockReceived(store_id=OTHER, delivery_id="t-1", lines=SENT.lines, at_ms=2))
    assert in_transit(cloud) == []


def test_what_cannot_have_happened_is_refused_and_changes_nothing(cloud: Cloud, edge: Edge) -> None:
    edge.tell(SENT)
    nothing = msgspec.structs.replace(GONE, quantity=0)
    reply = edge.tell(SENT, nothing)
    assert len(reply.not_accepted) == 2
    assert cloud.stock("milk-1l").on_hand == 15
