"""Money: integer minor units and an ISO 4217 currency, never a float."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

import msgspec
from babel import Locale
from babel.numbers import format_currency, get_currency_precision, is_currency


class MoneyError(ValueError):
    """An amount or a currency that makes no sense; the message says why."""


class Money(msgspec.Struct, frozen=True, order=False):
    """An amount in the smallest unit of its currency: `Money(250, "EUR")` is EUR 2.50."""

    minor: int
    currency: str

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise MoneyError(f"cannot combine {self.currency} with {other.currency}")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def times(self, count: int) -> Money:
        """The amount `count` times."""
        return Money(self.minor * count, self.currency)

    def fraction(self, numerator: int, denominator: int) -> Money:
        """`numerator/denominator` of the amount, half a minor unit rounded away from zero."""
        if denominator <= 0:
            raise MoneyError("denominator must be positive")
        product = self.minor * numerator
        rounded = (2 * abs(product) + denominator) // (2 * denominator)
        return Money(rounded if product >= 0 else -rounded, self.currency)

    def format(self, language: str) -> str:
        """The amount as a person of that language reads it; `language` such as "zh-Hans"."""
        return _written(self.minor, self.currency, language)


@lru_cache(maxsize=4096)  # a screen shows the same amounts again with every change
def _written(minor: int, currency: str, language: str) -> str:
    value = Decimal(minor).scaleb(-get_currency_precision(currency))
    return format_currency(value, currency, locale=Locale.parse(language, sep="-"))


def zero(currency: str) -> Money:
    """No money, in a currency."""
    return Money(0, currency)


def parse_money(text: str, currency: str) -> Money:
    """Read a decimal such as "2.50".

    Raises:
        MoneyError: not a number, an unknown currency, or more decimals than the currency has.
    """
    if not is_currency(currency):
        raise MoneyError(f"{currency!r} is not an ISO 4217 currency code")
    places = get_currency_precision(currency)
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise MoneyError(f"{text!r} is not an amount; write it like 2.50") from None
    if not value.is_finite():
        raise MoneyError(f"{text!r} is not an amount; write it like 2.50")
    minor = value.scaleb(places)
    if minor != minor.to_integral_value():
        raise MoneyError(f"{text!r} has more than the {places} decimals that {currency} has")
    return Money(int(minor.to_integral_value(ROUND_HALF_UP)), currency)
