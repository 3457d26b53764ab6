"""Asking what something costs, without buying it."""

from __future__ import annotations

import msgspec

from kiosk.domain.goods import Goods
from kiosk.flow.touches import Touch
from storecore.contracts.reference import Names


class PriceQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Waits for a code while `goods` is None, then shows what it costs and which offers it earns.

    It leaves by itself at `until_s` (monotonic seconds). `line_id` is the line in the basket whose
    price was asked for, or empty.
    """

    until_s: float
    goods: Goods | None = None
    offers: tuple[Names, ...] = ()
    line_id: str = ""


class LinePriceAsked(Touch, frozen=True):
    """The goods of a line in the basket: what they cost, and which offers they earn."""

    line_id: str


class PriceDoubted(Touch, frozen=True):
    """ "This price is not right" on the price that is shown of a line."""


class PriceAsked(Touch, frozen=True):
    """ "What does it cost?" on the start screen."""


class PriceQueryClosed(Touch, frozen=True):
    """ "Thank you" on the price that is shown."""
