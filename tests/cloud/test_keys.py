"""Between programs a key is needed wherever others can come: none, a wrong one and another's."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest

from cloud_inventory.__main__ import main
from storecore.access.keys import Holder, HolderKind, hash_of, new_key, read_key
from storecore.contracts.cloud_api import CLOUD_ORDERS_PATH, IMPORT_PATH, INVENTORY_PATH
from storecore.contracts.exchange import FACTS_PATH, REFERENCE_PATH, STATUS_PATH, FactBatch
from storecore.contracts.facts import Fact
from storecore.contracts.gift_cards import RIGHTS_PATH, RightRequest
from tests.cloud.bodies import received
from tests.cloud.rig import STORE, Cloud, Edge, running_cloud, small_import


@pytest.fixture
def shut(tmp_path: Path, database: str) -> Iterator[Cloud]:
    """A cloud that asks for keys, with two stores."""
    with running_cloud(tmp_path / "cloud", database, keys_needed=True) as cloud:
        assert not cloud.load(small_import()).problems
        assert not cloud.load(small_import(store_id="pier")).problems
        yield cloud


@pytest.fixture
def edge(tmp_path: Path, shut: Cloud) -> Iterator[Edge]:
    edge = Edge(tmp_path / "edge", shut)
    yield edge
    edge.close()


def enrolled(cloud: Cloud, kind: HolderKind, name: str) -> dict[str, str]:
    key = new_key()
    cloud.data.program_keys.enrol(Holder(kind, name), hash_of(key), 1)
    return {"Authorization": f"Bearer {key}"}


def post(cloud: Cloud, headers: dict[str, str], *facts: Fact) -> httpx.Response:
    batch = FactBatch(sender="edge-corner", facts=facts)
    return cloud.http.post(FACTS_PATH, content=msgspec.json.encode(batch), headers=headers)


def every_request(cloud: Cloud, headers: dict[str, str]) -> dict[str, int]:
    """The status of each thing that one can ask."""
    right = msgspec.json.encode(RightRequest(store_id=STORE, card="x" * 64))
    order = b'{"request_id":"r","store_id":"corner","customer_name":"A","lines":[]}'
    ask = cloud.http
    answers = {
        "facts": post(cloud, headers),
        "reference": ask.get(REFERENCE_PATH, params={"scope": STORE}, headers=headers),
        "right": ask.post(RIGHTS_PATH, content=right, headers=headers),
        "order": ask.post(CLOUD_ORDERS_PATH, content=order, headers=headers),
        "shown": ask.get(CLOUD_ORDERS_PATH + "/1", headers=headers),
        "cancel": ask.post(CLOUD_ORDERS_PATH + "/1/cancel", headers=headers),
        "inventory": ask.get(INVENTORY_PATH, params={"store": STORE}, headers=headers),
        "status": ask.get(STATUS_PATH, headers=headers),
        "nothing": ask.get("/v1/nothing", headers=headers),
    }
    return {name: answer.status_code for name, answer in answers.items()}


def test_without_a_key_of_ours_nothing_below_v1_is_answered(shut: Cloud) -> None:
    known = enrolled(shut, HolderKind.STORE, STORE)["Authorization"]
    for given in ("", "Bearer x", "Bearer " + new_key(), "Basic YTpi", known[7:], known + "x"):
        answers = every_request(shut, {"Authorization": given})
        assert set(answers.values()) == {401}, (given, answers)
    assert set(every_request(shut, {}).values()) == {401}
    assert shut.http.get("/v1/health").status_code == 200
    assert shut.http.get("/").status_code < 400, "the web shop is for everyone"


def test_a_store_with_its_key_does_what_stores_do_and_no_more(shut: Cloud, edge: Edge) -> None:
    key = enrolled(shut, HolderKind.STORE, STORE)
    answers = every_request(shut, key)
    assert {answers.pop(name) for name in ("facts", "reference", "status")} == {200}
    assert answers.pop("nothing") == 404
    assert answers.pop("right") == 422, "no such card, but the store may ask"
    assert set(answers.values()) == {403}, answers
    assert post(shut, key, edge.seal(received(milk_1l=40))).status_code == 200
    assert shut.data.store.inventory(STORE).lines[0].on_hand == 40


def test_a_store_neither_reads_nor_tells_for_another(shut: Cloud, edge: Edge) -> None:
    own = enrolled(shut, HolderKind.STORE, STORE)
    foreign = enrolled(shut, HolderKind.STORE, "pier")
    assert post(shut, own, edge.seal(received("d-1", milk_1l=40))).status_code == 200
    second = edge.seal(received("d-2", milk_1l=1))
    refused = post(shut, foreign, second)
    assert refused.status_code == 403
    assert refused.json()["code"] == "not_allowed"
    read = shut.http.get(REFERENCE_PATH, params={"scope": STORE}, headers=foreign)
    assert read.status_code == 403
    asked = msgspec.json.encode(RightRequest(store_id=STORE, card="x" * 64))
    assert shut.http.post(RIGHTS_PATH, content=asked, headers=foreign).status_code == 403
    assert post(shut, own, second).status_code == 200


def test_a_store_cannot_go_on_with_the_chain_of_another(shut: Cloud, edge: Edge) -> None:
    """Not even by facts that name no store, with which it would freeze that chain."""
    own = enrolled(shut, HolderKind.STORE, STORE)
    foreign = enrolled(shut, HolderKind.STORE, "pier")
    first = edge.seal(received("d-1", milk_1l=40))
    assert post(shut, own, first).status_code == 200
    forged = msgspec.structs.replace(first, seq=2, payload=msgspec.Raw(b"{}"), hash="1" * 64)
    assert post(shut, foreign, forged).status_code == 403
    assert post(shut, own, edge.seal(received("d-2", milk_1l=1))).json()["answers"] == ["applied"]


def test_a_backend_places_orders_and_loads_goods_and_is_no_store(shut: Cloud) -> None:
    key = enrolled(shut, HolderKind.BACKEND, "erp")
    answers = every_request(shut, key)
    assert {answers[name] for name in ("facts", "reference", "right")} == {403}
    assert answers["inventory"] == 200
    assert answers["shown"] == 404
    goods = msgspec.json.encode(small_import())
    assert shut.http.post(IMPORT_PATH, content=goods, headers=key).status_code == 200
    store = enrolled(shut, HolderKind.STORE, STORE)
    assert shut.http.post(IMPORT_PATH, content=goods, headers=store).status_code == 403


def test_a_key_that_was_replaced_or_revoked_lets_in_no_more(shut: Cloud) -> None:
    old = enrolled(shut, HolderKind.STORE, STORE)
    new = enrolled(shut, HolderKind.STORE, STORE)
    assert [post(shut, key).status_code for key in (old, new)] == [401, 200]
    shut.data.program_keys.revoke(Holder(HolderKind.STORE, STORE))
    assert post(shut, new).status_code == 401


def test_no_key_is_ever_logged(shut: Cloud, edge: Edge, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    key = enrolled(shut, HolderKind.STORE, STORE)
    post(shut, key, edge.seal(received(milk_1l=40)))
    every_request(shut, key)
    wrong = {"Authorization": "Bearer " + new_key()}
    every_request(shut, wrong)
    told = " ".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert "key_refused" in told
    for shown in (key, wrong):
        assert shown["Authorization"].removeprefix("Bearer ") not in told


def test_where_none_is_needed_a_wrong_key_is_noticed_all_the_same(tmp_path: Path) -> None:
    with running_cloud(tmp_path) as cloud:
        assert post(cloud, {}).status_code == 200
        assert post(cloud, {"Authorization": "Bearer " + new_key()}).status_code == 401


def test_a_store_is_enrolled_on_the_command_line_while_the_cloud_runs(
    shut: Cloud, tmp_path: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "keys" / "corner.key"
    where = ["--data", str(tmp_path / "cloud"), *(["--database", database] if database else [])]
    assert main(["enrol", STORE, "--out", str(file), *where]) == 0
    key = read_key(str(file))
    assert key not in capsys.readouterr().out, "it is in the file, and nowhere else"
    assert post(shut, {"Authorization": f"Bearer {key}"}).status_code == 200
    assert main(["enrol", STORE, *where]) == 0
    printed = capsys.readouterr().out.split()[-1]
    assert post(shut, {"Authorization": f"Bearer {key}"}).status_code == 401
    assert post(shut, {"Authorization": f"Bearer {printed}"}).status_code == 200
    assert main(["enrol", STORE, "--revoke", *where]) == 0
    assert post(shut, {"Authorization": f"Bearer {printed}"}).status_code == 401
    assert main(["enrol", STORE, "--revoke", *where]) == 1
    assert main(["enrol", *where]) == 2
