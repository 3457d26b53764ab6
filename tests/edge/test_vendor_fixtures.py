"""Each vendor's fixture file: what its devices really send, and what the store makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from edge_agent.ingest.decode import decode
from edge_agent.ingest.messages import BadMessage, Message, VendorSaid
from tests.edge.shop import STORE

NOW_MS = 1_800_000_000_000
FOLDER = Path(__file__).parent / "fixtures"
LEFT_OUT = ("device", "seq", "at_ms")


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines() if line]


def check(line: dict[str, Any]) -> None:
    """One line of a fixture holds."""
    topic = f"storeside/v1/{STORE}/vendor/{line['topic']}"
    message = Message(topic, line["payload"].encode())
    if "refused" in line:
        with pytest.raises(BadMessage) as refused:
            decode(message, STORE, 65_536, NOW_MS)
        assert refused.value.reason == line["refused"]
        return
    said = decode(message, STORE, 65_536, NOW_MS)
    assert isinstance(said, VendorSaid)
    seen = [msgspec.to_builtins(one) for one in said.seen]
    assert {one["device"] for one in seen} <= {said.device}
    for one in seen:
        for field in LEFT_OUT:
            del one[field]
    assert seen == line.get("seen", [])
    assert said.online is line.get("online")


FIXTURES = [
    pytest.param(line, id=f"{file.stem}-{number}")
    for file in sorted(FOLDER.glob("*.jsonl"))
    for number, line in enumerate(lines_of(file.read_text(encoding="utf-8")), 1)
]


@pytest.mark.parametrize("line", FIXTURES)
def test_a_device_is_read_as_its_fixture_says(line: dict[str, Any]) -> None:
    check(line)


def test_every_vendor_that_writes_text_has_a_fixture() -> None:
    assert {file.stem for file in FOLDER.glob("*.jsonl")} >= {
        *("impinj-r700", "zebra-iotc", "keonn", "zigbee2mqtt", "shelly", "tasmota", "esphome")
    }
