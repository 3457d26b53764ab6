"""Labels that staff scan while they pack: bags that goods are put into, and places in the shop.

A bag's label is a QR code with "SSO:" and a number that no other bag in the shop has, such as
SSO:0417; a place's label "SSL:" and its name, such as SSL:B2. Neither says anything of a customer.
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

BAG_PREFIX, PLACE_PREFIX = "SSO:", "SSL:"
_BAG = re.compile(r"[A-Z0-9][A-Z0-9-]{0,19}")
_PLACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,19}")


class LabelKind(StrEnum):
    """What a label is on."""

    BAG = "bag"
    PLACE = "place"


class Label(msgspec.Struct, frozen=True):
    """A label that was read: the bag's number, or the place's name."""

    kind: LabelKind
    name: str


def read_label(text: str) -> Label | None:
    """The label that a code is; None where it is another code, or is not well formed."""
    body = text.strip()
    prefix, name = body[:4].upper(), body[4:]
    if prefix == BAG_PREFIX and _BAG.fullmatch(name.upper()):
        return Label(LabelKind.BAG, name.upper())
    if prefix == PLACE_PREFIX and _PLACE.fullmatch(name):
        return Label(LabelKind.PLACE, " ".join(name.split()))
    return None
