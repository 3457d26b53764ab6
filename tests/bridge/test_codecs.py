"""Formats of devices: as the devices write them, both ways, and nothing guessed."""

from __future__ import annotations

import base64
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.impinj_r700 import ImpinjTagRead, decode_impinj, encode_impinj
from firmware_bridge.codecs.mt_sics import decode_line, encode_trouble, encode_weight
from firmware_bridge.codecs.scale import ScaleTrouble, ScaleWeight
from firmware_bridge.codecs.zebra_iotc import ZebraTagRead, decode_zebra, encode_zebra

IMPINJ_SAMPLE = (
    b'{"timestamp":"2026-01-01T00:00:00.000Z","hostname":"impinj-01-23-45",'
    b'"eventType":"tagInventory","tagInventoryEvent":{"epc":"ftqQOAUQAnEAAsCu",'
    b'"epcHex":"7EDA9038051002710002C0AE","tidHex":"E2801170200014CD9B5A08EC","antennaPort":1,'
    b'"antennaName":"DOOR","peakRssiCdbm":-7000,"frequency":927250,"transmitPowerCdbm":3000,'
    b'"lastSeenTime":"2026-01-01T00:00:00.000Z","phaseAngle":69.0}}'
)
ZEBRA_SAMPLE = (
    b'{"type":"SIMPLE","timestamp":"2026-01-01T00:00:00.000+0000","data":'
    b'{"MAC":"C4:7D:CC:FF:FF:FF","antenna":1,"eventNum":1,"format":"epc",'
    b'"idHex":"7EDA9038051002710002C0AE","peakRssi":-70,"reads":1}}'
)
NEW_YEAR_MS = 1_767_225_600_000
EPC = "7EDA9038051002710002C0AE"

times = st.integers(0, 4_102_444_800_000)
epcs = st.binary(min_size=2, max_size=31).map(lambda epc: epc.hex().upper())
maybe_text = st.none() | st.text(max_size=20)
weights = st.builds(
    ScaleWeight,
    st.decimals("-9999.99", "99999.99", places=2),
    st.sampled_from(["g", "kg", "mg", "oz", "lb"]),
    st.booleans(),
)
impinj_reads = st.builds(
    ImpinjTagRead,
    epc=epcs,
    at_ms=times,
    hostname=maybe_text,
    antenna_port=st.none() | st.integers(1, 32),
    antenna_name=maybe_text,
    peak_rssi_cdbm=st.none() | st.integers(-9000, 0),
    tid=maybe_text,
    frequency_khz=st.none() | st.integers(860_000, 960_000),
    transmit_power_cdbm=st.none() | st.integers(0, 3300),
    last_seen_ms=st.none() | times,
    phase_angle_deg=st.none() | st.floats(0, 360),
)
zebra_reads = st.builds(
    ZebraTagRead,
    epc=epcs,
    at_ms=times,
    antenna=st.integers(1, 8),
    mac=st.text(max_size=20),
    event_number=st.integers(1, 2**40),
    peak_rssi_dbm=st.integers(-90, 0),
    reads=st.integers(1, 500),
)


@given(weights)
def test_a_weight_survives_the_line(weight: ScaleWeight) -> None:
    line = encode_weight(weight)
    assert len(line.split(b"\r\n")[0]) == len("S S     100.00 ") + len(weight.unit)
    assert decode_line(line) == weight


def test_a_weight_stands_on_the_line_as_the_manual_shows_it() -> None:
    assert encode_weight(ScaleWeight(Decimal("100.00"), "g", True)) == b"S S     100.00 g\r\n"
    assert decode_line(b"S D      -0.50 kg\r\n") == ScaleWeight(Decimal("-0.50"), "kg", False)


@pytest.mark.parametrize("trouble", [t for t in ScaleTrouble if t is not ScaleTrouble.MOVING])
def test_trouble_survives_the_line(trouble: ScaleTrouble) -> None:
    assert decode_line(encode_trouble(trouble)) is trouble


@pytest.mark.parametrize(
    ("value", "unit", "grams"),
    [("100.50", "g", 101), ("1.2345", "kg", 1235), ("-0.5", "g", -1), ("1", "lb", 454)],
)
def test_grams_are_whole_and_rounded_away_from_zero(value: str, unit: str, grams: int) -> None:
    assert ScaleWeight(Decimal(value), unit, True).grams == grams


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"S S 100.00 g",
        b"S S     1O0.00 g",
        b"S S     10 .00 g",
        b"S S     100.00 st",
        b"S S     100.00 g" * 9,
        b"S X     100.00 g",
        b"\xd3 S     100.00 g",
        b"S S     100.00 g\nS",
    ],
)
def test_a_garbled_weight_is_refused(line: bytes) -> None:
    with pytest.raises(FormatError):
        decode_line(line)


