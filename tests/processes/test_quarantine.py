"""What nobody can read goes to quarantine with the reason, and the queue moves on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import msgspec
import pytest

from storecore.contracts import topics
from storecore.contracts.observations import Envelope, WeightObserved
from storeside.programs.child import ROOT
from storeside.programs.settings import STORE_ID
from storeside.status.read import StoreStatus
from tests.edge.broker import Device
from tests.processes import books
from tests.processes.shop import WAIT_S, Shop
from tests.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.timeout(200)]

BRIDGE, SCALE = "visitor", "visiting-scale"
OBSERVED = topics.observation(STORE_ID, BRIDGE, SCALE)
IMPINJ = topics.vendor(STORE_ID, topics.VendorFormat.IMPINJ_R700, "visiting-reader")
VENDOR = f"{topics.ROOT}/{STORE_ID}/vendor"

BAD: list[tuple[str, bytes, str]] = [
    (OBSERVED, b"", "not_json"),
    (OBSERVED, b"{", "not_json"),
    (OBSERVED, b"\xff\xfe{}", "not_utf8"),
    (OBSERVED, b'{"v": NaN}', "not_a_number"),
    (OBSERVED, b'{"v": 1, "v": 1}', "duplicate_key"),
    (OBSERVED, b"[" * 5_000 + b"]" * 5_000, "too_deep"),
    (OBSERVED, b'{"v": 1, "bridge": "' + b"x" * 100_000 + b'"}', "too_large"),
    (OBSERVED, b'{"v": 99}', "unknown_version"),
    (OBSERVED, b'{"v": 1, "bridge": "visitor"}', "wrong_shape"),
    (OBSERVED, b'{"v": ' + b"9" * 40 + b"}", "out_of_range"),
    (IMPINJ, b'{"tagInventoryEvent": 3}', "wrong_shape"),
    (f"{VENDOR}/acme-9000/visiting-reader", b"{}", "unknown_format"),
    (topics.presence(STORE_ID, SCALE), b'{"online": "perhaps"}', "wrong_shape"),
]


def weighed(seq: int) -> bytes:
    """An envelope with one good observation."""
    seen = WeightObserved(device=SCALE, seq=seq, at_ms=seq, grams=100 + seq, stable=True)
    return msgspec.json.encode(Envelope(v=1, bridge=BRIDGE, boot_id="b1", observations=(seen,)))


@pytest.fixture
def device(shop: Shop) -> Iterator[Device]:
    device = Device(shop.store.broker.port)
    yield device
    device.close()


def status(shop: Shop) -> StoreStatus:
    """What `storeside status --json` prints."""
    said = subprocess.run(
        [sys.executable, "-m", "storeside", "status", "--json", "--data", str(shop.folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout)["up"]
    return msgspec.json.decode(said.stdout, type=StoreStatus)


def counted(shop: Shop) -> int:
    """How many messages the edge has in quarantine, as the status counts them."""
    edge = next(answer for answer in status(shop).programs if answer.program == "edge")
    assert edge.status is not None
    return edge.status.quarantined


def test_bad_messages_among_good_ones_are_put_aside_and_counted(shop: Shop, device: Device) -> None:
    held, before = len(books.quarantined(shop)), counted(shop)
    for seq, (topic, payload, _) in enumerate(BAD, start=1):
        device.begin(OBSERVED, weighed(seq))
        device.begin(topic, payload)
    device.publish(OBSERVED, weighed(len(BAD) + 1))
    until(lambda: books.taken_numbers(shop)[1].get(SCALE) == len(BAD) + 1, WAIT_S)
    assert books.taken_numbers(shop)[2] == 0
    aside = books.quarantined(shop)[held:]
    assert [(topic, reason) for topic, reason, _ in aside] == [
        (topic, reason) for topic, _, reason in BAD
    ]
    assert all(detail for _, _, detail in aside)
    assert counted(shop) == before + len(BAD)
    readings = [
        seen.reading
        for answer in status(shop).programs
        if answer.program == "edge" and answer.status is not None
        for seen in answer.status.devices
        if seen.device == SCALE
    ]
    assert readings == [f"{100 + len(BAD) + 1} g"]
