"""The basket: what the customer wants to buy, before checkout."""

from __future__ import annotations

import msgspec

from storecore.contracts.reference import Item, Names, SoldBy
from storecore.money import Money, zero

QUANTITY_MAX = 99
WEIGHT_G_MAX = 30_000


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line item. `item` is the catalogue's entry as it was when it was scanned.

    `quantity` counts pieces (1 to 99); a weighed line has `weight_g` and quantity 1.
    `label_price` is what the label of a price-embedded code says. `amount` is what is paid for
    the line, its `saving` already taken off; `offer_names` say what earned it.
    """

    line_id: str
    item: Item
    price_version: int
    quantity: int
    amount: Money
    saving: Money
    weight_g: int | None = None
    label_price: Money | None = None
    offer_ids: tuple[str, ...] = ()
    offer_names: tuple[Names, ...] = ()

    @property
    def sku(self) -> str:
        """The retailer's item."""
        return self.item.sku

    @property
    def names(self) -> Names:
        """The item's name per language."""
        return self.item.names

    @property
    def picture(self) -> str:
        """File name of the item's picture."""
        return self.item.picture

    @property
    def unit_price(self) -> Money:
        """Price of a piece, or of a kilogram where `weight_g` is not None."""
        return self.item.price

    @property
    def min_age(self) -> int:
        """The age that the buyer must have reached, 0 for none."""
        return self.item.min_age or 0


class TaxPart(msgspec.Struct, frozen=True):
    """The tax of one rate that is inside `amount`."""

    percent: int
    amount: Money
    tax: Money


class Basket(msgspec.Struct, frozen=True, kw_only=True):
    """Lines, newest first, and what they come to. `transaction_id` is empty while it is.

    `approved_age` is the age that a colleague has confirmed, 0 for none yet.
    """

    currency: str
    total: Money
    saving: Money
    tax_included: Money
    lines: tuple[Line, ...] = ()
    taxes: tuple[TaxPart, ...] = ()
    transaction_id: str = ""
    started_ms: int = 0
    approved_age: int = 0

    @property
    def is_empty(self) -> bool:
        """True when there is nothing in it."""
        return not self.lines

    @property
    def count(self) -> int:
        """How many things: pieces, and one for each weighed line."""
        return sum(line.quantity for line in self.lines)

    @property
    def age_needed(self) -> int:
        """The age that still has to be confirmed before paying, 0 for none."""
        needed = max((line.min_age for line in self.lines), default=0)
        return needed if needed > self.approved_age else 0

    def line(self, line_id: str) -> Line | None:
        """The line with that id."""
        return next((line for line in self.lines if line.line_id == line_id), None)


def empty_basket(currency: str) -> Basket:
    """A basket with nothing in it."""
    nothing = zero(currency)
    return Basket(currency=currency, total=nothing, saving=nothing, tax_included=nothing)


def gross(line: Line) -> Money:
    """What the line costs before any saving."""
    if line.label_price is not None:
        return line.label_price
    if line.weight_g is not None:
        return line.item.price.fraction(line.weight_g, 1000)
    return line.item.price.times(line.quantity)


def is_weighed(item: Item) -> bool:
    """True for goods sold by the kilogram."""
    return item.sold_by is SoldBy.KG
