"""Tax of a basket: inside the prices or on top of them, worked out once for each rate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

import msgspec

from storecore.contracts.reference import Category, Item
from storecore.money import Money

MILLION = 1_000_000
_PERCENT_PPM = 10_000


class TaxRule(msgspec.Struct, frozen=True):
    """A rate in parts per million, and whether it comes on top of the price."""

    ppm: int
    on_top: bool = False


class TaxPart(msgspec.Struct, frozen=True):
    """The tax of one rate: inside `amount`, or added to it where `on_top`."""

    ppm: int
    amount: Money
    tax: Money
    on_top: bool = False

    @property
    def percent(self) -> Decimal:
        """The rate in percent, such as 7 or 8.875."""
        return percent_of(self.ppm)


class Taxed(NamedTuple):
    """What a line costs before tax on top, and its rule; the place in a list says which line."""

    amount: Money
    rule: TaxRule


def percent_of(ppm: int) -> Decimal:
    """Parts per million as percent, exactly."""
    return Decimal(ppm) / _PERCENT_PPM


def rule_for(item: Item, category: Category | None) -> TaxRule:
    """The item's own whole percentage, else its category's rate; none of both is untaxed.

    Whether tax is inside or on top is the category's to say.
    """
    on_top = category.tax_on_top if category is not None else False
    if item.tax_percent is not None:
        return TaxRule(item.tax_percent * _PERCENT_PPM, on_top)
    ppm = category.tax_ppm if category is not None else None
    return TaxRule(ppm or 0, on_top)


def taxes_of(lines: Sequence[Taxed], currency: str) -> tuple[TaxPart, ...]:
    """The tax of each rate on the sum of its lines, half a minor unit rounded up, once."""
    sums: dict[tuple[int, bool], int] = {}
    for line in lines:
        rate = (line.rule.ppm, line.rule.on_top)
        sums[rate] = sums.get(rate, 0) + line.amount.minor
    parts = []
    for (ppm, on_top), minor in sorted(sums.items()):
        amount = Money(minor, currency)
        base = MILLION if on_top else MILLION + ppm
        parts.append(TaxPart(ppm, amount, amount.fraction(ppm, base), on_top))
    return tuple(parts)


def tax_shares(lines: Sequence[Taxed], parts: Iterable[TaxPart]) -> list[int]:
    """Each line's share, in minor units, of the tax that comes on top; they add up to it."""
    shares = [0] * len(lines)
    for part in parts:
        if not part.on_top or part.amount.minor == 0:
            continue
        rule, so_far, given = TaxRule(part.ppm, True), 0, 0
        for index, line in enumerate(lines):
            if line.rule == rule:
                so_far += line.amount.minor
                shares[index] = part.tax.minor * so_far // part.amount.minor - given
                given += shares[index]
    return shares
