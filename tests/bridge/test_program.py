"""The bridge as a real process with its simulated shop, a real broker, and an edge we play."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from edge_agent.devices.commander import Commander
from firmware_bridge.__main__ import main
from storecore.clock import SystemClock
from storecore.contracts import topics
from storecore.contracts.commands import OpenDoor, Outcome
from storecore.contracts.devices import DeviceState
from storecore.contracts.observations import DoorObserved, TagObserved, WeightObserved
from storecore.gs1.epc import decode_epc
from storecore.ids import IdSource
from storeside.broker.process import Broker
from tests.bridge.edge import STORE, PlayedEdge
from tests.bridge.programs import Program
from tests.bridge.test_floor import JEANS, SCALE, SHIRTS
from tests.waiting import until

pytestmark = pytest.mark.processes

MODULE = "firmware_bridge"
CAPS = {
    "device": "reader-2",
    "kind": "zebra",
    "antenna": 1,
    "sku": "cap",
    "count": 25,
    "gtin": "9521234543220",
    "gs1_prefix_length": 7,
}
BELTS = {**CAPS, "device": "reader-5", "kind": "llrp", "antenna": 2, "sku": "belt", "count": 3}
BELTS["gtin"] = "9521234543213"
LOCKER = {"device": "locker-1", "doors": 12, "outputs": ["andon"], "shut_after_s": 0.3}
Start = Callable[..., Program]


@pytest.fixture
def start(program: Callable[..., Program], broker: Broker, tmp_path: Path) -> Start:
    floor = tmp_path / "floor.json"
    floor.write_text(json.dumps([SCALE, JEANS, SHIRTS, CAPS, BELTS]))

    def started(*options: str) -> Program:
        made = program(
            MODULE,
            *("--data", str(tmp_path / "bridge"), "--broker-port", str(broker.port)),
            *("--simulate", "true", "--floor-file", str(floor), "--confirm-wait-s", "1"),
            *options,
        )
        made.start()
        return made

    return started


def weights(edge: PlayedEdge) -> list[WeightObserved]:
    return [o for o in edge.observations("scale-1") if isinstance(o, WeightObserved)]


def backlog(bridge: Program) -> int:
    return int(bridge.get("/v1/status")["next_hop"]["backlog"])


def backlog_above(bridge: Program, count: int) -> bool:
    return backlog(bridge) > count


def has_left(edge: PlayedEdge, name: str) -> bool:
    return edge.presence(name)[-1:] == [False]


def test_a_piece_taken_from_the_shelf_is_weighed_at_the_edge(
    edge: PlayedEdge, start: Start
) -> None:
    bridge = start()
    edge.until(lambda: weights(edge) and weights(edge)[-1].grams == 6 * 540)
    moved = bridge.post("/v1/floor", {"take": {"device": "scale-1", "count": 2}})
    assert moved["moved"] == 2
    edge.until(lambda: weights(edge)[-1].stable and weights(edge)[-1].grams == 4 * 540)
    bridge.post("/v1/floor", {"restock": {"place": "scale-1"}})
    edge.until(lambda: weights(edge)[-1].stable and weights(edge)[-1].grams == 6 * 540)
    numbers = [weight.seq for weight in weights(edge)]
    assert sorted(set(numbers)) == list(range(1, max(numbers) + 1))
    until(lambda: backlog(bridge) == 0)
    status = bridge.get("/v1/status")
    assert (status["program"], status["name"]) == ("bridge", "bridge-1")
    devices = {device["device"]: device for device in status["devices"]}
    assert set(devices) == {"scale-1", "reader-1", "reader-2", "reader-5"}
    assert all(device["online"] for device in devices.values())
    assert devices["scale-1"]["reading"] == f"{6 * 540} g"
    assert re.fullmatch(r"mqtt://127\.0\.0\.1:\d+", status["next_hop"]["url"])
    refusal = bridge.refused("/v1/floor", {"take": {"place": "attic"}})
    assert "scale-1" in refusal["detail"]


def test_readers_publish_in_their_vendors_own_json(edge: PlayedEdge, start: Start) -> None:
    bridge = start()
    lying = {place["place"]: set(place["epcs"]) for place in bridge.get("/v1/floor")["places"]}

    def impinj() -> set[tuple[int, str]]:
        events = [json.loads(message) for message in edge.vendor("reader-1")]
        return {
            (event["tagInventoryEvent"]["antennaPort"], event["tagInventoryEvent"]["epcHex"])
            for event in events
        }

    expected = {(1, epc) for epc in lying["reader-1:1:jeans"]}
    expected |= {(2, epc) for epc in lying["shirt-rail"]}
    edge.until(lambda: impinj() == expected)
    event = json.loads(edge.vendor("reader-1")[0])
    assert set(event) == {"timestamp", "hostname", "eventType", "tagInventoryEvent"}
    assert event["eventType"] == "tagInventory"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", event["timestamp"])
    tag = event["tagInventoryEvent"]
    assert base64.urlsafe_b64decode(tag["epc"]).hex().upper() == tag["epcHex"]
    assert -9000 < tag["peakRssiCdbm"] < -2000
    assert decode_epc(tag["epcHex"]).gtin.gtin13 == "9521234543213"

    def zebra() -> list[dict[str, Any]]:
        joined = b"".join(edge.vendor("reader-2")).decode()
        return [json.loads(part) for part in joined.replace("}}{", "}}\n{").split("\n") if part]

    edge.until(lambda: {read["data"]["idHex"] for read in zebra()} == lying["reader-2:1:cap"])
    read = zebra()[0]
    assert read["type"] == "SIMPLE"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000", read["timestamp"])
    assert set(read["data"]) == {
        *("MAC", "antenna", "eventNum", "format", "idHex", "peakRssi", "reads")
    }
    assert -90 < read["data"]["peakRssi"] < -20
    numbers = [read["data"]["eventNum"] for read in zebra()]
    assert numbers == sorted(set(numbers))


def test_killed_and_started_again_it_sends_what_was_not_confirmed(
    edge: PlayedEdge, start: Start
) -> None:
    edge.confirms = False
    bridge = start()
    for _ in range(3):
        bridge.post("/v1/floor", {"take": {"place": "scale-1"}})
        until(partial(backlog_above, bridge, backlog(bridge)))
    edge.until(lambda: weights(edge))
    first = {weight.seq: weight for weight in weights(edge)}
    boot_id = edge.envelopes()[-1].boot_id
    kept = backlog(bridge)
    bridge.kill()
    edge.until(lambda: has_left(edge, "bridge-1") and has_left(edge, "reader-1"))
    edge.messages.clear()
    edge.confirms = True
    bridge.start()
    until(lambda: backlog(bridge) == 0)
    edge.until(lambda: len({weight.seq for weight in weights(edge)}) > kept)
    assert {envelope.boot_id for envelope in edge.envelopes()} == {boot_id}
    again = {weight.seq: weight for weight in weights(edge)}
    assert {seq: again[seq] for seq in first} == first
    assert sorted(again) == list(range(1, max(again) + 1))
    # What was taken from the floor has not come back by itself.
    counts = {place["place"]: place["count"] for place in bridge.get("/v1/floor")["places"]}
    assert counts["scale-1"] == 3


def test_tags_of_an_llrp_reader_come_as_numbered_observations(
    edge: PlayedEdge, start: Start
) -> None:
    bridge = start()
    belts = {place["place"]: set(place["epcs"]) for place in bridge.get("/v1/floor")["places"]}[
        "reader-5:2:belt"
    ]

    def tags() -> list[TagObserved]:
        return [o for o in edge.observations("reader-5") if isinstance(o, TagObserved)]

    edge.until(lambda: {tag.epc for tag in tags()} == belts)
    assert {tag.antenna for tag in tags()} == {2}
    assert sorted({tag.seq for tag in tags()})[:3] == [1, 2, 3]


def test_a_locker_opens_when_told_and_is_shut_by_whoever_came(
    edge: PlayedEdge, broker: Broker, start: Start, tmp_path: Path
) -> None:
    floor = tmp_path / "locker.json"
    floor.write_text(json.dumps({"place": [SCALE], "locker": [LOCKER]}))
    bridge = start("--floor-file", str(floor))
    until(lambda: bridge.get("/v1/floor")["lockers"][0]["device"] == "locker-1")
    clock = SystemClock()
    commander = Commander(
        "127.0.0.1", broker.port, store_id=STORE, asker="edge-1", clock=clock, ids=IdSource(clock)
    )
    commander.start()

    def seen() -> list[bool]:
        """Each numbered observation of the door once, in order."""
        doors = [o for o in edge.observations("locker-1") if isinstance(o, DoorObserved)]
        return [is_open for _, is_open in sorted({(d.seq, d.open) for d in doors if d.door == "5"})]

    edge.until(lambda: seen() == [False])
    reply = commander.ask("locker-1", OpenDoor(door="5"), within_s=10).result(15)
    assert reply.outcome is Outcome.DONE
    edge.until(lambda: seen()[:3] == [False, True, False])
    bridge.post("/v1/floor", {"swing": {"device": "locker-1", "door": "6", "open": True}})
    assert "'99'" in str(
        bridge.refused("/v1/floor", {"swing": {"device": "locker-1", "door": "99"}})
    )
    commander.stop()


def test_a_shop_is_simulated_by_one_command(
    edge: PlayedEdge, broker: Broker, tmp_path: Path, program: Callable[..., Program]
) -> None:
    floor = tmp_path / "planogram.toml"
    floor.write_text(
        "[trouble]\nmissed = 0.2\nghosted = 0.1\nmisplaced = 0.5\n"
        "[[place]]\ndevice = 'scale-1'\nkind = 'scale'\nsku = 'honey'\ncount = 20\n"
        "unit_weight_g = 540\n"
    )
    bridge = program(MODULE, "--broker-port", str(broker.port), "--data", str(tmp_path / "bridge"))
    bridge.command = ("simulate", str(floor), "--shoppers-per-minute", "600")
    bridge.start()
    edge.until(lambda: len({weight.grams for weight in weights(edge)}) > 3)


def test_it_tells_how_each_device_is(edge: PlayedEdge, start: Start) -> None:
    start()

    def states() -> dict[str, DeviceState]:
        found = [
            msgspec.json.decode(payload, type=DeviceState)
            for topic, payload in list(edge.messages)
            if topics.parse(topic).kind == "state"
        ]
        return {state.status.device: state for state in found}

    edge.until(
        lambda: {n for n, s in states().items() if s.status.online} >= {"reader-5", "scale-1"}
    )
    assert states()["reader-5"].status.firmware
    assert states()["scale-1"].bridge == "bridge-1"


def test_it_starts_without_a_broker_and_stops_when_asked(broker: Broker, start: Start) -> None:
    broker.stop()
    bridge = start("--shoppers-per-minute", "600")
    until(lambda: backlog(bridge) > 3)
    assert not bridge.get("/v1/status")["next_hop"]["up"]
    assert bridge.stop() == 0
    assert "Traceback" not in bridge.words()


def test_a_goodbye_is_said_when_asked_to_stop(edge: PlayedEdge, start: Start) -> None:
    bridge = start()
    edge.until(lambda: edge.presence("bridge-1")[-1:] == [True])
    edge.until(lambda: edge.presence("reader-2")[-1:] == [True])
    assert bridge.stop() == 0
    for name in ("bridge-1", "reader-1", "reader-2"):
        edge.until(partial(has_left, edge, name))
    assert "Traceback" not in bridge.words()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--simulate", "true"], "--floor-file"),
        (["--simulate", "true", "--floor-file", "/nowhere.toml"], "/nowhere.toml"),
        (["simulate"], "--floor-file"),
        (["simulate", "/nowhere.toml"], "/nowhere.toml"),
        (["--scales-file", "/nowhere.toml"], "/nowhere.toml"),
        (["--readers-file", "/nowhere.toml"], "/nowhere.toml"),
        (["--boards-file", "/nowhere.toml"], "/nowhere.toml"),
        (["--brokr-port", "1"], "broker_port"),
        (["--name", "a/b"], "name"),
    ],
)
def test_options_that_cannot_be_carried_out_end_it_with_a_sentence(
    options: list[str],
    says: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("firmware_bridge.__main__.start_logs", lambda *_all: None)
    with pytest.raises(SystemExit) as ended:
        raise SystemExit(main([*options, "--data", str(tmp_path), "--port", "0"]))
    assert ended.value.code == 2
    said = capsys.readouterr().err.strip().splitlines()[-1]
    assert said.startswith("storeside bridge: ")
    assert says in said
