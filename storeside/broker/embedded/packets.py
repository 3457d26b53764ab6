"""MQTT packets as records and as bytes (MQTT 3.1.1 and MQTT 5, chapter 3)."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import msgspec

from storeside.broker.embedded.reading import (
    RECEIVE_MAX,
    SESSION_EXPIRY,
    TOPIC_ALIAS,
    WILL_DELAY,
    PacketError,
    Reader,
    Reason,
    text_bytes,
    variable_bytes,
)

LEVEL_5: Final = 5
NEVER_S: Final = 0xFFFFFFFF
"""Session expiry interval that means never (MQTT 5, section 3.1.2.11.2)."""


class Kind(IntEnum):
    """Packet types: the upper half of the first byte."""

    CONNECT = 1
    CONNACK = 2
    PUBLISH = 3
    PUBACK = 4
    PUBREC = 5
    PUBREL = 6
    PUBCOMP = 7
    SUBSCRIBE = 8
    SUBACK = 9
    UNSUBSCRIBE = 10
    UNSUBACK = 11
    PINGREQ = 12
    PINGRESP = 13
    DISCONNECT = 14


class Message(msgspec.Struct, frozen=True, array_like=True):
    """What is published; ``properties`` are MQTT 5's as they came, without their length."""

    topic: str
    payload: bytes
    qos: int = 0
    retain: bool = False
    properties: bytes = b""


class Wish(msgspec.Struct, frozen=True, array_like=True):
    """How one topic filter is subscribed to (MQTT 5, section 3.8.3.1)."""

    qos: int = 0
    no_local: bool = False
    retain_as_published: bool = False
    retain_handling: int = 0


@dataclass(frozen=True, slots=True)
class Connect:
    """A client's first packet."""

    client_id: str
    level: int
    clean: bool
    keep_alive_s: int
    expiry_s: int
    """Seconds the session is kept after the client has left; `NEVER_S` for ever."""
    receive_max: int
    will: Message | None


def read_connect(body: bytes) -> Connect:
    """Read CONNECT; user name and password are passed over."""
    reader = Reader(body)
    name, level = reader.binary(), reader.number(1)
    if (name, level) not in ((b"MQTT", 4), (b"MQTT", 5), (b"MQIsdp", 3)):
        raise PacketError(f"protocol {name!r} {level}", Reason.VERSION_UNSUPPORTED)
    flags, keep_alive_s = reader.number(1), reader.number(2)
    if flags & 0x01 or flags & 0x18 == 0x18:
        raise PacketError("reserved CONNECT flags", Reason.PROTOCOL_ERROR)
    clean = bool(flags & 0x02)
    numbers = reader.properties()[1] if level == LEVEL_5 else {}
    client_id = reader.text()
    will = None
    if flags & 0x04:
        properties = _will_properties(reader) if level == LEVEL_5 else b""
        topic, payload = reader.text(), reader.binary()
        will = Message(topic, payload, (flags >> 3) & 3, bool(flags & 0x20), properties)
        check_topic(topic)
    default_s = 0 if clean or level == LEVEL_5 else NEVER_S
    return Connect(
        client_id=client_id,
        level=level,
        clean=clean,
        keep_alive_s=keep_alive_s,
        expiry_s=numbers.get(SESSION_EXPIRY, default_s),
        receive_max=numbers.get(RECEIVE_MAX, 0xFFFF) or 0xFFFF,
        will=will,
    )


def _will_properties(reader: Reader) -> bytes:
    raw, numbers = reader.properties()
    # A will delay must not stand in the message itself; then none of them are passed on.
    return b"" if WILL_DELAY in numbers else raw


def check_topic(topic: str) -> None:
    """Raise `PacketError` for a name that nothing may be published to (MQTT-3.3.2-2)."""
    if not topic or "+" in topic or "#" in topic:
        raise PacketError(f"topic {topic!r}", Reason.TOPIC_INVALID)


def read_publish(flags: int, body: bytes, level: int) -> tuple[Message, int]:
    """Read PUBLISH and its packet identifier (0 at QoS 0)."""
    qos = (flags >> 1) & 3
    if qos == 3:
        raise PacketError("QoS 3", Reason.PROTOCOL_ERROR)
    reader = Reader(body)
    topic = reader.text()
    packet_id = reader.packet_id() if qos else 0
    properties = b""
    if level == LEVEL_5:
        properties, numbers = reader.properties()
        if TOPIC_ALIAS in numbers:
            raise PacketError("a topic alias, though none are allowed", Reason.ALIAS_INVALID)
    check_topic(topic)
    return Message(topic, reader.rest(), qos, bool(flags & 1), properties), packet_id


def read_subscribe(body: bytes, level: int) -> tuple[int, list[tuple[str, Wish]]]:
    """Read SUBSCRIBE: its packet identifier, and filters with how each is wanted."""
    reader = Reader(body)
    packet_id = reader.packet_id()
    if level == LEVEL_5:
        reader.properties()
    wanted = []
    while reader.left:
        topic_filter, options = reader.text(), reader.number(1)
        if options & 3 == 3:
            raise PacketError("QoS 3 in a subscription", Reason.PROTOCOL_ERROR)
        wish = Wish(min(options & 3, 1), bool(options & 4), bool(options & 8), (options >> 4) & 3)
        wanted.append((topic_filter, wish))
    if not wanted:
        raise PacketError("a subscription to nothing", Reason.PROTOCOL_ERROR)
    return packet_id, wanted


def read_unsubscribe(body: bytes, level: int) -> tuple[int, list[str]]:
    """Read UNSUBSCRIBE: its packet identifier and filters."""
    reader = Reader(body)
    packet_id = reader.packet_id()
    if level == LEVEL_5:
        reader.properties()
    filters = []
    while reader.left:
        filters.append(reader.text())
    return packet_id, filters


def packet(kind: Kind, body: bytes, flags: int = 0) -> bytes:
    """Return a packet with its fixed header."""
    return bytes([kind << 4 | flags]) + variable_bytes(len(body)) + body


def connack(level: int, reason: int, *, present: bool = False, properties: bytes = b"") -> bytes:
    """Return CONNACK."""
    body = bytes([present, reason])
    if level == LEVEL_5:
        body += variable_bytes(len(properties)) + properties
    return packet(Kind.CONNACK, body)


def publish(message: Message, level: int, packet_id: int, *, dup: bool = False) -> bytes:
    """Return PUBLISH as a subscriber gets it."""
    body = text_bytes(message.topic)
    if message.qos:
        body += packet_id.to_bytes(2, "big")
    if level == LEVEL_5:
        body += variable_bytes(len(message.properties)) + message.properties
    flags = dup << 3 | message.qos << 1 | message.retain
    return packet(Kind.PUBLISH, body + message.payload, flags)


def acknowledgement(kind: Kind, packet_id: int) -> bytes:
    """Return PUBACK, PUBREC or PUBCOMP without a reason, which means success."""
    return packet(kind, packet_id.to_bytes(2, "big"))


def suback(kind: Kind, level: int, packet_id: int, codes: list[int]) -> bytes:
    """Return SUBACK or UNSUBACK with a code for each filter."""
    body = packet_id.to_bytes(2, "big")
    if level == LEVEL_5:
        body += b"\x00"
    if level == LEVEL_5 or kind == Kind.SUBACK:
        body += bytes(codes)
    return packet(kind, body)
