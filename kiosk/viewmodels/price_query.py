"""A price that somebody asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from kiosk.domain.basket import is_weighed
from kiosk.flow.price_query import PriceAsked, PriceDoubted, PriceQueryClosed
from kiosk.flow.state import KioskState
from kiosk.viewmodels.projection import Projection, entries, flag, text
from kiosk.viewmodels.wording import Wording


class PriceQueryView(Projection):
    """`asking` waits for a code; with a `price` it has been found."""

    changed = Signal()
    shown = flag("shown", changed)
    asking = flag("asking", changed)
    name = text("name", changed)
    picture = text("picture", changed)
    price = text("price", changed)
    weighed = flag("weighed", changed)
    fromShelf = flag("fromShelf", changed)
    offers = entries("offers", changed)
    inBasket = flag("inBasket", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the price of that state; what was shown stays readable while its sheet leaves."""
        query = state.price_query
        self.show(shown=query is not None)
        if query is None:
            return
        self.show(asking=query.goods is None)
        if query.goods is not None:
            item = query.goods.item
            self.show(
                name=wording.name(item.names),
                picture=wording.picture(item.picture),
                price=wording.money(query.goods.unit_price),
                weighed=is_weighed(item),
                fromShelf=query.goods.superseded_by > 0,
                offers=[wording.name(names) for names in query.offers],
                inBasket=query.line_id != "",
            )

    @Slot()
    def ask(self) -> None:
        """ "What does it cost?"."""
        self._dispatch(PriceAsked())

    @Slot()
    def doubt(self) -> None:
        """ "This price is not right"."""
        self._dispatch(PriceDoubted())

    @Slot()
    def close(self) -> None:
        """Seen."""
        self._dispatch(PriceQueryClosed())
