"""The true state of the simulated shop: every piece and where it is."""

from __future__ import annotations

import random
from collections.abc import Iterator

from storeside.shop.rates import Rates

GONE = ""
HANDS = "hands"
BACK, FITTING, PAD, EXIT = "back", "fitting", "pad", "exit"


class Piece:
    """One tagged piece. `share`: how often its tag answers; `rssi_dbm`: how strongly."""

    __slots__ = ("epc", "moved_s", "place", "rssi_dbm", "share", "sku", "was")

    def __init__(self, epc: str, sku: str, place: str, dice: random.Random, rates: Rates) -> None:
        self.epc = epc
        self.sku = sku
        self.place = place
        self.was = ""
        self.moved_s = 0.0
        dead = dice.random() < rates.dead_tag
        self.share = 0.0 if dead else dice.betavariate(rates.read_alpha, rates.read_beta)
        self.rssi_dbm = dice.gauss(rates.rssi_dbm, rates.rssi_piece_db)


class Good:
    """One item: its shelf, how many should hang there and how popular it is."""

    __slots__ = ("minimum", "neighbour", "popularity", "serial", "shelf", "sku", "target")

    def __init__(self, number: int, count: int, popularity: float, target: int) -> None:
        self.sku = f"item-{number:03d}"
        self.shelf = f"shelf-{number:03d}"
        self.neighbour = f"shelf-{(number + 1) % count:03d}"
        self.popularity = popularity
        self.target = target
        self.minimum = max(1, target // 2)
        self.serial = 0


class Floor:
    """Pieces by place; what moves them goes through `move`."""

    def __init__(self, goods: int, seed: int, rates: Rates) -> None:
        self.dice = random.Random(f"floor {seed}")  # noqa: S311  a simulation
        self.rates = rates
        weights = [1 / (n + 2) ** 0.7 for n in range(goods)]
        mean = sum(weights) / goods
        self.goods = [
            Good(n, goods, weights[n] / mean, self.dice.randint(3, 8)) for n in range(goods)
        ]
        self.by_shelf = {good.shelf: good for good in self.goods}
        self.by_sku = {good.sku: good for good in self.goods}
        self.pieces: dict[str, Piece] = {}
        self.at: dict[str, dict[str, Piece]] = {}
        for good in self.goods:
            self.make(good, good.target, good.shelf)
            self.make(good, self.dice.randint(1, 4), BACK)

    def make(self, good: Good, count: int, place: str) -> list[Piece]:
        """New pieces come into being at a place."""
        made = []
        for _ in range(count):
            good.serial += 1
            epc = f"{good.sku}#{good.serial}"
            piece = Piece(epc, good.sku, place, self.dice, self.rates)
            self.pieces[epc] = piece
            self.at.setdefault(place, {})[epc] = piece
            made.append(piece)
        return made

    def move(self, piece: Piece, place: str, now_s: float) -> None:
        """A piece is somewhere else now."""
        self.at.get(piece.place, {}).pop(piece.epc, None)
        piece.was = piece.was if piece.place == HANDS else piece.place
        piece.place, piece.moved_s = place, now_s
        if place == GONE:
            del self.pieces[piece.epc]
        else:
            self.at.setdefault(place, {})[piece.epc] = piece

    def of(self, place: str, sku: str) -> list[Piece]:
        """The pieces of an item at a place."""
        return [piece for piece in self.at.get(place, {}).values() if piece.sku == sku]

    def on_hand(self) -> dict[str, int]:
        """What is really in the store, by item."""
        found = dict.fromkeys(self.by_sku, 0)
        for piece in self.pieces.values():
            found[piece.sku] += 1
        return found

    def reads(self, shaded: dict[str, float], now_s: float) -> Iterator[tuple[Piece, str, float]]:
        """One round of all readers: piece, place of the antenna, dBm."""
        dice, rates = self.dice, self.rates
        chance, gauss = dice.random, dice.gauss
        for place, there in self.at.items():
            if place == HANDS:
                continue
            good = self.by_shelf.get(place)
            seen = rates.shaded_share if shaded.get(place, 0.0) > now_s else 1.0
            for piece in there.values():
                if chance() < piece.share * seen:
                    yield piece, place, gauss(piece.rssi_dbm, rates.rssi_read_db)
                if good is not None and chance() < piece.share * rates.overheard_share:
                    far_dbm = piece.rssi_dbm - rates.overheard_db
                    yield piece, good.neighbour, gauss(far_dbm, rates.rssi_read_db)
