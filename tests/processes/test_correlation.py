"""One sale can be followed by its correlation id through the logs from the kiosk to the cloud."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.processes.shop import Shop

pytestmark = [pytest.mark.processes, pytest.mark.timeout(200)]


def correlations(log: Path) -> set[str]:
    """Every correlation id in a program's log."""
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return {event["correlation"] for event in events if "correlation" in event}


def test_each_sale_is_named_in_the_logs_of_kiosk_edge_and_cloud(shop: Shop) -> None:
    before = len(shop.paid())
    # While the edge is away sales gather, and travel together in one batch afterwards.
    assert shop.store.children["edge"].stop() == 0
    shop.sell(3)
    shop.store.start("edge")
    shop.store.wait_until_up("edge")
    shop.sell(1)
    shop.wait_for_quiet()
    sold = {line["paid"] for line in shop.paid()[before:]}
    assert len(sold) >= 4
    for program in ("kiosk", "edge", "cloud"):
        missing = sold - correlations(shop.folder / "log" / f"{program}.jsonl")
        assert not missing, f"not in the log of the {program}"
