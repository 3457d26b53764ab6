"""A pick round: what is gathered for several orders, in walking order. Pure.

Each stop is one line of one order. What was found of it, what was taken instead and what is missing
always add up to what was ordered once the stop is over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from storecore.contracts.local_api import PickedGoods, PickedLine
from storecore.contracts.orders import ShortReason
from storecore.contracts.reference import Names

BAGS_MAX = 6
"""Orders in one round: more bags than that nobody carries."""


class Spot(msgspec.Struct, frozen=True, order=True):
    """A place of the planogram in the order in which it is walked by."""

    zone: str = ""
    bay: int = 0
    shelf: int = 0
    place: str = ""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Goods to take: `coded` where a bar code can prove it, `tagged` where each has a tag."""

    sku: str
    names: Names
    picture: str
    coded: bool = True
    tagged: bool = False


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """One line of one order. `bag` is the order's number in the round, from 0.

    `taken` pieces of `goods` and `taken_instead` of `instead` are in the bag, `epcs` are the tags
    that proved some of them, each with its sku. `missing` is why the rest is not, once the stop is
    over.
    """

    order_id: str
    line: int
    bag: int
    goods: Wanted
    quantity: int
    spot: Spot = Spot()
    taken: int = 0
    instead: Wanted | None = None
    taken_instead: int = 0
    epcs: tuple[tuple[str, str], ...] = ()
    missing: ShortReason | None = None

    @property
    def wanted(self) -> Wanted:
        """What is to be taken now."""
        return self.instead or self.goods

    @property
    def left(self) -> int:
        """Pieces that are still to be found."""
        return self.quantity - self.taken - self.taken_instead

    @property
    def over(self) -> bool:
        """Whether nothing more is looked for here."""
        return self.left == 0 or self.missing is not None

    @property
    def lacking(self) -> int:
        """Pieces that the customer does not get."""
        return self.left if self.missing is not None else 0


def in_walking_order(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """By zone, bay and shelf; what has no place comes last; one shelf is stopped at once."""
    return tuple(
        sorted(stops, key=lambda one: (one.spot == Spot(), one.spot, one.goods.sku, one.bag))
    )


def take(stop: Stop, pieces: int = 1, epc: str = "") -> Stop:
    """So many more pieces are in the bag; never more than were ordered, no tag twice."""
    if epc and epc in {known for known, _ in stop.epcs}:
        return stop
    pieces = min(pieces, stop.left)
    epcs = (*stop.epcs, (epc, stop.wanted.sku)) if epc and pieces else stop.epcs
    if stop.instead is not None:
        return replace(stop, taken_instead=stop.taken_instead + pieces, epcs=epcs)
    return replace(stop, taken=stop.taken + pieces, epcs=epcs)


def prove(stop: Stop, epc: str) -> Stop:
    """A tag was read: it is one of the pieces that were scanned, or else one more piece."""
    without = sum(1 for _, sku in stop.epcs if sku == stop.wanted.sku)
    scanned = stop.taken_instead if stop.instead is not None else stop.taken
    if scanned > without:
        return replace(stop, epcs=(*stop.epcs, (epc, stop.wanted.sku)))
    return take(stop, epc=epc)


def put_back(stop: Stop) -> Stop:
    """The stop as if nobody had been there yet."""
    return replace(stop, taken=0, instead=None, taken_instead=0, epcs=(), missing=None)


class BagCheck(msgspec.Struct, frozen=True):
    """How the tags in a bag differ from what should be in it, in pieces by sku."""

    absent: dict[str, int] = {}
    foreign: dict[str, int] = {}

    @property
    def fits(self) -> bool:
        """Whether the bag holds exactly its order's tagged goods."""
        return not self.absent and not self.foreign


def tagged_in(stops: Iterable[Stop]) -> Counter[str]:
    """The tagged pieces that these stops put into a bag, by sku."""
    wanted: Counter[str] = Counter()
    for stop in stops:
        if stop.goods.tagged:
            wanted[stop.goods.sku] += stop.taken
        if stop.instead is not None and stop.instead.tagged:
            wanted[stop.instead.sku] += stop.taken_instead
    return +wanted


def check_bag(wanted: Counter[str], there: Sequence[str]) -> BagCheck:
    """Compare the tags that lie on the pad, as skus, with those that belong in the bag."""
    found = Counter(there)
    return BagCheck(absent=dict(wanted - found), foreign=dict(found - wanted))


def outcome(stops: Iterable[Stop]) -> tuple[PickedLine, ...]:
    """What was found for each line all of whose stops are over, in the order's own order."""
    of_line: dict[int, list[Stop]] = {}
    for stop in stops:
        of_line.setdefault(stop.line, []).append(stop)
    return tuple(
        _line(number, of_line[number])
        for number in sorted(of_line)
        if all(stop.over for stop in of_line[number])
    )


def _line(number: int, stops: list[Stop]) -> PickedLine:
    found: Counter[str] = Counter()
    for stop in stops:
        found[stop.goods.sku] += stop.taken
        if stop.instead is not None:
            found[stop.instead.sku] += stop.taken_instead
    epcs = {sku: tuple(e for stop in stops for e, of in stop.epcs if of == sku) for sku in found}
    reason = next((stop.missing for stop in stops if stop.missing is not None), None)
    if reason is None and any(stop.taken_instead for stop in stops):
        reason = ShortReason.SHORT
    goods = (
        PickedGoods(sku=sku, quantity=count, epcs=epcs[sku]) for sku, count in (+found).items()
    )
    return PickedLine(line=number, goods=tuple(goods), reason=reason)
