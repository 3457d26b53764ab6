"""Answers of a serial scale that speaks Toledo's 8217 protocol.

Source: Mettler-Toledo 8217 checkout scale, host interface. A command is one character: `W` asks
for the weight, `Z` zeroes, `T` tares, `C` clears the tare; only `W` is answered. A stable weight
is STX, digits with a decimal point, `N` when it is net, CR; the unit is as the scale is set. When
there is no such weight the answer is STX, `?`, a status character, CR. Its bits: 0 in motion,
1 over capacity, 2 under zero, 3 outside the range for zero, 4 centre of zero, 5 net weight, 6 bad
command. The line runs at 7 data bits, even parity.
"""

from __future__ import annotations

import re
from decimal import Decimal

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.scale import GRAMS, ScaleOrder, ScaleTrouble, ScaleWeight

SEND_WEIGHT_NOW = b"W"
END = b"\r"
ANSWER_BYTES_MAX = 16
_WEIGHT = re.compile(rb"\x02 *(\d{1,3}\.\d{1,4})(N?)\r")
_STATUS = re.compile(rb"\x02\?(.)\r", re.DOTALL)
_ORDERS = {ScaleOrder.TARE: b"T", ScaleOrder.ZERO: b"Z", ScaleOrder.CLEAR_TARE: b"C"}
_MOTION, _OVER, _UNDER, _ZERO_RANGE, _NET, _BAD_COMMAND = 1, 2, 4, 8, 32, 64


def encode_order(order: ScaleOrder) -> bytes:
    """The command of an order."""
    return _ORDERS[order]


def decode_command(byte: bytes) -> ScaleOrder | None:
    """The order in a command, as a scale reads it; None for any other command."""
    return next((order for order, command in _ORDERS.items() if byte == command), None)


def encode_weight(weight: ScaleWeight) -> bytes:
    """The answer of a stable weight with two digits before the point and three behind.

    Raises:
        FormatError: the value does not fit.
    """
    if not (weight.stable and 0 <= weight.value < 100):
        raise FormatError(f"{weight.value} is no stable weight from 0 to 99.999")
    return b"\x02%s%s\r" % (f"{weight.value:06.3f}".encode(), b"N" if weight.net else b"")


def encode_trouble(trouble: ScaleTrouble, *, net: bool = False) -> bytes:
    """The answer without a weight."""
    bits = {
        ScaleTrouble.MOVING: _MOTION,
        ScaleTrouble.OVERLOAD: _OVER,
        ScaleTrouble.UNDERLOAD: _UNDER,
        ScaleTrouble.NOT_NOW: _ZERO_RANGE,
        ScaleTrouble.NOT_UNDERSTOOD: _BAD_COMMAND,
    }[trouble]
    return b"\x02?%c\r" % (bits | (_NET if net else 0))


def decode_answer(answer: bytes, unit: str) -> ScaleWeight | ScaleTrouble:
    """Read the answer to `W`; `unit` as the scale is set.

    Raises:
        FormatError: not an answer to `W`; a garbled weight is never guessed.
    """
    assert unit in GRAMS
    if len(answer) > ANSWER_BYTES_MAX:
        raise FormatError(f"an answer of {len(answer)} bytes; {ANSWER_BYTES_MAX} are expected")
    # A parity bit that the line did not take off is no part of the character.
    plain = bytes(byte & 0x7F for byte in answer)
    if found := _WEIGHT.fullmatch(plain):
        return ScaleWeight(Decimal(found[1].decode()), unit, stable=True, net=bool(found[2]))
    status = _STATUS.fullmatch(plain)
    if status is None:
        raise FormatError(f"{answer!r} is not an answer to W")
    return _trouble(status[1][0])


def _trouble(bits: int) -> ScaleTrouble:
    if bits & _OVER:
        return ScaleTrouble.OVERLOAD
    if bits & _UNDER:
        return ScaleTrouble.UNDERLOAD
    if bits & _MOTION:
        return ScaleTrouble.MOVING
    return ScaleTrouble.NOT_UNDERSTOOD if bits & _BAD_COMMAND else ScaleTrouble.NOT_NOW
