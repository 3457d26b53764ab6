"""Commands to devices and the replies to them: asked for, with a term, done at most once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from storecore.money import Money

COMMAND_VERSION = 1
WITHIN_MS_MAX = 120_000
HOLD_MS_MAX = 60_000

Name = Annotated[str, Meta(pattern=r"^[^\s/+#]+$", max_length=64)]


class OpenDoor(msgspec.Struct, frozen=True, kw_only=True, tag="open_door", tag_field="do"):
    """Unlock a door (a locker's bay) for a moment; done when it was seen open."""

    door: Name


class HoldOutput(msgspec.Struct, frozen=True, kw_only=True, tag="hold_output", tag_field="do"):
    """Keep a light lit or a gate unlocked for so long from now; it ends by itself unless it is
    held again."""

    output: Name
    for_ms: Annotated[int, Meta(ge=100, le=HOLD_MS_MAX)]


class ReleaseOutput(
    msgspec.Struct, frozen=True, kw_only=True, tag="release_output", tag_field="do"
):
    """Put a light out or lock a gate now."""

    output: Name


class TareScale(msgspec.Struct, frozen=True, kw_only=True, tag="tare_scale", tag_field="do"):
    """Take off what lies on a scale now. `automatic` where no person has looked at it: then it is
    refused once it would hide as much as the lightest item."""

    automatic: bool = False


class ZeroScale(msgspec.Struct, frozen=True, kw_only=True, tag="zero_scale", tag_field="do"):
    """What a scale shows now is its zero from now on. `automatic` as with a tare."""

    automatic: bool = False


class ClearTare(msgspec.Struct, frozen=True, kw_only=True, tag="clear_tare", tag_field="do"):
    """Show the gross weight again."""


class ShowLabel(msgspec.Struct, frozen=True, kw_only=True, tag="show_label", tag_field="do"):
    """Show an item's price on a shelf label; done when whoever drives the labels has it. That the
    label shows it is an observation, with `price_version`."""

    label: Annotated[str, Meta(pattern=r"^[0-9A-Fa-f]{4,16}$")]
    place: str
    sku: str
    name: Annotated[str, Meta(max_length=120)]
    price: Money
    price_text: Annotated[str, Meta(max_length=40)]
    unit_price_text: Annotated[str, Meta(max_length=40)] = ""
    gtin: Annotated[str, Meta(max_length=14)] = ""
    price_version: int


class Configure(msgspec.Struct, frozen=True, kw_only=True, tag="configure", tag_field="do"):
    """Take these settings over those of the device's file; done when it works with them."""

    version: Annotated[int, Meta(ge=1)]
    values: dict[str, str]


Action = (
    OpenDoor
    | HoldOutput
    | ReleaseOutput
    | TareScale
    | ZeroScale
    | ClearTare
    | ShowLabel
    | Configure
)


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """What a device should do.

    `id` names it: a repeat is answered and not done again. It may be begun within `within_ms`
    of its arrival; a repeat carries what is left. The term is relative, so that it holds where
    two clocks differ, and a bridge's session is clean, so that no broker keeps a command for
    later. Commands to one device may be done side by side: whoever needs an order waits for each
    reply. `asker` is where the reply goes, `correlation` the journey that it belongs to.
    """

    v: int
    id: Annotated[str, Meta(min_length=1, max_length=64)]
    correlation: Annotated[str, Meta(max_length=64)] = ""
    asker: Name
    device: Name
    within_ms: Annotated[int, Meta(ge=1, le=WITHIN_MS_MAX)]
    action: Action


class Outcome(StrEnum):
    """What became of a command. Only after `unknown` may it have been done or not."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    LATE = "late"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a command was not done: a closed list, so that people can be told."""

    NONE = ""
    NOT_UNDERSTOOD = "not_understood"
    NO_SUCH_DEVICE = "no_such_device"
    NO_SUCH_PART = "no_such_part"
    BUSY = "busy"
    DEVICE_AWAY = "device_away"
    DEVICE_REFUSED = "device_refused"
    DOOR_STUCK = "door_stuck"
    TOO_HEAVY = "too_heavy"
    NOT_STABLE = "not_stable"
    TERM_OVER = "term_over"
    RESTARTED = "restarted"
    NO_BROKER = "no_broker"
    NO_REPLY = "no_reply"


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a command, and why in a sentence."""

    v: int
    id: str
    correlation: str = ""
    device: str
    outcome: Outcome
    reason: Reason = Reason.NONE
    detail: str = ""
    at_ms: int
