"""What is believed of one item, and how each piece of evidence changes it. Pure; times in ms.

An item's pieces are of three kinds: those that sensors see (`seen`); those that were lifted off a
sensed place a while ago and not yet paid for or put back (`carried`); and the rest, which nothing
sees, as a distribution. `owed` are pieces that were paid for and that a sensor still shows.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from edge_agent.belief.spread import (
    Spread,
    exactly,
    joined,
    maybe,
    shifted,
    sold,
    swept,
    thinned,
    unsold,
)

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
CARRIED_MS = 2 * HOUR_MS
"""Longer than this nobody carries a piece through a shop."""
CARRIED_THERE = 0.9
OWED_MS = HOUR_MS
"""A piece that was paid for is off its shelf by then, or it never lay on a sensed one."""
UNSEEN_LOSS_PER_DAY = 0.5
"""How likely a piece is not there after each day on which it should have been seen and was not: as
many deliveries are a piece short as tags are dead."""
ALL_GONE_PER_DAY = 0.0005
"""How likely all of an item goes at once: a thief's bag, a box put where nobody looks."""
RECEIPT_OFF = 0.005
"""How often a delivery brings a piece more, or a piece fewer, than its papers say."""
COARSE_FROM = 3000
"""Quantities above this are grams: followed by the books alone."""
DEMAND_SHARE_MIN = 0.05
NEVER_MS = 10**15


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """`loss_per_day`: how likely any one piece vanishes in a day without anybody seeing it."""

    loss_per_day: float = 0.02 / 30


