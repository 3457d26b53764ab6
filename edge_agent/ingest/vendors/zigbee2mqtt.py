"""Zigbee2MQTT: what each sensor publishes under its name.

Source: Zigbee2MQTT, MQTT topics and messages. Its `base_topic` is the store's own vendor topic, so
that a message is `.../zigbee2mqtt/NAME` and `.../NAME/availability`. `contact` is true while a
door is shut.
"""

from __future__ import annotations

import msgspec

from edge_agent.ingest.messages import BadMessage, BadReason, VendorSaid
from edge_agent.ingest.vendors.shared import Came, convert
from storecore.contracts.observations import DoorObserved, Observation, Quantity

_GATEWAY = "bridge"
_MEASURES = (
    ("temperature", Quantity.TEMPERATURE_C),
    ("humidity", Quantity.HUMIDITY_PERCENT),
    ("battery", Quantity.BATTERY_PERCENT),
)


class _State(msgspec.Struct, frozen=True):
    temperature: float | None = None
    humidity: float | None = None
    battery: float | None = None
    contact: bool | None = None


def read_zigbee2mqtt(came: Came) -> VendorSaid:
    """What one message says; what the gateway says of itself is passed over.

    Raises:
        BadMessage: not a state, or not an availability.
    """
    if came.device == _GATEWAY or came.topic.rest not in ("", "availability"):
        return VendorSaid(came.device)
    if came.topic.rest:
        return VendorSaid(came.device, online=_is_online(came))
    state = convert(came.single(), _State)
    seen: list[Observation] = [
        came.measure(quantity, value)
        for field, quantity in _MEASURES
        if (value := getattr(state, field)) is not None
    ]
    if state.contact is not None:
        seen.append(
            DoorObserved(
                device=came.device, seq=0, at_ms=came.now_ms, door="door", open=not state.contact
            )
        )
    return VendorSaid(came.device, tuple(seen))


def _is_online(came: Came) -> bool:
    """Newer versions say `{"state": "online"}`, older ones the word alone."""
    word = came.single().get("state") if came.payload[:1] == b"{" else came.text()
    if word not in ("online", "offline"):
        raise BadMessage(BadReason.WRONG_SHAPE, f"availability {word!r} is not online or offline")
    return word == "online"
