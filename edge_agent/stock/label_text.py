"""What stands on a shelf label. Pure."""

from __future__ import annotations

from storecore.contracts.commands import ShowLabel
from storecore.contracts.reference import Item, SoldBy
from storecore.languages import name_in

GRAMS_PER_KG = 1000


def label_text(item: Item, version: int, place: str, label: str, language: str) -> ShowLabel:
    """The label of an item: name, price, price of a kilogram where that is known, and bar code."""
    price = item.price.format(language)
    if item.sold_by is SoldBy.KG:
        price = unit = f"{price} / kg"
    elif item.unit_weight_g:
        per_kg = item.price.fraction(GRAMS_PER_KG, item.unit_weight_g)
        unit = f"{per_kg.format(language)} / kg"
    else:
        unit = ""
    return ShowLabel(
        label=label,
        place=place,
        sku=item.sku,
        name=name_in(item.names, language)[:120],
        price=item.price,
        price_text=price,
        unit_price_text=unit,
        gtin=item.gtin or "",
        price_version=version,
    )
