"""Examples in docs/protocol.md are messages of the types they name, on topics of the grammar."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from storecore.contracts import topics
from storecore.contracts.schema import WIRES

PAGE = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```json (\w+)\n(.*?)^```", PAGE, re.M | re.S)
TYPES = {name: member for module in WIRES.values() for name, member in vars(module).items()}
ROWS = re.findall(
    r"^\| `((?:obs|vendor|confirmed|presence|state|command|reply)/[^`]+)`", PAGE, re.M
)


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_is_a_message_of_its_type(name: str, text: str) -> None:
    read = msgspec.json.decode(text, type=TYPES[name])
    assert json.loads(msgspec.json.encode(read)) == json.loads(text), "every field is to be shown"


def test_every_kind_of_message_has_an_example() -> None:
    assert {name for name, _ in EXAMPLES} >= {
        "Presence",
        "Envelope",
        "Confirmed",
        "DeviceState",
        "Command",
        "Reply",
    }


@pytest.mark.parametrize("row", ROWS)
def test_a_topic_is_of_the_grammar(row: str) -> None:
    kind, *levels = row.replace("{", "").replace("}", "").split("/")
    topic = "/".join([topics.ROOT, "s", kind, *levels])
    if kind == "confirmed":  # only the bridge reads it, by its whole name
        assert topics.confirmed("s", *levels) == topic
    else:
        assert topics.parse(topic).device == levels[0 if len(levels) == 1 else 1]
