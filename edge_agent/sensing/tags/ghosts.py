"""Which reads are held back until they are believed. Pure.

A tag that the store does not know is believed once it was read in two different epochs within
`WITHIN_S`, strongly enough. Noise that happens to pass a tag's 16-bit checksum makes a number once
and not again; a piece that is carried past a far antenna is read weakly.
"""

from __future__ import annotations

from collections import OrderedDict

import msgspec

from edge_agent.sensing.tags.antenna import EPOCH_S, SAME_EPOCH, Antenna

WITHIN_S = 300.0
"""Some readers look only once a minute."""
READS_MIN = 2
WAITING_MAX = 300_000
"""So many unbelieved tags are remembered; the oldest give way, so that noise fills no memory."""


class Candidate(msgspec.Struct, gc=False):
    """A tag on trial before the antenna that reads it best."""

    antenna: Antenna
    power: float
    last_s: float
    first_s: float
    reads: int = 1


class Ghosts:
    """Keeps tags on trial."""

    def __init__(self, power_min: float) -> None:
        self._power_min = power_min
        self._waiting: OrderedDict[str, Candidate] = OrderedDict()
        self.held_back = 0
        """Tags that were given up without ever being believed."""

    def __len__(self) -> int:
        return len(self._waiting)

    def is_real(self, epc: str, antenna: Antenna, power: float, now_s: float) -> bool:
        """Take one read in; whether the tag is to be believed now."""
        if power < self._power_min:
            return False
        held = self._waiting.get(epc)
        if held is None or now_s - held.first_s > WITHIN_S:
            self._begin(epc, antenna, power, now_s)
            return False
        if held.antenna is not antenna:
            if power > held.power:
                held.antenna, held.power, held.last_s = antenna, power, now_s
            return False
        if now_s - held.last_s < SAME_EPOCH * EPOCH_S:
            return False
        antenna.note_round(now_s - held.last_s)
        held.last_s, held.reads = now_s, held.reads + 1
        if held.reads < READS_MIN:
            return False
        del self._waiting[epc]
        return True

    def _begin(self, epc: str, antenna: Antenna, power: float, now_s: float) -> None:
        if self._waiting.pop(epc, None) is not None:
            self.held_back += 1
        self._waiting[epc] = Candidate(antenna, power, now_s, now_s)
        while len(self._waiting) > WAITING_MAX:
            self._waiting.popitem(last=False)
            self.held_back += 1

    def tick(self, now_s: float) -> None:
        """Give up those whose time is over; the oldest stand first."""
        while self._waiting:
            epc, oldest = next(iter(self._waiting.items()))
            if now_s - oldest.first_s <= WITHIN_S:
                return
            del self._waiting[epc]
            self.held_back += 1
