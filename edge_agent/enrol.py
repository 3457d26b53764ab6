"""`storeside edge enrol KIOSK`: a key for a kiosk, or for a tool of the shop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from edge_agent.serve.door import kiosk_keys
from storecore.access.enrol import Out, Revoke, change, named
from storecore.access.keys import Holder, HolderKind
from storecore.options.read import read_options


class EnrolOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Make a key for a kiosk: while the edge agent runs, it is let in at once.

    A new key ends the one that the kiosk had.
    """

    name: Annotated[
        str, Meta(description="The kiosk's own name, its option `name`; may stand without --name.")
    ] = ""
    out: Out = ""
    revoke: Revoke = False
    data: Annotated[str, Meta(description="The edge agent's folder.")] = "var/edge"


def run_enrol(argv: Sequence[str]) -> int:
    """Let in or out; the exit code."""
    options = read_options(EnrolOptions, "edge enrol", named(argv))
    holder = Holder(HolderKind.KIOSK, options.name)
    return change(kiosk_keys(options.data), holder, options.out, revoke=options.revoke)
