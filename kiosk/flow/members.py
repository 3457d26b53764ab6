"""A member at the kiosk: who, what they may spend, and coupons. Gone with the customer."""

from __future__ import annotations

import msgspec

from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.touches import Touch
from storecore.contracts.members import RightsReply, RightsRequest


class KnownMember(msgspec.Struct, frozen=True, kw_only=True):
    """Who it is, as far as a screen may show. `number` has its last four digits only."""

    name: str
    number: str
    tier: str
    points: int


class Club(msgspec.Struct, frozen=True, kw_only=True):
    """What the customer has said of themselves and what was asked of the edge for them.

    `sheet` is open while a number is typed or points are looked at. `request_id` is set while the
    edge has not answered. `bounded`: the cloud cannot be asked, so that less may be spent.
    """

    sheet: bool = False
    member: KnownMember | None = None
    request_id: str = ""
    wanted_points: int = 0
    wanted_coupons: tuple[str, ...] = ()
    bounded: bool = False


class AskRights(Effect, frozen=True):
    """Ask the edge for points and coupons; answers RightsAnswered."""

    request: RightsRequest


class RightsAnswered(Event, frozen=True):
    """What the purchase may spend; None where the edge did not answer."""

    request_id: str
    reply: RightsReply | None


class MemberTouched(Touch, frozen=True):
    """Open the sheet for members."""


class MemberClosed(Touch, frozen=True):
    """Close it."""


class MemberTyped(Touch, frozen=True):
    """A member number was typed."""

    number: str


class PointsTouched(Touch, frozen=True):
    """Spend points on this purchase, or keep them after all."""


class MemberLeft(Touch, frozen=True):
    """ "That is not me"."""
