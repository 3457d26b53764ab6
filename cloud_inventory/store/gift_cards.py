"""Gift cards: balances, and the rights of stores to redeem them, in the cloud's database.

What is written runs inside a Writer's work. A right is over only when its store says so in a fact:
nothing is taken back because time has passed.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cloud_inventory.domain.refusal import CloudRefused
from storecore.contracts.body import Body
from storecore.contracts.cloud_api import CloudRefusalCode
from storecore.contracts.gift_cards import RightReply, RightRequest
from storecore.contracts.tenders import GiftCardCredited, GiftCardRedeemed
from storecore.journal.receiver import FactRefused
from storecore.money import Money

GIFT_MIGRATIONS = Migrations("cloud_gift_cards")


@GIFT_MIGRATIONS()
def gift_cards(db: Database) -> None:
    """`gift_right`: what is set aside for a store; `used` once it has told what was paid."""
    db.conn.execute(
        "CREATE TABLE gift_card (card TEXT PRIMARY KEY, minor INTEGER NOT NULL, "
        "currency TEXT NOT NULL) WITHOUT ROWID"
    )
    db.conn.execute(
        "CREATE TABLE gift_right (right_id TEXT PRIMARY KEY, card TEXT NOT NULL, "
        "store_id TEXT NOT NULL, minor INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0) "
        "WITHOUT ROWID"
    )
    db.conn.execute("CREATE INDEX gift_right_card ON gift_right (card)")


def issue(db: Database, card: str, amount: Money) -> bool:
    """A new card with this balance; one that is known stays as it is. Whether it was new."""
    made = db.conn.execute(
        "INSERT INTO gift_card VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (card, amount.minor, amount.currency),
    )
    return bool(made.rowcount)


def grant(db: Database, asked: RightRequest, new_id: Callable[[], str]) -> RightReply:
    """Set a card's whole balance aside for a store.

    Raises:
        CloudRefused: no such card, nothing on it, or another store holds its right.
    """
    row = db.conn.execute(
        "SELECT minor, currency FROM gift_card WHERE card = ?", (asked.card,)
    ).fetchone()
    if row is None:
        raise CloudRefused(CloudRefusalCode.CARD_UNKNOWN, "there is no such gift card")
    balance = Money(row[0], row[1])
    held = db.conn.execute(
        "SELECT right_id, store_id, minor FROM gift_right WHERE card = ? AND used = 0",
        (asked.card,),
    ).fetchone()
    if held is not None:
        if held[1] != asked.store_id:
            raise CloudRefused(CloudRefusalCode.CARD_ELSEWHERE, f"{held[1]} holds its right")
        return RightReply(right_id=held[0], amount=Money(held[2], balance.currency))
    if balance.minor <= 0:
        raise CloudRefused(CloudRefusalCode.CARD_EMPTY, "nothing is left on this card")
    right_id = new_id()
    db.conn.execute(
        "INSERT INTO gift_right VALUES (?, ?, ?, ?, 0)",
        (right_id, asked.card, asked.store_id, balance.minor),
    )
    db.conn.execute("UPDATE gift_card SET minor = 0 WHERE card = ?", (asked.card,))
    return RightReply(right_id=right_id, amount=balance)


def take_gift_fact(db: Database, body: Body) -> None:
    """What a store says it did with a card.

    Raises:
        FactRefused: a right that is not open, or more than it was for.
    """
    if isinstance(body, GiftCardCredited):
        _add(db, body.card, body.amount.minor)
    if not isinstance(body, GiftCardRedeemed):
        return
    row = db.conn.execute(
        "SELECT card, store_id, minor FROM gift_right WHERE right_id = ? AND used = 0",
        (body.right_id,),
    ).fetchone()
    if row is None or (row[0], row[1]) != (body.card, body.store_id):
        raise FactRefused(f"right {body.right_id} is not open for this card and store")
    if not 0 <= body.amount.minor <= row[2]:
        raise FactRefused(f"right {body.right_id} was for {row[2]}, not {body.amount.minor}")
    db.conn.execute("UPDATE gift_right SET used = 1 WHERE right_id = ?", (body.right_id,))
    _add(db, body.card, row[2] - body.amount.minor)


def _add(db: Database, card: str, minor: int) -> None:
    db.conn.execute("UPDATE gift_card SET minor = minor + ? WHERE card = ?", (minor, card))
