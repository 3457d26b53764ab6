"""Tag events of an Impinj R700 reader, as its IoT device interface publishes them over MQTT.

Source: Impinj IoT Device Interface, event `tagInventory`. Each member can be switched off in the
reader's settings; RSSI and power are in hundredths of a dBm (cdBm), the frequency in kHz. `epc`
is the same number as `epcHex`, in base64 with the alphabet for URLs.
"""

from __future__ import annotations

import base64
import binascii

import msgspec

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.times import read_time, write_time

_TAG_EVENT = "tagInventory"


class ImpinjTagRead(msgspec.Struct, frozen=True, kw_only=True):
    """One tag seen by one antenna. What the reader leaves out is None; `epc` is hexadecimal."""

    epc: str
    at_ms: int
    hostname: str | None = None
    antenna_port: int | None = None
    antenna_name: str | None = None
    peak_rssi_cdbm: int | None = None
    tid: str | None = None
    frequency_khz: int | None = None
    transmit_power_cdbm: int | None = None
    last_seen_ms: int | None = None
    phase_angle_deg: float | None = None


class _TagEvent(msgspec.Struct, rename="camel", omit_defaults=True):
    epc: str | None = None
    epc_hex: str | None = None
    tid_hex: str | None = None
    antenna_port: int | None = None
    antenna_name: str | None = None
    peak_rssi_cdbm: int | None = None
    frequency: int | None = None
    transmit_power_cdbm: int | None = None
    last_seen_time: str | None = None
    phase_angle: float | None = None


class _Event(msgspec.Struct, rename="camel", omit_defaults=True):
    timestamp: str
    hostname: str | None = None
    event_type: str = ""
    tag_inventory_event: _TagEvent | None = None


def encode_impinj(read: ImpinjTagRead) -> bytes:
    """One event; members that are None are left out, as when switched off.

    Raises:
        FormatError: the EPC is not hexadecimal of whole bytes.
    """
    tag = _TagEvent(
        epc=_to_base64(read.epc),
        epc_hex=read.epc,
        tid_hex=read.tid,
        antenna_port=read.antenna_port,
        antenna_name=read.antenna_name,
        peak_rssi_cdbm=read.peak_rssi_cdbm,
        frequency=read.frequency_khz,
        transmit_power_cdbm=read.transmit_power_cdbm,
        last_seen_time=None if read.last_seen_ms is None else write_time(read.last_seen_ms, "Z"),
        phase_angle=read.phase_angle_deg,
    )
    event = _Event(write_time(read.at_ms, "Z"), read.hostname, _TAG_EVENT, tag)
    return msgspec.json.encode(event)


def decode_impinj(payload: bytes) -> tuple[ImpinjTagRead, ...]:
    """The tag reads in one event or an array of them; other kinds of event are passed over.

    Raises:
        FormatError: not such an event, or a tag without its EPC.
    """
    try:
        found = msgspec.json.decode(payload, type=_Event | list[_Event])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise FormatError(f"not an event of an R700: {error}") from error
    events = found if isinstance(found, list) else [found]
    return tuple(
        _read(event, event.tag_inventory_event)
        for event in events
        if event.tag_inventory_event is not None
    )


def _read(event: _Event, tag: _TagEvent) -> ImpinjTagRead:
    return ImpinjTagRead(
        epc=_epc(tag),
        at_ms=read_time(event.timestamp),
        hostname=event.hostname,
        antenna_port=tag.antenna_port,
        antenna_name=tag.antenna_name,
        peak_rssi_cdbm=tag.peak_rssi_cdbm,
        tid=tag.tid_hex,
        frequency_khz=tag.frequency,
        transmit_power_cdbm=tag.transmit_power_cdbm,
        last_seen_ms=None if tag.last_seen_time is None else read_time(tag.last_seen_time),
        phase_angle_deg=tag.phase_angle,
    )


def _epc(tag: _TagEvent) -> str:
    if tag.epc_hex is not None:
        return _whole_bytes(tag.epc_hex).hex().upper()
    if tag.epc is None:
        raise FormatError("a tag with neither epcHex nor epc; switch one of them on in the reader")
    try:
        standard = tag.epc.replace("-", "+").replace("_", "/")
        return base64.b64decode(standard, validate=True).hex().upper()
    except (binascii.Error, ValueError) as error:
        raise FormatError(f"epc {tag.epc[:80]!r} is not base64") from error


def _to_base64(epc: str) -> str:
    return base64.urlsafe_b64encode(_whole_bytes(epc)).decode("ascii")


def _whole_bytes(epc: str) -> bytes:
    try:
        return binascii.unhexlify(epc)
    except ValueError as error:
        raise FormatError(f"EPC {epc[:80]!r} is not hexadecimal of whole bytes") from error