@given(st.binary(max_size=80))
def test_any_bytes_are_a_line_or_refused(line: bytes) -> None:
    try:
        found = decode_line(line)
    except FormatError:
        return
    assert isinstance(found, ScaleWeight | ScaleTrouble)


@pytest.mark.parametrize("value", ["123456789.01", "NaN", "-12345678.9"])
def test_a_weight_wider_than_the_line_is_refused(value: str) -> None:
    with pytest.raises(FormatError):
        encode_weight(ScaleWeight(Decimal(value), "g", True))


@given(impinj_reads)
def test_an_impinj_read_survives_the_wire(read: ImpinjTagRead) -> None:
    assert decode_impinj(encode_impinj(read)) == (read,)


def test_the_impinj_sample_is_read_and_written_to_the_letter() -> None:
    (read,) = decode_impinj(IMPINJ_SAMPLE)
    assert (read.epc, read.at_ms, read.antenna_port) == (EPC, NEW_YEAR_MS, 1)
    assert read.peak_rssi_cdbm == -7000
    assert encode_impinj(read) == IMPINJ_SAMPLE


def test_impinj_events_may_come_as_an_array_and_other_kinds_are_passed_over() -> None:
    status = b'{"timestamp":"2026-01-01T00:00:00.000Z","eventType":"inventoryStatus"}'
    payload = b"[" + IMPINJ_SAMPLE + b"," + status + b"," + IMPINJ_SAMPLE + b"]"
    assert [read.epc for read in decode_impinj(payload)] == [EPC, EPC]


def test_an_impinj_tag_is_known_by_its_base64_alone() -> None:
    event = json.loads(IMPINJ_SAMPLE)
    del event["tagInventoryEvent"]["epcHex"]
    assert decode_impinj(json.dumps(event).encode())[0].epc == EPC


@given(epcs)
def test_both_forms_of_an_impinj_epc_are_the_same_bytes(epc: str) -> None:
    tag = json.loads(encode_impinj(ImpinjTagRead(epc=epc, at_ms=0)))["tagInventoryEvent"]
    assert base64.urlsafe_b64decode(tag["epc"]).hex().upper() == tag["epcHex"] == epc


@given(st.lists(zebra_reads, max_size=5))
def test_zebra_reads_survive_the_wire_with_nothing_between(reads: list[ZebraTagRead]) -> None:
    payload = encode_zebra(reads)
    assert b"}{" in payload or len(reads) < 2
    assert decode_zebra(payload) == tuple(reads)


def test_the_zebra_sample_is_read_and_written_to_the_letter() -> None:
    (read,) = decode_zebra(ZEBRA_SAMPLE)
    assert (read.epc, read.at_ms, read.antenna) == (EPC, NEW_YEAR_MS, 1)
    assert encode_zebra([read, read]) == ZEBRA_SAMPLE * 2


BROKEN = [
    b"",
    b"{",
    b"[1]",
    b"\xff",
    b"[" * 5000,
    b'{"timestamp":"today","tagInventoryEvent":{"epcHex":"30"}}',
    b'{"timestamp":"2026-01-01","tagInventoryEvent":{"epcHex":"30"}}',
    b'{"timestamp":"2026-01-01T00:00:00Z","tagInventoryEvent":{}}',
    b'{"timestamp":"2026-01-01T00:00:00Z","tagInventoryEvent":{"epcHex":"3"}}',
    b'{"timestamp":"2026-01-01T00:00:00Z","tagInventoryEvent":{"epc":"%"}}',
]


@pytest.mark.parametrize("payload", BROKEN, ids=range(len(BROKEN)))
def test_broken_impinj_events_are_refused(payload: bytes) -> None:
    with pytest.raises(FormatError):
        decode_impinj(payload)


@pytest.mark.parametrize(
    "payload", [b"{", b"[]", b"1", b"\xff", b"[" * 5000, ZEBRA_SAMPLE + b",", b"null"]
)
def test_broken_zebra_events_are_refused(payload: bytes) -> None:
    with pytest.raises(FormatError):
        decode_zebra(payload)
