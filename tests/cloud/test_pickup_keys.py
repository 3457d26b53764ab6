"""The chain's keys: stores get the public halves, each order's code is signed with its own key."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import msgspec
import pytest

from cloud_inventory.__main__ import main
from storecore.contracts.cloud_api import CLOUD_ORDERS_PATH, PickupCode
from storecore.contracts.orders import PickupKey
from storecore.signing.pickup import SignedPickup, read_signed_pickup
from tests.cloud.rig import STORE, Cloud


def keys_at(cloud: Cloud, scope: str = STORE) -> dict[str, bytes]:
    return {
        entry.key: b64decode(msgspec.json.decode(entry.document, type=PickupKey).public)
        for entry in cloud.reference(scope).entries
        if entry.collection == "pickup_key" and entry.document is not None
    }


def code_of(cloud: Cloud, order_id: str) -> SignedPickup:
    answer = cloud.http.get(f"{CLOUD_ORDERS_PATH}/{order_id}/code")
    return read_signed_pickup(msgspec.json.decode(answer.content, type=PickupCode).text)


def test_a_code_is_proven_by_what_every_store_has(cloud: Cloud) -> None:
    order = cloud.placed()
    code = code_of(cloud, order.order_id)
    assert (code.order_id, code.store_id) == (order.order_id, STORE)
    assert code.is_proven(keys_at(cloud))
    assert keys_at(cloud, "elsewhere") == keys_at(cloud)


def test_the_command_changes_and_retires_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*argv: str) -> tuple[int, list[list[str]]]:
        code = main(["pickup-keys", "--data", str(tmp_path), *argv])
        return code, [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]

    _, [[first, _]] = run()
    code, [[old, stays], [new, signs]] = run("--rotate")
    assert (code, old, stays, signs) == (0, first, "is still honoured", "signs")
    assert run("--retire", first) == (0, [[new, "signs"]])
    assert run("--retire", new)[0] == 2
    assert run("--retire", "nothing")[0] == 2


def test_an_order_keeps_its_key_until_that_is_retired(cloud: Cloud) -> None:
    keys = cloud.data.keys
    before = cloud.placed()
    first = code_of(cloud, before.order_id).key_id
    cloud.clock.advance(10)
    second = keys.rotate()
    after = cloud.placed(request_id="r-2")
    assert code_of(cloud, after.order_id).key_id == second
    assert code_of(cloud, before.order_id).key_id == first
    assert set(keys_at(cloud)) == {first, second}
    keys.retire(first)
    assert set(keys_at(cloud)) == {second}
    assert code_of(cloud, before.order_id).is_proven(keys_at(cloud))
