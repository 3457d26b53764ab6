"""The life of a tagged piece in the store, as a table. Pure."""

from __future__ import annotations

from enum import StrEnum


class TagState(StrEnum):
    """Where a piece stands."""

    UNKNOWN = "unknown"
    """Heard, and not yet believed: see `ghosts`."""
    PRESENT = "present"
    """On a shelf, in the back room or on the hold shelf."""
    MOVING = "moving"
    """Carried about: in a fitting room or on a kiosk's pad."""
    EXITING = "exiting"
    """At a way out, not paid for."""
    DEPARTED = "departed"
    """Went out, not paid for."""
    SOLD = "sold"
    RETURNED = "returned"
    """Paid for once and lying in the store again: a return or a doubt, not stock."""
    MISSING = "missing"
    """No longer read anywhere, and nothing says where it went."""


class TagHappening(StrEnum):
    """What can happen to a piece."""

    SETTLED = "settled"
    """It lies at a place where stock lies."""
    CARRIED = "carried"
    AT_EXIT = "at_exit"
    SILENT = "silent"
    """Unread for so long that it cannot be where it was."""
    SOLD = "sold"
    TAKEN_BACK = "taken_back"
    """Staff, or a return, say that it is stock again; where it is, an antenna tells."""


S, H = TagState, TagHappening

LIFE: dict[tuple[TagState, TagHappening], TagState] = {
    (S.UNKNOWN, H.SETTLED): S.PRESENT,
    (S.UNKNOWN, H.CARRIED): S.MOVING,
    (S.UNKNOWN, H.AT_EXIT): S.EXITING,
    (S.UNKNOWN, H.SOLD): S.SOLD,
    (S.PRESENT, H.SETTLED): S.PRESENT,
    (S.PRESENT, H.CARRIED): S.MOVING,
    (S.PRESENT, H.AT_EXIT): S.EXITING,
    (S.PRESENT, H.SILENT): S.MISSING,
    (S.PRESENT, H.SOLD): S.SOLD,
    (S.MOVING, H.SETTLED): S.PRESENT,
    (S.MOVING, H.CARRIED): S.MOVING,
    (S.MOVING, H.AT_EXIT): S.EXITING,
    (S.MOVING, H.SILENT): S.MISSING,
    (S.MOVING, H.SOLD): S.SOLD,
    (S.EXITING, H.SETTLED): S.PRESENT,
    (S.EXITING, H.CARRIED): S.MOVING,
    (S.EXITING, H.AT_EXIT): S.EXITING,
    (S.EXITING, H.SILENT): S.DEPARTED,
    (S.EXITING, H.SOLD): S.SOLD,
    (S.MISSING, H.SETTLED): S.PRESENT,
    (S.MISSING, H.CARRIED): S.MOVING,
    (S.MISSING, H.AT_EXIT): S.EXITING,
    (S.MISSING, H.SOLD): S.SOLD,
    (S.DEPARTED, H.SETTLED): S.PRESENT,
    (S.DEPARTED, H.CARRIED): S.MOVING,
    (S.DEPARTED, H.AT_EXIT): S.EXITING,
    (S.DEPARTED, H.SOLD): S.SOLD,
    (S.SOLD, H.SETTLED): S.RETURNED,
    (S.SOLD, H.TAKEN_BACK): S.MISSING,
    (S.RETURNED, H.SETTLED): S.RETURNED,
    (S.RETURNED, H.SILENT): S.SOLD,
    (S.RETURNED, H.SOLD): S.SOLD,
    (S.RETURNED, H.TAKEN_BACK): S.PRESENT,
}
"""Every legal step; what is not named changes nothing, such as a sold piece at the exit."""

IN_STORE = frozenset({S.PRESENT, S.MOVING, S.EXITING, S.RETURNED})
"""States in which an antenna has a piece before it."""
STOCK = frozenset({S.PRESENT, S.MOVING})
"""States that count as stock."""


def after(state: TagState, happening: TagHappening) -> TagState:
    """The state that follows; the same one where the table names no step."""
    return LIFE.get((state, happening), state)
