"""Readers' own formats: Impinj R700 and Zebra IoT Connector, to tags as the store knows them.

Sources: Impinj IoT device interface, `ReaderEvent` (every field of a tag can be switched off);
Zebra IoT Connector, tag data event SIMPLE.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec

from edge_agent.ingest.messages import BadMessage, BadReason, TagsRead
from storecore.contracts.observations import TagObserved

EPC_DIGITS_MAX = 124
"""The longest EPC that a tag can hold: 31 words of 16 bits (GS1 TDS, EPC memory bank)."""

ANTENNA_MAX = 255


class _ImpinjTag(msgspec.Struct, frozen=True, rename="camel"):
    epc: str | None = None
    epc_hex: str | None = None
    antenna_port: int | None = None
    peak_rssi_cdbm: int | None = None
    last_seen_time: str | None = None


class _ImpinjOther(msgspec.Struct, frozen=True, rename="camel"):
    antenna_port: int | None = None


class _ImpinjEvent(msgspec.Struct, frozen=True, rename="camel"):
    """One event: exactly one of its members is there, named as its type with `Event` behind."""

    timestamp: str | None = None
    event_type: str | None = None
    tag_inventory_event: _ImpinjTag | None = None
    antenna_connected_event: _ImpinjOther | None = None
    antenna_disconnected_event: _ImpinjOther | None = None
    antenna_activation_event: _ImpinjOther | None = None
    inventory_status_event: _ImpinjOther | None = None
    inventory_terminated_event: _ImpinjOther | None = None
    diagnostic_event: _ImpinjOther | None = None
    overflow_event: _ImpinjOther | None = None


class _ZebraData(msgspec.Struct, frozen=True, rename="camel"):
    id_hex: str | None = None
    antenna: int | None = None
    peak_rssi: float | None = None


class _ZebraEvent(msgspec.Struct, frozen=True):
    timestamp: str | None = None
    type: str | None = None
    data: _ZebraData | None = None


def read_impinj(values: list[Any], device: str, now_ms: int) -> TagsRead:
    """What one message of an R700 says. `now_ms` stands in where the reader gives no time.

    Raises:
        BadMessage: an event of no known type, or a tag without an EPC.
    """
    tags: list[TagObserved] = []
    told: list[str] = []
    for event in _convert(_flat(values), list[_ImpinjEvent]):
        tag = event.tag_inventory_event
        if tag is None:
            told.append(_told(event))
            continue
        tags.append(
            TagObserved(
                device=device,
                seq=0,
                at_ms=_time_ms(tag.last_seen_time or event.timestamp, now_ms),
                antenna=_antenna(tag.antenna_port),
                epc=_impinj_epc(tag),
                rssi_cdbm=tag.peak_rssi_cdbm,
            )
        )
    return TagsRead(device, tuple(tags), tuple(told))


def _told(event: _ImpinjEvent) -> str:
    """What a reader tells of itself, in few words."""
    for name in _IMPINJ_OTHERS:
        found: _ImpinjOther | None = getattr(event, name)
        if found is not None:
            words = name.removesuffix("_event").replace("_", " ")
            return (
                words if found.antenna_port is None else f"{words}: {_antenna(found.antenna_port)}"
            )
    what = event.event_type or "no eventType"
    raise BadMessage(BadReason.WRONG_SHAPE, f"no event that is known ({what[:64]})")


_IMPINJ_OTHERS = _ImpinjEvent.__struct_fields__[3:]


def read_zebra(values: list[Any], device: str, now_ms: int) -> tuple[TagObserved, ...]:
    """Tags in one message of a Zebra reader; `peakRssi` is in dBm.

    Raises:
        BadMessage: an object without `data.idHex`.
    """
    tags = []
    for event in _convert(_flat(values), list[_ZebraEvent]):
        if event.data is None or event.data.id_hex is None:
            what = event.type or "no type"
            raise BadMessage(BadReason.WRONG_SHAPE, f"no data.idHex ({what[:64]})")
        rssi = event.data.peak_rssi
        tags.append(
            TagObserved(
                device=device,
                seq=0,
                at_ms=_time_ms(event.timestamp, now_ms),
                antenna=_antenna(event.data.antenna),
                epc=hex_epc(event.data.id_hex),
                rssi_cdbm=None if rssi is None else round(rssi * 100),
            )
        )
    return tuple(tags)


def hex_epc(text: str) -> str:
    """An EPC in upper-case hexadecimal.

    Raises:
        BadMessage: not whole bytes of hexadecimal, or longer than a tag can hold.
    """
    try:
        epc = bytes.fromhex(text) if text.isalnum() else b""
    except ValueError:
        epc = b""
    if not epc or len(text) > EPC_DIGITS_MAX:
        raise BadMessage(BadReason.OUT_OF_RANGE, f"EPC {text[:32]!r} is not hexadecimal")
    return text.upper()


def _impinj_epc(tag: _ImpinjTag) -> str:
    if tag.epc_hex is not None:
        return hex_epc(tag.epc_hex)
    if tag.epc is None:
        detail = "neither epc nor epcHex: switch one of them on in the reader's event settings"
        raise BadMessage(BadReason.WRONG_SHAPE, detail)
    try:
        # The reader may write either alphabet of RFC 4648.
        raw = base64.b64decode(tag.epc.translate(_STANDARD_ALPHABET), validate=True)
    except (binascii.Error, ValueError) as error:
        detail = f"epc {tag.epc[:32]!r} is not base64"
        raise BadMessage(BadReason.OUT_OF_RANGE, detail) from error
    return hex_epc(raw.hex())


_STANDARD_ALPHABET = str.maketrans("-_", "+/")


def _flat(values: Iterable[Any]) -> list[Any]:
    """Events one by one, whether they came alone, in a row or in arrays."""
    flat: list[Any] = []
    for value in values:
        flat += value if isinstance(value, list) else [value]
    return flat


def _convert(values: list[Any], type_: type[list[Any]]) -> Any:
    try:
        return msgspec.convert(values, type_)
    except msgspec.ValidationError as error:
        raise BadMessage(BadReason.WRONG_SHAPE, str(error)) from error


def _antenna(port: int | None) -> int:
    """0 where the reader does not say."""
    if port is None:
        return 0
    if not 0 <= port <= ANTENNA_MAX:
        raise BadMessage(BadReason.OUT_OF_RANGE, f"antenna {port} is not 0 to {ANTENNA_MAX}")
    return port


def _time_ms(text: str | None, now_ms: int) -> int:
    if text is None:
        return now_ms
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return round(moment.timestamp() * 1000)
    except (ValueError, OverflowError, OSError) as error:
        detail = f"time {text[:40]!r} is not ISO 8601"
        raise BadMessage(BadReason.OUT_OF_RANGE, detail) from error
