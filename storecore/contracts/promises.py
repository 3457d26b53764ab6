"""Rights to sell: what nodes tell one another so that nobody promises goods that are not there.

Counters are cumulative: the newest value says everything, repeats and gaps do no harm. An `epoch`
is the incarnation of the store's edge agent, which alone mints rights; a `holder` is
`name@incarnation` of a node that holds some. Rights of another epoch or holder are worth nothing.
"""

from __future__ import annotations

import msgspec

from storecore.contracts.body import Body


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """Whose rights an order was taken on."""

    epoch: str
    holder: str


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """Collection `lease`: rights given down or back, key `holder/item`.

    From the edge to a kiosk: `total` is all that the holder was ever given, `keep` how many it may
    keep; what it has above that it gives back. From the cloud to the edge: `total` is all that the
    holder ever gave back, `keep` is not used.
    """

    epoch: str
    holder: str
    item: str
    total: int
    keep: int = 0


class RightsGiven(Body, frozen=True, kw_only=True):
    """Rights passed up: from the edge to the cloud, or back from a kiosk to the edge.

    `total` is all that `giver` ever gave to `holder` in this epoch. `keep` as in `Lease`.
    """

    store_id: str
    epoch: str
    giver: str
    holder: str
    item: str
    total: int
    keep: int = 0


class Spent(msgspec.Struct, frozen=True, kw_only=True):
    """So much of an item was sold on rights, and so much without any: goods in hand."""

    item: str
    on_rights: int
    without: int


class RightsSpent(Body, frozen=True, kw_only=True):
    """What a sale took of the kiosk's rights. `without` is a debt that the store has to cover."""

    store_id: str
    transaction_id: str
    epoch: str
    holder: str
    lines: tuple[Spent, ...]


class StockCounted(Body, frozen=True, kw_only=True):
    """Somebody counted: `quantity` lie there, the books said `before`. Pieces, or grams."""

    store_id: str
    sku: str
    quantity: int
    before: int
    actor: str
    at_ms: int
    approver_id: str = ""


class ChainStarted(Body, frozen=True, kw_only=True):
    """A node goes on in a new chain. `reason`: `rolled_back` (an old copy of its database was put
    back) or `forked` (its chain was continued elsewhere, as by a cloned disk).

    `previous` is the incarnation that it had before.
    """

    store_id: str
    previous: str
    reason: str
    at_ms: int


FACTS: tuple[type[Body], ...] = (RightsGiven, RightsSpent, StockCounted, ChainStarted)
COLLECTIONS: dict[str, type[msgspec.Struct]] = {"lease": Lease}
