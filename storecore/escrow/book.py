"""A node's rights on disk: the rules over rows. What writes runs inside a Writer's work."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database

from storecore.escrow.balance import decayed
from storecore.escrow.rules import Account, burn, give, hear, mint, sell


class With(msgspec.Struct, frozen=True):
    """Counters between this node and another, for one item."""

    given: int
    seen: int
    spent: int
    keep: int

    @property
    def holds(self) -> int:
        """What the other should still have, as far as it has told."""
        return self.given - self.seen - self.spent


class RightsBook:
    """Accounts by (ledger, item). Each write is one rule applied to what the rows say now."""

    def account(self, conn: sqlite3.Connection, ledger: str, item: str) -> Account:
        """The counters; all zero where nothing is known of the item."""
        row = conn.execute(
            "SELECT minted, sold FROM rights WHERE ledger = ? AND item = ?", (ledger, item)
        ).fetchone()
        others = self.others(conn, ledger, item)
        return Account(
            minted=row[0] if row else 0,
            sold=row[1] if row else 0,
            given={node: one.given for node, one in others.items()},
            seen={node: one.seen for node, one in others.items()},
        )

    def others(self, conn: sqlite3.Connection, ledger: str, item: str) -> dict[str, With]:
        """Every node that rights were exchanged with."""
        rows = conn.execute(
            "SELECT node, given, seen, spent, keep FROM rights_with WHERE ledger = ? AND item = ?",
            (ledger, item),
        )
        return {node: With(*counters) for node, *counters in rows}

    def mint(self, db: Database, ledger: str, item: str, quantity: int) -> None:
        """Make rights; below zero unmakes. Raises NotEnoughRights where they are with others."""
        account = self.account(db.conn, ledger, item)
        changed = mint(account, quantity) if quantity >= 0 else burn(account, -quantity)
        self._put(db, ledger, item, changed)

    def sell(self, db: Database, ledger: str, item: str, quantity: int) -> None:
        """Use rights up. Raises NotEnoughRights."""
        self._put(db, ledger, item, sell(self.account(db.conn, ledger, item), quantity))

    def give(self, db: Database, ledger: str, item: str, to: str, quantity: int) -> int:
        """Pass rights on; returns the cumulative value to tell. Raises NotEnoughRights."""
        changed = give(self.account(db.conn, ledger, item), to, quantity)
        self._with(db, (ledger, item, to), "given", changed.given[to])
        return changed.given[to]

    def hear(self, db: Database, ledger: str, item: str, giver: str, total: int) -> None:
        """Take note of all that `giver` says it ever gave here."""
        changed = hear(self.account(db.conn, ledger, item), giver, total)
        self._with(db, (ledger, item, giver), "seen", changed.seen.get(giver, 0))

    def note_spent(self, db: Database, ledger: str, item: str, node: str, quantity: int) -> None:
        """Another node has told that it sold so much on rights given from here."""
        one = self.others(db.conn, ledger, item).get(node)
        self._with(db, (ledger, item, node), "spent", (one.spent if one else 0) + quantity)

    def note_keep(self, db: Database, ledger: str, item: str, node: str, keep: int) -> None:
        """How many the other was last told that it may keep."""
        self._with(db, (ledger, item, node), "keep", keep)

    def note_demand(self, db: Database, item: str, node: str, quantity: int, now_ms: int) -> None:
        """So much was sold there just now."""
        weight = self.demand(db.conn, item, node, now_ms) + quantity
        db.conn.execute(
            "INSERT INTO demand VALUES (?, ?, ?, ?) "
            "ON CONFLICT (item, node) DO UPDATE "
            "SET weight = excluded.weight, at_ms = excluded.at_ms",
            (item, node, weight, now_ms),
        )

    def demand(self, conn: sqlite3.Connection, item: str, node: str, now_ms: int) -> float:
        """The decayed count of what was sold there."""
        row = conn.execute(
            "SELECT weight, at_ms FROM demand WHERE item = ? AND node = ?", (item, node)
        ).fetchone()
        return 0.0 if row is None else decayed(row[0], now_ms - row[1])

    def _put(self, db: Database, ledger: str, item: str, account: Account) -> None:
        db.conn.execute(
            "INSERT INTO rights VALUES (?, ?, ?, ?) ON CONFLICT (ledger, item) "
            "DO UPDATE SET minted = excluded.minted, sold = excluded.sold",
            (ledger, item, account.minted, account.sold),
        )

    def _with(self, db: Database, key: tuple[str, str, str], counter: str, value: int) -> None:
        db.conn.execute(
            f"INSERT INTO rights_with (ledger, item, node, {counter}) VALUES (?, ?, ?, ?) "  # noqa: S608
            f"ON CONFLICT (ledger, item, node) DO UPDATE SET {counter} = excluded.{counter}",
            (*key, value),
        )
