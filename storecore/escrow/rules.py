"""The rules of escrow over one item at one node. Pure; the proof is in docs/promises.md.

A node's rights are `minted + sum(seen) - sum(given) - sold`. Every rule keeps them at zero or
above, and every counter but `minted` only grows. What is told to another node is told only after
it is on disk, as the cumulative value; what is heard is taken by maximum. So whatever is lost,
repeated or reordered in between, all nodes together have sold at most what was minted.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace


class NotEnoughRights(Exception):
    """More was asked for than the node has rights to."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One node's counters for one item. `given` and `seen` are cumulative, by the other node."""

    minted: int = 0
    sold: int = 0
    given: Mapping[str, int] = {}
    seen: Mapping[str, int] = {}

    @property
    def rights(self) -> int:
        """How much this node may sell or give; never below zero."""
        return self.minted + sum(self.seen.values()) - sum(self.given.values()) - self.sold


def mint(account: Account, quantity: int) -> Account:
    """Make new rights. Only the node that holds the goods does this."""
    assert quantity >= 0, quantity
    return replace(account, minted=account.minted + quantity)


def burn(account: Account, quantity: int) -> Account:
    """Unmake rights that this node still has, of those that it minted.

    Raises:
        NotEnoughRights: the rest is with others.
    """
    _need(account, quantity)
    return replace(account, minted=account.minted - quantity)


def sell(account: Account, quantity: int) -> Account:
    """Use rights up.

    Raises:
        NotEnoughRights: nothing has changed.
    """
    _need(account, quantity)
    return replace(account, sold=account.sold + quantity)


def give(account: Account, to: str, quantity: int) -> Account:
    """Pass rights on; `given[to]` is what to tell, once it is on disk.

    Raises:
        NotEnoughRights: nothing has changed.
    """
    _need(account, quantity)
    given = {**account.given, to: account.given.get(to, 0) + quantity}
    return replace(account, given=given)


def hear(account: Account, giver: str, total: int) -> Account:
    """Take note of all that `giver` says it ever gave; an older word changes nothing."""
    if total <= account.seen.get(giver, 0):
        return account
    return replace(account, seen={**account.seen, giver: total})


def _need(account: Account, quantity: int) -> None:
    assert quantity >= 0, quantity
    if quantity > account.rights:
        raise NotEnoughRights(f"{quantity} wanted, {account.rights} there")
