"""Frames of Modbus RTU, as relay boards with contact inputs use them.

Sources: MODBUS Application Protocol V1.1b3 (functions 01, 02 and 05, exceptions) and MODBUS over
Serial Line V1.02 (frame, CRC). A relay is a coil, a door's contact a discrete input. The timed
relay is what Waveshare's Modbus RTU relay boards add and others have copied: function 05 on
0x0200 + relay closes it for the value in tenths of a second, counted by the board itself.
"""

from __future__ import annotations

import struct
from enum import IntEnum

import msgspec

from firmware_bridge.codecs.errors import FormatError

REQUEST_BYTES = 8
FRAME_BYTES_MAX = 256
TIMED_FROM = 0x0200
TENTHS_MAX = 0x7FFF
RELAYS_MAX = 32
"""Relays or contacts of one board."""

_ON = 0xFF00
_EXCEPTION = 0x80
_HEAD = struct.Struct(">BBHH")


class Function(IntEnum):
    """The functions that are spoken."""

    READ_RELAYS = 1
    READ_CONTACTS = 2
    WRITE_RELAY = 5


class Request(msgspec.Struct, frozen=True):
    """One request: the board's address, the first relay or contact, and a count or value."""

    address: int
    function: Function
    first: int
    value: int

    @property
    def timed_relay(self) -> int | None:
        """The relay that is closed for `value` tenths of a second, or None."""
        is_timed = self.function is Function.WRITE_RELAY and self.first >= TIMED_FROM
        return self.first - TIMED_FROM if is_timed else None


class BoardRefused(Exception):
    """The board answered with an exception; `code` as the protocol numbers it."""

    def __init__(self, code: int) -> None:
        super().__init__(_EXCEPTIONS.get(code, f"exception {code}"))
        self.code = code


_EXCEPTIONS = {
    1: "the board does not know this function",
    2: "the board has no such relay or contact",
    3: "the board does not take this value",
    4: "the board has failed",
    6: "the board is busy",
}


def read_bits(address: int, function: Function, first: int, count: int) -> Request:
    """Ask for relays or contacts in a row."""
    assert function is not Function.WRITE_RELAY and 1 <= count <= RELAYS_MAX
    return Request(address, function, first, count)


def close_for(address: int, relay: int, tenths: int) -> Request:
    """Close a relay for so many tenths of a second; the board opens it again by itself."""
    assert 0 <= relay < RELAYS_MAX and 1 <= tenths <= TENTHS_MAX
    return Request(address, Function.WRITE_RELAY, TIMED_FROM + relay, tenths)


def open_now(address: int, relay: int) -> Request:
    """Open a relay at once."""
    assert 0 <= relay < RELAYS_MAX
    return Request(address, Function.WRITE_RELAY, relay, 0)


def encode_request(request: Request) -> bytes:
    """The frame of a request."""
    return _sealed(_HEAD.pack(request.address, request.function, request.first, request.value))


def decode_request(frame: bytes) -> Request:
    """Read a request, as a board does.

    Raises:
        FormatError: not eight bytes, a wrong checksum, or another function.
    """
    if len(frame) != REQUEST_BYTES:
        raise FormatError(f"a request of {len(frame)} bytes instead of {REQUEST_BYTES}")
    address, function, first, value = _HEAD.unpack(_opened(frame))
    try:
        return Request(address, Function(function), first, value)
    except ValueError as error:
        raise FormatError(f"function {function} is none of 1, 2 and 5") from error


def is_whole(heard: bytes) -> bool:
    """Whether an answer has come to its end, as far as its own bytes tell."""
    if len(heard) < 3:
        return False
    if heard[1] & _EXCEPTION:
        return len(heard) >= 5
    if heard[1] in (Function.READ_RELAYS, Function.READ_CONTACTS):
        return len(heard) >= 5 + heard[2]
    return len(heard) >= REQUEST_BYTES


def encode_bits(request: Request, bits: tuple[bool, ...]) -> bytes:
    """A board's answer to a question for relays or contacts."""
    assert len(bits) == request.value
    packed = sum(1 << index for index, bit in enumerate(bits) if bit)
    body = packed.to_bytes((len(bits) + 7) // 8, "little")
    return _sealed(bytes((request.address, request.function, len(body))) + body)


def encode_exception(request: Request, code: int) -> bytes:
    """A board's refusal."""
    return _sealed(bytes((request.address, request.function | _EXCEPTION, code)))


def decode_answer(frame: bytes, request: Request) -> tuple[bool, ...]:
    """The bits that were asked for; none after a relay was written.

    Raises:
        BoardRefused: the board says no.
        FormatError: not an answer to this request, or a wrong checksum.
    """
    body = _opened(frame)
    if body[0] != request.address:
        raise FormatError(f"board {body[0]} answers instead of {request.address}")
    if body[1] == request.function | _EXCEPTION and len(body) == 3:
        raise BoardRefused(body[2])
    if body[1] != request.function:
        raise FormatError(f"an answer to function {body[1]} instead of {request.function}")
    if request.function is Function.WRITE_RELAY:
        if frame != encode_request(request):
            raise FormatError("the board repeats another relay or value than it was told")
        return ()
    return _bits(body, request.value)


def _bits(body: bytes, count: int) -> tuple[bool, ...]:
    size = (count + 7) // 8
    if len(body) != 3 + size or body[2] != size:
        raise FormatError(f"{len(body) - 3} bytes of bits instead of {size}")
    packed = int.from_bytes(body[3:], "little")
    return tuple(bool(packed >> index & 1) for index in range(count))


def _sealed(body: bytes) -> bytes:
    return body + _crc(body).to_bytes(2, "little")


def _opened(frame: bytes) -> bytes:
    if not 5 <= len(frame) <= FRAME_BYTES_MAX:
        raise FormatError(f"a frame of {len(frame)} bytes; 5 to {FRAME_BYTES_MAX} are possible")
    if _crc(frame[:-2]).to_bytes(2, "little") != frame[-2:]:
        raise FormatError("the checksum is wrong; check cable, speed and terminators of the line")
    return frame[:-2]


def _crc(body: bytes) -> int:
    """CRC-16/MODBUS: polynomial 0xA001 (reflected), from 0xFFFF."""
    crc = 0xFFFF
    for byte in body:
        crc = _TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc


def _entry(value: int) -> int:
    for _ in range(8):
        value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value


_TABLE = tuple(_entry(value) for value in range(256))
