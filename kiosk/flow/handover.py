"""The handover in the flow: how the order comes, and what the customer does with its goods."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.touches import Touch
from storecore.contracts.handover import HandoverReply, HandoverRequest, HandoverWay, RunnerReason


class Choice(StrEnum):
    """What the customer does with the goods of a line."""

    TAKE = "take"
    LATER = "later"
    """They go on waiting under the same code."""
    REFUSE = "refuse"
    """Not wanted: nothing is paid for them."""


class PickupSheet(StrEnum):
    """What lies over the order."""

    NONE = "none"
    TROUBLE = "trouble"
    """What is not right?"""
    CHOOSE = "choose"
    """Goods by goods: take, later, not wanted."""


class Coming(msgspec.Struct, frozen=True, kw_only=True):
    """How the order comes: `way` None while the bay is being opened or somebody is called.

    `since_s` is when that was (monotonic seconds), `seconds` how long ago; `runner` who brings it.
    """

    way: HandoverWay | None = None
    reason: RunnerReason | None = None
    since_s: float = 0.0
    seconds: int = 0
    runner: str = ""


# What happens.


class HandoverAnswered(Event, frozen=True, kw_only=True):
    """The edge has opened the bay, or called somebody."""

    request_id: str
    reply: HandoverReply


# What people do.


class HandoverAskedAgain(Touch, frozen=True):
    """Open the bay once more, or ask the edge again where it did not answer."""


class TroubleTouched(Touch, frozen=True):
    """ "Something is not right"."""


class TroubleLeft(Touch, frozen=True):
    """Everything is right after all."""


class NotMineTouched(Touch, frozen=True):
    """ "This is not my order"."""


class WrongGoodsTouched(Touch, frozen=True):
    """ "Something is wrong with it"."""


class ChooseTouched(Touch, frozen=True):
    """ "I take only a part"."""


class ChoiceMade(Touch, frozen=True):
    """The goods at this place of the list: take, later, or not wanted."""

    index: int
    choice: Choice


class ChosenDone(Touch, frozen=True):
    """It was done as chosen."""


class CheckFailed(Touch, frozen=True):
    """The colleague who brought an order has looked, and did not hand it over."""

    task_id: str


# What a step wants done.


class AskHandover(Effect, frozen=True):
    """Ask the edge; answers HandoverAnswered, Refused or EdgeSilent."""

    request: HandoverRequest
