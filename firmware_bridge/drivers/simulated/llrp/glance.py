"""What an antenna of a simulated reader sees in one round."""

from __future__ import annotations

import random
from collections.abc import Callable

from firmware_bridge.codecs.llrp.reports import TagReport
from firmware_bridge.drivers.simulated.reader import RSSI_MEAN_CDBM, RSSI_SPREAD_CDBM
from firmware_bridge.drivers.simulated.troubles import Sight

_CDBM = 100
READS_MAX = 4


class Glance:
    """Looks at the tags before each antenna, with the eyes of `sight`; nothing while dead."""

    def __init__(
        self,
        tags: Callable[[], dict[int, list[str]]],
        seed: str,
        sight: Sight,
        is_dead: Callable[[], bool] = lambda: False,
    ) -> None:
        self._tags = tags
        self._random = random.Random(seed)  # noqa: S311  a simulation
        self._sight = sight
        self._is_dead = is_dead

    def __call__(self, antenna: int) -> list[TagReport]:
        """The tags that answered, in the order in which they did."""
        read = [] if self._is_dead() else self._sight.look(antenna, self._tags())
        return [
            TagReport(epc, rssi_dbm=self._rssi_dbm(), count=self._random.randint(1, READS_MAX))
            for epc in read
        ]

    def _rssi_dbm(self) -> int:
        return round(self._random.gauss(RSSI_MEAN_CDBM, RSSI_SPREAD_CDBM) / _CDBM)
