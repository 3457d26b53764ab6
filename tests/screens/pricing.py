"""States of prices as the screens show them."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from kiosk.domain.basket import Basket
from kiosk.domain.claims import Claims
from kiosk.domain.goods import Goods
from kiosk.domain.pricing import price_basket
from kiosk.flow.members import Club, KnownMember
from kiosk.flow.price_query import PriceQuery
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.suggesting import Suggesting, Suggestion
from storecore.contracts.members import Programme
from storecore.contracts.reference import Item, Names
from storecore.money import Money

PROGRAMME = Programme(
    earn_amount=Money(100, "EUR"),
    earn_points=1,
    step_points=100,
    step_value=Money(100, "EUR"),
)
ANNA = KnownMember(name="A. M. B.", number="•••• 1230", tier="Platinum", points=12_450)


def pricing_states(
    items: dict[str, Item], offer: Names, shelf: Basket, **shop: Any
) -> dict[str, KioskState]:
    """Each with its name. `shelf` has a line at the price of its shelf label."""

    def asked(screen: Screen = Screen.START, **query: Any) -> KioskState:
        query.setdefault("until_s", 99.0)
        known = {**shop, "basket": query.pop("basket", shop["basket"])}
        return KioskState(screen=screen, price_query=PriceQuery(**query), **known)

    def at_basket(basket: Basket, club: Club) -> KioskState:
        known = {**shop, "basket": basket, "members": True}
        return KioskState(screen=Screen.BASKET, club=club, **known)

    claims = Claims(is_member=True, member_key="m", programme=PROGRAMME)
    member = replace(shelf, claims=claims)
    paid = replace(claims, points=300, points_value=Money(300, "EUR"))
    spending = replace(shelf, claims=paid)
    points = price_basket(spending, ())
    coffee, banana = items["coffee-500g"], items["banana"]
    cheaper = Goods(coffee, 3, shelf_price=Money(649, "EUR"), superseded_by=7)
    return {
        "price-asking": asked(),
        "price-found": asked(goods=cheaper, offers=(offer, offer)),
        "price-weighed": asked(goods=Goods(banana, 1)),
        "basket-price": asked(
            Screen.BASKET, goods=cheaper, offers=(offer,), line_id="F1-1", basket=shelf
        ),
        "basket-shelf": KioskState(screen=Screen.BASKET, **{**shop, "basket": shelf}),
        "basket-suggestion": KioskState(
            screen=Screen.BASKET,
            suggesting=Suggesting(Suggestion(Goods(items["olive-oil-500ml"], 1), "F1-1")),
            **{**shop, "basket": shelf},
        ),
        "basket-points": at_basket(points, Club(member=ANNA)),
        "member-number": at_basket(shelf, Club(sheet=True)),
        "member-known": at_basket(member, Club(member=ANNA)),
        "member-points": at_basket(member, Club(member=ANNA, sheet=True)),
        "member-bounded": at_basket(spending, Club(member=ANNA, sheet=True, bounded=True)),
    }
