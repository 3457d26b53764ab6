"""Paying with more than one tender: ways to pay, parts, codes, bills, money going back."""

from __future__ import annotations

import msgspec

from kiosk.domain.basket import Basket
from kiosk.domain.tenders import CARD, Taken, Way
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.touches import Touch
from storecore.contracts.reference import Names
from storecore.money import Money


class Settling(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be paid for the basket, how, and what has been. Set from "pay" until it is over.

    `parts` divides what is left into so many equal payments. `awaiting` is the way whose code the
    customer is to hold or type.
    """

    total: Money
    ways: tuple[Way, ...] = (CARD,)
    taken: tuple[Taken, ...] = ()
    parts: int = 1
    awaiting: str = ""


class Bill(msgspec.Struct, frozen=True, kw_only=True):
    """The basket is with staff, to be paid at the counter: the number to say there."""

    number: int
    amount: Money
    seconds_left: int


# Touches.


class WayChosen(Touch, frozen=True):
    """One of the cards on PAY."""

    way_id: str


class PartsChosen(Touch, frozen=True):
    """ "Pay a part": what is left is divided by so many."""

    parts: int


class CodeLeft(Touch, frozen=True):
    """Back from showing a code to the ways to pay."""


# Effects.


class RecordBill(Effect, frozen=True, kw_only=True):
    """Hand the basket to staff; answers BillRecorded or RecordFailed."""

    intent_id: str
    basket: Basket
    amount: Money


class PrintBill(Effect, frozen=True, kw_only=True):
    """The bill's number on paper; nobody is told what becomes of it."""

    number: int
    amount: Money
    kiosk_id: str
    store_names: Names
    language: str


class GiveBackTaken(Effect, frozen=True, kw_only=True):
    """Wipe the basket and give back what was taken for it; answers MoneyReturned or RecordFailed.

    `request_id` stands for the whole of it.
    """

    request_id: str
    transaction_id: str


# Events.


class PartRecorded(Event, frozen=True):
    """A tender that pays a part is on disk."""

    intent_id: str
    taken: Taken


class QrShown(Event, frozen=True):
    """The customer has to see this code to pay."""

    intent_id: str
    qr_text: str


class BillRecorded(Event, frozen=True, kw_only=True):
    """The bill is on disk and the kiosk is free."""

    intent_id: str
    number: int
    amount: Money


class MoneyReturned(Event, frozen=True):
    """What became of giving back: `whole` when all of it went back; else staff have a task."""

    request_id: str
    whole: bool
