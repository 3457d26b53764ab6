"""What a scale says, whatever protocol it speaks."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

import msgspec

GRAMS = {
    "mg": Decimal("0.001"),
    "g": Decimal(1),
    "kg": Decimal(1000),
    "oz": Decimal("28.349523125"),
    "lb": Decimal("453.59237"),
}
"""Grams in one of each unit that is understood."""


class ScaleTrouble(StrEnum):
    """Answers without a weight."""

    NOT_NOW = "not now"
    MOVING = "moving"
    OVERLOAD = "overload"
    UNDERLOAD = "underload"
    NOT_UNDERSTOOD = "not understood"


class ScaleOrder(StrEnum):
    """What a scale can be told."""

    TARE = "tare"
    ZERO = "zero"
    CLEAR_TARE = "clear tare"


class ScaleWeight(msgspec.Struct, frozen=True):
    """A weight as the scale shows it: `stable` when the load has come to rest, `net` when the
    scale says that a tare is taken off."""

    value: Decimal
    unit: str
    stable: bool
    net: bool = False

    @property
    def grams(self) -> int:
        """Whole grams, half a gram rounded away from zero."""
        return int((self.value * GRAMS[self.unit]).to_integral_value(ROUND_HALF_UP))
