"""The pieces MQTT packets are made of, read and written (MQTT 5, sections 1.5 and 2.1.4)."""

from enum import IntEnum
from typing import Final

REMAINING_LENGTH_BYTES_MAX: Final = 4


class Reason(IntEnum):
    """MQTT 5 reason codes that this broker gives (section 2.4)."""

    SUCCESS = 0x00
    WILL_REQUESTED = 0x04
    NO_SUBSCRIPTION = 0x11
    MALFORMED = 0x81
    PROTOCOL_ERROR = 0x82
    VERSION_UNSUPPORTED = 0x84
    CLIENT_ID_INVALID = 0x85
    SHUTTING_DOWN = 0x8B
    KEEP_ALIVE_TIMEOUT = 0x8D
    TAKEN_OVER = 0x8E
    FILTER_INVALID = 0x8F
    TOPIC_INVALID = 0x90
    ALIAS_INVALID = 0x94
    TOO_LARGE = 0x95
    SHARED_UNSUPPORTED = 0x9E


class PacketError(Exception):
    """A packet breaks the protocol; the connection is to be closed with ``reason``."""

    def __init__(self, text: str, reason: Reason = Reason.MALFORMED) -> None:
        """Say what is wrong and the MQTT 5 code for it."""
        super().__init__(text)
        self.reason = reason


_BYTE, _TWO, _FOUR, _VARIABLE, _TEXT, _PAIR = range(6)
# Section 2.2.2.2: the identifier of each property and the kind of its value.
_PROPERTY_KINDS: Final = {
    **dict.fromkeys((0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2A), _BYTE),
    **dict.fromkeys((0x13, 0x21, 0x22, 0x23), _TWO),
    **dict.fromkeys((0x02, 0x11, 0x18, 0x27), _FOUR),
    0x0B: _VARIABLE,
    **dict.fromkeys((0x03, 0x08, 0x09, 0x12, 0x15, 0x16, 0x1A, 0x1C, 0x1F), _TEXT),
    0x26: _PAIR,
}
SESSION_EXPIRY: Final = 0x11
WILL_DELAY: Final = 0x18
RECEIVE_MAX: Final = 0x21
TOPIC_ALIAS: Final = 0x23


class Reader:
    """Reads one packet's body from front to back; `PacketError` where it ends too soon."""

    def __init__(self, body: bytes) -> None:
        """Start at the front."""
        self._body = body
        self.at = 0

    @property
    def left(self) -> int:
        """Bytes not read yet."""
        return len(self._body) - self.at

    def take(self, count: int) -> bytes:
        """Read so many bytes."""
        end = self.at + count
        if end > len(self._body):
            raise PacketError("the packet ends too soon")
        piece = self._body[self.at : end]
        self.at = end
        return piece

    def number(self, size: int) -> int:
        """Read an unsigned integer of ``size`` bytes, the highest first."""
        return int.from_bytes(self.take(size), "big")

    def packet_id(self) -> int:
        """Read a packet identifier, which is never 0 (MQTT-2.2.1-3)."""
        number = self.number(2)
        if number == 0:
            raise PacketError("packet identifier 0", Reason.PROTOCOL_ERROR)
        return number

    def binary(self) -> bytes:
        """Read bytes that are preceded by their length."""
        return self.take(self.number(2))

    def text(self) -> str:
        """Read a UTF-8 string, which holds no null character (MQTT-1.5.4-2)."""
        try:
            text = self.binary().decode()
        except UnicodeDecodeError as error:
            raise PacketError("text is not UTF-8") from error
        if "\0" in text:
            raise PacketError("text holds a null character")
        return text

    def variable(self) -> int:
        """Read an integer of one to four bytes, seven bits each."""
        value = 0
        for place in range(REMAINING_LENGTH_BYTES_MAX):
            byte = self.number(1)
            value |= (byte & 0x7F) << 7 * place
            if byte < 0x80:
                return value
        raise PacketError("a variable integer of more than four bytes")

    def rest(self) -> bytes:
        """Read what is left."""
        return self.take(self.left)

    def properties(self) -> tuple[bytes, dict[int, int]]:
        """Read MQTT 5 properties: their bytes as they stand, and those that are numbers."""
        raw = self.take(self.variable())
        inner, numbers = Reader(raw), dict[int, int]()
        while inner.left:
            name = inner.variable()
            kind = _PROPERTY_KINDS.get(name)
            if kind is None:
                raise PacketError(f"unknown property {name:#x}")
            if kind in (_TEXT, _PAIR):
                inner.binary()
                if kind == _PAIR:
                    inner.binary()
            elif kind == _VARIABLE:
                numbers[name] = inner.variable()
            else:
                numbers[name] = inner.number({_BYTE: 1, _TWO: 2, _FOUR: 4}[kind])
        return raw, numbers


def variable_bytes(value: int) -> bytes:
    """Return an integer as one to four bytes, seven bits each."""
    out = bytearray()
    while True:
        value, low = divmod(value, 128)
        out.append(low | 0x80 if value else low)
        if not value:
            return bytes(out)


def text_bytes(text: str) -> bytes:
    """Return a string as UTF-8 preceded by its length."""
    raw = text.encode()
    return len(raw).to_bytes(2, "big") + raw


def find_packet(buffer: bytearray, start: int, bytes_max: int) -> tuple[int, int] | None:
    """Return where the body of the packet at ``start`` begins and ends; None if more is to come.

    Raises `PacketError` as soon as the length says that the packet is over ``bytes_max``.
    """
    length, place = 0, 0
    for at in range(start + 1, min(start + 1 + REMAINING_LENGTH_BYTES_MAX, len(buffer))):
        length |= (buffer[at] & 0x7F) << 7 * place
        place += 1
        if buffer[at] < 0x80:
            end = at + 1 + length
            if end - start > bytes_max:
                raise PacketError(f"a packet of {end - start} bytes", Reason.TOO_LARGE)
            return (at + 1, end) if end <= len(buffer) else None
    if place == REMAINING_LENGTH_BYTES_MAX:
        raise PacketError("a remaining length of more than four bytes")
    return None
