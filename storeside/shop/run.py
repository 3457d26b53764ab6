"""Runs the simulated shop with all rules on the same reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from storeside.shop.floor import BACK, GONE, Floor, Good, Piece
from storeside.shop.judge import Judge
from storeside.shop.ours import Ours
from storeside.shop.people import People, Till
from storeside.shop.rates import DAY_S, Rates
from storeside.shop.rivals import EdgeX, LastRead, PerpetualInventory, Rsp, Rule


class Systems(Till):
    """Tells every rule what the till and the goods-in say."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules

    def sold(self, piece: Piece, *, by_tag: bool, now_s: float) -> None:
        """A piece was paid for."""
        for rule in self._rules:
            rule.sold(piece.sku, piece.epc if by_tag else "", now_s)

    def received(self, good: Good, pieces: int, now_s: float) -> None:
        """Papers say that so many came."""
        for rule in self._rules:
            rule.received(good.sku, pieces, now_s)


class Shop:
    """One run: `goods` items, a round of all readers each `round_s`."""

    def __init__(self, *, goods: int, round_s: float, seed: int, rates: Rates) -> None:
        self.floor = Floor(goods, seed, rates)
        self.rules: list[Rule] = [
            Ours(round_s),
            EdgeX(round_s),
            Rsp(round_s),
            LastRead(round_s),
            PerpetualInventory(),
        ]
        self.judge = Judge(self.floor, self.rules)
        self.people = People(self.floor, Systems(self.rules), seed, rates)
        self._round_s = round_s
        self._rates = rates
        self.now_s = 0.0
        self._ghosts = 0
        self._planted: Counter[str] = Counter()
        for sku, pieces in self.floor.on_hand().items():
            for rule in self.rules:
                rule.counted(sku, pieces, 0.0)  # the store was counted before the first day

    def run(self, hours: float) -> None:
        """Let so many open hours pass."""
        until_s = self.now_s + hours * 3600
        while self.now_s < until_s:
            self.now_s += self._round_s
            self.people.run_until(self.now_s)
            self._look()

    def days(self, count: int, planted_per_day: int) -> None:
        """Whole days, each with phantoms planted in the morning and a closing; before them one in
        which the sensors get to know the store."""
        self.run(DAY_S / 3600)
        for _ in range(count):
            self._plant(planted_per_day)
            self.run(DAY_S / 3600)
            self.judge.day()
            for score in self.judge.scores:
                score.planted += sum(self._planted.values())
                self.judge.count(score, self._planted, self.now_s)
            self._planted.clear()

    def _look(self) -> None:
        now_s, dice = self.now_s, self.floor.dice
        rules = self.rules
        for piece, place, dbm in self.floor.reads(self.people.shaded, now_s):
            for rule in rules:
                rule.read(piece.epc, piece.sku, place, dbm, now_s)
        if dice.random() < self._rates.ghost_per_round:
            self._ghosts += 1
            good = dice.choice(self.floor.goods)
            for rule in rules:
                rule.read(f"{good.sku}#ghost{self._ghosts}", good.sku, good.shelf, -60.0, now_s)
        for rule in rules:
            rule.tick(now_s)
        self.judge.round(now_s, self._round_s)

    def _plant(self, count: int) -> None:
        """Everything of an item vanishes, and the books do not know."""
        for good in self.floor.dice.sample(self.floor.goods, count):
            pieces = [
                piece for place in (good.shelf, BACK) for piece in self.floor.of(place, good.sku)
            ]
            if not pieces:
                continue
            for piece in pieces:
                self.floor.move(piece, GONE, self.now_s)
            self._planted[good.sku] += 1
