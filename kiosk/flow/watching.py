"""What watches over a basket, in the flow: the pad, the bag, and interventions that are open."""

from __future__ import annotations

from typing import Protocol

import msgspec

from kiosk.domain.bagging import Bag
from kiosk.domain.interventions import Intervention
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.touches import Touch
from storecore.contracts.body import Body
from storecore.contracts.reference import Names
from storecore.contracts.watching import LearnedWeight, PadTag, WatchedItem


class WeightEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An item in the staff's list of weight checks."""

    sku: str
    names: Names
    picture: str
    count: int
    mean_g: int
    sd_g: int
    alarms: int
    false_alarms: int
    muted: bool


class BagReading(msgspec.Struct, frozen=True):
    """What the bagging scale shows, in grams; `stable` once it has come to rest."""

    grams: int
    stable: bool


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """`pad` is the newest reading, None where nobody hears the pad; `due`: the basket has yet to be
    brought in line with it. `aside` are tags on the pad that are not to be bought: left by the
    customer before, sold, or taken out of the basket by hand. A colleague has looked at `seen`
    tags, lets `approved_skus` go beyond their limit and has seen a total of `approved_minor`, for
    this basket. `called` is the intervention that a colleague was called for; `alarms` are the
    open tasks of the exit.
    """

    pad: tuple[PadTag, ...] | None = None
    due: bool = False
    aside: frozenset[str] = frozenset()
    reading: BagReading | None = None
    bag: Bag = Bag()
    open: tuple[Intervention, ...] = ()
    called: str = ""
    seen: frozenset[str] = frozenset()
    approved_skus: frozenset[str] = frozenset()
    approved_minor: int = 0
    alarms: frozenset[str] = frozenset()
    weights: tuple[WeightEntry, ...] = ()

    @property
    def at_rest(self) -> Watch:
        """The same sensors for the next customer: what lies on the pad now is not theirs."""
        lying = frozenset(tag.epc for tag in self.pad or ())
        return Watch(
            pad=self.pad,
            aside=self.aside | lying,
            reading=self.reading,
            alarms=self.alarms,
            weights=self.weights,
        )

    @property
    def unpaid(self) -> tuple[str, ...]:
        """Tags on the pad that were never paid for and are not to be bought."""
        return tuple(
            tag.epc
            for tag in self.pad or ()
            if tag.epc in self.aside and not tag.sold and tag.epc not in self.seen
        )

    @property
    def asking(self) -> Intervention | None:
        """The intervention whose question is shown, the newest first."""
        return next((one for one in reversed(self.open) if one.asks), None)

    @property
    def calling(self) -> Intervention | None:
        """The intervention that a colleague was called for."""
        return next((one for one in self.open if one.intervention_id == self.called), None)


class WatchedGoods(Protocol):
    """What the shop knows of its items' weights and limits."""

    def weight_of(self, sku: str) -> LearnedWeight | None:
        """What its pieces weighed so far."""
        ...

    def limits_of(self, sku: str) -> WatchedItem | None:
        """Limits of its own."""
        ...

    def listed(self) -> tuple[WeightEntry, ...]:
        """Every item with a learned weight, the one with most false alarms first."""
        ...


# What happens.


class PadChanged(Event, frozen=True):
    """Other tags lie on the pad than before; None: nobody hears it any more."""

    tags: tuple[PadTag, ...] | None


class BagChanged(Event, frozen=True):
    """The bagging scale shows something else; None: nobody hears it any more."""

    reading: BagReading | None


# What people do.


class AskDismissed(Touch, frozen=True):
    """The question was read and put aside."""


class AskCalled(Touch, frozen=True):
    """ "Ask a colleague" on the question."""


class PadTagsTaken(Touch, frozen=True):
    """ "Add it": what lies on the pad and is not in the basket is to be bought."""


class WeightsTouched(Touch, frozen=True):
    """The staff's tab of weight checks."""


class WeightMuted(Touch, frozen=True):
    """Staff switch the weight check of an item off, or on."""

    sku: str
    muted: bool


# What a step wants done.


class KeepFact(Effect, frozen=True):
    """Write a fact to the kiosk's journal. `body` has its time and place already."""

    body: Body
