"""What watches over a basket: tags on a pad, weights in a bag, the exit, and what became of it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.body import Body

WATCH_PATH = "/v1/watch"


class PadTag(msgspec.Struct, frozen=True, kw_only=True):
    """A tagged piece that stands still on a pad. `sold`: it was paid for, here or earlier."""

    epc: str
    sold: bool = False


class PostWeight(msgspec.Struct, frozen=True, kw_only=True):
    """What a scale of a kiosk reads; `stable` once it has come to rest."""

    grams: int
    stable: bool


class WatchState(msgspec.Struct, frozen=True, kw_only=True):
    """`GET /v1/watch?kiosk=K&after=STAMP&wait_s=S`: what a kiosk's own sensors see now.

    Answers as soon as its `stamp` is another than `after`, or when the wait is over. A part is
    None where the kiosk has no such sensor or nobody hears it: that says nothing about the goods.
    """

    stamp: str
    pad: tuple[PadTag, ...] | None = None
    bagging: PostWeight | None = None
    weighing: PostWeight | None = None


class Outcome(StrEnum):
    """How an intervention ended."""

    CORRECTED = "corrected"
    """The customer put it right: scanned again, took it out, put it in."""
    RELEASED = "released"
    """The line that it was about was removed."""
    APPROVED = "approved"
    """A colleague looked and found nothing wrong: for a weight, a false alarm."""
    REFUSED = "refused"
    """A colleague looked and took the goods out."""
    PASSED = "passed"
    """The sale went on with it: no more was asked than a note, or a question."""
    ABANDONED = "abandoned"
    """The basket was dropped."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen: the code that was read, the weight change in the bag, tags on the pad."""

    code: str = ""
    weight_change_g: int | None = None
    expected_g: int | None = None
    epcs: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    total_minor: int | None = None


class InterventionRaised(Body, frozen=True, kw_only=True):
    """Something about a basket wants a look. `kind` and `rung` are the kiosk's words for what it
    is and how far it went: `note`, `ask` or `call`. Raised again with a higher rung."""

    intervention_id: str
    store_id: str
    kiosk_id: str
    transaction_id: str
    kind: str
    rung: str
    evidence: Evidence
    at_ms: int


class InterventionResolved(Body, frozen=True, kw_only=True):
    """It is over. `outcome` is one of Outcome; `actor` is the kiosk, or who looked."""

    intervention_id: str
    store_id: str
    kiosk_id: str
    kind: str
    outcome: str
    actor: str
    at_ms: int
    skus: tuple[str, ...] = ()


class WeighedPiece(msgspec.Struct, frozen=True, kw_only=True):
    """What one piece weighed that was put into the bag alone."""

    sku: str
    grams: int


class BagWeighed(Body, frozen=True, kw_only=True):
    """Weights seen in the bag of an accepted sale, one for each piece that was put in alone."""

    store_id: str
    kiosk_id: str
    transaction_id: str
    weighed: tuple[WeighedPiece, ...]
    at_ms: int


class WeightCheckSet(Body, frozen=True, kw_only=True):
    """Staff have switched the weight check of an item off, or on again."""

    store_id: str
    sku: str
    muted: bool
    actor: str
    at_ms: int


class TagSeenAtExit(Body, frozen=True, kw_only=True):
    """A tagged unit of the shop's goods was read at the exit for the first time.

    `transaction_id` is the sale, or the order, that it left with; `paid` False raised `task_id`.
    """

    store_id: str
    epc: str
    sku: str
    device: str
    antenna: int
    paid: bool
    at_ms: int
    transaction_id: str = ""
    task_id: str = ""


class LearnedWeight(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `learned_weight`, key sku: what a packed piece weighs, from accepted sales.

    `sd_mg` is the standard deviation in milligrams, `mean_mg` the mean. `alarms` counts the weight
    checks that asked somebody for something about this item, `false_alarms` those that a colleague
    found nothing wrong with. `muted`: staff have switched its weight check off.
    """

    sku: str
    count: int = 0
    mean_mg: int = 0
    sd_mg: int = 0
    alarms: int = 0
    false_alarms: int = 0
    muted: bool = False


class WatchedItem(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `watched_item`, key sku: limits of one item; what is None is as for all items.

    `quantity_max` pieces may be bought without a colleague; `tolerance_g` is how far the weight of
    a piece may be off.
    """

    sku: str
    quantity_max: int | None = None
    tolerance_g: int | None = None


FACTS: tuple[type[Body], ...] = (
    InterventionRaised,
    InterventionResolved,
    BagWeighed,
    WeightCheckSet,
    TagSeenAtExit,
)
COLLECTIONS: dict[str, type[msgspec.Struct]] = {
    "learned_weight": LearnedWeight,
    "watched_item": WatchedItem,
}
