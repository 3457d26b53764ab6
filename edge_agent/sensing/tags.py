"""When a tag arrives at a place, moves, stays or has gone. Pure."""

from __future__ import annotations

from enum import StrEnum


class TagStep(StrEnum):
    """What one read means for one tag."""

    ARRIVES = "arrives"
    STAYS = "stays"
    MOVES = "moves"
    OVERHEARD = "overheard"
    """Another antenna reads it too, while its own place still does."""


def tag_step(
    present_at: str | None, read_at: str, unread_s: float, moved_after_s: float
) -> TagStep:
    """What a read at `read_at` means for a tag that its own place has not read for `unread_s`."""
    if present_at is None:
        return TagStep.ARRIVES
    if present_at == read_at:
        return TagStep.STAYS
    return TagStep.MOVES if unread_s >= moved_after_s else TagStep.OVERHEARD


def is_gone(unread_s: float, listened_s: float, gone_after_s: float) -> bool:
    """Whether a tag has left: unread for long enough, and its reader was listened to all along.

    A reader that is silent because it is off, or because nobody here was listening, says nothing
    about the tags.
    """
    return min(unread_s, listened_s) >= gone_after_s
