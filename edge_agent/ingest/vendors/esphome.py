"""ESPHome: one topic for each sensor, its value as text.

Source: ESPHome, MQTT client component. `topic_prefix` is the store's own vendor topic with the
device's name, so that a message is `.../esphome/NAME/sensor/ID/state`, `.../binary_sensor/ID/state`
or `.../NAME/status`. Neither names a unit: the id ends in what it is, see `naming`.
"""

from __future__ import annotations

import re

from edge_agent.ingest.messages import BadMessage, BadReason, VendorSaid
from edge_agent.ingest.vendors.naming import named, observed
from edge_agent.ingest.vendors.shared import Came

_NUMBER = re.compile(r"[+-]?\d{1,12}(\.\d{1,9})?")
_SWITCH = {"ON": 1.0, "OFF": 0.0}


def read_esphome(came: Came) -> VendorSaid:
    """What one message says; an id that says nothing, and a sensor without a reading, are told.

    Raises:
        BadMessage: not a number, not a switch, or not a status.
    """
    match came.topic.rest.split("/"):
        case ["status"]:
            return VendorSaid(came.device, online=_is_online(came))
        case ["sensor" | "binary_sensor" as kind, sensor, "state"]:
            name = named(sensor)
            if name is None:
                return VendorSaid(came.device, told=(f"{sensor[:64]}: the id names no unit",))
            value = _value(came, kind)
            if value is None:
                return VendorSaid(came.device, told=(f"{sensor[:64]} has no reading",))
            return VendorSaid(came.device, (observed(came, name, value),))
    return VendorSaid(came.device)


def _is_online(came: Came) -> bool:
    word = came.text()
    if word not in ("online", "offline"):
        raise BadMessage(BadReason.WRONG_SHAPE, f"status {word!r} is not online or offline")
    return word == "online"


def _value(came: Came, kind: str) -> float | None:
    word = came.text()
    if kind == "binary_sensor":
        if word not in _SWITCH:
            raise BadMessage(BadReason.WRONG_SHAPE, f"{word!r} is not ON or OFF")
        return _SWITCH[word]
    if word.lower() in ("nan", "unknown", ""):
        return None
    if not _NUMBER.fullmatch(word):
        raise BadMessage(BadReason.NOT_A_NUMBER, f"{word[:32]!r} is not a number")
    return float(word)
