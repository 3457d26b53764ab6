"""What vendors' devices publish by themselves, as their makers document it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_agent.devices.doors import find_door
from edge_agent.devices.measures import measures_of
from edge_agent.ingest.decode import decode
from edge_agent.ingest.messages import BadMessage, BadReason, Message, VendorSaid
from edge_agent.ingest.vendors.keonn import KeonnFields, MapError, parse_fields
from edge_agent.ingest.vendors.sparkplug_proto import Payload
from storecore.contracts.observations import (
    DoorObserved,
    MeasureObserved,
    Observation,
    Quantity,
    TagObserved,
    WeightObserved,
)
from tests.edge.shop import STORE, Shop

NOW_MS = 1_800_000_000_000
EPC = "7EDA9038051002710002C0AE"
VENDOR = f"storeside/v1/{STORE}/vendor"


def read(topic: str, payload: object, fields: KeonnFields | None = None) -> VendorSaid:
    raw = payload if isinstance(payload, bytes) else _bytes(payload)
    said = decode(Message(topic, raw), STORE, 65_536, NOW_MS, fields or KeonnFields())
    assert isinstance(said, VendorSaid)
    return said


def _bytes(payload: object) -> bytes:
    return payload.encode() if isinstance(payload, str) else json.dumps(payload).encode()


def short(seen: Observation) -> tuple[object, ...]:
    match seen:
        case MeasureObserved():
            return (seen.part, seen.quantity.value, seen.milli)
        case DoorObserved():
            return (seen.door, seen.open)
        case WeightObserved():
            return (seen.grams, seen.stable)
        case TagObserved():
            return (seen.epc, seen.antenna, seen.rssi_cdbm, seen.at_ms)
    raise AssertionError(seen)


def seen(
    topic: str, payload: object, fields: KeonnFields | None = None
) -> list[tuple[object, ...]]:
    return [short(one) for one in read(f"{VENDOR}/{topic}", payload, fields).seen]


SHELLY = {
    "src": "shellyhtg3-84fce63ad204",
    "dst": "s/events",
    "method": "NotifyFullStatus",
    "params": {
        "ts": 1680962879.62,
        "temperature:0": {"id": 0, "tC": 19.8, "tF": 67.6},
        "humidity:0": {"id": 0, "rh": 46.2},
        "devicepower:0": {"id": 0, "battery": {"V": 5.6, "percent": 81}},
        "wifi": {"rssi": -61},
    },
}
TASMOTA = {
    "Time": "2026-01-01T00:00:00",
    "Switch1": "ON",
    "DS18B20": {"Id": "01131B123456", "Temperature": -18.5},
    "AM2301": {"Temperature": 4.1, "Humidity": 55.0, "DewPoint": 1.0},
    "HX711": {"Weight": 1.234, "Absolute": 1.3},
    "COUNTER": {"C1": 12, "C2": 7},
    "TempUnit": "C",
}


@pytest.mark.parametrize(
    ("topic", "payload", "expected"),
    [
        (
            "zigbee2mqtt/fridge-1",
            {"temperature": 27.34, "humidity": 44.72, "linkquality": 120, "battery": 90},
            [
                ("", "temperature_c", 27340),
                ("", "humidity_percent", 44720),
                ("", "battery_percent", 90000),
            ],
        ),
        ("zigbee2mqtt/back-door", {"contact": False}, [("door", True)]),
        ("zigbee2mqtt/back-door", {"contact": True}, [("door", False)]),
        ("zigbee2mqtt/bridge/devices", "no JSON at all", []),
        ("zigbee2mqtt/fridge-1/set", "x", []),
        (
            "shelly/cold-1/events/rpc",
            SHELLY,
            [
                ("0", "temperature_c", 19800),
                ("0", "humidity_percent", 46200),
                ("0", "battery_percent", 81000),
            ],
        ),
        (
            "shelly/door-1/events/rpc",
            {"method": "NotifyStatus", "params": {"input:0": {"state": True}}},
            [("input-0", True)],
        ),
        (
            "shelly/people-1/events/rpc",
            {"method": "NotifyStatus", "params": {"input:2": {"counts": {"total": 41}}}},
            [("2", "count", 41000)],
        ),
        (
            "tasmota/cell-1/tele/SENSOR",
            TASMOTA,
            [
                ("switch1", True),
                ("DS18B20", "temperature_c", -18500),
                ("AM2301", "temperature_c", 4100),
                ("AM2301", "humidity_percent", 55000),
                (1234, True),
                ("C1", "count", 12000),
                ("C2", "count", 7000),
            ],
        ),
        (
            "tasmota/cold-1/tele/SENSOR",
            {"DS18B20": {"Temperature": 39.2}, "TempUnit": "F"},
            [("DS18B20", "temperature_c", 4000)],
        ),
        ("tasmota/cell-1/stat/RESULT", "anything", []),
        ("esphome/cell-7/sensor/shelf_weight_g/state", "1234.4", [(1234, True)]),
        ("esphome/cell-7/sensor/shelf_weight_kg/state", "1.234", [(1234, True)]),
        (
            "esphome/cold-2/sensor/chiller_2_temperature/state",
            "-18.5",
            [("chiller_2", "temperature_c", -18500)],
        ),
        ("esphome/in-1/sensor/people_in/state", "88", [("", "people_in", 88000)]),
        ("esphome/in-1/binary_sensor/back_door/state", "ON", [("back", True)]),
        ("esphome/in-1/binary_sensor/door/state", "OFF", [("door", False)]),
        ("esphome/in-1/sensor/wifi_signal/state", "-61", []),
        ("esphome/in-1/sensor/people_in/state", "nan", []),
        ("esphome/in-1/debug", "\x1b[0;36m[D]", []),
    ],
)
def test_a_sensor_is_read_as_its_maker_writes(
    topic: str, payload: object, expected: list[tuple[object, ...]]
) -> None:
    assert seen(topic, payload) == expected


def test_a_shelly_that_knows_the_time_says_when() -> None:
    said = read(f"{VENDOR}/shelly/cold-1/events/rpc", SHELLY)
    assert {one.at_ms for one in said.seen} == {1_680_962_879_620}


def test_a_probe_without_a_reading_is_told() -> None:
    gone = {"method": "NotifyStatus", "params": {"temperature:0": {"tC": None, "errors": ["read"]}}}
    assert read(f"{VENDOR}/shelly/cold-1/events/rpc", gone).told == (
        "temperature:0 has no reading",
    )
    assert read(f"{VENDOR}/esphome/a/sensor/wifi/state", "1").told == (
        "wifi: the id names no unit",
    )


@pytest.mark.parametrize(
    ("topic", "payload", "online"),
    [
        ("zigbee2mqtt/fridge-1/availability", '{"state":"online"}', True),
        ("zigbee2mqtt/fridge-1/availability", "offline", False),
        ("shelly/cold-1/online", "false", False),
        ("tasmota/cell-1/tele/LWT", "Online", True),
        ("esphome/cell-7/status", "offline", False),
    ],
)
def test_a_device_says_whether_it_is_there(topic: str, payload: str, online: bool) -> None:
    assert read(f"{VENDOR}/{topic}", payload).online is online


KEONN = {"ev": "TAG_READ", "data": {"hexaEpc": EPC, "port": 3, "rssi": "-61.5"}, "ts": NOW_MS - 9}
KEONN_MAP = parse_fields("epc=data.hexaEpc, antenna=data.port, rssi=data.rssi, time=ts, event=ev")


def test_keonn_is_read_by_the_map_of_the_shop() -> None:
    expected = (EPC, 3, -6150, NOW_MS - 9)
    assert seen("keonn/reader-9", KEONN, KEONN_MAP) == [expected]
    assert seen("keonn/reader-9", [KEONN, KEONN], KEONN_MAP) == [expected, expected]
    assert seen("keonn/reader-9", {"epc": EPC, "antenna": 1}) == [(EPC, 1, None, NOW_MS)]


def test_a_keonn_alarm_is_told_and_is_no_read() -> None:
    said = read(f"{VENDOR}/keonn/reader-9", KEONN | {"ev": "TAG_ALARM"}, KEONN_MAP)
    assert (said.seen, said.told) == ((), ("TAG_ALARM",))


@pytest.mark.parametrize("text", ["epc", "tag=x", "epc:x"])
def test_a_map_that_cannot_be_used_is_named(text: str) -> None:
    with pytest.raises(MapError, match="keonn_fields"):
        parse_fields(text)


def sparkplug(**metrics: object) -> bytes:
    payload = Payload(timestamp=NOW_MS - 5, seq=1)
    for name, value in metrics.items():
        metric = payload.metrics.add(name=f"Inputs/{name}")
        if isinstance(value, bool):
            metric.datatype, metric.boolean_value = 11, value
        elif isinstance(value, int):
            metric.datatype, metric.int_value = 3, value % (1 << 32)
        elif isinstance(value, str):
            metric.datatype, metric.string_value = 12, value
        else:
            metric.datatype, metric.double_value = 10, value
    body: bytes = payload.SerializeToString()
    return body


def test_sparkplug_is_read_by_the_names_of_its_metrics() -> None:
    body = sparkplug(Chiller_temperature=-18.5, people_in=12, battery=-1, door=True, note="x")
    said = read(f"spBv1.0/{STORE}/DDATA/node-1/plc-1", body)
    assert said.device == "plc-1"
    assert [short(one) for one in said.seen] == [
        ("chiller", "temperature_c", -18500),
        ("", "people_in", 12000),
        ("", "battery_percent", -1000),
        ("door", True),
    ]
    assert {one.at_ms for one in said.seen} == {NOW_MS - 5}


@pytest.mark.parametrize(
    ("rest", "device", "online"),
    [("NBIRTH/node-1", "node-1", True), ("DDEATH/node-1/plc-1", "plc-1", False)],
)
def test_sparkplug_has_births_and_deaths(rest: str, device: str, online: bool) -> None:
    said = read(f"spBv1.0/{STORE}/{rest}", sparkplug())
    assert (said.device, said.online, said.seen) == (device, online, ())


@pytest.mark.parametrize(
    ("topic", "payload", "reason"),
    [
        (f"{VENDOR}/zigbee2mqtt/a", b'{"temperature":1,"temperature":2}', BadReason.DUPLICATE_KEY),
        (f"{VENDOR}/zigbee2mqtt/a", b'{"temperature":NaN}', BadReason.NOT_A_NUMBER),
        (f"{VENDOR}/zigbee2mqtt/a", b'{"temperature":1e300}', BadReason.OUT_OF_RANGE),
        (f"{VENDOR}/zigbee2mqtt/a", b'{"temperature":1e306}', BadReason.OUT_OF_RANGE),
        (f"{VENDOR}/zigbee2mqtt/a", b'{"temperature":"warm"}', BadReason.WRONG_SHAPE),
        (f"{VENDOR}/zigbee2mqtt/a", b'{"a":"\\udc00"}', BadReason.NOT_UTF8),
        (f"{VENDOR}/zigbee2mqtt/a/availability", b"perhaps", BadReason.WRONG_SHAPE),
        (f"{VENDOR}/shelly/a/events/rpc", b"[]", BadReason.WRONG_SHAPE),
        (f"{VENDOR}/shelly/a/events/rpc", b'{"params":{}}', BadReason.WRONG_SHAPE),
        (
            f"{VENDOR}/shelly/a/events/rpc",
            b'{"method":"NotifyStatus","params":{"ts":-1}}',
            BadReason.OUT_OF_RANGE,
        ),
        (f"{VENDOR}/tasmota/a/tele/SENSOR", b'{"HX711":{"Weight":"x"}}', BadReason.WRONG_SHAPE),
        (f"{VENDOR}/tasmota/a/tele/SENSOR", b'{"HX711":{"Weight":1e9}}', BadReason.OUT_OF_RANGE),
        (f"{VENDOR}/tasmota/a/tele/LWT", b"\xff", BadReason.NOT_UTF8),
        (f"{VENDOR}/esphome/a/sensor/x_weight_g/state", b"1e9", BadReason.NOT_A_NUMBER),
        (f"{VENDOR}/esphome/a/sensor/x_weight_g/state", b"9" * 70, BadReason.TOO_LARGE),
        (f"{VENDOR}/esphome/a/binary_sensor/door/state", b"AJAR", BadReason.WRONG_SHAPE),
        (f"{VENDOR}/keonn/a", b'{"epc":5}', BadReason.WRONG_SHAPE),
        (f"{VENDOR}/keonn/a", b'{"epc":"E0","antenna":"left"}', BadReason.WRONG_SHAPE),
        (f"{VENDOR}/keonn/a", b'{"epc":"E0","antenna":900}', BadReason.OUT_OF_RANGE),
        (f"spBv1.0/{STORE}/DDATA/n/d", b"\xff\xff\xff", BadReason.NOT_PROTOBUF),
        (f"spBv1.0/{STORE}/DDATA/n/d", b"\x00" * 70_000, BadReason.TOO_LARGE),
        (f"spBv1.0/{STORE}/DDATA/n/d", b"\x12\x02\x10\x07", BadReason.WRONG_SHAPE),
        (f"spBv1.0/{STORE}/DDATA/n/d", b"\x12\x03\x0a\x01\xff", BadReason.NOT_UTF8),
        (f"spBv1.0/{STORE}/DDATA", b"", BadReason.UNKNOWN_TOPIC),
        ("spBv1.0/elsewhere/DDATA/n/d", b"", BadReason.OTHER_STORE),
    ],
)
def test_what_is_wrong_is_named(topic: str, payload: bytes, reason: BadReason) -> None:
    with pytest.raises(BadMessage) as refused:
        read(topic, payload)
    assert refused.value.reason is reason


TOPICS = [
    f"{VENDOR}/zigbee2mqtt/a",
    f"{VENDOR}/zigbee2mqtt/a/availability",
    f"{VENDOR}/shelly/a/events/rpc",
    f"{VENDOR}/tasmota/a/tele/SENSOR",
    f"{VENDOR}/esphome/a/sensor/x_temperature/state",
    f"{VENDOR}/keonn/a",
    f"spBv1.0/{STORE}/DBIRTH/n/d",
]
WORDS = """
    temperature humidity battery contact method params ts temperature:0 input:0 counts total tC
    HX711 Weight COUNTER C1 TempUnit epc antenna rssi timestamp event state
