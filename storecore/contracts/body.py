"""What every fact's payload is made from, so that facts may be told in more than one module."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import msgspec

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
"""From the JSON object of one version to that of the next."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every fact's payload; the class name is the fact's type. Fields are only added, each
    with a default.

    Where a meaning changes, `version_now` goes up by one, and `upcasts` tells for each earlier
    version how its facts are read as the next one; what is on disk stays as it was written.
    """

    version_now: ClassVar[int] = 1
    upcasts: ClassVar[Mapping[int, Upcast]] = {}


class StockLine(msgspec.Struct, frozen=True, kw_only=True):
    """So much of one sku: pieces, or grams for goods sold by weight."""

    sku: str
    quantity: int
