"""Every message is read, or goes to quarantine with its reason. Nothing else ever happens."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_agent.ingest.decode import decode
from edge_agent.ingest.messages import BadMessage, BadReason, Decoded, Message, VendorSaid
from storecore.contracts.observations import Envelope, Presence, TagObserved
from tests.edge.shop import envelope, shirt, tag, weight

NOW_MS = 1_800_000_000_000
IMPINJ_TOPIC = "storeside/v1/s1/vendor/impinj-r700/reader-1"
ZEBRA_TOPIC = "storeside/v1/s1/vendor/zebra-iotc/reader-2"
SCALE_TOPIC = "storeside/v1/s1/obs/bridge-1/scale-1"
EPC = "7EDA9038051002710002C0AE"

IMPINJ = (
    '{"timestamp":"2026-01-01T00:00:00.000Z","hostname":"impinj-01-23-45",'
    '"eventType":"tagInventory","tagInventoryEvent":{"epc":"ftqQOAUQAnEAAsCu",'
    '"epcHex":"7EDA9038051002710002C0AE","tidHex":"E2801170200014CD9B5A08EC","antennaPort":1,'
    '"antennaName":"DOOR","peakRssiCdbm":-7000,"frequency":927250,"transmitPowerCdbm":3000,'
    '"lastSeenTime":"2026-01-01T00:00:00.000Z","phaseAngle":69.0}}'
)
ZEBRA = (
    '{"type":"SIMPLE","timestamp":"2026-01-01T00:00:00.000+0000","data":{"MAC":"C4:7D:CC:FF:FF:FF",'
    '"antenna":1,"eventNum":1,"format":"epc","idHex":"7EDA9038051002710002C0AE","peakRssi":-70,'
    '"reads":1}}'
)
ENVELOPE = '{"v":1,"bridge":"bridge-1","boot_id":"b1","observations":[%s]}'
WEIGHT = '{"kind":"weight","device":"scale-1","seq":1,"at_ms":1,"grams":%s,"stable":true}'


def read(topic: str, payload: str | bytes) -> Decoded:
    raw = payload.encode() if isinstance(payload, str) else payload
    return decode(Message(topic, raw), "s1", 65_536, NOW_MS)


def tags(topic: str, payload: str) -> tuple[tuple[str, int, int | None, int], ...]:
    came = read(topic, payload)
    assert isinstance(came, VendorSaid)
    return tuple(
        (t.epc, t.antenna, t.rssi_cdbm, t.at_ms) for t in came.seen if isinstance(t, TagObserved)
    )


ONE = (EPC, 1, -7000, 1_767_225_600_000)


@pytest.mark.parametrize("payload", [IMPINJ, f"[{IMPINJ}]", f" {IMPINJ}\n"])
def test_impinj_says_epc_antenna_hundredths_of_a_dbm_and_when(payload: str) -> None:
    assert tags(IMPINJ_TOPIC, payload) == (ONE,)


def test_impinj_may_send_several_in_an_array_or_in_a_row() -> None:
    assert tags(IMPINJ_TOPIC, f"[{IMPINJ},{IMPINJ}]") == (ONE, ONE)
    assert tags(IMPINJ_TOPIC, IMPINJ + IMPINJ) == (ONE, ONE)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"epcHex": EPC.lower()}, (EPC, 0, None, NOW_MS)),
        ({"epc": "ftqQOAUQAnEAAsCu"}, (EPC, 0, None, NOW_MS)),
        ({"epc": "-_-_", "antennaPort": 2}, ("FBFFBF", 2, None, NOW_MS)),
        ({"epc": "+/+/", "peakRssiCdbm": -1}, ("FBFFBF", 0, -1, NOW_MS)),
    ],
)
def test_impinj_with_almost_every_field_switched_off(
    event: dict[str, object], expected: tuple[str, int, int | None, int]
) -> None:
    assert tags(IMPINJ_TOPIC, json.dumps({"tagInventoryEvent": event})) == (expected,)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"antennaDisconnectedEvent": {"antennaPort": 2}}, "antenna disconnected: 2"),
        ({"antennaConnectedEvent": {"antennaPort": 2}}, "antenna connected: 2"),
        ({"inventoryStatusEvent": {"inventoryStatus": "idle"}}, "inventory status"),
        ({"inventoryTerminatedEvent": {}}, "inventory terminated"),
        ({"overflowEvent": {}}, "overflow"),
    ],
)
def test_impinj_tells_of_itself_between_tags(event: dict[str, object], words: str) -> None:
    kind = next(iter(event)).removesuffix("Event")
    payload = json.dumps({"timestamp": "2026-01-01T00:00:00Z", "eventType": kind, **event})
    came = read(IMPINJ_TOPIC, IMPINJ + payload)
    assert isinstance(came, VendorSaid)
    assert (len(came.seen), came.told) == (1, (words,))
    assert read(IMPINJ_TOPIC, payload) == VendorSaid("reader-1", (), (words,))


def test_zebra_may_put_several_objects_in_one_message_with_nothing_between() -> None:
    assert tags(ZEBRA_TOPIC, ZEBRA) == (ONE,)
    assert tags(ZEBRA_TOPIC, ZEBRA * 3) == (ONE, ONE, ONE)
    assert tags(ZEBRA_TOPIC, f"[{ZEBRA}]{ZEBRA}") == (ONE, ONE)


@pytest.mark.parametrize(
    ("topic", "payload", "reason"),
    [
        ("somewhere/else", "{}", BadReason.UNKNOWN_TOPIC),
        ("storeside/v1/s2/obs/b/d", "{}", BadReason.OTHER_STORE),
        ("storeside/v1/s1/obs/b/two words", "{}", BadReason.OUT_OF_RANGE),
        ("storeside/v1/s1/vendor/acme/d", "{}", BadReason.UNKNOWN_FORMAT),
        (SCALE_TOPIC, '{"a":"' + "x" * 65_536 + '"}', BadReason.TOO_LARGE),
        (SCALE_TOPIC, "[" * 17 + "]" * 17, BadReason.TOO_DEEP),
        (SCALE_TOPIC, '{"a":' * 60_0 + "1" + "}" * 600, BadReason.TOO_DEEP),
        (SCALE_TOPIC, b'{"a":"\xff"}', BadReason.NOT_UTF8),
        (SCALE_TOPIC, '{"a":"\\ud800"}', BadReason.NOT_UTF8),
        (SCALE_TOPIC, "", BadReason.NOT_JSON),
        (SCALE_TOPIC, "{not json", BadReason.NOT_JSON),
        (SCALE_TOPIC, '{"v":1,"v":1}', BadReason.DUPLICATE_KEY),
        (SCALE_TOPIC, '{"v":NaN}', BadReason.NOT_A_NUMBER),
        (SCALE_TOPIC, '{"v":-Infinity}', BadReason.NOT_A_NUMBER),
        (SCALE_TOPIC, '{"v":1e999}', BadReason.NOT_A_NUMBER),
        (SCALE_TOPIC, '{"v":' + "9" * 30 + "}", BadReason.OUT_OF_RANGE),
        (SCALE_TOPIC, '{"v":2}', BadReason.UNKNOWN_VERSION),
        (SCALE_TOPIC, "[]", BadReason.WRONG_SHAPE),
        (SCALE_TOPIC, "{}{}", BadReason.WRONG_SHAPE),
        (SCALE_TOPIC, ENVELOPE % WEIGHT.replace("scale-1", "x") % 1, BadReason.WRONG_SHAPE),
        (SCALE_TOPIC, ENVELOPE % WEIGHT % 10**9, BadReason.OUT_OF_RANGE),
        (SCALE_TOPIC, ENVELOPE % WEIGHT % '"1"', BadReason.WRONG_SHAPE),
        (IMPINJ_TOPIC, "{}", BadReason.WRONG_SHAPE),
        (IMPINJ_TOPIC, '{"eventType":"tagInventory"}', BadReason.WRONG_SHAPE),
        (IMPINJ_TOPIC, '{"newEvent":{},"eventType":"new"}', BadReason.WRONG_SHAPE),
        (IMPINJ_TOPIC, '{"antennaConnectedEvent":{"antennaPort":999}}', BadReason.OUT_OF_RANGE),
        (IMPINJ_TOPIC, '{"tagInventoryEvent":{}}', BadReason.WRONG_SHAPE),
        (IMPINJ_TOPIC, '{"tagInventoryEvent":{"epc":"?"}}', BadReason.OUT_OF_RANGE),
        (IMPINJ_TOPIC, '{"tagInventoryEvent":{"epcHex":"XY"}}', BadReason.OUT_OF_RANGE),
        (ZEBRA_TOPIC, '{"type":"heartbeat","data":{}}', BadReason.WRONG_SHAPE),
        ("storeside/v1/s1/presence/a", '{"name":"b"}', BadReason.WRONG_SHAPE),
    ],
)
def test_what_is_wrong_is_named(topic: str, payload: str | bytes, reason: BadReason) -> None:
    with pytest.raises(BadMessage) as refused:
        read(topic, payload)
    assert refused.value.reason is reason


def test_brackets_inside_texts_are_not_depth() -> None:
    deep = json.dumps({"tagInventoryEvent": {"epcHex": EPC}, "note": "[" * 100 + '\\"{'})
    assert tags(IMPINJ_TOPIC, deep) == ((EPC, 0, None, NOW_MS),)


def test_our_own_envelope_is_read() -> None:
    message = envelope(weight(2140, seq=7))
    came = read(message.topic, message.payload)
    assert isinstance(came, Envelope)
    assert came.observations == (weight(2140, seq=7),)


def test_a_cleared_presence_means_offline() -> None:
    assert read("storeside/v1/s1/presence/a", b"") == Presence(name="a", online=False, at_ms=NOW_MS)


TOPICS = st.sampled_from(
    [IMPINJ_TOPIC, ZEBRA_TOPIC, SCALE_TOPIC, "storeside/v1/s1/presence/a", "x/y"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    ["epc", "epcHex", "antennaPort", "peakRssiCdbm", "lastSeenTime", "timestamp", "eventType"]
)
SAMPLES = st.sampled_from(
    [IMPINJ, ZEBRA, ENVELOPE % WEIGHT % 5, envelope(tag(shirt(1))).payload.decode()]
)


def reads_or_refuses(topic: str, payload: bytes) -> None:
    try:
        read(topic, payload)
    except BadMessage as refused:
        assert refused.detail  # noqa: PT017 - both outcomes are right


@given(TOPICS, st.binary())
def test_any_bytes_are_read_or_refused(topic: str, payload: bytes) -> None:
    reads_or_refuses(topic, payload)


@given(TOPICS, JSON)
def test_any_json_is_read_or_refused(topic: str, value: object) -> None:
    reads_or_refuses(topic, json.dumps(value).encode())


@given(st.dictionaries(FIELDS, JSON))
def test_any_impinj_event_is_read_or_refused(event: dict[str, object]) -> None:
    whole = {"tagInventoryEvent": event} | event
    reads_or_refuses(IMPINJ_TOPIC, json.dumps(whole).encode())


@given(TOPICS, SAMPLES, st.integers(0, 200), st.binary(max_size=4), st.integers(0, 4))
def test_any_damage_to_a_good_message_is_read_or_refused(
    topic: str, sample: str, at: int, inserted: bytes, cut: int
) -> None:
    good = sample.encode()
    reads_or_refuses(topic, good[:at] + inserted + good[at + cut :])