"""
KEYS = st.sampled_from(WORDS.split())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=8,
)


def reads_or_refuses(topic: str, payload: bytes) -> None:
    try:
        read(topic, payload)
    except BadMessage as refused:
        assert refused.detail  # noqa: PT017 - both outcomes are right


@given(st.sampled_from(TOPICS), st.binary())
def test_any_bytes_are_read_or_refused(topic: str, payload: bytes) -> None:
    reads_or_refuses(topic, payload)


@given(st.sampled_from(TOPICS), st.dictionaries(KEYS, JSON))
def test_any_object_is_read_or_refused(topic: str, value: object) -> None:
    reads_or_refuses(topic, json.dumps(value).encode())


@given(st.integers(0, 60), st.binary(max_size=4), st.integers(0, 4))
def test_any_damage_to_a_sparkplug_message_is_read_or_refused(
    at: int, inserted: bytes, cut: int
) -> None:
    good = sparkplug(temperature=4.5, door=True, people_in=7)
    reads_or_refuses(TOPICS[-1], good[:at] + inserted + good[at + cut :])


@given(st.floats(-50, 50))
def test_a_temperature_is_kept_to_a_thousandth(degrees: float) -> None:
    ((_, _, milli),) = seen("zigbee2mqtt/a", {"temperature": degrees})
    assert milli == round(degrees * 1000)


@pytest.fixture
def send(shop: Shop) -> Callable[[str, object], None]:
    def sent(topic: str, payload: object) -> None:
        shop.send(Message(f"{VENDOR}/{topic}", _bytes(payload)))

    return sent


def test_what_was_seen_is_on_the_books(shop: Shop, send: Callable[[str, object], None]) -> None:
    send("zigbee2mqtt/fridge-1", {"temperature": 4.5})
    send("zigbee2mqtt/fridge-1", {"temperature": 5.5, "contact": False})
    (held,) = measures_of(shop.writer.reader(), "fridge-1")
    assert (held.quantity, held.milli) == (Quantity.TEMPERATURE_C, 5500)
    door = find_door(shop.writer.reader(), "fridge-1", "door")
    assert door is not None
    assert door.open
    send("zigbee2mqtt/fridge-1", {"temperature": "NaN"})
    assert shop.quarantined() == [(f"{VENDOR}/zigbee2mqtt/fridge-1", "wrong_shape")]


def test_a_shelf_cell_over_mqtt_counts_pieces(
    shop: Shop, send: Callable[[str, object], None]
) -> None:
    send("tasmota/scale-1/tele/SENSOR", {"HX711": {"Weight": 2.0}})
    shop.wait(10)
    assert shop.shelf("jar-1") == 4
    send("tasmota/scale-1/tele/LWT", "Offline")
    assert not shop.books.listening.is_online("scale-1")
