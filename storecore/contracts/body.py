"""What every fact's payload is made from, so that facts may be told in more than one module."""

from __future__ import annotations

import msgspec


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every fact's payload; the class name is the fact's type."""


class StockLine(msgspec.Struct, frozen=True, kw_only=True):
    """So much of one sku: pieces, or grams for goods sold by weight."""

    sku: str
    quantity: int
