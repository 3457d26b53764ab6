"""Strict JSON within limits: what is refused here never reaches a decoder of ours.

Beyond RFC 8259 it refuses duplicate keys (two programs may read two different values), NaN and
infinity, numbers that no device has, and text that cannot be stored as UTF-8.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from edge_agent.ingest.messages import BadMessage, BadReason

DEPTH_MAX = 16
DIGITS_MAX = 18
"""Whole numbers of up to so many digits fit into 64 bits."""

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKETS = re.compile(rb"[\[\]{}]")
_SPACE = re.compile(r"[ \t\r\n]*")


def read_json(payload: bytes, bytes_max: int) -> list[Any]:
    """Every JSON value of a message: one, or several with nothing or white space between them.

    Raises:
        BadMessage: too large, too deep, or not strict JSON in UTF-8.
    """
    if len(payload) > bytes_max:
        detail = f"{len(payload)} bytes are more than the {bytes_max} taken"
        raise BadMessage(BadReason.TOO_LARGE, detail)
    _check_depth(payload)
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError as error:
        detail = f"byte {error.start} is not UTF-8"
        raise BadMessage(BadReason.NOT_UTF8, detail) from error
    values = _values(text)
    if "\\u" in text:
        _check_storable(values)
    return values


def _check_depth(payload: bytes) -> None:
    if payload.count(b"{") + payload.count(b"[") <= DEPTH_MAX:
        return
    depth = 0
    for bracket in _BRACKETS.findall(_STRING.sub(b"", payload)):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEPTH_MAX:
            detail = f"nested more than {DEPTH_MAX} deep"
            raise BadMessage(BadReason.TOO_DEEP, detail)


def _values(text: str) -> list[Any]:
    values: list[Any] = []
    position = _skip_space(text, 0)
    while position < len(text):
        try:
            value, position = _DECODER.raw_decode(text, position)
        except json.JSONDecodeError as error:
            detail = f"{error.msg} at character {error.pos}"
            raise BadMessage(BadReason.NOT_JSON, detail) from error
        values.append(value)
        position = _skip_space(text, position)
    if not values:
        raise BadMessage(BadReason.NOT_JSON, "the message is empty")
    return values


def _skip_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _check_storable(values: list[Any]) -> None:
    """Half of a surrogate pair can be written in JSON but is no character."""
    try:
        json.dumps(values, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadMessage(BadReason.NOT_UTF8, "half of a surrogate pair in a text") from error


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise BadMessage(BadReason.DUPLICATE_KEY, f"key {twice[:64]!r} stands twice")
    return read


def _no_constant(name: str) -> NoReturn:
    raise BadMessage(BadReason.NOT_A_NUMBER, f"{name} is not a number")


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise BadMessage(BadReason.NOT_A_NUMBER, f"{digits[:32]} is beyond any number")
    return value


def _whole(digits: str) -> int:
    if len(digits) > DIGITS_MAX:
        detail = f"a whole number of {len(digits)} digits, {DIGITS_MAX} are taken"
        raise BadMessage(BadReason.OUT_OF_RANGE, detail)
    return int(digits)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_no_duplicates,
    parse_constant=_no_constant,
    parse_float=_finite,
    parse_int=_whole,
)
