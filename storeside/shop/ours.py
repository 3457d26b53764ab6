"""The shipping rules on the simulated reads: tag tracker and belief, with nothing around them."""

from __future__ import annotations

from collections import Counter

from edge_agent.belief.doubts import phantom
from edge_agent.belief.item import (
    ItemBelief,
    Rules,
    counted,
    gone,
    later,
    paid,
    received,
    sees,
    whole,
)
from edge_agent.belief.seen import STOCK_STATES
from edge_agent.belief.spread import exactly
from edge_agent.belief.trade import Trade, sold_lines
from edge_agent.sensing.tags.antenna import Antenna, Role
from edge_agent.sensing.tags.life import TagState
from edge_agent.sensing.tags.profiles import GARMENT
from edge_agent.sensing.tags.tracker import TagRules, TagStep, Tracker
from storeside.shop.floor import BACK, EXIT, FITTING, PAD
from storeside.shop.rates import DAY_S
from storeside.shop.rivals import Rule

_ROLES = {BACK: Role.BACK, FITTING: Role.FITTING, PAD: Role.PAD, EXIT: Role.EXIT}
_NIGHT_MS = 86_400_000 - round(DAY_S * 1000)


class Ours(Rule):
    """Everything that a store's edge agent would make of the same reads."""

    name = "Storeside"

    def __init__(self, round_s: float) -> None:
        super().__init__()
        rules = TagRules(
            profile=GARMENT, gone_after_s=8.0, power_min=10**-7.8, was_sold=lambda _: False
        )
        self.tracker = Tracker(rules)
        self._antennas: dict[str, Antenna] = {}
        self._round_s = round_s
        self._ticked_s = 0.0
        self.seen: Counter[str] = Counter()
        self.items: dict[str, ItemBelief] = {}
        self._trade = Trade()
        self._rules = Rules()

    def read(self, epc: str, sku: str, place: str, dbm: float, now_s: float) -> None:
        """One read."""
        step = self.tracker.read(epc, sku, self._antenna(place), 10 ** (dbm / 10), now_s)
        if step is not None:
            self._take(step, now_s)

    def tick(self, now_s: float) -> None:
        """Silence lasts; a day's items are looked at once an hour."""
        for antenna in self._antennas.values():
            antenna.listen(now_s - self._ticked_s)
        if int(now_s / 1800) != int(self._ticked_s / 1800):
            for sku in self.items:
                self._follow(sku, now_s)
        self._ticked_s = now_s
        for step in self.tracker.due(now_s):
            self._take(step, now_s)

    def sold(self, sku: str, epc: str, now_s: float) -> None:
        """First the books, then the tag, as the edge does it."""
        self.books[sku] -= 1
        self.items[sku] = paid(self._follow(sku, now_s), 1, _wall_ms(now_s))
        self._trade = sold_lines(self._trade, 1, _wall_ms(now_s))
        step = self.tracker.sell(epc, now_s) if epc else None
        if step is not None:
            self._take(step, now_s)

    def received(self, sku: str, pieces: int, now_s: float) -> None:
        """A delivery."""
        self.books[sku] += pieces
        self.items[sku] = received(self._follow(sku, now_s), pieces)

    def counted(self, sku: str, pieces: int, now_s: float) -> None:
        """A count."""
        self.books[sku] = pieces
        self.items[sku] = counted(self._follow(sku, now_s), pieces, _wall_ms(now_s))

    def on_hand(self, sku: str) -> int:
        """The likeliest number."""
        return whole(self.items[sku]).likeliest

    def shows(self, shelf: str, sku: str) -> int:
        """None of an item whose pieces there have all fallen silent."""
        antenna = self._antennas.get(shelf)
        return 0 if antenna is not None and antenna.is_hushed(sku) else self.there[shelf, sku]

    def doubts(self, sku: str) -> bool:
        """Whether a count would be asked for."""
        return phantom(self.items[sku], self.books[sku]) is not None

    def _take(self, step: TagStep, now_s: float) -> None:
        had, has = step.before in STOCK_STATES, step.state in STOCK_STATES
        self.sku[step.epc] = step.sku
        self.go(step.epc, step.at.place if step.at is not None else "")
        if had == has:
            return
        self.seen[step.sku] += 1 if has else -1
        item = self._follow(step.sku, now_s)
        item = sees(item, self.seen[step.sku], _wall_ms(now_s), by_tag=True)
        self.items[step.sku] = gone(item) if step.state is TagState.DEPARTED else item

    def _follow(self, sku: str, now_s: float) -> ItemBelief:
        held = self.items.get(sku) or ItemBelief(rest=exactly(self.books[sku]))
        item = later(held, _wall_ms(now_s), self._trade.days, self._rules)
        self.items[sku] = item
        return item

    def _antenna(self, place: str) -> Antenna:
        antenna = self._antennas.get(place)
        if antenna is None:
            antenna = self._antennas[place] = Antenna(
                place, "reader", _ROLES.get(place, Role.SHELF)
            )
        return antenna


def _wall_ms(now_s: float) -> int:
    """Wall time: after each day of open hours comes a night."""
    return 1_000_000_000_000 + round(now_s * 1000) + int(now_s / DAY_S) * _NIGHT_MS
