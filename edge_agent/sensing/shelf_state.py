"""How a sensed place of the planogram stands, and since when that calls for somebody. Pure."""

from __future__ import annotations

from storecore.contracts.reference import ShelfState

TIDY_AFTER_S = 20.0
"""What does not belong must have lain there for so long: a customer may be holding it."""


def shelf_state(
    quantity: int, minimum: int, *, wrong: bool, misplaced: int, heard: bool
) -> ShelfState:
    """The one word for a place; the first that is true of it, the worst for a customer first."""
    if not heard:
        return ShelfState.UNSEEN
    if quantity <= 0 and not wrong:
        return ShelfState.EMPTY
    if wrong:
        return ShelfState.WRONG_ITEM
    if quantity < minimum:
        return ShelfState.LOW
    if misplaced:
        return ShelfState.MISPLACED
    return ShelfState.RIGHT
