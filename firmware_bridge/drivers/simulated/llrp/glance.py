"""What an antenna of a simulated reader sees in one round."""

from __future__ import annotations

import random
from collections.abc import Callable

from firmware_bridge.codecs.llrp.reports import TagReport
from firmware_bridge.drivers.simulated.reader import MISSED, RSSI_MEAN_CDBM, RSSI_SPREAD_CDBM

_CDBM = 100
READS_MAX = 4


class Glance:
    """Looks at the tags before each antenna; about one in ten is missed, seeded."""

    def __init__(self, tags: Callable[[], dict[int, list[str]]], seed: str) -> None:
        self._tags = tags
        self._random = random.Random(seed)  # noqa: S311  a simulation

    def __call__(self, antenna: int) -> list[TagReport]:
        """The tags that answered, in the order in which they did."""
        epcs = self._tags().get(antenna, [])
        read = [epc for epc in epcs if self._random.random() >= MISSED]
        self._random.shuffle(read)
        return [
            TagReport(epc, rssi_dbm=self._rssi_dbm(), count=self._random.randint(1, READS_MAX))
            for epc in read
        ]

    def _rssi_dbm(self) -> int:
        return round(self._random.gauss(RSSI_MEAN_CDBM, RSSI_SPREAD_CDBM) / _CDBM)
