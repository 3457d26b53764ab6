"""What is for sale, and what a code says of the piece in hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec.structs import replace

from kiosk.domain.basket import WEIGHT_G_MAX, is_weighed
from kiosk.domain.tax import TaxRule
from storecore.contracts.labels import ShelfLabel
from storecore.contracts.reference import Item
from storecore.gs1.scan import ScannedCode
from storecore.money import Money


class Goods(msgspec.Struct, frozen=True):
    """An item of the catalogue, the version of its price, and its tax.

    Where the shelf label still shows an older and lower price, `shelf_price` is that price,
    `price_version` its version and `superseded_by` the catalogue's.
    """

    item: Item
    price_version: int
    tax: TaxRule | None = None
    shelf_price: Money | None = None
    superseded_by: int = 0

    @property
    def unit_price(self) -> Money:
        """What a piece, or a kilogram, costs."""
        return self.shelf_price or self.item.price


def honoured(goods: Goods, labels: Iterable[ShelfLabel]) -> Goods:
    """The goods at the lowest price that a shelf label still shows, where that is older.

    What a label shows binds the shop; a label that shows a newer or a higher price changes nothing.
    """
    older = [
        label
        for label in labels
        if label.sku == goods.item.sku
        and label.price.currency == goods.item.price.currency
        and label.price_version < goods.price_version
        and label.price.minor < goods.item.price.minor
    ]
    if not older:
        return goods
    lowest = min(older, key=lambda label: (label.price.minor, label.price_version))
    return replace(
        goods,
        price_version=lowest.price_version,
        shelf_price=lowest.price,
        superseded_by=goods.price_version,
    )


class Measured(msgspec.Struct, frozen=True):
    """What a label or a scale says of one piece: its weight, or its price, or nothing."""

    weight_g: int | None = None
    label_price: Money | None = None

    @property
    def is_plain(self) -> bool:
        """True where the catalogue's price of a piece holds."""
        return self.weight_g is None and self.label_price is None


PLAIN = Measured()


def measure(code: ScannedCode, item: Item, currency: str) -> Measured | None:
    """What the code says of this item's piece; None when it has to be put on the scale.

    A weight on something sold by the piece does not matter. A price on a label counts in the
    shop's own currency only: one that names a currency by number is not converted. Where goods
    sold by the kilogram carry a price, their weight follows from it, for the stock.
    """
    price = code.price_minor if code.price_currency is None else None
    if price is not None:
        grams = price * 1000 // item.price.minor if item.price.minor else 0
        weight_g = max(1, min(grams, WEIGHT_G_MAX)) if is_weighed(item) else None
        return Measured(weight_g, Money(price, currency))
    if not is_weighed(item):
        return PLAIN
    if code.weight_g is None or not 0 < code.weight_g <= WEIGHT_G_MAX:
        return None
    return Measured(code.weight_g)


def is_past_date(code: ScannedCode, today: date) -> bool:
    """Whether the label's use-by date (AI 17) is over. A best-before date does not forbid a sale.

    Source: GS1 General Specifications 3.4.7 (expiration date) and 3.4.6 (best before date).
    """
    return code.expiry is not None and code.expiry < today
