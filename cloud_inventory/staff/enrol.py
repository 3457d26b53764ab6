"""`storeside cloud enrol STORE`: a key for a store's edge agent, or for a commerce backend."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from storecore.access.enrol import BAD, Out, Revoke, change, named
from storecore.access.keys import Holder, HolderKind, Keys
from storecore.options.read import read_options


class EnrolOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Make a key for a store, or for a backend: while the cloud runs, it is let in at once.

    A new key ends the one that the store had.
    """

    name: Annotated[
        str, Meta(description="The store's id, or the backend's name; may stand without --name.")
    ] = ""
    backend: Annotated[
        bool, Meta(description="For a commerce backend: it places orders and reads stock.")
    ] = False
    out: Out = ""
    revoke: Revoke = False
    data: Annotated[str, Meta(description="Folder of the cloud's database.")] = "var/cloud"
    database: Annotated[
        str, Meta(description="The cloud's PostgreSQL database, where it has one.")
    ] = ""


def run_enrol(
    argv: Sequence[str],
    open_keys: Callable[[EnrolOptions], tuple[Keys, Callable[[], None]]],
) -> int:
    """Let in or out; the exit code, 2 where that cannot be."""
    options = read_options(EnrolOptions, "cloud enrol", named(argv))
    try:
        keys, close = open_keys(options)
    except (OSError, RuntimeError, sqlite3.Error) as problem:
        print(f"storeside cloud enrol: {problem}", file=sys.stderr)
        return BAD
    try:
        kind = HolderKind.BACKEND if options.backend else HolderKind.STORE
        return change(keys, Holder(kind, options.name), options.out, revoke=options.revoke)
    finally:
        close()
