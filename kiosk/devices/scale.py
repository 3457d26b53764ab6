"""The port to the kiosk's own scale, and the one that a demo puts goods on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

OnWeight = Callable[[int, bool], None]
"""Called with grams and whether the reading has come to rest, from any thread."""


class Scale(Protocol):
    """A scale beside the kiosk."""

    def start(self, on_weight: OnWeight) -> None:
        """Report every change, beginning with the present reading."""
        ...

    def stop(self) -> None:
        """Report nothing more."""
        ...


class SimulatedScale:
    """A scale on which somebody puts goods by calling `put`."""

    def __init__(self) -> None:
        self._grams = 0
        self._on_weight: OnWeight | None = None

    def start(self, on_weight: OnWeight) -> None:
        """Report every change, beginning with the present reading."""
        self._on_weight = on_weight
        on_weight(self._grams, True)

    def stop(self) -> None:
        """Report nothing more."""
        self._on_weight = None

    def put(self, grams: int) -> None:
        """This much lies on it now; 0 is an empty pan.

        Raises:
            ValueError: a negative weight.
        """
        if grams < 0:
            raise ValueError(f"a scale cannot hold {grams} g")
        self._grams = grams
        if self._on_weight is not None:
            self._on_weight(grams, False)
            self._on_weight(grams, True)
