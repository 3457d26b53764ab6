"""Killed at each screen: the same basket and payment for the same customer, none for the next."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.kiosk.shop import ORDER, PICKUP_CODE, PIN
from tests.processes.stander import PLACES

pytestmark = [pytest.mark.processes, pytest.mark.timeout(120)]

# What staff or a helper was doing is not begun again by itself: the customer's basket is.
COMES_BACK = {name: "basket" for name, (_, events) in PLACES.items() if len(events) >= 3} | {
    "paying": "pay",
    "cancelled": "start",
    "done": "start",
    "suspended": "suspended",
    "collect ready": "start",
    "collect taken": "start",
}
NOBODY = {"lines": [], "transaction": "", "intent": "", "total": 0, "ticket": ""} | {
    "language": "en",
    "others": [],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all those kiosks keep what they have."""
    return tmp_path_factory.mktemp("standing")


@pytest.fixture(scope="module")
def killed(folder: Path) -> dict[str, dict[str, Any]]:
    """What was seen at each place, before and after."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.processes.stander", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    return {line["place"]: line for line in map(json.loads, said.stdout.splitlines())}


@pytest.mark.parametrize("place", sorted(PLACES))
def test_the_same_customer_finds_the_same_basket_and_payment(
    killed: dict[str, dict[str, Any]], place: str
) -> None:
    before, after = killed[place]["killed"], killed[place]["again"]["first"]
    assert before["screen"] == PLACES[place][0].value
    assert after["screen"] == COMES_BACK.get(place, "start")
    if after["screen"] == "start":
        assert {name: after[name] for name in NOBODY} == NOBODY
        return
    same = ("lines", "total", "transaction", "language", "ticket")
    assert before["lines"] or before["ticket"]
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert after["others"] == []
    if after["screen"] == "pay":
        assert (after["intent"], after["amount"]) == (before["intent"], before["amount"])
        assert after["unclear"]


@pytest.mark.parametrize("place", sorted(PLACES))
def test_who_comes_an_hour_later_finds_nothing(
    killed: dict[str, dict[str, Any]], place: str
) -> None:
    last = killed[place]["later"]["last"]
    assert last["screen"] == "start"
    assert {name: last[name] for name in NOBODY} == NOBODY


@pytest.mark.parametrize("place", sorted(PLACES))
def test_a_basket_that_was_wiped_is_in_no_file(
    folder: Path, killed: dict[str, dict[str, Any]], place: str
) -> None:
    before = killed[place]["killed"]
    if before["intent"]:
        return  # what somebody tried to pay is in the journal, as it has to be
    held = _bytes(folder / f"{place}, later", "kiosk.db*")
    # Facts of what had to be watched name the transaction, and so the line that began it.
    for line_id in map(str.encode, set(before["line_ids"]) - {before["transaction"]}):
        assert line_id in _bytes(folder / place, "kiosk.db*")
        assert line_id not in held


@pytest.mark.parametrize("place", sorted(PLACES))
def test_no_name_code_or_pin_is_in_a_log_or_a_database(
    folder: Path, killed: dict[str, dict[str, Any]], place: str
) -> None:
    written = _bytes(folder / place, "**/*") + _bytes(folder / f"{place}, later", "**/*")
    assert b'"event":"screen"' in written or place == "start"
    for secret in (ORDER.customer_name, PICKUP_CODE, f'"{PIN}"'):
        assert secret.encode() not in written, secret


def _bytes(folder: Path, names: str) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob(names)) if path.is_file())
