"""What may want a look at a basket, and how far each goes: a silent note, a friendly question, a
call for a colleague. One table; never an accusation."""

from __future__ import annotations

from enum import IntEnum, StrEnum

import msgspec

from storecore.contracts.watching import Evidence


class Kind(StrEnum):
    """What an intervention is about."""

    AGE = "age"
    UNKNOWN_CODE = "unknown_code"
    QUANTITY = "quantity"
    """More of one item than the shop sells without a colleague."""
    HIGH_VALUE = "high_value"
    WEIGHT = "weight"
    """What lies in the bag weighs other than what was scanned."""
    UNPAID_TAG = "unpaid_tag"
    """A tag lies on the pad that is not in the basket."""
    UNTAGGED = "untagged"
    """Tagged goods are in the basket whose tag the pad does not see."""
    COUPON = "coupon"
    """A coupon was refused."""
    PRICE = "price"
    """The customer asks about a price."""


class Rung(IntEnum):
    """The ladder. Each rung includes the ones below it."""

    NOTE = 1
    """Kept as a fact; the customer sees nothing."""
    ASK = 2
    """A picture and a sentence: what the customer can do about it themselves."""
    CALL = 3
    """A colleague comes."""

    @property
    def word(self) -> str:
        """As facts name it."""
        return self.name.lower()


class Thresholds(msgspec.Struct, frozen=True, kw_only=True):
    """What a shop may set. Seconds; amounts in minor units, 0 for never."""

    weight_note_s: float = 1.5
    weight_ask_s: float = 5.0
    weight_call_s: float = 25.0
    value_note_minor: int = 20_000
    value_call_minor: int = 50_000
    quantity_max: int = 99


class Ladder(msgspec.Struct, frozen=True, kw_only=True):
    """Rungs by what lets it climb: the n-th time it happens, or the n-th touch on "Pay" while it
    lasts; after the last entry it stays. `lasts`: the times are in Thresholds."""

    times: tuple[Rung, ...] = ()
    pays: tuple[Rung, ...] = ()
    lasts: bool = False


LADDERS: dict[Kind, Ladder] = {
    Kind.AGE: Ladder(pays=(Rung.CALL,)),
    Kind.UNKNOWN_CODE: Ladder(times=(Rung.NOTE, Rung.ASK, Rung.CALL)),
    Kind.QUANTITY: Ladder(times=(Rung.ASK, Rung.CALL)),
    Kind.HIGH_VALUE: Ladder(times=(Rung.NOTE,), pays=(Rung.CALL,)),
    Kind.WEIGHT: Ladder(lasts=True, pays=(Rung.ASK, Rung.CALL)),
    Kind.UNPAID_TAG: Ladder(pays=(Rung.ASK, Rung.CALL)),
    Kind.UNTAGGED: Ladder(pays=(Rung.NOTE,)),
    Kind.COUPON: Ladder(times=(Rung.NOTE, Rung.NOTE, Rung.ASK, Rung.CALL)),
    Kind.PRICE: Ladder(times=(Rung.CALL,)),
}


class Intervention(msgspec.Struct, frozen=True, kw_only=True):
    """One that is open. `subject` tells it from others of its kind: a code, a sku, or nothing.

    `skus` and the evidence say what it is about; it is released when none of `line_ids` is in the
    basket any more, where there were some. `answered`: the question was put aside by the customer.
    """

    intervention_id: str
    kind: Kind
    subject: str = ""
    rung: Rung
    since_s: float
    times: int = 0
    pays: int = 0
    line_ids: tuple[str, ...] = ()
    evidence: Evidence = Evidence()
    answered: bool = False

    @property
    def asks(self) -> bool:
        """Whether its question is to be shown."""
        return self.rung is Rung.ASK and not self.answered


def after_times(kind: Kind, times: int) -> Rung | None:
    """The rung at the n-th time it happens; None where its ladder does not count that."""
    return _nth(LADDERS[kind].times, times)


def at_pay(kind: Kind, pays: int) -> Rung | None:
    """The rung at the n-th touch on "Pay" while it lasts."""
    return _nth(LADDERS[kind].pays, pays)


def after_lasting(kind: Kind, lasted_s: float, limits: Thresholds) -> Rung | None:
    """The rung once it has lasted so long; None while it is too short to matter."""
    if not LADDERS[kind].lasts or lasted_s < limits.weight_note_s:
        return None
    if lasted_s >= limits.weight_call_s:
        return Rung.CALL
    return Rung.ASK if lasted_s >= limits.weight_ask_s else Rung.NOTE


def _nth(rungs: tuple[Rung, ...], count: int) -> Rung | None:
    return rungs[min(count, len(rungs)) - 1] if rungs and count > 0 else None
