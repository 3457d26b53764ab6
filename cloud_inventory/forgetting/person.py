"""What is deleted when a person asks for it. No fact changes; stores hear of it by the feed."""

from __future__ import annotations

import msgspec
from sqlite_utils import Database

from cloud_inventory.store.orders import forget_customer, orders_naming
from storecore.contracts.members import member_key
from storecore.contracts.offers import Coupon
from storecore.contracts.orders import Order
from storecore.gs1.loyalty import member_number
from storecore.orders.life import ENDED
from storecore.replication.feed import Feed


class NotForgotten(ValueError):
    """Nothing was deleted; the message says why and what to do."""


def forget_order(db: Database, feed: Feed, order: Order | None) -> None:
    """Delete whose order it was.

    Raises:
        NotForgotten: there is none, or it is still to be handed over.
    """
    if order is None:
        raise NotForgotten("no order has this id; it stands on the order's page")
    if order.state not in ENDED:
        raise NotForgotten(
            f"order {order.order_id} is not over yet; cancel it, or wait for its end"
        )
    forget_customer(db, feed, order)


def forget_member(db: Database, feed: Feed, number: str) -> int:
    """Delete a member, their coupons, and whose their orders were; how many orders that were.

    Raises:
        NotForgotten: nobody has this number, or one of their orders is not over.
    """
    plain = member_number(number)
    if plain is None:
        raise NotForgotten("write the member's number, 8 to 18 digits")
    key = member_key(plain)
    orders = orders_naming(db.conn, key)
    if not orders and feed.get(db.conn, "member", key) is None:
        raise NotForgotten("no member has this number")
    for order in orders:
        forget_order(db, feed, order)
    feed.remove(db, "member", key)
    for (coupon_id,) in db.conn.execute(
        "SELECT key FROM feed WHERE collection = 'coupon' AND document IS NOT NULL"
    ).fetchall():
        entry = feed.get(db.conn, "coupon", coupon_id)
        if entry is None or entry.document is None:
            continue
        if msgspec.json.decode(entry.document, type=Coupon).member_key == key:
            feed.remove(db, "coupon", coupon_id)
    return len(orders)
