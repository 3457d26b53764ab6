"""GS1 element strings: what GS1-128, GS1 DataBar and GS1 2D codes say about an item.

Source: GS1 General Specifications, section 3 (application identifiers), 4.13 (data that must not
meet on one item), 7.8 (element strings in bar codes), 7.12 (the century of a date).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import msgspec

from storecore.gs1.biip_door import FNC1, Element, read_human, read_message
from storecore.gs1.errors import CodeError, CodeRefusal
from storecore.gs1.gtin import Gtin, parse_gtin

_GRAMS_PER_POUND = Decimal("453.59237")
_FIRST_YEAR = 1977  # the 100 years that 7.12 gives to a label read in 2026

# ISO 4217 currencies, by number, whose minor unit is not a hundredth.
_NO_DECIMALS = "108 152 174 262 324 352 392 410 548 600 646 704 800 940 950 952 953"
_THREE_DECIMALS = "048 368 400 414 434 512 788"
_FOUR_DECIMALS = "927 990"
_DECIMALS_BY_CURRENCY = {
    **dict.fromkeys(_NO_DECIMALS.split(), 0),
    **dict.fromkeys(_THREE_DECIMALS.split(), 3),
    **dict.fromkeys(_FOUR_DECIMALS.split(), 4),
}


class ElementData(msgspec.Struct, frozen=True, kw_only=True):
    """What the element strings of one label say; a part that it does not carry is None.

    `weight_g` is the net weight to the nearest gram. `price_minor` is in the minor unit of
    `price_currency` (ISO 4217 number such as "978"), or of the shop's own where that is None.
    """

    gtin: Gtin | None = None
    weight_g: int | None = None
    count: int | None = None
    price_minor: int | None = None
    price_currency: str | None = None
    best_before: date | None = None
    expiry: date | None = None
    batch: str | None = None
    serial: str | None = None
    sscc: str | None = None


def parse_elements(text: str, *, currency_decimals: int = 2) -> ElementData:
    """Read element strings, with FNC1 as 0x1D, or as printed with parentheses.

    Args:
        text: without a symbology identifier; a leading FNC1 may be there.
        currency_decimals: decimals of the shop's currency, for prices that name none.

    Raises:
        CodeError: not element strings, a check digit, date or price that makes no sense, or
            parts that contradict each other.
    """
    read = read_human if text.lstrip(FNC1).startswith("(") else read_message
    return interpret(read(text), currency_decimals=currency_decimals)


def interpret(elements: Iterable[Element], *, currency_decimals: int) -> ElementData:
    """Say what element strings mean.

    Raises:
        CodeError: as `parse_elements`.
    """
    label = _Label(elements)
    gtin = label.value("01")
    count = label.value("30")
    price = label.find("392", "393")
    expiry = label.value("17") or label.value("7003")
    best_before = label.value("15")
    return ElementData(
        gtin=parse_gtin(gtin) if gtin else None,
        weight_g=_weight_g(label),
        count=_nonzero(int(count), "count") if count else None,
        price_minor=_price_minor(price, currency_decimals) if price else None,
        price_currency=price.parts[0] if price and price.ai.startswith("393") else None,
        best_before=_date(best_before) if best_before else None,
        expiry=_date(expiry) if expiry else None,
        batch=label.value("10"),
        serial=label.value("21"),
        sscc=label.value("00"),
    )


class _Label:
    """The elements of one label, each kind at most once."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self._elements = tuple(dict.fromkeys(elements))

    def find(self, *families: str) -> Element | None:
        """The one element whose identifier starts with one of `families`."""
        found = [element for element in self._elements if element.ai.startswith(families)]
        if len(found) > 1:
            message = f"the label says ({found[0].ai}) in two different ways"
            raise CodeError(CodeRefusal.CONFLICTING_ELEMENTS, message)
        return found[0] if found else None

    def value(self, ai: str) -> str | None:
        element = self.find(ai)
        return element.value if element else None


def _weight_g(label: _Label) -> int | None:
    for family, grams in (("310", Decimal(1000)), ("320", _GRAMS_PER_POUND)):
        element = label.find(family)
        if element is not None:
            exact = Decimal(element.value).scaleb(-int(element.ai[3])) * grams
            return _nonzero(int(exact + Decimal("0.5")), "weight")
    return None


def _price_minor(element: Element, currency_decimals: int) -> int:
    places = currency_decimals
    if element.ai.startswith("393"):
        places = _DECIMALS_BY_CURRENCY.get(element.parts[0], 2)
    minor = Decimal(element.parts[-1]).scaleb(places - int(element.ai[3]))
    if minor != int(minor):
        message = f"the price {element.value!r} has more decimals than its currency"
        raise CodeError(CodeRefusal.BAD_PRICE, message)
    return _nonzero(int(minor), "price")


def _nonzero(amount: int, what: str) -> int:
    if amount == 0:
        message = f"the label carries a {what} of zero; it must be made again"
        raise CodeError(CodeRefusal.ZERO_MEASURE, message)
    return amount


def _date(text: str) -> date:
    """YYMMDD, where day 00 is the last of the month (General Specifications 3.4)."""
    year, month, day = int(text[:2]), int(text[2:4]), int(text[4:6])
    year += _FIRST_YEAR // 100 * 100
    if year < _FIRST_YEAR:
        year += 100
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        message = f"{text[:6]!r} is no date in the form YYMMDD"
        raise CodeError(CodeRefusal.BAD_DATE, message) from None
