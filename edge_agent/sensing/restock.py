"""When staff are asked to fill a shelf, and when that is over. Pure."""

from __future__ import annotations

from enum import StrEnum


class Restock(StrEnum):
    """What to do about the task of a shelf place."""

    RAISE = "raise"
    CLOSE = "close"
    NOTHING = "nothing"


def restock(
    *, low: bool, since_s: float, settle_s: float, task_open: bool, dismissed: bool
) -> Restock:
    """What follows from a level that has been `low` (or not) for `since_s`.

    Both ways it must have stayed so for `settle_s`: a hand that lifts a piece and puts it back
    moves nothing. `dismissed`: staff have said done while it was low, so it is not asked again
    before something changes for the worse.
    """
    if since_s < settle_s:
        return Restock.NOTHING
    if low and not task_open and not dismissed:
        return Restock.RAISE
    if not low and task_open:
        return Restock.CLOSE
    return Restock.NOTHING


def stays_dismissed(dismissed: bool, before: int, after: int, minimum: int) -> bool:
    """Whether a level change leaves staff's "done" standing: neither full again nor emptier."""
    return dismissed and before <= after < minimum
