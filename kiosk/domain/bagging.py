"""The bagging scale: whether what lies in the bag is what was scanned. Pure.

Each piece that was scanned waits to be put into the bag. When the weight comes to rest at another
value, the change is explained by pieces that wait (or, when it fell, by a piece that was taken out
again); what nothing explains is the mismatch. Not putting a piece into the bag is no mismatch: it
may be in the customer's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import msgspec
from msgspec.structs import replace

from storecore.contracts.watching import WeighedPiece

NOISE_G = 8
TOLERANCE_G_MIN = 10
TOLERANCE_PERCENT = 5
SPREADS = 4
KNOWN_FROM = 5
"""An item's weight is relied on from its fifth learned piece."""
TOGETHER_MAX = 4
"""So many pieces put down in one go are told apart at most."""
NEWEST_MAX = 12
"""Pieces scanned longer ago than these newest ones are no longer expected in the bag."""


class PieceWeight(msgspec.Struct, frozen=True, kw_only=True):
    """What a piece should weigh, in grams, and how far it may be off.

    `known` False: nothing is known well enough, so any weight is as good as another.
    """

    grams: int = 0
    tolerance_g: int = 0
    known: bool = False


UNKNOWN = PieceWeight()


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One piece that was scanned; `grams` is what it weighed in the bag, None until it is there or
    where it was put in together with others."""

    line_id: str
    sku: str
    weight: PieceWeight
    grams: int | None = None

    @property
    def weighs_g(self) -> int:
        """What it weighs in the bag, as far as that is known."""
        return self.weight.grams if self.grams is None else self.grams


class BagLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the basket: how many pieces may lie in the bag, and what one of them weighs."""

    line_id: str
    sku: str
    pieces: int
    weight: PieceWeight


class Bag(msgspec.Struct, frozen=True, kw_only=True):
    """What is in the bag. `explained_g` is the weight that is accounted for; `mismatch_g` what the
    scale shows beyond it, since `since_s` (monotonic)."""

    explained_g: int | None = None
    waiting: tuple[Piece, ...] = ()
    inside: tuple[Piece, ...] = ()
    mismatch_g: int = 0
    since_s: float = 0.0

    @property
    def fits(self) -> bool:
        """Whether everything in the bag is accounted for."""
        return self.mismatch_g == 0


