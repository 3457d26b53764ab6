"""Members: who they are to a till, what they may spend, and what a sale did for them."""

from __future__ import annotations

import hashlib

import msgspec

from storecore.contracts.body import Body
from storecore.money import Money

RIGHTS_PATH = "/v1/members/rights"
PROGRAMME_KEY = "programme"


def member_key(number: str) -> str:
    """What stands for a member everywhere but on the member's own card: a hash of the number.

    It keeps numbers off screens, disks and wires; it does not make them impossible to guess.
    """
    return hashlib.sha256(f"storeside-member:{number}".encode()).hexdigest()[:32]


class Programme(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `programme`, one document: how points are earned and what they are worth.

    Each whole `earn_amount` of a total earns `earn_points`. Points are spent in steps of
    `step_points`, each worth `step_value`.
    """

    earn_amount: Money
    earn_points: int
    step_points: int
    step_value: Money


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `member`, key member_key: no more than a till needs. `name` is masked: "A. B.".

    `tier` is the tier's own name, which offers may ask for.

    `points` is the balance as the cloud knows it. A store that is cut off from the cloud may let
    the member spend `offline_points` of it. `spent` is, by store, how many points that store's
    sales have spent as far as the cloud has heard; kiosks are not sent it.
    """

    member_key: str
    name: str
    tier: str = ""
    points: int = 0
    offline_points: int = 0
    coupons: tuple[str, ...] = ()
    spent: dict[str, int] = {}


class RightsRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/members/rights`: may this purchase spend these points and single-use coupons?

    It replaces what the transaction held before; nothing asked for lets go of all of it. A new
    transaction of a kiosk lets go of what the kiosk's one before held and did not use.
    """

    request_id: str
    kiosk_id: str
    transaction_id: str
    member_key: str = ""
    points: int = 0
    coupons: tuple[str, ...] = ()


class CloudRightsRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The same, asked of the cloud by a store's edge agent, for one of its purchases.

    What the cloud grants is held for the purchase until its sale is told, or MemberRightsEnded.
    """

    store_id: str
    transaction_id: str
    member_key: str = ""
    points: int = 0
    coupons: tuple[str, ...] = ()


class RightsReply(msgspec.Struct, frozen=True, kw_only=True):
    """What the purchase may spend: never more than was asked for, and possibly nothing.

    `bounded` says that the cloud cannot be asked, so that less than the balance may be spent.
    """

    points: int = 0
    coupons: tuple[str, ...] = ()
    bounded: bool = False


class SaleMember(msgspec.Struct, frozen=True, kw_only=True):
    """What a sale did for its member; part of SaleCompleted, so that both are one fact."""

    member_key: str
    points_earned: int = 0
    points_spent: int = 0


class CouponUsedAgain(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `coupon_again` (cloud to the store), key coupon_id: a second sale has used it."""

    coupon_id: str
    transaction_id: str
    kiosk_id: str


class MemberRightsEnded(Body, frozen=True, kw_only=True):
    """What the cloud had granted to a purchase is free again: it will not be spent by it."""

    store_id: str
    transaction_id: str
    at_ms: int


FACTS: tuple[type[Body], ...] = (MemberRightsEnded,)
COLLECTIONS: dict[str, type[msgspec.Struct]] = {
    "member": Member,
    "programme": Programme,
    "coupon_again": CouponUsedAgain,
}
