"""What a change of a figure follows from."""

from __future__ import annotations

import msgspec

from storecore.contracts.item_stock import Evidence


class Why(msgspec.Struct, frozen=True):
    """The kind of evidence, where it was seen, what it refers to, and who did it."""

    evidence: Evidence
    place: str = ""
    reference: str = ""
    actor: str = ""
