"""What goes wrong on the simulated floor: at the stated rates, and the same for the same seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from firmware_bridge.drivers.simulated.floor_file import FloorError, read_floor
from firmware_bridge.drivers.simulated.people import Shoppers
from firmware_bridge.drivers.simulated.shelves import Floor, PlaceState
from firmware_bridge.drivers.simulated.troubles import Ailing, Rates, Sight, read_rates
from tests.bridge.test_floor import JEANS, SCALE, SHIRTS, write

LOOKS = 4000
TAGS = {1: ["A1", "A2"], 2: ["B1"]}


def share_of(looks: list[list[str]], epc: str) -> float:
    return sum(epc in look for look in looks) / len(looks)


def test_tags_are_missed_and_ghosted_at_the_stated_rates() -> None:
    sight = Sight(Rates(missed=0.25, ghosted=0.1), "7")
    looks = [sight.look(1, TAGS) for _ in range(LOOKS)]
    assert share_of(looks, "A1") == pytest.approx(0.75, abs=0.03)
    assert share_of(looks, "B1") == pytest.approx(0.1, abs=0.02)
    again = Sight(Rates(missed=0.25, ghosted=0.1), "7")
    assert [again.look(1, TAGS) for _ in range(LOOKS)] == looks


def test_nothing_goes_wrong_that_was_not_asked_for() -> None:
    sight = Sight(Rates(missed=0), "7")
    assert all(sorted(sight.look(1, TAGS)) == ["A1", "A2"] for _ in range(200))
    ailing = Ailing(Rates(), 7, "scale-1")
    assert not any(ailing.is_dead(second) for second in range(100_000))
    assert ailing.drift_g(100_000) == 0


def test_a_device_dies_as_often_and_for_as_long_as_stated() -> None:
    rates = Rates(deaths_per_h=6, dead_for_s=60)
    ailing = Ailing(rates, 7, "reader-1")
    dead = [ailing.is_dead(second) for second in range(200 * 3600)]
    deaths = sum(now and not before for before, now in zip([False, *dead], dead, strict=False))
    assert deaths / 200 == pytest.approx(6 * 600 / 660, rel=0.1), "it cannot die while it is dead"
    assert sum(dead) / deaths == pytest.approx(60, abs=2)
    again = Ailing(rates, 7, "reader-1")
    assert [again.is_dead(second) for second in range(36_000)] == dead[:36_000]


def test_cells_drift_each_their_own_way() -> None:
    rates = Rates(drift_g_per_h=30)
    drifts = [Ailing(rates, 7, f"scale-{number}").drift_g(3600) for number in range(20)]
    assert all(abs(drift) <= 30 for drift in drifts)
    assert len(set(drifts)) > 10
    assert Ailing(rates, 7, "scale-1").drift_g(7200) == pytest.approx(2 * drifts[1], abs=1)


def floor_of(tmp_path: Path) -> Floor:
    return Floor(read_floor(write(tmp_path, SCALE, JEANS, SHIRTS)))


def test_what_is_misplaced_is_seen_where_it_lies_until_staff_tidy_up(tmp_path: Path) -> None:
    floor = floor_of(tmp_path)
    jeans = set(floor.tags("reader-1")[1])
    assert floor.misplace("reader-1:1:jeans", "shirt-rail")
    strays = jeans & set(floor.tags("reader-1")[2])
    assert len(strays) == 1
    assert strays.isdisjoint(floor.tags("reader-1")[1])
    assert not floor.misplace("scale-1", "shirt-rail"), "honey has no tag"
    assert not floor.misplace("shirt-rail", "scale-1")
    assert floor.tidy() == 1
    assert set(floor.tags("reader-1")[1]) == jeans


def test_the_same_seed_is_the_same_day_with_misplaced_goods(tmp_path: Path) -> None:
    days: list[tuple[tuple[PlaceState, ...], dict[int, list[str]]]] = []
    for _ in range(2):
        floor = floor_of(tmp_path)
        people = Shoppers(floor, 60, seed=3, misplaced=0.9)
        seen_astray = 0
        for _ in range(300):
            people.one_comes()
            own = sum(place.count for place in floor.state() if place.device == "reader-1")
            seen_astray += sum(map(len, floor.tags("reader-1").values())) - own
        assert seen_astray > 0
        days.append((floor.state(), floor.tags("reader-1")))
    assert days[0] == days[1]


@pytest.mark.parametrize("text", ["missed = 2", "lost = 1", "dead_for_s = 0"])
def test_a_rate_that_cannot_be_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floor.toml"
    path.write_text(f"[trouble]\n{text}\n")
    with pytest.raises(FloorError, match="trouble"):
        read_rates(path)
