"""Tagged goods on the kiosk's pad, brought in line with the basket.

A tag that lies on the pad is a line of its own and leaves with it. What was scanned by its bar code
and lies there too is one piece, in whichever order: a tag first explains a scanned piece of its
item that has no tag yet, and a scan first confirms a piece that lies on the pad. A scanned piece
stays when its tag is lifted off: the customer has said that they want it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from kiosk.domain.basket import Basket, Line
from kiosk.domain.checkout import new_line, with_lines
from kiosk.domain.goods import PLAIN, Goods
from storecore.contracts.offers import Offer


class Tagged(msgspec.Struct, frozen=True):
    """A tag that lies on the pad and is to be bought, with the goods that it is on."""

    epc: str
    goods: Goods


class Laid(msgspec.Struct, frozen=True):
    """The basket brought in line; `added` and `removed` are lines that came and went."""

    basket: Basket
    added: tuple[Line, ...] = ()
    removed: tuple[Line, ...] = ()


def lay(basket: Basket, tags: Sequence[Tagged], offers: Sequence[Offer]) -> Laid:
    """The basket with exactly these tags on the pad, what is new on top."""
    there = {tag.epc for tag in tags}
    lines, removed = [], []
    for line in basket.lines:
        kept = tuple(epc for epc in line.epcs if epc in there)
        if line.on_pad and not kept:
            removed.append(line)
        else:
            lines.append(line if kept == line.epcs else replace(line, epcs=kept))
    known = {epc for line in lines for epc in line.epcs}
    added = []
    for tag in tags:
        if tag.epc in known:
            continue
        place = next((i for i, line in enumerate(lines) if _has_room(line, tag)), None)
        if place is None:
            added.append(_line(tag, basket.currency))
        else:
            lines[place] = replace(lines[place], epcs=(*lines[place].epcs, tag.epc))
    wanted = (*reversed(added), *lines)
    if added or removed:
        changed = with_lines(basket, wanted, offers)
    else:
        changed = replace(basket, lines=wanted)
    return Laid(changed, tuple(added), tuple(removed))


def confirm(basket: Basket, sku: str) -> tuple[Basket, Line] | None:
    """The basket in which a scan has confirmed a piece on the pad, and its line; None where no
    unconfirmed piece of the item lies there."""
    for place, line in enumerate(basket.lines):
        if line.on_pad and line.sku == sku:
            confirmed = replace(line, on_pad=False)
            lines = (*basket.lines[:place], confirmed, *basket.lines[place + 1 :])
            return replace(basket, lines=lines), confirmed
    return None


def tags_in(basket: Basket) -> frozenset[str]:
    """Every tag that the basket's lines know of."""
    return frozenset(epc for line in basket.lines for epc in line.epcs)


def _has_room(line: Line, tag: Tagged) -> bool:
    plain = line.weight_g is None and line.label_price is None
    same = line.sku == tag.goods.item.sku and not line.on_pad
    return plain and same and len(line.epcs) < line.quantity


def _line(tag: Tagged, currency: str) -> Line:
    line = new_line(tag.goods, PLAIN, tag.epc, currency)
    return replace(line, epcs=(tag.epc,), on_pad=True)
