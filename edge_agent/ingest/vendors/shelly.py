"""Shelly, second generation and later: notifications of its RPC.

Source: Shelly Gen2+ device API, MQTT and notifications. A device's MQTT prefix is the store's own
vendor topic, so that its topics are `.../shelly/NAME/events/rpc` and `.../NAME/online`.
`NotifyFullStatus` has everything, `NotifyStatus` what has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from edge_agent.ingest.messages import BadMessage, BadReason, VendorSaid
from edge_agent.ingest.vendors.shared import MILLI_MAX, Came, convert
from storecore.contracts.observations import DoorObserved, Observation, Quantity


class _Notification(msgspec.Struct, frozen=True):
    method: str
    params: dict[str, Any] = {}


class _Temperature(msgspec.Struct, frozen=True):
    tC: float | None = None  # noqa: N815  as the device writes it


class _Humidity(msgspec.Struct, frozen=True):
    rh: float | None = None


class _Battery(msgspec.Struct, frozen=True):
    percent: float | None = None


class _Power(msgspec.Struct, frozen=True):
    battery: _Battery = _Battery()


class _Counts(msgspec.Struct, frozen=True):
    total: int | None = None


class _Input(msgspec.Struct, frozen=True):
    state: bool | None = None
    counts: _Counts | None = None


def read_shelly(came: Came) -> VendorSaid:
    """What one message says; topics beside those two are passed over.

    Raises:
        BadMessage: not a notification, or a part of another shape.
    """
    if came.topic.rest == "online":
        return VendorSaid(came.device, online=_is_online(came))
    if came.topic.rest != "events/rpc":
        return VendorSaid(came.device)
    notification = convert(came.single(), _Notification)
    if notification.method not in ("NotifyStatus", "NotifyFullStatus"):
        return VendorSaid(came.device, told=(f"{notification.method[:64]}",))
    came = replace(came, now_ms=_at_ms(notification.params.get("ts"), came.now_ms))
    seen: list[Observation] = []
    told: list[str] = []
    for name, value in notification.params.items():
        kind, _, number = name.partition(":")
        if kind in _PARTS and number:
            found = _PARTS[kind](came, number, value)
            seen += found
            if not found:
                told.append(f"{name[:64]} has no reading")
    return VendorSaid(came.device, tuple(seen), tuple(told))


def _is_online(came: Came) -> bool:
    word = came.text()
    if word not in ("true", "false"):
        raise BadMessage(BadReason.WRONG_SHAPE, f"online {word!r} is not true or false")
    return word == "true"


def _at_ms(ts: Any, now_ms: int) -> int:
    """Seconds since 1970; null until the device knows the time."""
    if ts is None:
        return now_ms
    if not isinstance(ts, int | float) or not 0 <= ts * 1000 <= MILLI_MAX * 10:
        raise BadMessage(BadReason.OUT_OF_RANGE, f"ts {str(ts)[:32]} is no time")
    return round(ts * 1000)


def _temperature(came: Came, number: str, value: Any) -> list[Observation]:
    degrees = convert(value, _Temperature).tC
    return [] if degrees is None else [came.measure(Quantity.TEMPERATURE_C, degrees, number)]


def _humidity(came: Came, number: str, value: Any) -> list[Observation]:
    percent = convert(value, _Humidity).rh
    return [] if percent is None else [came.measure(Quantity.HUMIDITY_PERCENT, percent, number)]


def _power(came: Came, number: str, value: Any) -> list[Observation]:
    percent = convert(value, _Power).battery.percent
    return [] if percent is None else [came.measure(Quantity.BATTERY_PERCENT, percent, number)]


def _input(came: Came, number: str, value: Any) -> list[Observation]:
    found = convert(value, _Input)
    seen: list[Observation] = []
    if found.state is not None:
        seen.append(
            DoorObserved(
                device=came.device,
                seq=0,
                at_ms=came.now_ms,
                door=f"input-{number}",
                open=found.state,
            )
        )
    if found.counts is not None and found.counts.total is not None:
        seen.append(came.measure(Quantity.COUNT, found.counts.total, number))
    return seen


_PARTS: dict[str, Callable[[Came, str, Any], list[Observation]]] = {
    "temperature": _temperature,
    "humidity": _humidity,
    "devicepower": _power,
    "input": _input,
}
