"""Which goods of a sale may come back, and how much money goes back for them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from storecore.contracts.facts import SaleCompleted, SaleLine, Tender
from storecore.contracts.returns import (
    BroughtLine,
    Condition,
    ReturnBar,
    ReturnedLine,
    ReturnTerms,
    TenderDue,
)
from storecore.money import Money, zero

_DAY_MS = 86_400_000


class ReturnBarred(Exception):
    """These goods do not come back; `bar` says why, `line_id` which."""

    def __init__(self, bar: ReturnBar, line_id: str) -> None:
        super().__init__(f"{line_id}: {bar.value}")
        self.bar = bar
        self.line_id = line_id


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A sale and what is known of it. `let_out` are tags by sku that this sale turned out to have
    paid for though it does not name them, `elsewhere` tags that another sale has paid for since;
    `terms` tells those of a sku."""

    sale: SaleCompleted
    now_ms: int
    terms: Callable[[str], ReturnTerms]
    let_out: Mapping[str, frozenset[str]]
    elsewhere: frozenset[str] = frozenset()


def take_back(
    asked: Asked, brought: Sequence[BroughtLine], earlier: Sequence[ReturnedLine]
) -> tuple[ReturnedLine, ...]:
    """What comes back, line by line; `earlier` is what is back of this sale already.

    Raises:
        ReturnBarred: one of them may not; then none does.
    """
    lines = {line.line_id: line for line in asked.sale.lines}
    back = list(earlier)
    for one in brought:
        line = lines.get(one.line_id)
        if line is None:
            raise ReturnBarred(ReturnBar.NOT_IN_SALE, one.line_id)
        if bar := _bar(asked, line, one, back):
            raise ReturnBarred(bar, one.line_id)
        back.append(_returned(line, one, back))
    return tuple(back[len(earlier) :])


def bar_of(asked: Asked, line: SaleLine, back: Sequence[ReturnedLine]) -> ReturnBar | None:
    """Why nothing more of a line comes back, in whatever condition; None where something may."""
    if left_of(line, back) == 0:
        return ReturnBar.NOTHING_LEFT
    bars = [_bar_of_terms(asked, line.sku, condition) for condition in Condition]
    return bars[0] if all(bars) else None


def left_of(line: SaleLine, back: Sequence[ReturnedLine]) -> int:
    """Pieces of a line that are not back, or grams."""
    return sold_of(line) - sum(one.quantity for one in back if one.line_id == line.line_id)


def sold_of(line: SaleLine) -> int:
    """Pieces that a line sold, or grams of weighed goods."""
    return line.quantity if line.weight_g is None else line.weight_g


def paid_of(line: SaleLine) -> Money:
    """What was paid for a line, with the tax on top."""
    return line.amount if line.tax_added is None else line.amount + line.tax_added


def split(
    tenders: Sequence[Tender], given: Mapping[str, int], amount: Money
) -> tuple[TenderDue, ...]:
    """Which tenders of a sale an amount goes back to, the one taken last first; less where there is
    not so much left of them. `given` says by intent, in minor units, what has gone back."""
    dues: list[TenderDue] = []
    rest = amount.minor
    for tender in reversed(tenders):
        part = min(rest, tender.amount.minor - given.get(tender.intent_id, 0))
        if part <= 0:
            continue
        rest -= part
        dues.append(
            TenderDue(
                intent_id=tender.intent_id,
                kind=tender.kind,
                way=tender.way,
                terminal_id=tender.terminal_id,
                reference=tender.reference,
                amount=Money(part, amount.currency),
            )
        )
    return tuple(dues)


def total(amounts: Sequence[Money], currency: str) -> Money:
    """Their sum."""
    return sum(amounts, zero(currency))


def _bar(
    asked: Asked, line: SaleLine, one: BroughtLine, back: Sequence[ReturnedLine]
) -> ReturnBar | None:
    if not 1 <= one.quantity <= left_of(line, back):
        return ReturnBar.NOTHING_LEFT
    if bar := _bar_of_terms(asked, line.sku, one.condition):
        return bar
    return _bar_of_tags(asked, line, one, back)


def _bar_of_terms(asked: Asked, sku: str, condition: Condition) -> ReturnBar | None:
    terms = asked.terms(sku)
    faulty = condition is Condition.FAULTY
    days = max(terms.days, terms.faulty_days) if faulty else terms.days
    if days == 0:
        return ReturnBar.NEVER
    if asked.now_ms - asked.sale.completed_ms > days * _DAY_MS:
        return ReturnBar.TOO_LATE
    if condition is Condition.OPENED and not terms.opened:
        return ReturnBar.OPENED
    return None


def _bar_of_tags(
    asked: Asked, line: SaleLine, one: BroughtLine, back: Sequence[ReturnedLine]
) -> ReturnBar | None:
    """A piece whose tag the sale names comes back with that tag; another piece may have none."""
    tags = {epc.upper() for epc in one.epcs}
    named = {epc.upper() for epc in line.epcs}
    paid = named | asked.let_out.get(line.sku, frozenset())
    gone = {epc for other in back for epc in other.epcs}
    if (
        len(tags) != len(one.epcs)
        or len(tags) > one.quantity
        or not tags <= paid - gone - asked.elsewhere
    ):
        return ReturnBar.WRONG_TAG
    if line.weight_g is not None:
        return None
    nameless = sum(
        other.quantity - len(named & set(other.epcs))
        for other in back
        if other.line_id == line.line_id
    )
    if nameless + one.quantity - len(tags & named) > line.quantity - len(named):
        return ReturnBar.TAG_NEEDED
    return None


def _returned(line: SaleLine, one: BroughtLine, back: Sequence[ReturnedLine]) -> ReturnedLine:
    """All parts of a line together come to what was paid for it, to the last minor unit."""
    paid, sold = paid_of(line), sold_of(line)
    before = sold - left_of(line, back)
    minor = paid.minor * (before + one.quantity) // sold - paid.minor * before // sold
    return ReturnedLine(
        line_id=line.line_id,
        sku=line.sku,
        quantity=one.quantity,
        condition=one.condition,
        amount=Money(minor, paid.currency),
        epcs=tuple(sorted(epc.upper() for epc in one.epcs)),
    )