class ItemBelief(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is kept of one item. `sensed`: a sensor sees some place of it; `tagged`:
    every piece of it should be seen.

    `early`: pieces that were seen before any delivery told of them. `rest_known`: the rest was
    counted while sensors looked, so it is there although they do not see it. `per_day` pieces are
    sold on a usual day, of which `days` were looked at. `trade`: how far the store's trade had
    come (see `later`).
    """

    seen: int = 0
    sensed: bool = False
    tagged: bool = False
    carried: tuple[int, ...] = ()
    owed: tuple[int, ...] = ()
    early: int = 0
    rest: Spread = Spread()
    rest_known: bool = False
    per_day: float = 0.0
    days: int = 0
    trade: float = 0.0
    day_trade: float = 0.0
    sold_today: int = 0
    day: int = 0
    at_ms: int = 0
    counted_ms: int = 0


def whole(item: ItemBelief) -> Spread:
    """The distribution of all that is in the store."""
    total = Spread(item.rest.base + item.seen, item.rest.weights)
    for _ in item.carried:
        total = joined(total, maybe(CARRIED_THERE))
    return shifted(total, -len(item.owed))


def is_due(item: ItemBelief, now_ms: int) -> bool:
    """Whether time alone may have changed what is believed."""
    oldest = [*(at + CARRIED_MS for at in item.carried), *(at + OWED_MS for at in item.owed)]
    return min([item.at_ms + HOUR_MS, *oldest]) <= now_ms


def later(item: ItemBelief, now_ms: int, trade: float, rules: Rules) -> ItemBelief:
    """Time has passed and nothing was sold of the item.

    `trade` counts the store's usual days of selling, from its sales of all items: while nobody
    buys anything, that nobody buys this item says nothing about it.
    """
    carried = tuple(at for at in item.carried if now_ms - at < CARRIED_MS)
    unseen = len([at for at in item.owed if now_ms - at >= OWED_MS])
    rest = shifted(item.rest, -unseen) if unseen else item.rest
    days = max(0, now_ms - item.at_ms) / DAY_MS if item.at_ms else 0.0
    if rest.base + len(rest.weights) <= COARSE_FROM:
        missing = item.tagged and not item.rest_known
        rest = thinned(rest, days * (UNSEEN_LOSS_PER_DAY if missing else rules.loss_per_day))
        rest = swept(rest, min(0.5, days * ALL_GONE_PER_DAY))
        if not item.sensed and item.per_day > 0:
            rest = unsold(rest, item.per_day * max(0.0, trade - item.trade))
    item = msgspec.structs.replace(
        item, carried=carried, owed=item.owed[unseen:], rest=rest, trade=max(trade, item.trade)
    )
    return _new_day(item, now_ms)


def _new_day(item: ItemBelief, now_ms: int) -> ItemBelief:
    """At the end of a day what it sold teaches what a day sells; a day on which the store sold
    nothing teaches nothing."""
    day, per_day, sold_today, days = now_ms // DAY_MS, item.per_day, item.sold_today, item.days
    day_trade = item.day_trade
    if item.day and day > item.day:
        traded = min(30, round(item.trade - day_trade))
        for sold_then in [sold_today, *[0] * (traded - 1)][: max(traded, 1 if sold_today else 0)]:
            days += 1
            per_day += max(DEMAND_SHARE_MIN, 1 / days) * (sold_then - per_day)
        sold_today, day_trade = 0, item.trade if traded else day_trade
    return msgspec.structs.replace(
        item,
        day=max(day, item.day),
        day_trade=day_trade,
        per_day=per_day,
        days=days,
        sold_today=sold_today,
        at_ms=max(now_ms, item.at_ms),
    )


def received(item: ItemBelief, pieces: int) -> ItemBelief:
    """A delivery came; what was seen of it before is not counted twice."""
    before = min(pieces, item.early)
    rest = shifted(item.rest, pieces - before)
    if 1 < rest.base + len(rest.weights) <= COARSE_FROM:
        rest = joined(shifted(rest, -1), _RECEIPT)
    return msgspec.structs.replace(item, early=item.early - before, rest=rest, rest_known=False)


_RECEIPT = Spread(0, (RECEIPT_OFF, 1 - 2 * RECEIPT_OFF, RECEIPT_OFF))


def paid(item: ItemBelief, pieces: int, now_ms: int) -> ItemBelief:
    """So many were sold or handed over."""
    lifted = min(pieces, len(item.carried))
    left = pieces - lifted
    carried = item.carried[: len(item.carried) - lifted]  # what was lifted last is paid first
    item = msgspec.structs.replace(item, carried=carried, sold_today=item.sold_today + pieces)
    waiting = min(left, max(0, item.seen - len(item.owed))) if item.sensed else 0
    if waiting:
        item = msgspec.structs.replace(item, owed=(*item.owed, *[now_ms] * waiting))
    if left > waiting:
        item = msgspec.structs.replace(item, rest=sold(item.rest, left - waiting))
    return item


def sees(item: ItemBelief, seen: int, now_ms: int, *, by_tag: bool) -> ItemBelief:
    """Sensors see another number of pieces than before."""
    change = seen - item.seen
    tagged = item.tagged or by_tag
    item = msgspec.structs.replace(item, seen=seen, sensed=True, tagged=tagged)
    if change < 0:
        gone = -change
        settled = min(gone, len(item.owed))
        carried = (*item.carried, *[now_ms] * (gone - settled))
        return msgspec.structs.replace(item, owed=item.owed[settled:], carried=carried)
    back = min(change, len(item.carried))
    if not by_tag and change > back:
        back = 0  # more than anybody carries: the shelf was filled up
    item = msgspec.structs.replace(item, carried=item.carried[: len(item.carried) - back])
    new = change - back
    if not new:
        return item
    known = min(new, max(0, item.rest.likeliest))
    return msgspec.structs.replace(
        item, rest=shifted(item.rest, -new), early=item.early + new - known
    )


def gone(item: ItemBelief) -> ItemBelief:
    """The piece that was missed last has left the store unpaid."""
    return msgspec.structs.replace(item, carried=item.carried[:-1])


def counted(item: ItemBelief, pieces: int, now_ms: int) -> ItemBelief:
    """Somebody counted all there is: what sensors that look do not see is there, and what they see
    beyond it (tags without goods) is not, until they no longer see it."""
    rest = pieces - item.seen
    owed: Sequence[int] = [NEVER_MS] * max(0, -rest)
    return msgspec.structs.replace(
        item,
        rest=exactly(max(0, rest)),
        rest_known=item.tagged,
        carried=(),
        owed=tuple(owed),
        early=0,
        counted_ms=now_ms,
    )
