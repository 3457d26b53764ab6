"""Keonn AdvanNet: a message that the shop writes itself, so a map says which field is what.

Source: Keonn AdvanNet, MQTT notifications by template. Events beside reads, such as TAG_REMOVED or
TAG_ALARM, are told and not taken for a read.
"""

from __future__ import annotations

from typing import Any

import msgspec

from edge_agent.ingest.messages import BadMessage, BadReason, VendorSaid
from edge_agent.ingest.vendors.shared import Came, antenna, hex_epc, time_ms
from storecore.contracts.observations import TagObserved

READS = ("", "READ", "TAG_READ", "TAG_ADDED")


class MapError(ValueError):
    """A field map that cannot be used; the message says what to write."""


class KeonnFields(msgspec.Struct, frozen=True, kw_only=True):
    """Which key of a message holds what; dots lead into objects. Empty: the message has no such."""

    epc: str = "epc"
    antenna: str = "antenna"
    rssi: str = "rssi"
    time: str = "timestamp"
    event: str = "event"


def parse_fields(text: str) -> KeonnFields:
    """The map in `epc=hexaEpc,antenna=port`; what is not named stays as it is.

    Raises:
        MapError: something else.
    """
    values: dict[str, str] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        field, equals, key = entry.partition("=")
        if not equals or field not in KeonnFields.__struct_fields__:
            known = ", ".join(KeonnFields.__struct_fields__)
            raise MapError(f"keonn_fields: {entry!r} is not FIELD=KEY with FIELD one of {known}")
        values[field] = key
    return KeonnFields(**values)


def read_keonn(came: Came, fields: KeonnFields) -> VendorSaid:
    """Tags in one message; `rssi` is in dBm.

    Raises:
        BadMessage: an object without an EPC where the map says, or a field of another kind.
    """
    tags: list[TagObserved] = []
    told: list[str] = []
    for value in came.values():
        if not isinstance(value, dict):
            raise BadMessage(BadReason.WRONG_SHAPE, "an event that is no object")
        event = str(_at(value, fields.event) or "")
        if event not in READS:
            told.append(event[:64])
            continue
        rssi = _number(value, fields.rssi)
        port = _number(value, fields.antenna)
        tags.append(
            TagObserved(
                device=came.device,
                seq=0,
                at_ms=_time(value, fields.time, came.now_ms),
                antenna=antenna(None if port is None else int(port)),
                epc=hex_epc(_epc(value, fields.epc)),
                rssi_cdbm=None if rssi is None else round(rssi * 100),
            )
        )
    return VendorSaid(came.device, tuple(tags), tuple(told))


def _at(value: dict[str, Any], path: str) -> Any:
    found: Any = value
    for key in path.split(".") if path else ():
        found = found.get(key) if isinstance(found, dict) else None
    return found if path else None


def _epc(value: dict[str, Any], path: str) -> str:
    found = _at(value, path)
    if not isinstance(found, str):
        raise BadMessage(BadReason.WRONG_SHAPE, f"no text at {path!r}; see keonn_fields")
    return found


def _number(value: dict[str, Any], path: str) -> float | None:
    found = _at(value, path)
    if found is None:
        return None
    try:
        number = float(found) if not isinstance(found, bool | dict | list) else None
    except ValueError:
        number = None
    if number is None or not abs(number) < 1_000_000:
        raise BadMessage(BadReason.WRONG_SHAPE, f"{path} {str(found)[:32]!r} is not a number")
    return number


def _time(value: dict[str, Any], path: str, now_ms: int) -> int:
    found = _at(value, path)
    if isinstance(found, int) and not isinstance(found, bool):
        return found  # milliseconds since 1970
    if found is not None and not isinstance(found, str):
        raise BadMessage(BadReason.WRONG_SHAPE, f"{path} {str(found)[:32]!r} is no time")
    return time_ms(found, now_ms)
