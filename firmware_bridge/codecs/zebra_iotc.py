"""Tag reads of a Zebra FX or ATR reader, as its IoT Connector publishes them over MQTT.

Source: Zebra IoT Connector, tag data event of type `SIMPLE`. RSSI is in whole dBm. Several
objects may stand in one message with nothing between them.
"""

from __future__ import annotations

import binascii
import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.times import read_time, write_time

_SIMPLE = "SIMPLE"


class ZebraTagRead(msgspec.Struct, frozen=True, kw_only=True):
    """One tag seen by one antenna, `reads` times since the last report."""

    epc: str
    at_ms: int
    antenna: int
    mac: str
    event_number: int
    peak_rssi_dbm: int
    reads: int = 1


class _Data(msgspec.Struct):
    mac: str = msgspec.field(name="MAC")
    antenna: int
    event_number: int = msgspec.field(name="eventNum")
    format: str
    id_hex: str = msgspec.field(name="idHex")
    peak_rssi: int = msgspec.field(name="peakRssi")
    reads: int


class _Event(msgspec.Struct):
    type: str
    timestamp: str
    data: _Data


def encode_zebra(reads: Iterable[ZebraTagRead]) -> bytes:
    """One message with an object for each read and nothing between them."""
    return b"".join(
        msgspec.json.encode(
            _Event(
                _SIMPLE,
                write_time(read.at_ms, "+0000"),
                _Data(
                    mac=read.mac,
                    antenna=read.antenna,
                    event_number=read.event_number,
                    format="epc",
                    id_hex=read.epc,
                    peak_rssi=read.peak_rssi_dbm,
                    reads=read.reads,
                ),
            )
        )
        for read in reads
    )


def decode_zebra(payload: bytes) -> tuple[ZebraTagRead, ...]:
    """Every read in a message.

    Raises:
        FormatError: not such objects, or an EPC that is not hexadecimal of whole bytes.
    """
    try:
        events = [msgspec.convert(found, _Event) for found in _objects(payload.decode("utf-8"))]
    except (ValueError, RecursionError) as error:
        raise FormatError(f"not an event of the IoT Connector: {error}") from error
    return tuple(_read(event) for event in events)


def _objects(text: str) -> Iterator[Any]:
    decoder = json.JSONDecoder()
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found, at = decoder.raw_decode(text, at)
        yield found


def _read(event: _Event) -> ZebraTagRead:
    data = event.data
    try:
        epc = binascii.unhexlify(data.id_hex).hex().upper()
    except ValueError as error:
        raise FormatError(f"idHex {data.id_hex[:80]!r} is not hexadecimal") from error
    return ZebraTagRead(
        epc=epc,
        at_ms=read_time(event.timestamp),
        antenna=data.antenna,
        mac=data.mac,
        event_number=data.event_number,
        peak_rssi_dbm=data.peak_rssi,
        reads=data.reads,
    )
