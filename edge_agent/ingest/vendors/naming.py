"""What the id of a sensor says where nothing else says what it measures and in which unit."""

from __future__ import annotations

from typing import NamedTuple

from edge_agent.ingest.vendors.shared import Came
from storecore.contracts.observations import DoorObserved, Observation, Quantity

_MEASURES = {
    "temperature": Quantity.TEMPERATURE_C,
    "humidity": Quantity.HUMIDITY_PERCENT,
    "battery": Quantity.BATTERY_PERCENT,
    "people_in": Quantity.PEOPLE_IN,
    "people_out": Quantity.PEOPLE_OUT,
    "count": Quantity.COUNT,
}
_GRAMS = {"weight_g": 1.0, "weight_kg": 1000.0}
_DOORS = ("door", "contact")


class Named(NamedTuple):
    """An id taken apart: what comes before the words that say what it is, and those words."""

    part: str
    words: str


def named(sensor: str) -> Named | None:
    """`chiller_2_temperature` is temperature of `chiller_2`; None for an id that says nothing."""
    for words in (*_MEASURES, *_GRAMS, *_DOORS):
        if sensor == words or sensor.endswith(f"_{words}"):
            return Named(sensor.removesuffix(words).rstrip("_"), words)
    return None


def observed(came: Came, name: Named, value: float) -> Observation:
    """What a named sensor says; a door is open at any value but 0.

    Raises:
        BadMessage: no number that such a sensor can have.
    """
    if name.words in _GRAMS:
        return came.weight(value * _GRAMS[name.words])
    if name.words in _DOORS:
        door = name.part or "door"
        return DoorObserved(
            device=came.device, seq=0, at_ms=came.now_ms, door=door, open=value != 0
        )
    return came.measure(_MEASURES[name.words], value, name.part)
