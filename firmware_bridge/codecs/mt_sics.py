"""Lines of a serial scale that speaks MT-SICS.

Source: Mettler-Toledo Standard Interface Command Set, levels 0 and 1. A command is `SI` (send the
weight at once); the scale answers `S S     100.00 g`: `S`, then `S` for a stable or `D` for a
dynamic weight, the value right-aligned in ten characters, and the unit. `S I` says that it
cannot answer now, `S +` and `S -` that the load is over or under the range; `ES`, `ET` and `EL`
that it did not understand. `T` tares and is answered by a weight, `Z` zeroes and `TAC` clears the
tare, answered by `A`; or by `I`, `+` or `-` as above. Each line ends in CR LF.
"""

from __future__ import annotations

import re
from decimal import Decimal

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.scale import GRAMS, ScaleOrder, ScaleTrouble, ScaleWeight

SEND_WEIGHT_NOW = b"SI\r\n"
LINE_BYTES_MAX = 64
_VALUE_CHARS = 10
_WEIGHT = re.compile(r"(S|T) ([SD]) ([ \-0-9.]{10}) ([a-z]{1,2})")
_NUMBER = re.compile(r" *-?\d+(\.\d+)?")
_ORDERS = {ScaleOrder.TARE: "T", ScaleOrder.ZERO: "Z", ScaleOrder.CLEAR_TARE: "TAC"}
_TROUBLES = {
    "I": ScaleTrouble.NOT_NOW,
    "+": ScaleTrouble.OVERLOAD,
    "-": ScaleTrouble.UNDERLOAD,
}
_LETTERS = {trouble: letter for letter, trouble in _TROUBLES.items()}
_ERRORS = ("ES", "ET", "EL")


def encode_order(order: ScaleOrder) -> bytes:
    """The command of an order."""
    return f"{_ORDERS[order]}\r\n".encode("ascii")


def encode_weight(weight: ScaleWeight, command: str = "S") -> bytes:
    """The line of a weight, as the answer to `SI` or to `T`.

    Raises:
        FormatError: the value does not fit into ten characters, or an unknown unit.
    """
    value = f"{weight.value:f}"
    if len(value) > _VALUE_CHARS or not _NUMBER.fullmatch(value):
        raise FormatError(f"{value} does not fit into {_VALUE_CHARS} characters")
    if weight.unit not in GRAMS:
        raise FormatError(f"unit {weight.unit!r} is none of {', '.join(GRAMS)}")
    state = "S" if weight.stable else "D"
    return f"{command} {state} {value:>{_VALUE_CHARS}} {weight.unit}\r\n".encode("ascii")


def encode_trouble(trouble: ScaleTrouble, command: str = "S") -> bytes:
    """The line of an answer without a weight."""
    letter = _LETTERS.get(trouble)
    return b"ES\r\n" if letter is None else f"{command} {letter}\r\n".encode("ascii")


def encode_done(order: ScaleOrder) -> bytes:
    """The line that says that a scale was zeroed or its tare cleared."""
    assert order is not ScaleOrder.TARE
    return f"{_ORDERS[order]} A\r\n".encode("ascii")


def decode_command(line: bytes) -> ScaleOrder | None:
    """The order in a command line, as a scale reads it; None for any other command."""
    text = line.strip()
    return next((order for order, name in _ORDERS.items() if text == name.encode()), None)


def decode_line(line: bytes) -> ScaleWeight | ScaleTrouble:
    """Read one answer to `SI`, with or without its CR LF.

    Raises:
        FormatError: not an answer to `SI`; a garbled weight is never guessed.
    """
    return _decode(_text(line), "S")


def decode_order(order: ScaleOrder, line: bytes) -> ScaleTrouble | None:
    """Read the answer to an order: None when it is done.

    Raises:
        FormatError: not an answer to this order.
    """
    text = _text(line)
    if order is ScaleOrder.TARE:
        answer = _decode(text, "T")
        return answer if isinstance(answer, ScaleTrouble) else None
    if text == f"{_ORDERS[order]} A":
        return None
    return _trouble(text, _ORDERS[order])


def _text(line: bytes) -> str:
    if len(line) > LINE_BYTES_MAX:
        raise FormatError(f"a line of {len(line)} bytes; at most {LINE_BYTES_MAX} are expected")
    try:
        return line.decode("ascii").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as error:
        raise FormatError(f"{line!r} is not ASCII; check speed and parity of the line") from error


def _decode(text: str, command: str) -> ScaleWeight | ScaleTrouble:
    found = _WEIGHT.fullmatch(text)
    if found is None or found[1] != command or not _NUMBER.fullmatch(found[3]):
        return _trouble(text, command)
    if found[4] not in GRAMS:
        raise FormatError(f"unit {found[4]!r} is none of {', '.join(GRAMS)}")
    return ScaleWeight(Decimal(found[3].strip()), found[4], found[2] == "S")


def _trouble(text: str, command: str) -> ScaleTrouble:
    if text in _ERRORS:
        return ScaleTrouble.NOT_UNDERSTOOD
    for letter, trouble in _TROUBLES.items():
        if text == f"{command} {letter}":
            return trouble
    raise FormatError(f"{text!r} is not an answer to {command}")
