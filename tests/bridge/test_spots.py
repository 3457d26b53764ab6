"""Spots of the simulated floor: the very piece from the shelf lies on the pad, and leaves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import requests
from starlette.applications import Starlette

from firmware_bridge.drivers.simulated.floor_door import FLOOR_PATH, floor_routes
from firmware_bridge.drivers.simulated.floor_file import FloorError, Kind, read_floor
from firmware_bridge.drivers.simulated.lockers import Lockers
from firmware_bridge.drivers.simulated.shelves import Floor, FloorRefused
from firmware_bridge.drivers.simulated.spots import Spots, read_spots
from storecore.clock import SystemClock
from storecore.serving.messages import Refused, refused_response
from storecore.serving.run import AppThread
from tests.bridge.test_floor import JEANS, SCALE, SHIRTS

PAD = {"place": "pad-1", "device": "reader-pad", "kind": "impinj", "antenna": 1}
DOOR = {"place": "door", "device": "reader-door", "kind": "zebra", "antenna": 2}
BAG = {"place": "bag-1", "device": "scale-bag", "kind": "scale"}


def write(tmp_path: Path, *spots: dict[str, Any]) -> Path:
    path = tmp_path / "floor.json"
    path.write_text(json.dumps({"place": [SCALE, JEANS, SHIRTS], "spot": spots}))
    return path


@pytest.fixture
def floor(tmp_path: Path) -> Floor:
    return Floor(read_floor(write(tmp_path)))


@pytest.fixture
def spots(tmp_path: Path, floor: Floor) -> Spots:
    return Spots(read_spots(write(tmp_path, PAD, DOOR, BAG)), floor)


def test_a_piece_carried_to_the_pad_is_seen_there_and_no_longer_on_its_shelf(
    floor: Floor, spots: Spots
) -> None:
    before = floor.tags("reader-1")[2]
    assert spots.carry("shirt-rail", "pad-1", 2) == 2
    lying = spots.tags("reader-pad")[1]
    assert lying == before[:2]
    assert floor.tags("reader-1")[2] == before[2:]
    spots.carry("pad-1", "door", 1)
    assert (spots.tags("reader-pad")[1], spots.tags("reader-door")[2]) == ([lying[1]], [lying[0]])
    spots.carry("door", "", 1)
    assert spots.tags("reader-door") == {2: []}
    spots.carry("pad-1", "home", 1)
    assert set(floor.tags("reader-1")[2]) == {*before[2:], lying[1]}


def test_each_piece_goes_home_to_its_own_place(floor: Floor, spots: Spots) -> None:
    before = floor.tags("reader-1")
    spots.carry("shirt-rail", "pad-1", 2)
    spots.carry("reader-1:1:jeans", "pad-1", 1)
    assert spots.carry("pad-1", "home", 9) == 3
    after = floor.tags("reader-1")
    assert {antenna: set(epcs) for antenna, epcs in after.items()} == {
        antenna: set(epcs) for antenna, epcs in before.items()
    }


def test_what_cannot_be_carried_is_refused(spots: Spots) -> None:
    with pytest.raises(FloorRefused, match="no spot 'shirt-rail'"):
        spots.carry("pad-1", "shirt-rail", 1)
    with pytest.raises(FloorRefused, match="no such place"):
        spots.carry("sock-rail", "pad-1", 1)
    with pytest.raises(FloorRefused, match="no tagged pieces"):
        spots.carry("scale-1", "pad-1", 1)


def test_a_bag_on_its_scale_weighs_what_was_put_in(spots: Spots) -> None:
    assert spots.load("bag-1", 1030) == 1030
    assert spots.load("bag-1", 105) == 1135
    assert spots.load("bag-1", -9999) == 0
    assert spots.load_g("scale-bag") == 0
    with pytest.raises(FloorRefused, match="bag-1"):
        spots.load("bag-9", 1)


def test_the_door_carries_and_loads(floor: Floor, spots: Spots) -> None:
    app = Starlette(
        routes=floor_routes(floor, spots, Lockers([], SystemClock())),
        exception_handlers={Refused: refused_response},
    )
    door = AppThread(app, "127.0.0.1", 0)
    door.start()

    def ask(**what: dict[str, Any]) -> requests.Response:
        return requests.post(door.url + FLOOR_PATH, json=what, timeout=10)

    answer = ask(carry={"place": "shirt-rail", "to": "pad-1", "count": 3}).json()
    assert answer["moved"] == 3
    assert [len(spot["epcs"]) for spot in answer["spots"]] == [3, 0, 0]
    answer = ask(load={"place": "bag-1", "grams": 250}).json()
    assert [spot["grams"] for spot in answer["spots"]] == [0, 0, 250]
    assert ask(load={"place": "x", "grams": 1}).status_code == 404
    assert ask().status_code == 404
    door.stop()


@pytest.mark.parametrize(
    ("spot", "says"),
    [
        (PAD | {"antenna": 0}, "needs an antenna"),
        (BAG | {"antenna": 1}, "a scale none"),
        (PAD | {"kind": "camera"}, "camera"),
        (PAD | {"device": "a/b"}, "device"),
        (BAG | {"place": "door"}, "of its own"),
    ],
)
def test_a_wrong_spot_is_named(tmp_path: Path, spot: dict[str, Any], says: str) -> None:
    with pytest.raises(FloorError, match=says):
        read_spots(write(tmp_path, spot, DOOR))


def test_a_floor_without_spots_has_none(tmp_path: Path) -> None:
    assert read_spots(write(tmp_path)) == ()
    path = tmp_path / "list.json"
    path.write_text(json.dumps([JEANS]))
    assert read_spots(path) == ()
    assert Spots((), Floor(read_floor(path))).devices == {}
    assert Spots(read_spots(write(tmp_path, PAD)), Floor(read_floor(path))).devices == {
        "reader-pad": Kind.IMPINJ
    }
