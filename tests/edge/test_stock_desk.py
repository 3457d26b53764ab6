"""The edge's door for stock work: once for each request, and pictures under their own hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
import requests

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from storecore.clock import SystemClock
from storecore.contracts.local_api import CountRequest, Refusal, RefusalCode
from storecore.contracts.stock_work import (
    MoveRequest,
    ReceiveRequest,
    StockFigures,
    StockPlace,
)

JPEG = b"\xff\xd8\xff\xe0 a picture"


@pytest.fixture
def edge(tmp_path: Path) -> Iterator[str]:
    options = EdgeOptions(data=str(tmp_path), port=0, cloud_url="http://127.0.0.1:9", broker_port=9)
    agent = EdgeAgent(options, SystemClock())
    agent.start()
    with closing(requests.Session()):
        yield agent.http.url
    agent.stop()


def post(edge: str, path: str, asked: msgspec.Struct) -> requests.Response:
    return requests.post(f"{edge}{path}", data=msgspec.json.encode(asked), timeout=10)


def test_a_step_with_stock_happens_once_and_shows(edge: str) -> None:
    count = CountRequest(request_id="c", sku="milk", quantity=9, actor="s-1", approver_id="s-3")
    assert post(edge, "/v1/counts", count).ok
    back = MoveRequest(
        request_id="m", sku="milk", quantity=4, from_place=StockPlace.SHELF,
        to_place=StockPlace.BACK, actor="s-1",
    )  # fmt: skip
    for _ in range(3):
        assert post(edge, "/v1/stock/move", back).ok
    shown = requests.get(f"{edge}/v1/stock/milk", timeout=10)
    found = msgspec.json.decode(shown.content, type=StockFigures)
    assert (found.on_hand.quantity, found.shelf.quantity, found.back.quantity) == (9, 5, 4)
    assert [figure.quantity for figure in found.past][-1] == 9
    answer = post(
        edge, "/v1/stock/receive", ReceiveRequest(request_id="x", code="none", actor="s-1")
    )
    assert answer.status_code == 404
    refused = msgspec.json.decode(answer.content, type=Refusal)
    assert refused.code is RefusalCode.UNKNOWN_DELIVERY


def test_a_picture_is_kept_under_its_hash_and_nothing_else_is(edge: str, tmp_path: Path) -> None:
    named = hashlib.sha256(JPEG).hexdigest()
    for _ in range(2):
        assert requests.put(f"{edge}/v1/pictures/{named}", data=JPEG, timeout=10).ok
    assert [file.name for file in (tmp_path / "pictures").iterdir()] == [f"{named}.jpg"]
    for name, body in ((named, b"another"), ("0" * 64, JPEG), (named, JPEG + b"x" * 1_000_000)):
        assert not requests.put(f"{edge}/v1/pictures/{name}", data=body, timeout=10).ok
    assert len(list((tmp_path / "pictures").iterdir())) == 1
