"""From a basket to a transaction: changing the basket, and the sale that it becomes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kiosk.domain.basket import QUANTITY_MAX, Basket, Line, empty_basket
from kiosk.domain.claims import Claims
from kiosk.domain.goods import Goods, Measured
from kiosk.domain.pricing import price_basket
from storecore.contracts.facts import PriceOverride, SaleLine, SaleSaving, Tender
from storecore.contracts.offers import Offer
from storecore.money import Money, zero


class QuantityTooLarge(ValueError):
    """More than QUANTITY_MAX pieces of one line."""


def add_goods(
    basket: Basket, goods: Goods, measured: Measured, line_id: str, offers: Sequence[Offer]
) -> Basket:
    """The basket with one more of the goods, its line on top.

    Pieces of the same item at the same price share a line; what is weighed or priced by its label
    has a line of its own.

    Raises:
        QuantityTooLarge: the line is full.
    """
    known = _same(basket, goods) if measured.is_plain else None
    if known is not None:
        if known.quantity >= QUANTITY_MAX:
            raise QuantityTooLarge(f"{goods.item.sku} is already there {QUANTITY_MAX} times")
        line = replace(known, quantity=known.quantity + 1)
    else:
        line = new_line(goods, measured, line_id, basket.currency)
    rest = tuple(other for other in basket.lines if other is not known)
    return price_basket(replace(basket, lines=(line, *rest)), offers)


def new_line(goods: Goods, measured: Measured, line_id: str, currency: str) -> Line:
    """A line of one piece; its amounts come with the pricing of its basket."""
    return Line(
        line_id=line_id,
        item=goods.item,
        price_version=goods.price_version,
        quantity=1,
        amount=zero(currency),
        saving=zero(currency),
        weight_g=measured.weight_g,
        label_price=measured.label_price,
        shelf_price=goods.shelf_price if measured.label_price is None else None,
        superseded_by=goods.superseded_by if measured.label_price is None else 0,
        tax=goods.tax,
    )


def set_quantity(basket: Basket, line_id: str, quantity: int, offers: Sequence[Offer]) -> Basket:
    """The basket with another number of pieces on a line; 0 removes it.

    A weighed line, or one that lies on the pad, is only ever there or not: any number but 0 leaves
    it as it is.

    Raises:
        QuantityTooLarge: more than QUANTITY_MAX.
    """
    if quantity > QUANTITY_MAX:
        raise QuantityTooLarge(f"no more than {QUANTITY_MAX} of one item")
    lines = []
    for line in basket.lines:
        if line.line_id != line_id:
            lines.append(line)
        elif quantity > 0:
            plain = Measured(line.weight_g, line.label_price).is_plain and not line.on_pad
            kept = quantity if plain else line.quantity
            lines.append(replace(line, quantity=kept, epcs=line.epcs[:kept]))
    return with_lines(basket, lines, offers)


def override_price(
    basket: Basket, line_id: str, price: Money, override: PriceOverride, offers: Sequence[Offer]
) -> Basket:
    """The basket with a line at a price that staff have set; it takes part in no offer."""
    lines = [
        replace(line, override_price=price, override=override) if line.line_id == line_id else line
        for line in basket.lines
    ]
    return with_lines(basket, lines, offers)


def with_lines(basket: Basket, lines: Sequence[Line], offers: Sequence[Offer]) -> Basket:
    """The basket with these lines in place of its own, priced anew."""
    if not lines:
        # Whoever has identified themselves still is who they are, in the same transaction.
        claims = replace(basket.claims, began=None)
        known = basket.transaction_id if claims != Claims() else ""
        return replace(empty_basket(basket.currency), claims=claims, transaction_id=known)
    return price_basket(replace(basket, lines=tuple(lines)), offers)


def without_restricted(basket: Basket, offers: Sequence[Offer]) -> Basket:
    """The basket without the goods whose age has not been confirmed."""
    for line in basket.lines:
        if line.min_age > basket.approved_age:
            basket = set_quantity(basket, line.line_id, 0, offers)
    return basket


def sale_lines(basket: Basket) -> tuple[SaleLine, ...]:
    """The lines as the sale's fact carries them, in the order in which they were scanned."""
    return tuple(
        SaleLine(
            line_id=line.line_id,
            sku=line.sku,
            gtin=line.item.gtin,
            quantity=line.quantity,
            weight_g=line.weight_g,
            unit_price=line.unit_price,
            amount=line.amount,
            saving=line.saving,
            offer_id=line.offer_ids[0] if line.offer_ids else None,
            price_version=line.price_version,
            tax_percent=line.tax_rule.ppm // 10_000,
            tax_ppm=line.tax_rule.ppm,
            tax_added=line.tax_added,
            superseded_by=line.superseded_by,
            override=line.override,
            savings=tuple(
                SaleSaving(offer_id=one.offer_id, amount=one.amount) for one in line.savings
            ),
            epcs=line.epcs,
        )
        for line in reversed(basket.lines)
    )


def settles(basket: Basket, tenders: Sequence[Tender]) -> bool:
    """Whether the tenders pay exactly what the basket costs."""
    paid = zero(basket.currency)
    for tender in tenders:
        paid += tender.amount
    return paid == basket.total


def _same(basket: Basket, goods: Goods) -> Line | None:
    for line in basket.lines:
        plain = line.weight_g is None and line.label_price is None and not line.on_pad
        plain = plain and line.override is None
        same = (line.sku, line.price_version) == (goods.item.sku, goods.price_version)
        if plain and same:
            return line
    return None
