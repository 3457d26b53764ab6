"""LLRP messages as they follow one another on a connection.

Source: EPCglobal Low Level Reader Protocol 1.1, binary encoding of messages. A message is a header
of ten bytes (3 bits reserved, 3 bits version, 10 bits type; 32 bits length including the header;
32 bits id) and its body. Version 1 is LLRP 1.0.1, version 2 is LLRP 1.1. What is sent is version
1, which a reader of 1.1 speaks until it is asked for more; both are read.
"""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import NamedTuple

from firmware_bridge.codecs.errors import FormatError

HEADER = struct.Struct(">HII")
VERSION_SENT = 1
VERSIONS_READ = (1, 2)
MESSAGE_BYTES_MAX = 1 << 20
_TYPE_MASK = 0x3FF


class MessageType(IntEnum):
    """The messages that are used here."""

    GET_READER_CAPABILITIES = 1
    SET_READER_CONFIG = 3
    CLOSE_CONNECTION_RESPONSE = 4
    GET_READER_CAPABILITIES_RESPONSE = 11
    SET_READER_CONFIG_RESPONSE = 13
    CLOSE_CONNECTION = 14
    ADD_ROSPEC = 20
    DELETE_ROSPEC = 21
    ENABLE_ROSPEC = 24
    ADD_ROSPEC_RESPONSE = 30
    DELETE_ROSPEC_RESPONSE = 31
    ENABLE_ROSPEC_RESPONSE = 34
    RO_ACCESS_REPORT = 61
    KEEPALIVE = 62
    READER_EVENT_NOTIFICATION = 63
    KEEPALIVE_ACK = 72
    ERROR_MESSAGE = 100


RESPONSES: dict[int, MessageType] = {
    MessageType.GET_READER_CAPABILITIES: MessageType.GET_READER_CAPABILITIES_RESPONSE,
    MessageType.SET_READER_CONFIG: MessageType.SET_READER_CONFIG_RESPONSE,
    MessageType.CLOSE_CONNECTION: MessageType.CLOSE_CONNECTION_RESPONSE,
    MessageType.ADD_ROSPEC: MessageType.ADD_ROSPEC_RESPONSE,
    MessageType.DELETE_ROSPEC: MessageType.DELETE_ROSPEC_RESPONSE,
    MessageType.ENABLE_ROSPEC: MessageType.ENABLE_ROSPEC_RESPONSE,
}
"""The message that answers each request with the same id, unless it is an ERROR_MESSAGE."""


class Frame(NamedTuple):
    """One message. `type` is a plain number: a reader may send what is not in `MessageType`."""

    type: int
    id: int
    body: bytes


def encode_frame(frame: Frame) -> bytes:
    """The message as it goes over the line."""
    first = VERSION_SENT << 10 | frame.type
    return HEADER.pack(first, HEADER.size + len(frame.body), frame.id) + frame.body


class Splitter:
    """Cuts a stream of bytes into messages, however it was cut up on its way."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, data: bytes) -> list[Frame]:
        """The messages that are whole now.

        Raises:
            FormatError: what follows is not an LLRP message; nothing after it can be read.
        """
        self._rest += data
        frames: list[Frame] = []
        at, end = 0, len(self._rest)
        while end - at >= HEADER.size:
            first, length, number = HEADER.unpack_from(self._rest, at)
            _check(first, length)
            if end - at < length:
                break
            body = bytes(self._rest[at + HEADER.size : at + length])
            frames.append(Frame(first & _TYPE_MASK, number, body))
            at += length
        del self._rest[:at]
        return frames


def _check(first: int, length: int) -> None:
    version = first >> 10 & 0x7
    if first >> 13 or version not in VERSIONS_READ:
        raise FormatError(f"a message of version {version}; LLRP 1.0.1 and 1.1 are understood")
    if not HEADER.size <= length <= MESSAGE_BYTES_MAX:
        raise FormatError(f"a message of {length} bytes; at most {MESSAGE_BYTES_MAX} are expected")
