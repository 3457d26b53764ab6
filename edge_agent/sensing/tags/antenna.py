"""One antenna: what it has had the chance to read. Pure; times are monotonic seconds.

A piece can only be missed while its antenna looks. So silence is measured in epochs in which the
antenna was listened to, and an epoch in which it read far fewer pieces than it should (somebody
stands before the shelf) counts for less.
"""

from __future__ import annotations

from enum import StrEnum

EPOCH_S = 1.0
"""An epoch is one round of a reader over its antennas, and at least so long: within it many reads
of one piece count as one. How long a round takes is learned from the gaps between reads."""
ROUND_S_MAX = 600.0
SAME_EPOCH = 0.5
"""Reads that are less than so many epochs apart count as one."""
SOON = 0.15
"""Reads of one piece that are closer together, in epochs, belong to one look of the reader."""
SHADED_MIN = 0.35
"""However few pieces an antenna reads, an epoch counts for so much: a rack may be emptied."""
EXPECTED_MIN = 2.5
"""With fewer pieces than this expected an antenna cannot tell shade from goods that were taken."""
_NEW = 0.5
_GAP_NEW = 0.02
_ROUND_NEW = 0.05
_ROUND_LONGER = 0.01
_ROUND_SOON = 0.01
_FIRST_READS = 20


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
        "_hint_s",
        "_hits",
        "_hushed",
        "_lying",
        "_open_epoch",
        "_quiet",
        "_reads",
        "_shade",
        "device",
        "epochs",
        "gap",
        "place",
        "present",
        "role",
        "round_s",
    )

    def __init__(self, place: str, device: str, role: Role) -> None:
        self.place = place
        self.device = device
        self.role = role
        self.epochs = 0.0
        """Epochs that could have shown a piece, since the start."""
        self.present = 0
        """How many pieces are believed to lie before it."""
        self._quiet = 0
        self._lying: dict[str, int] = {}
        self._hushed: dict[str, int] = {}
        self.gap = 1.4
        """Mean number of epochs from one read of a piece to the next."""
        self.round_s = EPOCH_S
        """How long a round takes: most gaps between reads of a piece are as long."""
        self._hint_s = ROUND_S_MAX
        self._hits = 0
        self._reads = 0
        self._open_epoch = 0.0
        self._shade = 1.0

    def lies(self, sku: str, change: int) -> None:
        """A piece of an item is believed to lie here now, or no longer."""
        self.present += change
        self._lying[sku] = self._lying.get(sku, 0) + change

    def hush(self, sku: str, change: int) -> None:
        """A piece has been silent for so long that an empty place is believed; or is heard."""
        self._hushed[sku] = self._hushed.get(sku, 0) + change
        self._quiet += change

    def is_hushed(self, sku: str) -> bool:
        """Whether every piece of an item that should lie here has fallen silent."""
        return 0 < self._lying.get(sku, 0) <= self._hushed.get(sku, 0)

    def empty(self) -> None:
        """Nothing lies here: its tags are about to be taken up anew."""
        self.present, self._quiet, self._lying, self._hushed = 0, 0, {}, {}

    def note_round(self, gap_s: float) -> None:
        """A piece that is new here was read twice, so long apart: a first idea of a round."""
        if self._reads < _FIRST_READS:
            shortest_s = min(self._hint_s, gap_s)
            self._hint_s = shortest_s
            self.round_s = min(ROUND_S_MAX, max(EPOCH_S, shortest_s))

    def note_read(self, gap: float) -> None:
        """A piece that lies here was read again, `gap` epochs after the last time."""
        self._hits += 1
        self._reads += 1
        self.gap += _GAP_NEW * (max(1.0, gap) - self.gap)
        # A gap of about one epoch tells how long it is, a longer one that reads were missed.
        share = max(_ROUND_NEW if gap < 1.5 else _ROUND_LONGER, 0.5 / self._reads)
        self.round_s += share * self.round_s * (min(gap, 2.0) - 1.0)
        self.round_s = min(ROUND_S_MAX, max(EPOCH_S, self.round_s))

    def note_soon(self) -> None:
        """A piece was read again well within a round: rounds may be shorter than was thought."""
        self.round_s = max(EPOCH_S, self.round_s * (1.0 - _ROUND_SOON))

    def listen(self, seconds: float) -> None:
        """The antenna was listened to for so long; call at least once an epoch."""
        passed = seconds / self.round_s
        self._open_epoch += passed
        if self._open_epoch >= 1.0:
            # What has been silent for long says nothing of what stands between now.
            expected = (self.present - self._quiet) / max(1.0, self.gap)
            hits = self._hits / self._open_epoch
            seen = 1.0 if expected < EXPECTED_MIN else min(1.0, hits / expected)
            self._shade += _NEW * (seen - self._shade)
            self._hits, self._open_epoch = 0, 0.0
        self.epochs += passed * max(SHADED_MIN, self._shade)