def expected_weight(
    mean_mg: int, sd_mg: int, count: int, *, tolerance_g: int | None = None, muted: bool = False
) -> PieceWeight:
    """What a piece of an item should weigh by what was learned of it."""
    if muted or count < KNOWN_FROM:
        return UNKNOWN
    grams = round(mean_mg / 1000)
    spread_g = -(-SPREADS * sd_mg // 1000)
    usual_g = max(TOLERANCE_G_MIN, spread_g, grams * TOLERANCE_PERCENT // 100)
    return PieceWeight(grams=grams, tolerance_g=tolerance_g or usual_g, known=True)


def weigh(bag: Bag, grams: int, now_s: float) -> Bag:
    """The bag after the scale has come to rest at `grams`."""
    if bag.explained_g is None:  # what lay there before the first scan is the customer's own
        return replace(bag, explained_g=grams, mismatch_g=0)
    change_g = grams - bag.explained_g
    if abs(change_g) <= NOISE_G:
        return replace(bag, mismatch_g=0)
    moved = _put_in(bag, change_g) if change_g > 0 else _taken_out(bag, -change_g)
    if moved is not None:
        return replace(moved, explained_g=grams, mismatch_g=0)
    since_s = bag.since_s if bag.mismatch_g else now_s
    return replace(bag, mismatch_g=change_g, since_s=since_s)


def follow(bag: Bag, lines: Sequence[BagLine], grams: int | None, now_s: float) -> Bag:
    """The bag after the basket has changed to these lines.

    Pieces that are new wait; of those that went, the ones that wait go first, then ones from the
    bag, whose weight is then no longer explained. `grams` is what the scale shows at rest.
    """
    waiting, inside = list(bag.waiting), list(bag.inside)
    explained_g = bag.explained_g
    wanted = {line.line_id: line.pieces for line in lines}
    for line_id in {piece.line_id for piece in (*waiting, *inside)}:
        extra = _count(line_id, waiting, inside) - wanted.get(line_id, 0)
        for _ in range(extra):
            gone = _pop(line_id, waiting)
            if gone is None and (taken := _pop(line_id, inside)) is not None:
                explained_g = None if explained_g is None else explained_g - taken.weighs_g
    for line in lines:
        new = line.pieces - _count(line.line_id, waiting, inside)
        waiting += [Piece(line_id=line.line_id, sku=line.sku, weight=line.weight)] * new
    changed = replace(bag, waiting=tuple(waiting), inside=tuple(inside), explained_g=explained_g)
    return changed if grams is None else weigh(changed, grams, now_s)


def accept(bag: Bag, grams: int) -> Bag:
    """A colleague has looked: what lies there is right."""
    inside = (*bag.inside, *bag.waiting)
    return replace(bag, explained_g=grams, mismatch_g=0, waiting=(), inside=inside)


def learned(bag: Bag) -> tuple[WeighedPiece, ...]:
    """What the pieces weighed that were put in one by one."""
    return tuple(
        WeighedPiece(sku=piece.sku, grams=piece.grams)
        for piece in bag.inside
        if piece.grams is not None
    )


def _put_in(bag: Bag, change_g: int) -> Bag | None:
    """One waiting piece explains the change, or several together, known ones before others."""
    places = range(len(bag.waiting))[-NEWEST_MAX:]
    for together in range(1, min(TOGETHER_MAX, len(places)) + 1):
        for chosen in combinations(places, together):
            pieces = [bag.waiting[place] for place in chosen]
            if all(piece.weight.known for piece in pieces) and _explain(pieces, change_g):
                return _moved_in(bag, chosen, change_g)
    unknown = [place for place in places if not bag.waiting[place].weight.known]
    if not unknown:
        return None
    if len(bag.waiting) == 1:
        return _moved_in(bag, (unknown[0],), change_g)
    # Something whose weight nobody knows is among them: no weight is wrong, and none is learned.
    return replace(bag, waiting=(), inside=(*bag.inside, *bag.waiting))


def _explain(pieces: Sequence[Piece], change_g: int) -> bool:
    expected_g = sum(piece.weight.grams for piece in pieces)
    tolerance_g = sum(piece.weight.tolerance_g for piece in pieces)
    return abs(change_g - expected_g) <= tolerance_g


def _moved_in(bag: Bag, chosen: tuple[int, ...], change_g: int) -> Bag:
    alone = change_g if len(chosen) == 1 else None
    inside = tuple(replace(bag.waiting[place], grams=alone) for place in chosen)
    waiting = tuple(piece for i, piece in enumerate(bag.waiting) if i not in chosen)
    return replace(bag, waiting=waiting, inside=(*bag.inside, *inside))


def _taken_out(bag: Bag, change_g: int) -> Bag | None:
    """The piece that was taken out again, the newest first, waits anew."""
    for place in reversed(range(len(bag.inside))):
        piece = bag.inside[place]
        if piece.weighs_g and abs(change_g - piece.weighs_g) <= max(
            NOISE_G, piece.weight.tolerance_g
        ):
            inside = (*bag.inside[:place], *bag.inside[place + 1 :])
            return replace(bag, inside=inside, waiting=(*bag.waiting, replace(piece, grams=None)))
    return None


def _count(line_id: str, *places: Sequence[Piece]) -> int:
    return sum(piece.line_id == line_id for pieces in places for piece in pieces)


def _pop(line_id: str, pieces: list[Piece]) -> Piece | None:
    for place in reversed(range(len(pieces))):
        if pieces[place].line_id == line_id:
            return pieces.pop(place)
    return None
