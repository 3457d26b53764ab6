"""What the vendors' formats have in common."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from edge_agent.ingest.limits import read_json
from edge_agent.ingest.messages import BadMessage, BadReason
from storecore.contracts.observations import MeasureObserved, Quantity, WeightObserved
from storecore.contracts.topics import Topic

T = TypeVar("T")

EPC_DIGITS_MAX = 124
"""The longest EPC that a tag can hold: 31 words of 16 bits (GS1 TDS, EPC memory bank)."""

ANTENNA_MAX = 255
MILLI_MAX = 10**12
GRAMS_MAX = 10_000_000
TEXT_BYTES_MAX = 64


class Came(msgspec.Struct, frozen=True):
    """One message of a vendor's device: its topic taken apart, and its bytes as they are.

    `now_ms` stands in where a device gives no time.
    """

    topic: Topic
    payload: bytes
    bytes_max: int
    now_ms: int

    @property
    def device(self) -> str:
        """The device that the topic names."""
        return self.topic.device

    def values(self) -> list[Any]:
        """Its JSON values, arrays taken apart: events may come alone, in a row or in arrays."""
        return flat(read_json(self.payload, self.bytes_max))

    def single(self) -> dict[str, Any]:
        """Its one JSON object.

        Raises:
            BadMessage: something else.
        """
        values = read_json(self.payload, self.bytes_max)
        if len(values) != 1 or not isinstance(values[0], dict):
            raise BadMessage(BadReason.WRONG_SHAPE, "one JSON object was expected")
        return values[0]

    def text(self) -> str:
        """Its payload as a short text.

        Raises:
            BadMessage: not a short text.
        """
        if len(self.payload) > TEXT_BYTES_MAX:
            detail = f"{len(self.payload)} bytes where a word or a number was expected"
            raise BadMessage(BadReason.TOO_LARGE, detail)
        try:
            return self.payload.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            detail = f"byte {error.start} is not UTF-8"
            raise BadMessage(BadReason.NOT_UTF8, detail) from error

    def measure(self, quantity: Quantity, value: float, part: str = "") -> MeasureObserved:
        """A value that the device has measured, now.

        Raises:
            BadMessage: no number that anything in a shop can have.
        """
        if not abs(value) <= MILLI_MAX / 1000:  # true for NaN as well
            raise BadMessage(BadReason.OUT_OF_RANGE, f"{quantity} {value} is no {quantity}")
        return MeasureObserved(
            device=self.device,
            seq=0,
            at_ms=self.now_ms,
            part=part,
            quantity=quantity,
            milli=round(value * 1000),
        )

    def weight(self, grams: float) -> WeightObserved:
        """What lies on a shelf cell. Such a cell says nothing of rest: it is settled by time.

        Raises:
            BadMessage: no shelf's weight.
        """
        if not math.isfinite(grams) or abs(grams) > GRAMS_MAX:
            raise BadMessage(BadReason.OUT_OF_RANGE, f"{grams} g is no shelf's weight")
        return WeightObserved(
            device=self.device, seq=0, at_ms=self.now_ms, grams=round(grams), stable=True
        )


def flat(values: Iterable[Any]) -> list[Any]:
    """Events one by one, whether they came alone, in a row or in arrays."""
    found: list[Any] = []
    for value in values:
        found += value if isinstance(value, list) else [value]
    return found


def convert(value: Any, type_: type[T]) -> T:
    """A value of a type.

    Raises:
        BadMessage: it has another shape.
    """
    try:
        return msgspec.convert(value, type_)
    except msgspec.ValidationError as error:
        raise BadMessage(BadReason.WRONG_SHAPE, str(error)) from error


def antenna(port: int | None) -> int:
    """0 where the reader does not say.

    Raises:
        BadMessage: no port that a reader has.
    """
    if port is None:
        return 0
    if not 0 <= port <= ANTENNA_MAX:
        raise BadMessage(BadReason.OUT_OF_RANGE, f"antenna {port} is not 0 to {ANTENNA_MAX}")
    return port


def time_ms(text: str | None, now_ms: int) -> int:
    """When something was, from ISO 8601; `now_ms` where the device does not say.

    Raises:
        BadMessage: not ISO 8601.
    """
    if text is None:
        return now_ms
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return round(moment.timestamp() * 1000)
    except (ValueError, OverflowError, OSError) as error:
        detail = f"time {text[:40]!r} is not ISO 8601"
        raise BadMessage(BadReason.OUT_OF_RANGE, detail) from error


def hex_epc(text: str) -> str:
    """An EPC in upper-case hexadecimal.

    Raises:
        BadMessage: not whole bytes of hexadecimal, or longer than a tag can hold.
    """
    try:
        epc = bytes.fromhex(text) if text.isalnum() else b""
    except ValueError:
        epc = b""
    if not epc or len(text) > EPC_DIGITS_MAX:
        raise BadMessage(BadReason.OUT_OF_RANGE, f"EPC {text[:32]!r} is not hexadecimal")
    return text.upper()
