"""The open basket under the eyes of staff: another price for one line."""

from __future__ import annotations

from kiosk.flow.touches import Touch
from storecore.contracts.staff import OverrideReason
from storecore.money import Money


class BasketTabTouched(Touch, frozen=True):
    """The tab of the basket that is open at this kiosk."""


class PriceChanged(Touch, frozen=True, kw_only=True):
    """Another price for a piece of a line, or for a kilogram, and why."""

    line_id: str
    price: Money
    reason: OverrideReason


class LineTakenOut(Touch, frozen=True):
    """The line leaves the basket."""

    line_id: str
