"""A node that sells on rights given to it from above or below: cloud, kiosk."""

from __future__ import annotations

from sqlite_utils import Database

from storecore.escrow.book import RightsBook

GIVER = "edge"
"""The node that gives and takes back; within one epoch there is one."""


def take_lease(
    db: Database, book: RightsBook, ledger: str, item: str, *, total: int, keep: int
) -> int | None:
    """Hear what was given, and give back what is above `keep`.

    Returns the cumulative value to tell where something goes back, else None.
    """
    book.hear(db, ledger, item, GIVER, total)
    above = book.account(db.conn, ledger, item).rights - keep
    return book.give(db, ledger, item, GIVER, above) if above > 0 else None


def spend(db: Database, book: RightsBook, ledger: str, item: str, quantity: int) -> int:
    """Sell on rights as far as they go; returns how many of `quantity` that is."""
    on_rights = min(quantity, book.account(db.conn, ledger, item).rights)
    book.sell(db, ledger, item, on_rights)
    return on_rights
