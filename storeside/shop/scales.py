"""Goods on scales in the simulated shop: lifts, thefts, refills, drift and noise."""

from __future__ import annotations

import random
from collections import Counter

from edge_agent.belief.item import ItemBelief, Rules, later, paid, received, sees, whole
from edge_agent.belief.spread import exactly
from edge_agent.sensing.scales.goods import Good
from edge_agent.sensing.scales.shelf import ShelfWeight, first_rest, next_rest
from storeside.shop.rates import DAY_S, Rates

TOLERANCE_PERCENT = 20
NIGHT_MS = 86_400_000 - round(DAY_S * 1000)
LIFTS_PER_DAY = 14
APART = ((95.0, 330.0), (120.0, 500.0), (250.0, 330.0), (330.0, 750.0))
ALIKE = ((500.0, 500.0), (250.0, 500.0), (330.0, 1000.0))
"""Weights of goods that share a scale; of the latter one piece weighs about what some of the other
do."""


class _Scale:
    """One scale and what really lies on it; what is behind it in the back room, too."""

    def __init__(self, goods: list[Good], dice: random.Random) -> None:
        self.goods = goods
        self.pieces: dict[str, list[float]] = {
            good.sku: [dice.gauss(good.unit_g, good.sd_g) for _ in range(dice.randint(6, 14))]
            for good in goods
        }
        self.back = {good.sku: dice.randint(4, 20) for good in goods}
        self.drift_g = 0.0
        self.held: ShelfWeight | None = None

    def load_g(self) -> float:
        return self.drift_g + sum(sum(pieces) for pieces in self.pieces.values())


class Figures:
    """How often pieces on a scale were told right, left open or told wrong, and numbers at
    closing."""

    def __init__(self) -> None:
        self.looks = self.right = self.open = self.wrong = 0
        self.items = self.exact = self.within_one = self.books_exact = 0


class ScaleShop:
    """Scales, one in four shared by two goods, half of those alike. Figures are taken at each rest
    and each closing."""

    def __init__(self, count: int, seed: int, rates: Rates) -> None:
        self._dice = random.Random(f"scales {seed}")  # noqa: S311  a simulation
        self._rates = rates
        self._scales: list[_Scale] = []
        number = 0
        for place in range(count):
            goods = []
            for unit_g in self._units(place):
                goods.append(Good(f"jar-{number}", unit_g, unit_g * rates.unit_sd_percent / 100))
                number += 1
            self._scales.append(_Scale(goods, self._dice))
        self.moves = 0
        self.alone, self.apart, self.alike = Figures(), Figures(), Figures()
        self._now_ms = 1_000_000_000_000
        self._books: Counter[str] = Counter()
        self._beliefs: dict[str, ItemBelief] = {}
        for scale in self._scales:
            self._first(scale)

    def days(self, count: int) -> None:
        """Whole days of lifts, sales, thefts and refills."""
        for _ in range(count):
            happenings = len(self._scales) * LIFTS_PER_DAY
            for _ in range(happenings):
                self._now_ms += round(DAY_S * 1000 / happenings)
                self._creep(DAY_S / happenings)
                self._happen(self._dice.choice(self._scales))
            self._now_ms += NIGHT_MS
            self._close()

    def _units(self, place: int) -> tuple[float, ...]:
        if place % 4:
            return (float(self._dice.choice((95, 120, 250, 330, 500, 750, 1000))),)
        return self._dice.choice(APART if place % 8 else ALIKE)

    def _first(self, scale: _Scale) -> None:
        grams = scale.load_g()
        scale.held = first_rest(scale.goods, grams, TOLERANCE_PERCENT)
        if not scale.held.known:  # staff say what they put there
            counts = {sku: len(pieces) for sku, pieces in scale.pieces.items()}
            scale.held = ShelfWeight(counts, grams)
        for good in scale.goods:
            total = len(scale.pieces[good.sku]) + scale.back[good.sku]
            self._books[good.sku] = total
            item = ItemBelief(rest=exactly(total), at_ms=self._now_ms)
            self._beliefs[good.sku] = sees(
                item, scale.held.pieces[good.sku], self._now_ms, by_tag=False
            )

    def _creep(self, seconds: float) -> None:
        step_g = self._rates.scale_drift_g_per_h * seconds / 3600
        for scale in self._scales:
            scale.drift_g += self._dice.uniform(-2 * step_g, 2 * step_g)

    def _happen(self, scale: _Scale) -> None:
        good = self._dice.choice(scale.goods)
        there = scale.pieces[good.sku]
        if len(there) < 4 and scale.back[good.sku]:
            taken = min(scale.back[good.sku], 14 - len(there))
            scale.back[good.sku] -= taken
            there += [self._dice.gauss(good.unit_g, good.sd_g) for _ in range(taken)]
            self._rest(scale)
            self._receive(good, scale)
            return
        if not there:
            return
        count = min(len(there), self._dice.choice((1, 1, 1, 2)))
        lifted = [there.pop() for _ in range(count)]
        self._rest(scale)
        stolen = self._rates.loss_per_month / 30 * 25 / LIFTS_PER_DAY
        chance = self._dice.random()
        if chance < 0.2:
            there += lifted
            self._rest(scale)
        elif chance > stolen + 0.2:
            self._books[good.sku] -= count
            self._follow(good.sku)
            self._beliefs[good.sku] = paid(self._beliefs[good.sku], count, self._now_ms)

    def _receive(self, good: Good, scale: _Scale) -> None:
        if scale.back[good.sku] < 4:
            scale.back[good.sku] += 20
            self._books[good.sku] += 20
            self._follow(good.sku)
            self._beliefs[good.sku] = received(self._beliefs[good.sku], 20)

    def _rest(self, scale: _Scale) -> None:
        assert scale.held is not None
        self.moves += 1
        grams = round(scale.load_g() + self._dice.gauss(0, self._rates.scale_noise_g))
        scale.held = next_rest(scale.held, scale.goods, grams, TOLERANCE_PERCENT)
        figures = self._figures(scale)
        for good in scale.goods:
            told = scale.held.pieces.get(good.sku)
            seen = self._beliefs[good.sku].seen if told is None else told
            figures.looks += 1
            if scale.held.open_g or told is None:
                figures.open += 1
            elif seen == len(scale.pieces[good.sku]):
                figures.right += 1
            else:
                figures.wrong += 1
            self._follow(good.sku)
            belief = self._beliefs[good.sku]
            if seen != belief.seen:
                self._beliefs[good.sku] = sees(belief, seen, self._now_ms, by_tag=False)

    def _follow(self, sku: str) -> None:
        self._beliefs[sku] = later(self._beliefs[sku], self._now_ms, 0.0, Rules())

    def _close(self) -> None:
        for scale in self._scales:
            for good in scale.goods:
                self._follow(good.sku)
                truth = len(scale.pieces[good.sku]) + scale.back[good.sku]
                off = abs(whole(self._beliefs[good.sku]).likeliest - truth)
                figures = self._figures(scale)
                figures.items += 1
                figures.exact += off == 0
                figures.within_one += off <= 1
                figures.books_exact += self._books[good.sku] == truth

    def _figures(self, scale: _Scale) -> Figures:
        if len(scale.goods) == 1:
            return self.alone
        return self.apart if tuple(good.unit_g for good in scale.goods) in APART else self.alike
