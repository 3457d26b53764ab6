"""Bills for the counter: any till of the store may settle one, and the edge agent decides it once.

The kiosk that wrote a bill keeps its basket and turns it into a sale, or gives up; what any till
decides reaches it as reference. Cut off from the edge, that kiosk alone may still decide.
"""

from __future__ import annotations

import msgspec

from storecore.contracts.body import Body
from storecore.money import Money

BILLS_PATH = "/v1/bills/decide"
PAID, DROPPED = "paid", "dropped"


class OpenBill(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `bill` (edge to kiosks), key intent_id; it leaves when its kiosk has closed it.

    `outcome` is empty, `paid` or `dropped`; `actor` at the till `decided_by` has decided that.
    """

    intent_id: str
    bill_number: int
    kiosk_id: str
    amount: Money
    opened_ms: int
    outcome: str = ""
    actor: str = ""
    decided_by: str = ""


class DecideBill(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/bills/decide`: staff have the money, or nobody came. The answer is `OpenBill`.

    The first decision holds; the same again from the same till gives the same answer.
    """

    intent_id: str
    outcome: str
    actor: str
    kiosk_id: str


class BillDecided(Body, frozen=True, kw_only=True):
    """What a till of the store decided about a bill, once."""

    store_id: str
    intent_id: str
    bill_number: int
    kiosk_id: str
    decided_by: str
    outcome: str
    actor: str
    at_ms: int


FACTS: tuple[type[Body], ...] = (BillDecided,)
COLLECTIONS: dict[str, type[msgspec.Struct]] = {"bill": OpenBill}
