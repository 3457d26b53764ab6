"""Impinj R700: its own events, to tags as the store knows them.

Source: Impinj IoT device interface, `ReaderEvent` (every field of a tag can be switched off).
"""

from __future__ import annotations

import base64
import binascii

import msgspec

from edge_agent.ingest.messages import BadMessage, BadReason, VendorSaid
from edge_agent.ingest.vendors.shared import Came, antenna, convert, hex_epc, time_ms
from storecore.contracts.observations import TagObserved


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


def read_impinj(came: Came) -> VendorSaid:
    """What one message of an R700 says.

    Raises:
        BadMessage: an event of no known type, or a tag without an EPC.
    """
    tags: list[TagObserved] = []
    told: list[str] = []
    for event in convert(came.values(), list[_ImpinjEvent]):
        tag = event.tag_inventory_event
        if tag is None:
            told.append(_told(event))
            continue
        tags.append(
            TagObserved(
                device=came.device,
                seq=0,
                at_ms=time_ms(tag.last_seen_time or event.timestamp, came.now_ms),
                antenna=antenna(tag.antenna_port),
                epc=_impinj_epc(tag),
                rssi_cdbm=tag.peak_rssi_cdbm,
            )
        )
    return VendorSaid(came.device, tuple(tags), tuple(told))


def _told(event: _ImpinjEvent) -> str:
    """What a reader tells of itself, in few words."""
    for name in _IMPINJ_OTHERS:
        found: _ImpinjOther | None = getattr(event, name)
        if found is not None:
            words = name.removesuffix("_event").replace("_", " ")
            return (
                words if found.antenna_port is None else f"{words}: {antenna(found.antenna_port)}"
            )
    what = event.event_type or "no eventType"
    raise BadMessage(BadReason.WRONG_SHAPE, f"no event that is known ({what[:64]})")


_IMPINJ_OTHERS = _ImpinjEvent.__struct_fields__[3:]


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
