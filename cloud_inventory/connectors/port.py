"""What a connector asks of a commerce backend. One folder for each backend stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec


class BackendDown(Exception):
    """The backend or the cloud did not answer, or not as it should: everything is asked again."""


class Good(msgspec.Struct, frozen=True, kw_only=True):
    """One good as the backend sells it. `price` is decimal text in the main unit of `currency`;
    `by_weight`: for a kilogram."""

    sku: str
    names: Mapping[str, str]
    price: str
    currency: str
    gtin: str = ""
    category: str = ""
    by_weight: bool = False


class BackendOrder(msgspec.Struct, frozen=True, kw_only=True):
    """An order of the backend to be collected in the store.

    `key` names it for ever; `version` is another one whenever the order has changed. Quantities are
    pieces by sku.
    """

    key: str
    version: str
    customer_name: str
    lines: tuple[tuple[str, int], ...]


class Backend(Protocol):
    """A commerce backend, for one store. Every call may be repeated; all raise `BackendDown`."""

    def goods(self) -> Sequence[Good]:
        """Everything that the store sells."""
        ...

    def orders(self, since: str) -> tuple[Sequence[BackendOrder], str]:
        """Open orders that were changed since then, and some that were not: the time is moved back
        by an overlap. The second is what to ask with the next time, by the backend's own clock."""
        ...

    def hand_over(self, key: str, handed: Mapping[str, int]) -> None:
        """The customer has these pieces of the order; what is missing of it is not sent."""
        ...

    def tell(self, key: str, note: str) -> None:
        """Leave a note for people at the order: why the store does not fill it."""
        ...

    def stock(self) -> Mapping[str, int]:
        """What the backend believes to be in the store: pieces, or grams of goods by weight."""
        ...

    def set_stock(self, on_hand: Mapping[str, int]) -> None:
        """From now on so much of these is there."""
        ...
