"""What sales do to members: points, and coupons that are used up. The feed holds the balance."""

from __future__ import annotations

import sqlite3

import msgspec
from msgspec.structs import replace
from sqlite_utils import Database

from storecore.contracts.facts import SaleCompleted
from storecore.contracts.members import CouponUsedAgain, Member
from storecore.replication.feed import Feed


def is_used(conn: sqlite3.Connection, coupon_id: str) -> bool:
    """Whether a sale has used up this coupon: it is not published again."""
    query = "SELECT 1 FROM coupon_used WHERE coupon_id = ?"
    return conn.execute(query, (coupon_id,)).fetchone() is not None


def credit_member(db: Database, feed: Feed, sale: SaleCompleted) -> None:
    """Take a sale's points and coupons into its member's balance. To be called once for each sale.

    A balance may go below zero where two stores that were cut off have both spent it; a member
    who was deleted meanwhile is not made anew. A coupon that another sale has used already is told
    to the store, whose staff look into it; the sale stands.
    """
    for coupon_id in sale.coupons:
        used = db.conn.execute(
            "INSERT INTO coupon_used VALUES (?) ON CONFLICT DO NOTHING", (coupon_id,)
        )
        if used.rowcount == 0:
            again = CouponUsedAgain(
                coupon_id=coupon_id, transaction_id=sale.transaction_id, kiosk_id=sale.kiosk_id
            )
            feed.put(db, "coupon_again", coupon_id, again, scope=sale.store_id)
        feed.remove(db, "coupon", coupon_id)
    if sale.member is None:
        return
    entry = feed.get(db.conn, "member", sale.member.member_key)
    if entry is None or entry.document is None:
        return
    member = msgspec.json.decode(entry.document, type=Member)
    earned, spent = sale.member.points_earned, sale.member.points_spent
    spent_here = member.spent.get(sale.store_id, 0) + spent
    credited = replace(
        member,
        points=member.points + earned - spent,
        coupons=tuple(one for one in member.coupons if one not in sale.coupons),
        spent={**member.spent, sale.store_id: spent_here} if spent_here else member.spent,
    )
    feed.put(db, "member", credited.member_key, credited)
