"""Lines of a serial scale that speaks MT-SICS.

Source: Mettler-Toledo Standard Interface Command Set, level 0. A command is `SI` (send the
weight at once); the scale answers `S S     100.00 g`: `S`, then `S` for a stable or `D` for a
dynamic weight, the value right-aligned in ten characters, and the unit. `S I` says that it
cannot answer now, `S +` and `S -` that the load is over or under the range; `ES`, `ET` and `EL`
that it did not understand. Each line ends in CR LF.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

import msgspec

from firmware_bridge.codecs.errors import FormatError

SEND_WEIGHT_NOW = b"SI\r\n"
LINE_BYTES_MAX = 64
_VALUE_CHARS = 10
_GRAMS = {
    "mg": Decimal("0.001"),
    "g": Decimal(1),
    "kg": Decimal(1000),
    "oz": Decimal("28.349523125"),
    "lb": Decimal("453.59237"),
}
_WEIGHT = re.compile(r"S ([SD]) ([ \-0-9.]{10}) ([a-z]{1,2})")
_NUMBER = re.compile(r" *-?\d+(\.\d+)?")


class ScaleTrouble(StrEnum):
    """Answers without a weight, as they stand on the line."""

    NOT_NOW = "S I"
    OVERLOAD = "S +"
    UNDERLOAD = "S -"
    SYNTAX_ERROR = "ES"
    TRANSMISSION_ERROR = "ET"
    LOGICAL_ERROR = "EL"


_TROUBLES = frozenset(trouble.value for trouble in ScaleTrouble)


class ScaleWeight(msgspec.Struct, frozen=True):
    """A weight as the scale shows it. `stable` when the load has come to rest."""

    value: Decimal
    unit: str
    stable: bool

    @property
    def grams(self) -> int:
        """Whole grams, half a gram rounded away from zero."""
        return int((self.value * _GRAMS[self.unit]).to_integral_value(ROUND_HALF_UP))


def encode_weight(weight: ScaleWeight) -> bytes:
    """The line of a weight.

    Raises:
        FormatError: the value does not fit into ten characters, or an unknown unit.
    """
    value = f"{weight.value:f}"
    if len(value) > _VALUE_CHARS or not _NUMBER.fullmatch(value):
        raise FormatError(f"{value} does not fit into {_VALUE_CHARS} characters")
    if weight.unit not in _GRAMS:
        raise FormatError(f"unit {weight.unit!r} is none of {', '.join(_GRAMS)}")
    state = "S" if weight.stable else "D"
    return f"S {state} {value:>{_VALUE_CHARS}} {weight.unit}\r\n".encode("ascii")


def encode_trouble(trouble: ScaleTrouble) -> bytes:
    """The line of an answer without a weight."""
    return f"{trouble.value}\r\n".encode("ascii")


def decode_line(line: bytes) -> ScaleWeight | ScaleTrouble:
    """Read one answer, with or without its CR LF.

    Raises:
        FormatError: not an answer to `SI`; a garbled weight is never guessed.
    """
    if len(line) > LINE_BYTES_MAX:
        raise FormatError(f"a line of {len(line)} bytes; at most {LINE_BYTES_MAX} are expected")
    try:
        text = line.decode("ascii").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as error:
        raise FormatError(f"{line!r} is not ASCII; check speed and parity of the line") from error
    if text in _TROUBLES:
        return ScaleTrouble(text)
    found = _WEIGHT.fullmatch(text)
    if found is None or not _NUMBER.fullmatch(found[2]):
        raise FormatError(f"{text!r} is not a weight")
    if found[3] not in _GRAMS:
        raise FormatError(f"unit {found[3]!r} is none of {', '.join(_GRAMS)}")
    return ScaleWeight(Decimal(found[2].strip()), found[3], found[1] == "S")
