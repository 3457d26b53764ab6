"""One antenna: what it has had the chance to read. Pure; times are monotonic seconds.

A piece can only be missed while its antenna looks. So silence is measured in epochs in which the
antenna was listened to, and an epoch in which it read far fewer pieces than it should (somebody
stands before the shelf) counts for less.
"""

from __future__ import annotations

from enum import StrEnum

EPOCH_S = 1.0
"""Within an epoch many reads of one piece count as one: a reader goes round its antennas in it."""
SAME_EPOCH = 0.5
"""Reads that are less than so many epochs apart count as one."""
SHADED_MIN = 0.12
"""However few pieces an antenna reads, an epoch counts for so much: a rack may be emptied."""
EXPECTED_MIN = 4.0
"""With fewer pieces than this expected an antenna cannot tell shade from goods that were taken."""
_NEW = 0.5
_GAP_NEW = 0.02


class Role(StrEnum):
    """What the pieces before an antenna are doing there."""

    SHELF = "shelf"
    BACK = "back"
    HOLD = "hold"
    FITTING = "fitting"
    PAD = "pad"
    EXIT = "exit"


STOCK_ROLES = frozenset({Role.SHELF, Role.BACK, Role.HOLD})


class Antenna:
    """A place as one antenna sees it. Mutable: one writer."""

    __slots__ = (
        "_hits",
        "_open_epoch",
        "_shade",
        "device",
        "epochs",
        "gap",
        "place",
        "present",
        "role",
    )

    def __init__(self, place: str, device: str, role: Role) -> None:
        self.place = place
        self.device = device
        self.role = role
        self.epochs = 0.0
        """Epochs that could have shown a piece, since the start."""
        self.present = 0
        """How many pieces are believed to lie before it."""
        self.gap = 1.4
        """Mean number of epochs from one read of a piece to the next."""
        self._hits = 0
        self._open_epoch = 0.0
        self._shade = 1.0

    def note_read(self, gap: float) -> None:
        """A piece that lies here was read again, `gap` epochs after the last time."""
        self._hits += 1
        self.gap += _GAP_NEW * (gap - self.gap)

    def listen(self, seconds: float) -> None:
        """The antenna was listened to for so long; call at least once an epoch."""
        passed = seconds / EPOCH_S
        self._open_epoch += passed
        if self._open_epoch >= 1.0:
            expected = self._open_epoch * self.present / max(1.0, self.gap)
            seen = 1.0 if expected < EXPECTED_MIN else min(1.0, self._hits / expected)
            self._shade += _NEW * (seen - self._shade)
            self._hits, self._open_epoch = 0, 0.0
        self.epochs += passed * max(SHADED_MIN, self._shade)
