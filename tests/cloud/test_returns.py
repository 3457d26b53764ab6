"""Goods that came back to a store are in head office's figures, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from storecore.contracts.returns import Condition, GoodsReturned, ReturnedLine
from storecore.contracts.staff import ApprovedBy
from storecore.money import Money
from tests.cloud.bodies import received, sold
from tests.cloud.rig import STORE, Cloud, Edge, small_import


def line(quantity: int, condition: Condition) -> ReturnedLine:
    return ReturnedLine(
        line_id="l-1", sku="milk-1l", quantity=quantity, condition=condition,
        amount=Money(139 * quantity, "EUR"),
    )  # fmt: skip


BACK = GoodsReturned(
    return_id="back-1", transaction_id="t-1", store_id=STORE, kiosk_id="kiosk-2",
    lines=(line(2, Condition.AS_NEW), line(1, Condition.FAULTY)), amount=Money(417, "EUR"),
    tenders=(), reason="sour", actor="s-1", approver_id="s-3",
    approved_by=ApprovedBy.SECOND_PERSON, at_ms=1,
)  # fmt: skip


@pytest.fixture
def edge(cloud: Cloud, tmp_path: Path) -> Iterator[Edge]:
    cloud.load(small_import())
    with closing(Edge(tmp_path, cloud)) as made:
        made.tell(received(milk_1l=20), sold("milk-1l", 5))
        yield made


def test_only_what_is_as_new_is_stock_again(cloud: Cloud, edge: Edge) -> None:
    edge.tell(BACK)
    assert cloud.stock("milk-1l").on_hand == 17
    rows = cloud.data.writer.reader().execute(
        "SELECT return_id, transaction_id, store_id, minor FROM goods_return"
    )
    assert [tuple(row) for row in rows] == [("back-1", "t-1", STORE, 417)]


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        (BACK, 1),
        (replace(BACK, return_id="b2", lines=(line(0, Condition.AS_NEW),)), 1),
        (replace(BACK, return_id="b2", amount=Money(418, "EUR")), 1),
        (replace(BACK, return_id="b2", lines=(line(4, Condition.FAULTY),)), 0),
    ],
)
def test_a_return_that_cannot_have_happened_moves_nothing(
    cloud: Cloud, edge: Edge, told: GoodsReturned, refused: int
) -> None:
    edge.tell(BACK)
    edge.tell(told)
    assert cloud.stock("milk-1l").on_hand == 17
    (count,) = (
        cloud.data.writer.reader()
        .execute("SELECT count(*) FROM verdict WHERE verdict = 'rejected'")
        .fetchone()
    )
    assert count == refused
