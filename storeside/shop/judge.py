"""Holds what each rule says against what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from storeside.shop.floor import HANDS, Floor, Good
from storeside.shop.rivals import Rule

NEVER = float("inf")
TRANSIT_S = 5.0
"""A piece that has just been put down may still be told elsewhere."""


class Score:
    """What one rule got right and wrong."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.false_moves = 0
        self.false_departures = 0
        self.moves_s: list[float] = []
        self.departures_s: list[float] = []
        self.empties_s: list[float] = []
        self.false_empties = 0
        self.items = 0
        self.exact = 0
        self.within_one = 0
        self.planted = 0
        self.found = 0
        self.counts = 0
        self.wasted = 0


class Judge:
    """Looks after every round and at the end of each day."""

    def __init__(self, floor: Floor, rules: Sequence[Rule]) -> None:
        self._floor = floor
        self.scores = [Score(rule) for rule in rules]
        self.placed = [score for score in self.scores if score.rule.has_places]
        self.tag_hours = 0.0
        self._empty_since_s: dict[str, float] = {}
        self._noticed: set[tuple[str, str]] = set()
        self._full: set[tuple[str, str]] = set()
        """Shelves that a rule shows something on."""

    def round(self, now_s: float, round_s: float) -> None:
        """After a round of reads and all that follows from it."""
        self.tag_hours += len(self._floor.pieces) * round_s / 3600
        for score in self.scores:
            changes, score.rule.changes = score.rule.changes, []
            for epc, left, place in changes:
                self._change(score, epc, left, place, now_s)
        self._empties(now_s)

    def _change(self, score: Score, epc: str, left: str, place: str, now_s: float) -> None:
        piece = self._floor.pieces.get(epc)
        if piece is None:
            return
        stood_s = now_s - piece.moved_s
        if not place:
            if piece.place == left and stood_s > TRANSIT_S:
                score.false_departures += 1
            elif piece.place == HANDS:
                score.departures_s.append(stood_s)
        elif place == piece.place:
            if left == piece.was:
                score.moves_s.append(stood_s)
        elif left and piece.place == left and stood_s > TRANSIT_S:
            score.false_moves += 1

    def _empties(self, now_s: float) -> None:
        for good in self._floor.goods:
            is_empty = not self._floor.of(good.shelf, good.sku)
            since_s = self._empty_since_s.get(good.sku)
            if is_empty and since_s is None:
                self._empty_since_s[good.sku] = since_s = now_s
            elif not is_empty and since_s is not None:
                del self._empty_since_s[good.sku]
                for score in self.placed:
                    key = (score.rule.name, good.sku)
                    if key not in self._noticed and now_s - since_s > 60.0:
                        score.empties_s.append(NEVER)
                    self._noticed.discard(key)
                continue
            if since_s is None:
                self._falsely(good)
                continue
            for score in self.placed:
                key = (score.rule.name, good.sku)
                if key not in self._noticed and score.rule.shows(good.shelf, good.sku) <= 0:
                    self._noticed.add(key)
                    self._full.discard(key)
                    score.empties_s.append(now_s - since_s)

    def _falsely(self, good: Good) -> None:
        """A rule shows nothing on a shelf on which something lies."""
        for score in self.placed:
            key = (score.rule.name, good.sku)
            if score.rule.shows(good.shelf, good.sku) > 0:
                self._full.add(key)
            elif key in self._full:
                self._full.discard(key)
                score.false_empties += 1

    def day(self) -> None:
        """At closing: is each number right?"""
        truth = self._floor.on_hand()
        for score in self.scores:
            for sku, pieces in truth.items():
                off = abs(score.rule.on_hand(sku) - pieces)
                score.items += 1
                score.exact += off == 0
                score.within_one += off <= 1

    def count(self, score: Score, planted: Counter[str], now_s: float) -> None:
        """Staff count at closing what the rule doubts."""
        truth = self._floor.on_hand()
        for sku in truth:
            if not score.rule.doubts(sku):
                continue
            score.counts += 1
            if score.rule.books[sku] == truth[sku]:
                score.wasted += 1
            elif planted[sku]:
                score.found += 1
            score.rule.counted(sku, truth[sku], now_s)
