"""The alphanumeric serial of an SGTIN-198 (up to 20 characters of 7 bits) or a GRAI-170 (16).

Source: GS1 EPC Tag Data Standard 2.x, sections 14.3.2 and 14.4.2 (string method), annex A (the
characters of GS1 AI encodable character set 82 and their escapes in URIs).
"""

from __future__ import annotations

from storecore.gs1.errors import EpcError, EpcRefusal

SERIAL_BITS = 140
SERIAL_LENGTH_MAX = 20

_ALLOWED = frozenset(
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
)
_CHARS = tuple(chr(code) if chr(code) in _ALLOWED else "" for code in range(128))
_ESCAPES = str.maketrans({char: f"%{ord(char):02X}" for char in '"%&/<>?'})


def pack_serial(serial: str) -> int:
    """The 140 bits of a serial, first character first, filled up with zeros.

    Raises:
        EpcError: not 1 to 20 characters of GS1 set 82.
    """
    if not 1 <= len(serial) <= SERIAL_LENGTH_MAX or not _ALLOWED.issuperset(serial):
        message = f"{serial!r} is no serial: 1 to {SERIAL_LENGTH_MAX} of the 82 GS1 characters"
        raise EpcError(EpcRefusal.BAD_SERIAL, message)
    bits = 0
    for char in serial:
        bits = bits << 7 | ord(char)
    return bits << (SERIAL_BITS - 7 * len(serial))


def unpack_serial(bits: int) -> str:
    """The serial in 140 bits.

    Raises:
        EpcError: no character at all, one outside GS1 set 82, or one after the end.
    """
    return unpack_chars(bits, SERIAL_LENGTH_MAX)


def unpack_chars(bits: int, length_max: int) -> str:
    """Up to so many characters of 7 bits each, filled up with zeros.

    Raises:
        EpcError: no character at all, one outside GS1 set 82, or one after the end.
    """
    chars: list[str] = []
    rest = bits
    for shift in range(7 * length_max - 7, -1, -7):
        if rest == 0:
            break
        char = _CHARS[rest >> shift]
        if not char:
            message = f"character {len(chars) + 1} of the serial is {rest >> shift:#04x}"
            raise EpcError(EpcRefusal.BAD_SERIAL, message)
        chars.append(char)
        rest &= (1 << shift) - 1
    if not chars:
        raise EpcError(EpcRefusal.BAD_SERIAL, "the serial is empty")
    return "".join(chars)


def escape_serial(serial: str) -> str:
    """The serial as URIs write it."""
    return serial.translate(_ESCAPES)
