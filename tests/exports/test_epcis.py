"""Facts about goods are EPCIS 2.0 events that GS1's own schema takes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cloud_inventory.exports.epcis_command import main
from storecore.contracts.facts import (
    OrderAccepted,
    OrderPickStarted,
    OrderStaged,
    SaleCompleted,
    ShelfLevelChanged,
    TagArrived,
    TagDeparted,
)
from storecore.contracts.order_facts import HandedGoods, OrderCollected
from storecore.contracts.promises import StockCounted
from storecore.gs1.epc import encode_sgtin96
from storecore.gs1.gtin import parse_gtin
from tests.cloud.bodies import AT_MS, received, sold, step
from tests.cloud.rig import STORE, Cloud, Edge, running_cloud, small_import
from tests.postgres import PostgresServer

SCHEMA = Path(__file__).parent / "epcis-2.0.schema.json"
NEWER = os.environ.get("STORESIDE_EPCIS_SCHEMA", "")
EPC = encode_sgtin96(parse_gtin("9522003000111"), 9, 4711)
PIECE = "https://id.gs1.org/01/09522003000111/21/4711"


@pytest.fixture(scope="module", params=[str(SCHEMA), *([NEWER] if NEWER else [])])
def schema(request: pytest.FixtureRequest) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(Path(request.param).read_text()))


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    if request.param == "sqlite":
        return ["--data", str(tmp_path / "cloud")]
    server: PostgresServer = request.getfixturevalue("postgres")
    return ["--database", server.new_database()]


@pytest.fixture
def cloud(tmp_path: Path, where: list[str]) -> Iterator[Cloud]:
    database = where[1] if where[0] == "--database" else ""
    with running_cloud(tmp_path / "cloud", database) as cloud:
        assert not cloud.load(small_import()).problems
        yield cloud


@pytest.fixture
def edge(tmp_path: Path, cloud: Cloud) -> Iterator[Edge]:
    edge = Edge(tmp_path / "edge", cloud)
    yield edge
    edge.close()


def tag(kind: type[TagArrived]) -> TagArrived:
    return kind(store_id=STORE, epc=EPC, sku="shirt", place="R 1/2", device="reader-1", at_ms=AT_MS)


def tell_of_everything(cloud: Cloud, edge: Edge) -> None:
    order = cloud.placed()
    shirt = sold("shirt", transaction_id="t-9")
    shirt_line = shirt.lines[0].__class__
    tagged = {name: getattr(shirt.lines[0], name) for name in shirt_line.__struct_fields__}
    line = shirt_line(**{**tagged, "epcs": (EPC,)})
    sale = {name: getattr(shirt, name) for name in SaleCompleted.__struct_fields__}
    collected = OrderCollected(
        order_id=order.order_id,
        store_id=STORE,
        actor="anna",
        at_ms=AT_MS,
        handed=(HandedGoods(line=0, sku="milk-1l", taken=2),),
    )
    edge.tell(
        received(milk_1l=40, banana=1500),
        sold(quantity=2),
        SaleCompleted(**{**sale, "lines": (line,)}),
        StockCounted(
            store_id=STORE, sku="milk-1l", quantity=0, before=2, actor="anna", at_ms=AT_MS
        ),
        ShelfLevelChanged(
            store_id=STORE, place="D1", sku="milk-1l", quantity=3, device="scale-1", at_ms=AT_MS
        ),
        tag(TagArrived),
        tag(TagDeparted),
        step(OrderAccepted, order.order_id),
        step(OrderPickStarted, order.order_id),
        step(OrderStaged, order.order_id, place="A1"),
        collected,
    )


def exported(tmp_path: Path, *words: str) -> dict[str, Any]:
    out = tmp_path / "events.jsonld"
    assert main(["export", "--out", str(out), *words]) == 0
    document: dict[str, Any] = json.loads(out.read_text())
    return document


def events_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = document["epcisBody"]["eventList"]
    return events


def test_every_kind_of_fact_about_goods_is_a_valid_event(
    tmp_path: Path,
    where: list[str],
    cloud: Cloud,
    edge: Edge,
    schema: jsonschema.Draft7Validator,
) -> None:
    tell_of_everything(cloud, edge)
    for glns in ([], ["--glns", f"{STORE}=9521002000005"]):
        document = exported(tmp_path, *where, *glns)
        assert [error.message for error in schema.iter_errors(document)] == []
        steps = [event.get("bizStep") for event in events_of(document)]
        assert steps == [
            "receiving",
            "retail_selling",
            "retail_selling",
            "cycle_counting",
            "inspecting",
            "stocking",
            None,
            "retail_selling",
        ]


def test_the_schema_that_is_used_refuses_what_is_none(
    tmp_path: Path,
    where: list[str],
    cloud: Cloud,
    edge: Edge,
    schema: jsonschema.Draft7Validator,
) -> None:
    edge.tell(received(milk_1l=40))
    document = exported(tmp_path, *where)
    spoilt: list[dict[str, Any]] = [
        {"action": "SELL"},
        {"bizStep": 7},
        {"quantityList": [{}]},
    ]
    for spoil in spoilt:
        (event,) = events_of(document)
        assert not schema.is_valid(
            {**document, "epcisBody": {"eventList": [{**event, **spoil}]}}
        ), spoil


def test_goods_pieces_and_places_have_their_gs1_names(
    tmp_path: Path, where: list[str], cloud: Cloud, edge: Edge
) -> None:
    tell_of_everything(cloud, edge)
    glns = ["--glns", f"{STORE}=9521002000005"]
    delivery, _, shirt, counted, level, arrived, *_ = events_of(exported(tmp_path, *where, *glns))
    assert delivery["quantityList"] == [
        {"epcClass": "https://id.gs1.org/01/09521002001013", "quantity": 40},
        {"epcClass": "urn:storeside:sku:banana", "quantity": 1.5, "uom": "KGM"},
    ]
    assert delivery["bizLocation"]["id"] == "https://id.gs1.org/414/9521002000005"
    assert shirt["epcList"] == arrived["epcList"] == [PIECE]
    assert counted["quantityList"][0]["quantity"] == 0
    assert level["readPoint"]["id"] == "https://id.gs1.org/414/9521002000005/254/D1"
    assert level["eventTime"] == "2026-01-01T00:00:00.000Z"


def test_documents_go_on_where_the_last_one_ended(
    tmp_path: Path, where: list[str], cloud: Cloud, edge: Edge, capsys: pytest.CaptureFixture[str]
) -> None:
    edge.tell(*(received(f"d-{number}", milk_1l=1) for number in range(7)))
    seen: list[str] = []
    after = "0"
    for _ in range(4):
        document = exported(tmp_path, *where, "--after", after, "--events-max", "3")
        seen += [event["bizTransactionList"][0]["bizTransaction"] for event in events_of(document)]
        after = capsys.readouterr().out.split()[-1]
    assert seen == [f"urn:storeside:delivery:d-{number}" for number in range(7)]


def test_a_fact_that_was_not_accepted_is_no_event(
    tmp_path: Path, where: list[str], cloud: Cloud, edge: Edge
) -> None:
    edge.tell(received("d-1", milk_1l=1), received("d-1", milk_1l=1))
    assert len(events_of(exported(tmp_path, *where))) == 1


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["export"],
        ["export", "--out", "x", "--glns", "a"],
        ["export", "--out", "x", "--data", "no"],
    ],
)
def test_a_mistake_in_the_call_is_told(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert "storeside epcis: " in capsys.readouterr().err
