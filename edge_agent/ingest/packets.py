"""Runs of MQTT PUBLISH packets cut out of a socket's buffer. Pure; knows no socket.

Sources: MQTT 3.1.1 (OASIS, 2014) 2.2 and 3.3, MQTT 5.0 (OASIS, 2019) 2.1 and 3.3. The layout of a
PUBLISH with QoS 1 is: one byte of type and flags, the remaining length in one to four bytes of
seven bits each, the topic with two bytes of length before it, two bytes of packet identifier and,
in MQTT 5, the properties.
"""

from __future__ import annotations

from typing import NamedTuple

_PUBLISH_QOS_1 = 0x32
_ANY_DUP_OR_RETAIN = 0xF6
_DUP = 0x08
_LENGTH_BYTES_MAX = 4


class Published(NamedTuple):
    """A PUBLISH with QoS 1. `again`: the broker marks it as possibly sent before."""

    topic: bytes
    payload: bytes
    mid: int
    again: bool


class Other(NamedTuple):
    """Any other packet, or a PUBLISH that is not of the plain kind: its first byte and its body."""

    command: int
    body: bytes


class BrokenStream(ValueError):
    """The bytes are no MQTT: the connection cannot be read any further."""


def cut(
    data: bytes, start: int, *, properties: bool, found: list[Published]
) -> tuple[int, Other | None]:
    """Add the packets from `start` on to `found`, up to the first of another kind or an unfinished
    one. `properties` says whether packets carry properties, as in MQTT 5.

    Returns where to go on, and the packet of another kind that stood before that place.

    Raises:
        BrokenStream: a remaining length of more than four bytes, or a topic longer than its packet.
    """
    end = len(data)
    while start + 2 <= end:
        first = data[start]
        body, length = _remaining(data, start + 1, end)
        if length < 0 or (after := body + length) > end:
            break
        if first & _ANY_DUP_OR_RETAIN == _PUBLISH_QOS_1:
            topic = body + 2
            mid = topic + (data[body] << 8 | data[body + 1]) if length > 1 else after
            payload = mid + (3 if properties else 2)
            if payload > after:
                raise BrokenStream("a PUBLISH is shorter than its topic says")
            if not properties or data[mid + 2] == 0:
                found.append(
                    Published(
                        data[topic:mid],
                        data[payload:after],
                        data[mid] << 8 | data[mid + 1],
                        bool(first & _DUP),
                    )
                )
                start = after
                continue
        return after, Other(first, data[body:after])
    return start, None


def _remaining(data: bytes, at: int, end: int) -> tuple[int, int]:
    """Where a packet's body begins and how long it is; -1 where that has not all come yet."""
    length = data[at]
    if length < 128:
        return at + 1, length
    length &= 127
    for place in range(1, _LENGTH_BYTES_MAX):
        if at + place >= end:
            return end, -1
        more = data[at + place]
        length |= (more & 127) << 7 * place
        if more < 128:
            return at + place + 1, length
    raise BrokenStream("a remaining length of more than four bytes")


def acknowledgements(mids: list[int]) -> bytes:
    """A PUBACK for each packet identifier, in one piece.

    In MQTT 5 the reason code 0 may be left out (3.4.2.1), so both versions write the same.
    """
    packets = bytearray(b"\x40\x02\x00\x00" * len(mids))
    packets[2::4] = bytes(mid >> 8 for mid in mids)
    packets[3::4] = bytes(mid & 0xFF for mid in mids)
    return bytes(packets)
