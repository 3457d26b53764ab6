"""When a scale may be tared or zeroed by itself: pure."""

from __future__ import annotations


class Taring:
    """What was hidden by itself since a person last saw to it never reaches the lightest item.

    Each automatic tare or zero adds up with those before it: many small ones could otherwise
    hide an item as well as a large one. Without knowing the lightest item none is allowed.
    """

    def __init__(self, lightest_item_g: int) -> None:
        assert lightest_item_g >= 0
        self._lightest_item_g = lightest_item_g
        self._hidden_g = 0

    def may(self, shown_g: int, *, automatic: bool) -> bool:
        """Whether what the scale shows now may be taken off."""
        if not automatic:
            return True
        return abs(self._hidden_g) + abs(shown_g) < self._lightest_item_g

    def took(self, shown_g: int, *, automatic: bool) -> None:
        """It was taken off."""
        self._hidden_g = abs(self._hidden_g) + abs(shown_g) if automatic else 0
