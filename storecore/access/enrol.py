"""`storeside cloud enrol NAME` and `storeside edge enrol NAME`: a key for a program."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from storecore.access.keys import Holder, Keys, hash_of, new_key, write_key
from storecore.clock import SystemClock

GOOD, NOT_THERE, BAD = 0, 1, 2

Out = Annotated[
    str, Meta(description="File for the key, readable by its owner alone; empty prints it once.")
]
Revoke = Annotated[bool, Meta(description="Let this one in no more, instead of making a key.")]


def change(keys: Keys, holder: Holder, out: str, *, revoke: bool) -> int:
    """Make a key for the holder, or end the one that it has; the exit code.

    The key goes into the file `out`, or is printed once where none is named.
    """
    if not holder.name:
        print("give a name: whose key it is to be", file=sys.stderr)
        return BAD
    if revoke:
        if keys.revoke(holder):
            print(f"{holder.kind} {holder.name} is not let in any more")
            return GOOD
        print(f"{holder.kind} {holder.name} has no key here", file=sys.stderr)
        return NOT_THERE
    key = new_key()
    try:
        if out:
            write_key(Path(out), key)
        keys.enrol(holder, hash_of(key), SystemClock().wall_ms())
    except OSError as problem:
        print(f"the key was not kept: {problem}", file=sys.stderr)
        return BAD
    print(f"{holder.kind} {holder.name} is let in with this key and no earlier one:")
    print(f"in {out}" if out else key)
    return GOOD


def named(argv: Sequence[str]) -> list[str]:
    """The name may stand without `--name`."""
    return ["--name", *argv] if argv and not argv[0].startswith("-") else list(argv)
