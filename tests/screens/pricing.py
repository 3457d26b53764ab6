"""States of prices as the screens show them."""

from __future__ import annotations

from typing import Any

from kiosk.domain.basket import Basket
from kiosk.domain.goods import Goods
from kiosk.flow.price_query import PriceQuery
from kiosk.flow.state import KioskState, Screen
from storecore.contracts.reference import Item, Names
from storecore.money import Money


def pricing_states(
    items: dict[str, Item], offer: Names, shelf: Basket, **shop: Any
) -> dict[str, KioskState]:
    """Each with its name. `shelf` has a line at the price of its shelf label."""

    def asked(screen: Screen = Screen.START, **query: Any) -> KioskState:
        query.setdefault("until_s", 99.0)
        return KioskState(screen=screen, price_query=PriceQuery(**query), **shop)

    coffee, banana = items["coffee-500g"], items["banana"]
    cheaper = Goods(coffee, 3, shelf_price=Money(649, "EUR"), superseded_by=7)
    return {
        "price-asking": asked(),
        "price-found": asked(goods=cheaper, offers=(offer, offer)),
        "price-weighed": asked(goods=Goods(banana, 1)),
        "basket-shelf": KioskState(screen=Screen.BASKET, **{**shop, "basket": shelf}),
    }
