"""Doors as bridges tell of them: which stand open, and who hears of each swing."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from edge_agent.devices.doors import STALE_MS, device_doors, find_door
from storecore.contracts.observations import DoorObserved
from tests.edge.shop import Shop, envelope


def door(name: str, *, is_open: bool, seq: int, at_ms: int = 1) -> DoorObserved:
    return DoorObserved(device="locker-1", seq=seq, at_ms=at_ms, door=name, open=is_open)


@pytest.fixture
def heard(shop: Shop) -> list[tuple[str, bool]]:
    swings: list[tuple[str, bool]] = []

    def hear(_db: Database, seen: DoorObserved) -> None:
        swings.append((seen.door, seen.open))

    shop.books.doors.then(hear)
    return swings


def test_each_swing_is_heard_once(shop: Shop, heard: list[tuple[str, bool]]) -> None:
    shop.send(envelope(door("3", is_open=False, seq=1), door("12", is_open=False, seq=2)))
    shop.send(envelope(door("3", is_open=True, seq=3, at_ms=50)))
    shop.send(envelope(door("3", is_open=True, seq=3, at_ms=50), again=True))
    shop.send(envelope(door("3", is_open=True, seq=4, at_ms=90)))
    assert heard == [("3", False), ("12", False), ("3", True)]
    found = find_door(shop.writer.reader(), "locker-1", "3")
    assert found is not None
    assert (found.open, found.since_ms, found.seen_ms) == (True, 50, 90)
    assert [known.door for known in device_doors(shop.writer.reader(), "locker-1")] == ["3", "12"]


def test_what_was_seen_long_ago_is_not_taken_for_true(shop: Shop) -> None:
    shop.send(envelope(door("3", is_open=False, seq=1)))
    found = find_door(shop.writer.reader(), "locker-1", "3")
    assert found is not None
    assert found.is_fresh(1 + STALE_MS)
    assert not found.is_fresh(2 + STALE_MS)
    assert find_door(shop.writer.reader(), "locker-1", "4") is None
