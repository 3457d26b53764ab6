"""What people do in the simulated shop, as a queue of happenings."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable
from itertools import count

from storeside.shop.floor import BACK, EXIT, FITTING, GONE, HANDS, PAD, Floor, Good, Piece
from storeside.shop.rates import DAY_S, Rates


class Till:
    """What the till and the goods-in tell the systems; the measured ones listen."""

    def sold(self, piece: Piece, *, by_tag: bool, now_s: float) -> None:
        """A piece was paid for."""

    def received(self, good: Good, pieces: int, now_s: float) -> None:
        """Papers say that so many came."""


class People:
    """Shoppers, staff and thieves. `run_until` lets everything happen that is due."""

    def __init__(self, floor: Floor, till: Till, seed: int, rates: Rates) -> None:
        self._floor = floor
        self._till = till
        self._rates = rates
        self._dice = random.Random(f"people {seed}")  # noqa: S311  a simulation
        self._due: list[tuple[float, int, Callable[[float], None]]] = []
        self._numbers = count()
        self.shaded: dict[str, float] = {}
        """Until when somebody stands before each rack."""
        self.stolen = 0
        self._refilling: set[str] = set()
        for good in floor.goods:
            self._in(self._next(rates.browse_per_item_hour * good.popularity), self._browse, good)
            self._in(self._next(rates.picks_per_item_hour * good.popularity), self._pick, good)
            self._in(self._between((0.0, DAY_S * rates.delivery_days)), self._deliver, good)
        self._in(self._theft_s(), self._steal, None)

    def run_until(self, now_s: float) -> None:
        """Everything up to now."""
        while self._due and self._due[0][0] <= now_s:
            at_s, _, what = heapq.heappop(self._due)
            what(at_s)

    def at(self, now_s: float, what: Callable[[float], None]) -> None:
        """Something happens then."""
        heapq.heappush(self._due, (now_s, next(self._numbers), what))

    def _in(
        self, at_s: float, what: Callable[[float, Good | None], None], good: Good | None
    ) -> None:
        self.at(at_s, lambda now_s: what(now_s, good))

    def _browse(self, now_s: float, good: Good | None) -> None:
        assert good is not None
        self.shaded[good.shelf] = now_s + self._between(self._rates.browse_s)
        wait_s = self._next(self._rates.browse_per_item_hour * good.popularity)
        self._in(now_s + wait_s, self._browse, good)

    def _pick(self, now_s: float, good: Good | None) -> None:
        assert good is not None
        there = self._floor.of(good.shelf, good.sku)
        if there:
            self._carry(self._dice.choice(there), good, now_s)
        wait_s = self._next(self._rates.picks_per_item_hour * good.popularity)
        self._in(now_s + wait_s, self._pick, good)
        self.at(now_s + 1.0, lambda at_s: self._refill_soon(good, at_s))

    def _carry(self, piece: Piece, good: Good, now_s: float) -> None:
        rates, chance = self._rates, self._dice.random
        self._floor.move(piece, HANDS, now_s)
        until_s = now_s + self._between(rates.carried_s)
        if chance() < rates.tried_on:
            self.at(now_s + 30.0, lambda at_s: self._floor.move(piece, FITTING, at_s))
            until_s += 240.0
        if chance() < rates.bought:
            self.at(until_s, lambda at_s: self._buy(piece, at_s))
        elif chance() < rates.misplaced / (1 - rates.bought):
            other = self._dice.choice(self._floor.goods).shelf
            self.at(until_s, lambda at_s: self._misplace(piece, other, good, at_s))
        else:
            self.at(until_s, lambda at_s: self._floor.move(piece, good.shelf, at_s))

    def _buy(self, piece: Piece, now_s: float) -> None:
        self._floor.move(piece, PAD, now_s)

        def pay(at_s: float) -> None:
            by_tag = self._dice.random() < self._rates.sold_by_tag and piece.share > 0
            self._till.sold(piece, by_tag=by_tag, now_s=at_s)
            self._floor.move(piece, HANDS, at_s)

        self.at(now_s + 20.0, pay)
        self.at(now_s + 40.0, lambda at_s: self._floor.move(piece, EXIT, at_s))
        self.at(now_s + 45.0, lambda at_s: self._floor.move(piece, GONE, at_s))

    def _misplace(self, piece: Piece, shelf: str, good: Good, now_s: float) -> None:
        self._floor.move(piece, shelf, now_s)
        tidied_s = now_s + self._between(self._rates.tidy_s)

        def tidy(at_s: float) -> None:
            if piece.place == shelf:
                self._floor.move(piece, good.shelf, at_s)

        self.at(tidied_s, tidy)

    def _steal(self, now_s: float, _: Good | None) -> None:
        self._in(now_s + self._theft_s(), self._steal, None)
        shelved = [p for p in self._floor.pieces.values() if p.place in self._floor.by_shelf]
        if not shelved:
            return
        piece = self._dice.choice(shelved)
        self.stolen += 1
        self._floor.move(piece, HANDS, now_s)
        leaves_s = now_s + self._between(self._rates.carried_s)
        if self._dice.random() < self._rates.loss_by_the_door:
            self.at(leaves_s - 6.0, lambda at_s: self._floor.move(piece, EXIT, at_s))
        self.at(leaves_s, lambda at_s: self._floor.move(piece, GONE, at_s))
        good = self._floor.by_sku[piece.sku]
        self.at(now_s + 1.0, lambda at_s: self._refill_soon(good, at_s))

    def _refill_soon(self, good: Good, now_s: float) -> None:
        low = len(self._floor.of(good.shelf, good.sku)) < good.minimum
        if low and good.sku not in self._refilling:
            self._refilling.add(good.sku)
            self.at(
                now_s + self._between(self._rates.restock_s), lambda at_s: self._refill(good, at_s)
            )

    def _refill(self, good: Good, now_s: float) -> None:
        self._refilling.discard(good.sku)
        missing = good.target - len(self._floor.of(good.shelf, good.sku))
        for piece in self._floor.of(BACK, good.sku)[: max(0, missing)]:
            self._floor.move(piece, good.shelf, now_s)

    def _deliver(self, now_s: float, good: Good | None) -> None:
        assert good is not None
        self._in(now_s + DAY_S * self._rates.delivery_days, self._deliver, good)
        held = len(self._floor.of(good.shelf, good.sku)) + len(self._floor.of(BACK, good.sku))
        pieces = good.target + 4 - held
        if pieces <= 0:
            return
        short = sum(self._dice.random() < self._rates.delivery_off for _ in range(pieces))
        self._till.received(good, pieces, now_s)
        self._floor.make(good, pieces - short, BACK)
        self.at(now_s + 600.0, lambda at_s: self._refill_soon(good, at_s))

    def _theft_s(self) -> float:
        per_day = max(1, len(self._floor.pieces)) * self._rates.loss_per_month / 30
        return self._dice.expovariate(per_day / DAY_S)

    def _next(self, per_hour: float) -> float:
        return self._dice.expovariate(per_hour / 3600.0)

    def _between(self, ends: tuple[float, float]) -> float:
        return self._dice.uniform(*ends)
