"""From a message to what it says, or to the reason why it goes to quarantine."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from edge_agent.ingest.limits import DIGITS_MAX, read_json
from edge_agent.ingest.messages import BadMessage, BadReason, Decoded, Message, VendorSaid
from edge_agent.ingest.vendors import read_vendor
from edge_agent.ingest.vendors.keonn import KeonnFields
from edge_agent.ingest.vendors.shared import ANTENNA_MAX, GRAMS_MAX, MILLI_MAX, Came, hex_epc
from storecore.contracts import topics
from storecore.contracts.devices import STATE_VERSION, DeviceState
from storecore.contracts.observations import (
    DoorObserved,
    Envelope,
    LabelObserved,
    MeasureObserved,
    Observation,
    Presence,
    TagObserved,
    WeightObserved,
)

S = TypeVar("S", bound=msgspec.Struct)

ENVELOPE_VERSION = 1
TEXT_MAX = 128
WHOLE_MAX = 10**DIGITS_MAX
_ENVELOPES = msgspec.json.Decoder(Envelope)
_KEONN_AS_IT_COMES = KeonnFields()
_ENCODER = msgspec.json.Encoder()
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
"""What a device, a bridge, a boot, a door or a probe may be called."""


def decode(
    message: Message,
    store_id: str,
    bytes_max: int,
    now_ms: int,
    keonn: KeonnFields = _KEONN_AS_IT_COMES,
) -> Decoded:
    """What a message says. `now_ms` stands in for times that a vendor's device leaves out.

    Raises:
        BadMessage: whatever is wrong with it; nothing else is ever raised.
    """
    topic = _route(message.topic, store_id)
    if topic.kind == "presence":
        return _presence(message.payload, topic.device, bytes_max, now_ms)
    if topic.kind == "obs" and (written := _as_we_write(message.payload, bytes_max)) is not None:
        return _checked(topic, written)
    if topic.kind == "state":
        return _state(topic, read_json(message.payload, bytes_max))
    if topic.kind == "vendor":
        return _vendor(Came(topic, message.payload, bytes_max, now_ms), keonn)
    return _envelope(topic, read_json(message.payload, bytes_max))


@lru_cache(maxsize=4096)
def _route(topic_text: str, store_id: str) -> topics.Topic:
    try:
        topic = topics.parse(topic_text)
    except topics.TopicError as error:
        raise BadMessage(BadReason.UNKNOWN_TOPIC, str(error)) from error
    if topic.store_id != store_id:
        detail = f"store {topic.store_id[:64]!r} is not this one"
        raise BadMessage(BadReason.OTHER_STORE, detail)
    _check_name("device", topic.device)
    if topic.kind in ("obs", "state"):
        _check_name("bridge", topic.source)
    return topic


def _as_we_write(payload: bytes, bytes_max: int) -> Envelope | None:
    """An envelope that is, byte for byte, what our own encoder makes of what it says; so it holds
    no key twice, nothing unknown and no odd number. None where it has to be read with more care."""
    if len(payload) > bytes_max:
        return None
    try:
        envelope = _ENVELOPES.decode(payload)
        as_written = envelope.v == ENVELOPE_VERSION and _ENCODER.encode(envelope) == payload
    except (msgspec.MsgspecError, UnicodeError):
        return None
    return envelope if as_written else None


def _vendor(came: Came, keonn: KeonnFields) -> VendorSaid:
    said = read_vendor(came, keonn)
    for seen in said.seen:
        _check(seen, came.device)
    return said


def _envelope(topic: topics.Topic, values: list[Any]) -> Envelope:
    value = _single(values)
    version = value.get("v") if isinstance(value, dict) else None
    if isinstance(version, int) and version != ENVELOPE_VERSION:
        detail = f"envelope version {version}, this agent reads {ENVELOPE_VERSION}"
        raise BadMessage(BadReason.UNKNOWN_VERSION, detail)
    return _checked(topic, _convert(value, Envelope))


def _checked(topic: topics.Topic, envelope: Envelope) -> Envelope:
    _check_name("boot_id", envelope.boot_id)
    if envelope.bridge != topic.source:
        detail = f"bridge {envelope.bridge[:64]!r} on the topic of {topic.source!r}"
        raise BadMessage(BadReason.WRONG_SHAPE, detail)
    for observation in envelope.observations:
        _check(observation, topic.device)
    return envelope


def _check(observation: Observation, device: str) -> None:
    if observation.device != device:
        detail = f"device {observation.device[:64]!r} on the topic of {device!r}"
        raise BadMessage(BadReason.WRONG_SHAPE, detail)
    if not 0 <= observation.seq <= WHOLE_MAX or abs(observation.at_ms) > WHOLE_MAX:
        detail = f"seq {observation.seq} or at_ms {observation.at_ms} is not 0 to {WHOLE_MAX}"
        raise BadMessage(BadReason.OUT_OF_RANGE, detail)
    match observation:
        case TagObserved():
            hex_epc(observation.epc)
            _check_within("antenna", observation.antenna, 0, ANTENNA_MAX)
        case WeightObserved():
            _check_within("grams", observation.grams, -GRAMS_MAX, GRAMS_MAX)
        case DoorObserved():
            _check_name("door", observation.door)
        case MeasureObserved():
            _check_name("part", observation.part or "none")
            _check_within(observation.quantity, observation.milli, -MILLI_MAX, MILLI_MAX)
        case LabelObserved():
            for what in (observation.label, observation.place, observation.sku):
                _check_within("length of a text", len(what), 1, TEXT_MAX)


def _check_within(what: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise BadMessage(BadReason.OUT_OF_RANGE, f"{what} {value} is not {least} to {most}")


def _state(topic: topics.Topic, values: list[Any]) -> DeviceState:
    state = _convert(_single(values), DeviceState)
    if (state.bridge, state.status.device) != (topic.source, topic.device):
        detail = f"state of {state.status.device[:64]!r} on the topic of {topic.device!r}"
        raise BadMessage(BadReason.WRONG_SHAPE, detail)
    if state.v != STATE_VERSION:
        detail = f"state version {state.v}, this agent reads {STATE_VERSION}"
        raise BadMessage(BadReason.UNKNOWN_VERSION, detail)
    if not 0 <= state.status.age_ms <= WHOLE_MAX:
        raise BadMessage(BadReason.OUT_OF_RANGE, f"an age of {state.status.age_ms} ms")
    return state


def _presence(payload: bytes, name: str, bytes_max: int, now_ms: int) -> Presence:
    if not payload:  # a cleared retained message: whoever it was is not there any more
        return Presence(name=name, online=False, at_ms=now_ms)
    presence = _convert(_single(read_json(payload, bytes_max)), Presence)
    if presence.name != name:
        detail = f"presence of {presence.name[:64]!r} on the topic of {name!r}"
        raise BadMessage(BadReason.WRONG_SHAPE, detail)
    return presence


def _single(values: list[Any]) -> Any:
    if len(values) != 1:
        raise BadMessage(BadReason.WRONG_SHAPE, f"{len(values)} JSON values instead of one")
    return values[0]


def _convert(value: Any, type_: type[S]) -> S:
    try:
        return msgspec.convert(value, type_)
    except msgspec.ValidationError as error:
        raise BadMessage(BadReason.WRONG_SHAPE, str(error)) from error


def _check_name(what: str, name: str) -> None:
    if not _is_name(name):
        detail = f"{what} {name[:64]!r} must be 1 to 64 of A-Z a-z 0-9 . _ : -"
        raise BadMessage(BadReason.OUT_OF_RANGE, detail)


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    return NAME.fullmatch(text) is not None
