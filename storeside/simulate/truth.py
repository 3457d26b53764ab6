"""What really happened, seen from outside; what a node says later is held against it."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict

import msgspec

from storecore.contracts.facts import SaleCompleted


class Violation(AssertionError):
    """A promise was broken."""


class Charge(msgspec.Struct, frozen=True):
    """Money that a terminal took."""

    kiosk: str
    minor: int


class Truth:
    """Collects what was acknowledged to people, and watches rights at every commit."""

    def __init__(self) -> None:
        self.sales: dict[str, SaleCompleted] = {}
        """By transaction id: the customer was thanked."""
        self.lost_sales: set[str] = set()
        """Those that were on one disk only, which was then put back from a copy."""
        self.charges: dict[str, Charge] = {}
        self.orders: set[str] = set()
        self.lost_orders: set[str] = set()
        self.steps: set[tuple[str, str, str]] = set()
        """Order steps answered to staff: store, order, type of the fact."""
        self.sensed: set[str] = set()
        """What sensors saw and the edge has on disk."""
        self.copied = False
        """Whether a disk was ever put back or cloned: then what is sensed may be gone for good."""
        self.lost_steps: set[str] = set()
        """Stores whose edge was put back from a copy: it may have forgotten steps."""
        self.shelf: Counter[tuple[str, str]] = Counter()
        """Pieces that lie there, by (store, sku)."""
        self.shaken: set[tuple[str, str]] = set()
        """(store, sku) where goods in hand were sold without rights, or nobody knew the stock."""
        self._minted: dict[tuple[str, str], int] = {}
        self._sold: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        self._gone: Counter[tuple[str, str, str]] = Counter()
        self._known: dict[tuple[str, str, str], int] = {}
        self._over: set[str] = set()

    def look_at(self, name: str, conn: sqlite3.Connection) -> None:
        """Check a node's rights after a commit.

        Raises:
            Violation: it has less than none, or all together sold more than was minted.
        """
        for ledger, item, minted, sold, seen, given in conn.execute(_RIGHTS):
            epoch, holder = _split(ledger)
            key = (epoch, item)
            rights = minted + seen - given - sold
            if sold > self._known.get((epoch, item, holder), sold):
                rights -= self._gone[epoch, item, holder]
            if rights < 0:
                raise Violation(f"{name} has less than no rights to {item}")
            if holder:
                self._sold[key][holder] = max(sold, self._sold[key].get(holder, 0))
            elif epoch in self._over:
                self._minted[key] = max(minted, self._minted.get(key, 0))
            else:
                self._minted[key] = minted
            lost = sum(self._gone[epoch, item, one] for one in self._sold[key])
            total = sum(self._sold[key].values()) + lost
            if total > self._minted.get(key, 0):
                raise Violation(
                    f"{total} of {item} were sold on rights, {self._minted.get(key, 0)} minted"
                )

    def disk_put_back(self, before: sqlite3.Connection, after: bytes, *, exact: bool) -> None:
        """A copy is about to replace a database: what was sold since then is sold all the same.

        Not `exact` where nobody can know of it before the next exchange, the notes being old too.
        """
        self.copied = True
        copy = sqlite3.connect(":memory:")
        copy.deserialize(after)
        old = {(ledger, item): sold for ledger, item, _, sold, _, _ in copy.execute(_RIGHTS)}
        for ledger, item, _, sold, _, _ in before.execute(_RIGHTS):
            epoch, holder = _split(ledger)
            if not holder:
                self._over.add(epoch)
                continue
            known = old.get((ledger, item), 0)
            self._gone[epoch, item, holder] += sold - known if exact else 0
            self._sold[epoch, item][holder] = known
            self._known[epoch, item, holder] = known
        if not exact:  # a clone sells anew what its chains have sold since
            names = {str(row[0]) for row in before.execute("SELECT origin FROM own_chain")}
            for key in self._gone:
                if key[2].partition("@")[0] in names:
                    self._gone[key] = 0
        copy.close()


def _split(ledger: str) -> tuple[str, str]:
    """Epoch and holder of a ledger: `epoch`, `epoch/holder` or `store/epoch/holder`."""
    parts = ledger.split("/")
    return (parts[0], "") if len(parts) == 1 else (parts[-2], parts[-1])


_RIGHTS = """
    SELECT r.ledger, r.item, r.minted, r.sold, coalesce(sum(w.seen), 0), coalesce(sum(w.given), 0)
    FROM rights r LEFT JOIN rights_with w ON w.ledger = r.ledger AND w.item = r.item
    GROUP BY r.ledger, r.item
"""
