"""Packing in the flow: orders chosen for a round, the stops of the round, and staging its bags."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kiosk.domain.picking import BagCheck, Stop, Wanted
from kiosk.flow.parts import OrderView
from kiosk.flow.touches import Touch
from storecore.contracts.orders import ShortReason


class PackSheet(StrEnum):
    """What lies over the stop in hand."""

    NONE = "none"
    PROBLEM = "problem"
    """Something is wrong: too few, damaged, another instead, a code that cannot be read."""
    WRONG = "wrong"
    """What was scanned is not what is to be taken."""


class PickRound(msgspec.Struct, frozen=True, kw_only=True):
    """Gathering several orders at once. `begun` are they by bag, A first; one that was cancelled
    leaves `orders`. `position` is the stop in hand; the bags are staged once it is len(stops).
    `offered` may be taken instead at this stop; `wrong` is what was scanned.

    `staging` is the order whose bag is in hand, as its place in `orders`. `bags` are the labels
    scanned for it, `place` where it is to wait, `check` how the tags on the pad differ from its
    own, None where nothing reads them; `strangers` are what does not belong there.
    """

    orders: tuple[OrderView, ...]
    stops: tuple[Stop, ...]
    begun: tuple[str, ...] = ()
    position: int = 0
    sheet: PackSheet = PackSheet.NONE
    offered: tuple[Wanted, ...] = ()
    wrong: Wanted | None = None
    staging: int = 0
    bags: tuple[str, ...] = ()
    place: str = ""
    check: BagCheck | None = None
    strangers: tuple[Wanted, ...] = ()

    @property
    def stop(self) -> Stop | None:
        """The stop in hand, None once everything is gathered."""
        return self.stops[self.position] if self.position < len(self.stops) else None

    @property
    def order(self) -> OrderView | None:
        """The order whose bag is staged now, None once all are."""
        return self.orders[self.staging] if self.staging < len(self.orders) else None

    def bag_of(self, order_id: str) -> int:
        """The number of an order's bag in this round, from 0."""
        return self.begun.index(order_id)

    def of(self, order_id: str) -> tuple[Stop, ...]:
        """The stops of one order."""
        return tuple(stop for stop in self.stops if stop.order_id == order_id)


class Packing(msgspec.Struct, frozen=True, kw_only=True):
    """Orders chosen for the next round, those that the edge was asked to start (order by request),
    those that it gave, and the round itself. `told` are requests that need no answer; `staging` is
    the one that says that the bag in hand waits.
    """

    chosen: tuple[str, ...] = ()
    asked: dict[str, str] = {}
    given: tuple[OrderView, ...] = ()
    round: PickRound | None = None
    told: frozenset[str] = frozenset()
    staging: str = ""


# What people do.


class OrderChosen(Touch, frozen=True):
    """Into the next round with this order, or out of it again."""

    order_id: str


class RoundStarted(Touch, frozen=True):
    """ "Start the round"."""


class PiecesTaken(Touch, frozen=True):
    """All pieces of this stop are in the bag: after one was scanned, or where no code can be."""


class ProblemTouched(Touch, frozen=True):
    """Something is wrong at this stop."""


class SheetClosed(Touch, frozen=True):
    """Nothing is wrong after all, or the wrong goods go back."""


class PiecesMissing(Touch, frozen=True):
    """The rest of this stop is not there, or not as it should be."""

    reason: ShortReason


class TakenInstead(Touch, frozen=True):
    """These goods are taken for what is left of this stop."""

    sku: str


class CodeUnreadable(Touch, frozen=True):
    """The right goods, but their code cannot be read: one piece is in the bag."""


class BagPlaced(Touch, frozen=True):
    """The bag in hand is at the chosen place; `unlabelled`: it has no label."""

    place: str = ""
    unlabelled: bool = False
