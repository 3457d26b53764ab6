"""Tasmota: what its sensors tell every few minutes, among them HX711 shelf cells.

Source: Tasmota, MQTT overview and HX711 sensor. FullTopic is set so that the topics are
`.../tasmota/NAME/tele/SENSOR` and `.../NAME/tele/LWT`. `Time` is local without a zone, so the time
of arrival counts. A cell's `Weight` is in kilograms.
"""

from __future__ import annotations

from typing import Any

from edge_agent.ingest.messages import BadMessage, BadReason, VendorSaid
from edge_agent.ingest.vendors.shared import Came
from storecore.contracts.observations import DoorObserved, Observation, Quantity


def read_tasmota(came: Came) -> VendorSaid:
    """What one message says; topics beside those two are passed over.

    Raises:
        BadMessage: not an object of sensors, or a value that is no number.
    """
    if came.topic.rest == "tele/LWT":
        return VendorSaid(came.device, online=_is_online(came))
    if came.topic.rest != "tele/SENSOR":
        return VendorSaid(came.device)
    told = came.single()
    fahrenheit = told.get("TempUnit") == "F"
    seen: list[Observation] = []
    for name, value in told.items():
        if isinstance(value, dict):
            seen += _sensor(came, name[:32], value, fahrenheit)
        elif name.startswith("Switch") and value in ("ON", "OFF"):
            door = name.lower()[:32]
            seen.append(
                DoorObserved(
                    device=came.device, seq=0, at_ms=came.now_ms, door=door, open=value == "ON"
                )
            )
    return VendorSaid(came.device, tuple(seen))


def _is_online(came: Came) -> bool:
    word = came.text()
    if word not in ("Online", "Offline"):
        raise BadMessage(BadReason.WRONG_SHAPE, f"LWT {word!r} is not Online or Offline")
    return word == "Online"


def _sensor(came: Came, name: str, value: dict[str, Any], fahrenheit: bool) -> list[Observation]:
    if name == "HX711":
        return [came.weight(1000 * _number(value, "Weight"))] if "Weight" in value else []
    if name == "COUNTER":
        return [
            came.measure(Quantity.COUNT, _number(value, counter), counter[:16])
            for counter in value
            if counter.startswith("C") and counter[1:].isdigit()
        ]
    seen: list[Observation] = []
    if value.get("Temperature") is not None:
        degrees = _number(value, "Temperature")
        degrees = (degrees - 32) / 1.8 if fahrenheit else degrees
        seen.append(came.measure(Quantity.TEMPERATURE_C, degrees, name))
    if value.get("Humidity") is not None:
        seen.append(came.measure(Quantity.HUMIDITY_PERCENT, _number(value, "Humidity"), name))
    return seen


def _number(value: dict[str, Any], key: str) -> float:
    found = value[key]
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise BadMessage(BadReason.WRONG_SHAPE, f"{key} {str(found)[:32]!r} is not a number")
    return float(found)
