"""`storeside cloud forget`: delete what is known of a person."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from cloud_inventory.forgetting.person import NotForgotten, forget_member, forget_order
from cloud_inventory.store.orders import held_order
from storecore.database.writer import Writer
from storecore.options.read import read_options
from storecore.replication.feed import Feed

GOOD, BAD = 0, 2


class ForgetOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Delete a member, or whose an order was: here at once, in the stores when they hear of it."""

    member: Annotated[str, Meta(description="The number of the member to delete.")] = ""
    order: Annotated[
        str, Meta(description="Id of an order that is over, whose customer is to be deleted.")
    ] = ""
    data: Annotated[
        str, Meta(description="Folder of the cloud's database, while the cloud is stopped.")
    ] = "var/cloud"
    database: Annotated[
        str, Meta(description="The cloud's PostgreSQL database, where it has one.")
    ] = ""


Opened = tuple[Writer, Feed, Callable[[], None]]


def run_forget(argv: Sequence[str], open_data: Callable[[ForgetOptions], Opened]) -> int:
    """Delete it and say so; 2 where there is nothing to delete or it cannot be yet."""
    options = read_options(ForgetOptions, "cloud forget", list(argv))
    if bool(options.member) == bool(options.order):
        return _refuse("give --member NUMBER or --order ID, one of them")
    try:
        writer, feed, close = open_data(options)
    except (OSError, RuntimeError) as problem:
        return _refuse(str(problem))
    try:
        if options.member:
            orders = writer.run(lambda db: forget_member(db, feed, options.member))
            print(f"the member is deleted, and whose these orders were: {orders}")
        else:
            order_id = options.order
            writer.run(lambda db: forget_order(db, feed, held_order(db.conn, order_id)))
            print(f"whose order {order_id} was is deleted")
    except NotForgotten as problem:
        return _refuse(str(problem))
    finally:
        close()
    print("stores delete it when they next hear from this cloud; backups still have it")
    return GOOD


def _refuse(problem: str) -> int:
    print(f"storeside cloud forget: {problem}", file=sys.stderr)
    return BAD
