"""Rights to redeem gift cards that this store holds, and what was paid with them."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storecore.clock import Clock
from storecore.contracts.gift_cards import CreditRequest, RedeemReply, RedeemState, RightReply
from storecore.contracts.tenders import GiftCardCredited, GiftCardRedeemed
from storecore.journal.journal import Journal
from storecore.money import Money

GIFT_MIGRATIONS = Migrations("edge_gift_cards")


@GIFT_MIGRATIONS()
def gift_cards(db: Database) -> None:
    """A right is used once: `used` with the redemption, or when it was given back.

    A redemption without a right stands for an intent that was stopped before it came.
    """
    for statement in (
        "CREATE TABLE gift_right (right_id TEXT PRIMARY KEY, card TEXT NOT NULL, "
        "minor INTEGER NOT NULL, currency TEXT NOT NULL, held_ms INTEGER NOT NULL, "
        "used INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID",
        "CREATE TABLE gift_redemption (intent_id TEXT PRIMARY KEY, state TEXT NOT NULL, "
        "card TEXT NOT NULL, minor INTEGER NOT NULL, currency TEXT NOT NULL, "
        "asked_minor INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE gift_credit (refund_id TEXT PRIMARY KEY, intent_id TEXT NOT NULL, "
        "minor INTEGER NOT NULL) WITHOUT ROWID",
    ):
        db.conn.execute(statement)


class RightUsed(Exception):
    """The right was used up already: its fact is on its way to the cloud."""


class GiftBook:
    """Every method that takes `db` runs inside a Writer's work, with the fact of what it does."""

    def __init__(self, store_id: str, journal: Journal, clock: Clock, keep_s: float) -> None:
        self._store_id = store_id
        self._journal = journal
        self._clock = clock
        self._keep_ms = round(keep_s * 1000)

    def redeem(self, db: Database, intent_id: str, card: str, amount: Money) -> RedeemReply | None:
        """Pay within the right that is held, as much as there is; None where none is held.

        The same intent again gives the first answer.
        """
        known = told_of(db.conn, intent_id)
        if known.state is not RedeemState.NOT_FOUND:
            return known
        row = db.conn.execute(
            "SELECT right_id, minor FROM gift_right WHERE card = ? AND currency = ? AND used = 0",
            (card, amount.currency),
        ).fetchone()
        if row is None:
            return None
        paid = Money(min(row[1], amount.minor), amount.currency)
        self._use(db, row[0], card, paid, intent_id)
        db.conn.execute(
            "INSERT INTO gift_redemption VALUES (?, ?, ?, ?, ?, ?)",
            (intent_id, RedeemState.REDEEMED.value, card, paid.minor, paid.currency, amount.minor),
        )
        return told_of(db.conn, intent_id)

    def hold(self, db: Database, card: str, right: RightReply) -> None:
        """A right that the cloud has granted. Harmless when repeated.

        Raises:
            RightUsed: it was used already.
        """
        known = db.conn.execute(
            "SELECT used FROM gift_right WHERE right_id = ?", (right.right_id,)
        ).fetchone()
        if known is not None and known[0]:
            raise RightUsed(right.right_id)
        db.conn.execute(
            "INSERT OR IGNORE INTO gift_right VALUES (?, ?, ?, ?, ?, 0)",
            (
                right.right_id,
                card,
                right.amount.minor,
                right.amount.currency,
                self._clock.wall_ms(),
            ),
        )

    def stop(self, db: Database, intent_id: str) -> None:
        """An intent that was not redeemed yet never will be."""
        if told_of(db.conn, intent_id).state is RedeemState.NOT_FOUND:
            db.conn.execute(
                "INSERT INTO gift_redemption VALUES (?, ?, '', 0, '', 0)",
                (intent_id, RedeemState.ABORTED.value),
            )

    def credit(self, db: Database, asked: CreditRequest) -> bool:
        """Give back, once for each refund; False where the intent did not pay so much."""
        known = db.conn.execute(
            "SELECT minor FROM gift_credit WHERE refund_id = ?", (asked.refund_id,)
        ).fetchone()
        if known is not None:
            return bool(known[0] == asked.amount.minor)
        row = db.conn.execute(
            "SELECT card, minor - (SELECT coalesce(sum(minor), 0) FROM gift_credit c "
            "WHERE c.intent_id = r.intent_id) FROM gift_redemption r "
            "WHERE intent_id = ? AND currency = ?",
            (asked.intent_id, asked.amount.currency),
        ).fetchone()
        if row is None or not 0 < asked.amount.minor <= row[1]:
            return False
        db.conn.execute(
            "INSERT INTO gift_credit VALUES (?, ?, ?)",
            (asked.refund_id, asked.intent_id, asked.amount.minor),
        )
        credited = GiftCardCredited(
            refund_id=asked.refund_id,
            card=row[0],
            store_id=self._store_id,
            intent_id=asked.intent_id,
            amount=asked.amount,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, credited)
        return True

    def let_go(self, db: Database) -> None:
        """Give back rights that nobody has used for a while, so that other stores may."""
        before_ms = self._clock.wall_ms() - self._keep_ms
        old = db.conn.execute(
            "SELECT right_id, card, currency FROM gift_right WHERE used = 0 AND held_ms < ?",
            (before_ms,),
        ).fetchall()
        for right_id, card, currency in old:
            self._use(db, right_id, card, Money(0, currency), "")

    def _use(self, db: Database, right_id: str, card: str, paid: Money, intent_id: str) -> None:
        db.conn.execute("UPDATE gift_right SET used = 1 WHERE right_id = ?", (right_id,))
        redeemed = GiftCardRedeemed(
            right_id=right_id,
            card=card,
            store_id=self._store_id,
            intent_id=intent_id,
            amount=paid,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, redeemed)


def told_of(conn: sqlite3.Connection, intent_id: str) -> RedeemReply:
    """What became of an intent."""
    row = conn.execute(
        "SELECT state, minor, currency, asked_minor FROM gift_redemption WHERE intent_id = ?",
        (intent_id,),
    ).fetchone()
    if row is None:
        return RedeemReply(state=RedeemState.NOT_FOUND)
    if row[0] == RedeemState.ABORTED:
        return RedeemReply(state=RedeemState.ABORTED)
    paid = Money(row[1], row[2])
    return RedeemReply(state=RedeemState.REDEEMED, amount=paid, partly=row[1] < row[3])
