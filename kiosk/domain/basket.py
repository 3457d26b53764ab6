"""The basket: what the customer wants to buy, before checkout."""

from __future__ import annotations

import msgspec

from kiosk.domain.claims import NO_CLAIMS, Claims
from kiosk.domain.tax import TaxPart as TaxPart  # noqa: PLC0414  told again for all to import
from kiosk.domain.tax import TaxRule
from storecore.contracts.facts import PriceOverride
from storecore.contracts.reference import Item, Names, SoldBy
from storecore.money import Money, zero

QUANTITY_MAX = 99
WEIGHT_G_MAX = 30_000


class LineSaving(msgspec.Struct, frozen=True, kw_only=True):
    """What one offer saved on a line, and its name per language (none for points)."""

    offer_id: str
    names: Names
    amount: Money


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line item. `item` is the catalogue's entry as it was when it was scanned.

    `quantity` counts pieces (1 to 99); a weighed line has `weight_g` and quantity 1.
    `label_price` is what the label of a price-embedded code says. `shelf_price` is the lower
    price, of `price_version`, that the shelf label still showed when the catalogue had
    `superseded_by` already. `amount` is what is paid for the line, its `saving` already taken off;
    `savings` explain it. `tax_added` is the line's share of the tax that comes on top.
    `epcs` are the tags known to be on its pieces; `on_pad`: the line is there because its one tag
    lies on the kiosk's pad, and leaves with it.
    """

    line_id: str
    item: Item
    price_version: int
    quantity: int
    amount: Money
    saving: Money
    weight_g: int | None = None
    label_price: Money | None = None
    shelf_price: Money | None = None
    superseded_by: int = 0
    tax: TaxRule | None = None
    tax_added: Money | None = None
    savings: tuple[LineSaving, ...] = ()
    epcs: tuple[str, ...] = ()
    on_pad: bool = False
    override_price: Money | None = None
    override: PriceOverride | None = None

    @property
    def offer_ids(self) -> tuple[str, ...]:
        """What saved something, the most first."""
        return tuple(saving.offer_id for saving in self.savings)

    @property
    def offer_names(self) -> tuple[Names, ...]:
        """The names of the offers that saved something."""
        return tuple(saving.names for saving in self.savings if saving.names)

    @property
    def tax_rule(self) -> TaxRule:
        """The line's tax: its own, or the item's whole percentage inside the price."""
        return self.tax or TaxRule((self.item.tax_percent or 0) * 10_000)

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
        return self.override_price or self.shelf_price or self.item.price

    @property
    def min_age(self) -> int:
        """The age that the buyer must have reached, 0 for none."""
        return self.item.min_age or 0


class Basket(msgspec.Struct, frozen=True, kw_only=True):
    """Lines, newest first, and what they come to. `transaction_id` is empty while it is.

    `total` is the sum of the lines' amounts and of the tax that comes on top of them.
    `approved_age` is the age that a colleague has confirmed, 0 for none yet. `claims` say which
    offers hold for this customer now; `redeemed` are the single-use codes that save something.
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
    claims: Claims = NO_CLAIMS
    redeemed: tuple[str, ...] = ()

    @property
    def tax_added(self) -> Money:
        """The tax on top of the lines' amounts."""
        added = sum(part.tax.minor for part in self.taxes if part.on_top)
        return Money(added, self.currency)

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
        return line.unit_price.fraction(line.weight_g, 1000)
    return line.unit_price.times(line.quantity)


def is_weighed(item: Item) -> bool:
    """True for goods sold by the kilogram."""
    return item.sold_by is SoldBy.KG
