"""`storeside cloud pickup-keys`: the keys that sign pickup codes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from cloud_inventory.pickup.keys import NoSuchKey, PickupKeys
from storecore.options.read import read_options

GOOD, BAD = 0, 2


class PickupKeysOptions(msgspec.Struct, frozen=True, kw_only=True):
    """List the keys that sign pickup codes, change to a new one, or take an old one out of use."""

    rotate: Annotated[
        bool, Meta(description="Make a new key; it signs the codes of orders placed from now on.")
    ] = False
    retire: Annotated[
        str,
        Meta(
            description="Id of a key whose codes stores shall refuse from now on, such as one that "
            "was stolen. Customers get a new code on their order's page."
        ),
    ] = ""
    data: Annotated[
        str, Meta(description="Folder of the cloud's database, while the cloud is stopped.")
    ] = "var/cloud"
    database: Annotated[
        str, Meta(description="The cloud's PostgreSQL database, where it has one.")
    ] = ""


def run_pickup_keys(
    argv: Sequence[str],
    open_keys: Callable[[PickupKeysOptions], tuple[PickupKeys, Callable[[], None]]],
) -> int:
    """Do what is asked and list the keys; 2 where it cannot be done."""
    options = read_options(PickupKeysOptions, "cloud pickup-keys", list(argv))
    try:
        keys, close = open_keys(options)
    except (OSError, RuntimeError) as problem:
        print(f"storeside cloud pickup-keys: {problem}", file=sys.stderr)
        return BAD
    try:
        keys.begin()
        if options.rotate:
            keys.rotate()
        if options.retire:
            keys.retire(options.retire)
        newest = keys.known()[-1].key.key_id
        for one in keys.known():
            print(one.key.key_id, "signs" if one.key.key_id == newest else "is still honoured")
    except NoSuchKey as problem:
        print(f"storeside cloud pickup-keys: {problem}", file=sys.stderr)
        return BAD
    finally:
        close()
    return GOOD
