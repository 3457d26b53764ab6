"""ESC/POS as a receipt printer reads it: bytes in, commands out.

Source: Epson's ESC/POS command reference. Only what receipts drawn as pictures need is understood;
anything else is told as `Unknown` and its first byte is skipped, as printers do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

RASTER_BYTES_MAX = 4_000_000
_DLE, _ESC, _GS, _LF = 0x10, 0x1B, 0x1D, 0x0A


class RealTime(msgspec.Struct, frozen=True):
    """`DLE EOT n`: tell a status at once, whatever is going on."""

    n: int


class TellSensors(msgspec.Struct, frozen=True):
    """`GS r n`: tell the paper sensors once everything before was printed."""

    n: int


class Initialise(msgspec.Struct, frozen=True):
    """`ESC @`."""


class Raster(msgspec.Struct, frozen=True):
    """`GS v 0`: rows of dots, 8 a byte, the left one highest, 1 for black."""

    row_bytes: int
    rows: bytes


class Feed(msgspec.Struct, frozen=True):
    """`ESC d n` or LF: so many lines of empty paper."""

    lines: int


class Cut(msgspec.Struct, frozen=True):
    """`GS V`."""


class Text(msgspec.Struct, frozen=True):
    """Characters for the printer's own typeface."""

    data: bytes


class Unknown(msgspec.Struct, frozen=True):
    """A byte of a command that is not understood."""

    byte: int


Command = RealTime | TellSensors | Initialise | Raster | Feed | Cut | Text | Unknown


_WITH_NUMBER: dict[bytes, Callable[[int], Command]] = {
    b"\x10\x04": RealTime,
    b"\x1dr": TellSensors,
    b"\x1bd": Feed,
    b"\x1dV": lambda _: Cut(),
}


class EscposReader:
    """Takes bytes as they come, in pieces of any size."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> Iterator[Command]:
        """Every command that is complete by now; the rest waits for more bytes."""
        self._held += data
        while self._held:
            taken = _read(bytes(self._held[:8]), self._held)
            if taken is None:
                return
            command, length = taken
            del self._held[:length]
            yield command


def _read(start: bytes, held: bytearray) -> tuple[Command, int] | None:
    """The first command and its length, None where it is not complete."""
    first = start[0]
    if first == _LF:
        return Feed(1), 1
    if first in (_DLE, _ESC, _GS):
        if len(start) < 2:
            return None
        return _read_command(start, held)
    if first < 0x20:
        return Unknown(first), 1
    end = next((i for i, byte in enumerate(held) if byte < 0x20), len(held))
    return Text(bytes(held[:end])), end


def _read_command(start: bytes, held: bytearray) -> tuple[Command, int] | None:
    pair = start[:2]
    if pair == b"\x1dv":
        return _read_raster(start, held)
    if pair == b"\x1b@":
        return Initialise(), 2
    if pair not in _WITH_NUMBER:
        return Unknown(start[0]), 1
    # GS V 65 and 66 feed before they cut, by a fourth byte.
    length = 4 if pair == b"\x1dV" and start[2:3] in (b"A", b"B") else 3
    return (_WITH_NUMBER[pair](start[2]), length) if len(start) >= length else None


def _read_raster(start: bytes, held: bytearray) -> tuple[Command, int] | None:
    if len(start) < 8:
        return None
    row_bytes = start[4] | start[5] << 8
    size = row_bytes * (start[6] | start[7] << 8)
    if start[2] != ord("0") or not 0 < size <= RASTER_BYTES_MAX:
        return Unknown(start[0]), 1
    if len(held) < 8 + size:
        return None
    return Raster(row_bytes, bytes(held[8 : 8 + size])), 8 + size
