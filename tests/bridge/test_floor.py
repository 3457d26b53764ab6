"""The simulated floor: what lies there, who moves it, and the file that says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from firmware_bridge.drivers.simulated.floor_file import FloorError, FloorPlace, read_floor
from firmware_bridge.drivers.simulated.memory import FLOOR_MIGRATIONS, FloorMemory
from firmware_bridge.drivers.simulated.people import Shoppers
from firmware_bridge.drivers.simulated.shelves import Floor, FloorRefused
from storecore.database.writer import Writer
from storecore.gs1.epc import decode_epc

SCALE = {"device": "scale-1", "kind": "scale", "sku": "honey", "count": 6, "unit_weight_g": 540}
JEANS = {
    "device": "reader-1",
    "kind": "impinj",
    "antenna": 1,
    "sku": "jeans",
    "count": 5,
    "gtin": "9521234543213",
    "gs1_prefix_length": 7,
}
SHIRTS = JEANS | {"antenna": 2, "sku": "shirt", "place": "shirt-rail"}


def write(tmp_path: Path, *places: dict[str, Any]) -> Path:
    path = tmp_path / "floor.json"
    path.write_text(json.dumps({"place": places}))
    return path


@pytest.fixture
def places(tmp_path: Path) -> tuple[FloorPlace, ...]:
    return read_floor(write(tmp_path, SCALE, JEANS, SHIRTS))


def epcs(floor: Floor, antenna: int) -> list[str]:
    return floor.tags("reader-1")[antenna]


def test_a_scale_carries_the_weight_of_its_pieces(places: tuple[FloorPlace, ...]) -> None:
    floor = Floor(places)
    assert floor.load_g("scale-1") == 6 * 540
    assert floor.take("scale-1", 2) == 2
    assert floor.load_g("scale-1") == 4 * 540
    assert floor.take("scale-1", 9) == 4
    assert floor.load_g("scale-1") == 0


def test_every_tag_is_an_sgtin_of_its_good_with_a_serial_of_its_own(
    places: tuple[FloorPlace, ...],
) -> None:
    floor = Floor(places)
    found = [decode_epc(epc) for antenna in (1, 2) for epc in epcs(floor, antenna)]
    assert {sgtin.gtin.gtin13 for sgtin in found} == {"9521234543213"}
    assert len({sgtin.serial for sgtin in found}) == 10


def test_what_is_put_back_is_the_very_piece_that_was_taken(places: tuple[FloorPlace, ...]) -> None:
    floor = Floor(places)
    before = set(epcs(floor, 1))
    floor.take("reader-1:1:jeans", 2)
    gone = before - set(epcs(floor, 1))
    assert len(gone) == 2
    floor.put("reader-1:1:jeans", 1)
    assert len(set(epcs(floor, 1)) & gone) == 1


def test_restocked_pieces_are_new_ones(places: tuple[FloorPlace, ...]) -> None:
    floor = Floor(places)
    before = set(epcs(floor, 2))
    floor.take("shirt-rail", 3)
    assert floor.restock("shirt-rail") == 3
    assert len(epcs(floor, 2)) == 5
    assert len(set(epcs(floor, 2)) - before) == 3
    assert floor.restock("shirt-rail", 4) == 4


def test_a_place_is_found_by_name_or_by_what_sees_it(places: tuple[FloorPlace, ...]) -> None:
    floor = Floor(places)
    assert floor.find(place="shirt-rail") == "shirt-rail"
    assert floor.find(device="reader-1", antenna=1) == "reader-1:1:jeans"
    assert floor.find(device="scale-1") == "scale-1"
    with pytest.raises(FloorRefused, match="several"):
        floor.find(device="reader-1")
    with pytest.raises(FloorRefused, match="shirt-rail"):
        floor.find(place="sock-rail")


def test_the_floor_is_remembered_across_a_restart(
    places: tuple[FloorPlace, ...], writers: Callable[..., Writer]
) -> None:
    writer = writers(FLOOR_MIGRATIONS)
    memory = FloorMemory(writer)
    floor = Floor(places, memory.recall(), memory.note)
    floor.take("shirt-rail", 2)
    floor.restock("shirt-rail", 1)
    left = epcs(floor, 2)
    writer.close()
    again = Floor(places, FloorMemory(writers(FLOOR_MIGRATIONS)).recall())
    assert epcs(again, 2) == left
    assert again.restock("shirt-rail", 1) == 1
    assert len(set(epcs(again, 2)) - set(left)) == 1


def test_another_good_at_a_place_is_not_the_one_remembered(
    places: tuple[FloorPlace, ...], tmp_path: Path
) -> None:
    floor_states: dict[str, Any] = {}
    Floor(places, on_moved=floor_states.__setitem__).take("scale-1", 5)
    changed = read_floor(write(tmp_path, SCALE | {"sku": "jam"}))
    assert Floor(changed, floor_states).count("scale-1") == 6


def test_the_same_seed_is_the_same_day(places: tuple[FloorPlace, ...]) -> None:
    days = []
    for _ in range(2):
        floor = Floor(places)
        people = Shoppers(floor, 60, seed=7)
        for _ in range(200):
            people.one_comes()
            assert all(floor.count(name) >= 0 for name in floor.names())
        days.append(floor.state())
    assert days[0] == days[1]
    assert days[0] != Floor(places).state()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"unit_weight_g": 0}, "unit_weight_g"),
        ({"unit_weight_g": None}, "unit_weight_g"),
        ({"count": -1}, "count"),
        ({"kind": "camera"}, "camera"),
        ({"colour": "red"}, "colour"),
        ({"device": "a/b"}, "device"),
        (JEANS | {"antenna": 0}, "antenna"),
        (JEANS | {"gtin": "9521234543214"}, "check digit"),
        (JEANS | {"gtin": ""}, "gtin"),
        (JEANS | {"gs1_prefix_length": 0}, "gs1_prefix_length"),
        (JEANS | {"gs1_prefix_length": 13}, "gs1_prefix_length"),
    ],
)
def test_a_wrong_place_is_named_with_its_mistake(
    tmp_path: Path, change: dict[str, Any], says: str
) -> None:
    with pytest.raises(FloorError, match=rf"floor\.json: place 2: .*{says}"):
        read_floor(write(tmp_path, JEANS | {"place": "x"}, SCALE | {"place": "y"} | change))


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", "not JSON"), ("[]", "no place"), ('{"places": 1}', "no place"), ("[1]", "place 1")],
)
def test_a_file_that_is_no_floor_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "floor.json"
    path.write_text(text)
    with pytest.raises(FloorError, match=says):
        read_floor(path)


def test_places_that_do_not_go_together_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FloorError, match="two places"):
        read_floor(write(tmp_path, JEANS, JEANS))
    with pytest.raises(FloorError, match="both"):
        read_floor(write(tmp_path, JEANS, SCALE | {"device": "reader-1"}))
    with pytest.raises(FloorError, match="one scale"):
        read_floor(write(tmp_path, SCALE, SCALE | {"place": "other"}))
    with pytest.raises(FloorError, match="cannot be read"):
        read_floor(tmp_path / "none.toml")


def test_toml_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "floor.toml"
    path.write_text(
        '[[place]]\ndevice = "scale-1"\nkind = "scale"\nsku = "honey"\ncount = 6\n'
        "unit_weight_g = 540\n"
    )
    assert read_floor(path)[0].unit_weight_g == 540
