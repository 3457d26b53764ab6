"""What goes into ingest and what comes out of decoding, free of any library of the network."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import msgspec

from storecore.contracts.devices import DeviceState
from storecore.contracts.observations import Envelope, Observation, Presence


class Message(msgspec.Struct, frozen=True):
    """One MQTT message as it came. `again`: the broker says that it may have sent it before."""

    topic: str
    payload: bytes
    again: bool = False


class BadReason(StrEnum):
    """Why a message cannot be used: a closed list."""

    UNKNOWN_TOPIC = "unknown_topic"
    OTHER_STORE = "other_store"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_PROTOBUF = "not_protobuf"
    DUPLICATE_KEY = "duplicate_key"
    NOT_A_NUMBER = "not_a_number"
    UNKNOWN_FORMAT = "unknown_format"
    UNKNOWN_VERSION = "unknown_version"
    WRONG_SHAPE = "wrong_shape"
    OUT_OF_RANGE = "out_of_range"
    AGENT_FAILED = "agent_failed"


class BadMessage(Exception):
    """A message for quarantine; `detail` says in a sentence what is wrong with it."""

    def __init__(self, reason: BadReason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class VendorSaid(msgspec.Struct, frozen=True):
    """What a device published by itself, in its vendor's format: what it saw, what it says of
    itself in words, and whether it is there, where it says so."""

    device: str
    seen: tuple[Observation, ...] = ()
    told: tuple[str, ...] = ()
    online: bool | None = None


Decoded = Envelope | VendorSaid | Presence | DeviceState


class Rejected(msgspec.Struct, frozen=True):
    """A message together with why it goes to quarantine."""

    message: Message
    reason: BadReason
    detail: str


class LetGo(msgspec.Struct, frozen=True):
    """A message beyond its reader's share, not read."""


class Taken(NamedTuple):
    """A message and what was made of it."""

    message: Message
    said: Decoded | Rejected | LetGo
