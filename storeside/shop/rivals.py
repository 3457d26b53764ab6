"""Other ways to know where tags are, on the same reads: one interface, ours among them.

The EdgeX and Intel RSP rules are written from their documentation: smoothing over the last 20 reads
of each antenna (EdgeX in dBm, RSP in milliwatts), two reads before another antenna counts, and an
offset that falls with the time since the old antenna read the tag. RSP's is its garment profile.
"""

from __future__ import annotations

import math
from collections import Counter, deque

from storeside.shop.floor import EXIT, PAD

Change = tuple[str, str, str]
"""A tag left a place (empty: nowhere) for another (empty: gone)."""


class Rule:
    """Where each tag is by some rule, and how many pieces of each item that makes."""

    name = ""
    has_places = True

    def __init__(self) -> None:
        self.place: dict[str, str] = {}
        self.sku: dict[str, str] = {}
        self.there: Counter[tuple[str, str]] = Counter()
        self.changes: list[Change] = []
        self.books: Counter[str] = Counter()

    def read(self, epc: str, sku: str, place: str, dbm: float, now_s: float) -> None:
        """One read."""

    def tick(self, now_s: float) -> None:
        """Time has passed."""

    def sold(self, sku: str, epc: str, now_s: float) -> None:
        """A piece was paid for; `epc` is empty where its tag was not told."""
        self.books[sku] -= 1
        if epc:
            self.go(epc, "")

    def received(self, sku: str, pieces: int, now_s: float) -> None:
        """Papers say that so many came."""
        self.books[sku] += pieces

    def counted(self, sku: str, pieces: int, now_s: float) -> None:
        """Somebody counted."""
        self.books[sku] = pieces

    def on_hand(self, sku: str) -> int:
        """How many pieces the rule believes to be in the store."""
        return self.books[sku]

    def shows(self, shelf: str, sku: str) -> int:
        """How many pieces of an item the rule shows on a shelf."""
        return self.there[shelf, sku]

    def doubts(self, sku: str) -> bool:
        """Whether the rule would have the item counted."""
        return self.on_hand(sku) < self.books[sku]

    def go(self, epc: str, place: str) -> None:
        """A tag is elsewhere from now on."""
        left = self.place.get(epc, "")
        if left == place:
            return
        sku = self.sku.get(epc, "")
        self.there[left, sku] -= 1
        if place:
            self.place[epc] = place
            self.there[place, sku] += 1
        else:
            self.place.pop(epc, None)
        self.changes.append((epc, left, place))


class PerpetualInventory(Rule):
    """Receipts less sales; no sensor at all."""

    name = "perpetual inventory alone"
    has_places = False


class LastRead(Rule):
    """A tag is where it was read last, and gone when unread for ten minutes."""

    name = "last read"
    gone_s = 600.0

    def __init__(self, round_s: float) -> None:
        super().__init__()
        self._read_s: dict[str, float] = {}
        self._gone_s = max(self.gone_s, 2 * round_s)
        self._look_s = 0.0

    def read(self, epc: str, sku: str, place: str, dbm: float, now_s: float) -> None:
        """The newest read says where it is."""
        self.sku[epc] = sku
        self._read_s[epc] = now_s
        self.go(epc, place)

    def tick(self, now_s: float) -> None:
        """Let go of what was not read."""
        if now_s < self._look_s:
            return
        self._look_s = now_s + 5.0
        for epc in [e for e in self.place if now_s - self._read_s[e] >= self._gone_s]:
            self.go(epc, "")

    def on_hand(self, sku: str) -> int:
        """Every tag that is somewhere."""
        return self._all[sku]

    def go(self, epc: str, place: str) -> None:
        """Keep the count of each item beside the places."""
        had, has = epc in self.place, bool(place)
        super().go(epc, place)
        if had != has and epc in self.sku:
            self._all[self.sku[epc]] += 1 if has else -1

    @property
    def _all(self) -> Counter[str]:
        return self.__dict__.setdefault("all", Counter())  # type: ignore[no-any-return]


class _Smoothed(LastRead):
    """Twenty reads of each antenna, and an offset that a new place must beat."""

    def __init__(self, round_s: float) -> None:
        super().__init__(round_s)
        self._powers: dict[str, dict[str, deque[float]]] = {}
        self._home_read_s: dict[str, float] = {}

    def read(self, epc: str, sku: str, place: str, dbm: float, now_s: float) -> None:
        """The place changes only where its mean beats the old one's by the offset."""
        self.sku[epc] = sku
        powers = self._powers.setdefault(epc, {})
        seen = powers.setdefault(place, deque(maxlen=20))
        seen.append(self.value(dbm))
        self._read_s[epc] = now_s
        home = self.place.get(epc, "")
        if home == place:
            self._home_read_s[epc] = now_s
        elif not home or (
            len(seen) >= 2
            and self.decibel(seen)
            > self.decibel(powers[home]) + self.offset_db(now_s - self._home_read_s[epc])
        ):
            self._home_read_s[epc] = now_s
            self.go(epc, place)

    def go(self, epc: str, place: str) -> None:
        """A tag that has gone begins anew."""
        super().go(epc, place)
        if not place:
            self._powers.pop(epc, None)

    def value(self, dbm: float) -> float:
        """What is averaged."""
        return dbm

    def decibel(self, seen: deque[float]) -> float:
        """The mean of the last reads in dBm."""
        return sum(seen) / len(seen)

    def offset_db(self, unread_s: float) -> float:
        """How much stronger another place must be."""
        return min(6.0, -0.008 * 1000 * unread_s + 10.0)


class EdgeX(_Smoothed):
    """The rule of EdgeX's RFID inventory service; departed after 600 s unread."""

    name = "EdgeX rule"


class Rsp(_Smoothed):
    """The rule of Intel's RSP, garment profile: departs by the exit (30 s unread) or by a sale."""

    name = "RSP rule"

    def value(self, dbm: float) -> float:
        """Milliwatts."""
        return float(10 ** (dbm / 10))

    def decibel(self, seen: deque[float]) -> float:
        """The mean power in dBm."""
        return 10 * math.log10(sum(seen) / len(seen))

    def offset_db(self, unread_s: float) -> float:
        """A hold-off of 60 s, then half a decibel a second."""
        return min(6.0, 6.0 - 0.0005 * (1000 * unread_s - 60_000))

    def read(self, epc: str, sku: str, place: str, dbm: float, now_s: float) -> None:
        """A reader at the point of sale never makes a tag appear."""
        if place == PAD and epc not in self.place:
            return
        super().read(epc, sku, place, dbm, now_s)

    def tick(self, now_s: float) -> None:
        """Only what was at the exit leaves by being unread."""
        if now_s < self._look_s:
            return
        self._look_s = now_s + 5.0
        leaving = [e for e, place in self.place.items() if place == EXIT]
        for epc in leaving:
            if now_s - self._read_s[epc] >= 30.0:
                self.go(epc, "")
