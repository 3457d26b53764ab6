"""People on the simulated floor, at a stated rate and from a seeded random source."""

from __future__ import annotations

import random
import threading

from firmware_bridge.drivers.simulated.shelves import Floor
from storecore.logs import Log

log = Log(__name__)

PUT_BACK = 0.1
TWO_AT_ONCE = 0.25
RESTOCK_BELOW = 0.25


class Shoppers:
    """Each shopper takes one or two pieces from some place; one in ten puts one back instead, of
    which a share of `misplaced` ends up at another place.

    Staff bring new goods to the emptiest place once less than a quarter of its opening count is
    left, as often as one shopper in five comes.
    """

    def __init__(
        self, floor: Floor, shoppers_per_minute: float, seed: int, misplaced: float = 0.0
    ) -> None:
        self._floor = floor
        self._misplaced = misplaced
        self._rate = shoppers_per_minute
        self._random = random.Random(seed)  # noqa: S311  a simulation, not a secret
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="shoppers", daemon=True)

    def start(self) -> None:
        """Open the doors; with a rate of 0 nobody comes."""
        if self._rate > 0:
            self._thread.start()

    def stop(self) -> None:
        """Everybody leaves."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def one_comes(self) -> None:
        """What one shopper, and perhaps staff, does."""
        place = self._random.choice(self._floor.names())
        if self._random.random() < PUT_BACK:
            self._put_back(place)
        else:
            count = 2 if self._random.random() < TWO_AT_ONCE else 1
            taken = self._floor.take(place, count)
            log.debug("taken", place=place, count=taken)
        if self._random.random() < 0.2:
            self._restock_emptiest()

    def _put_back(self, place: str) -> None:
        to = self._random.choice(self._floor.names())
        if self._random.random() < self._misplaced and to != place:
            log.debug("misplaced", place=place, to=to, done=self._floor.misplace(place, to))
        else:
            self._floor.put(place)
            log.debug("put_back", place=place)

    def _restock_emptiest(self) -> None:
        self._floor.tidy()

        def left(place: str) -> float:
            return self._floor.count(place) / max(1, self._floor.opening_count(place))

        emptiest = min(self._floor.names(), key=left)
        if left(emptiest) < RESTOCK_BELOW:
            log.info("restocked", place=emptiest, count=self._floor.restock(emptiest))

    def _serve(self) -> None:
        while not self._stopping.wait(self._random.expovariate(self._rate / 60)):
            self.one_comes()
