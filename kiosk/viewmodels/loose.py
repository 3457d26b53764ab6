"""Goods without a bar code: chosen by picture, found by typing, put on the scale."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.domain.finding import fits
from kiosk.flow import touches
from kiosk.flow.events import CodeRead, CodeSource
from kiosk.flow.parts import LooseGoods
from kiosk.flow.state import KioskState
from kiosk.flow.weighing import ZERO_G, TareTouched
from kiosk.viewmodels.projection import Dispatch, Projection, count, entries, flag, text
from kiosk.viewmodels.rows import Row, RowModel
from kiosk.viewmodels.wording import Wording
from storecore.contracts.reference import Item, SoldBy

_TYPED_MAX = 24
_NUMBER_MIN = 4


class GoodsRow(Row, frozen=True, kw_only=True):
    """A picture to choose."""

    name: str
    picture: str
    price: str
    weighed: bool


class LooseView(Projection):
    """Categories, goods of the chosen one, and a search that overrides it."""

    changed = Signal()
    categories = entries("categories", changed)
    category = text("category", changed)
    query = text("query", changed)
    number = text("number", changed)
    found = count("found", changed)
    searching = flag("searching", changed)

    def __init__(self, dispatch: Dispatch, parent: QObject | None = None) -> None:
        super().__init__(dispatch, parent)
        self._goods = RowModel(GoodsRow, self)
        self._loose: LooseGoods | None = None
        self._wording = Wording("en", "")

    @Property(QObject, constant=True)
    def goods(self) -> RowModel:
        """What can be chosen now."""
        return self._goods

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the goods of that state; what was typed is forgotten once the screen is left."""
        if state.loose is None:
            self._loose = None
            self.show(category="", query="", searching=False)
            return
        if state.loose is self._loose and wording is self._wording:
            return
        self._loose, self._wording = state.loose, wording
        self._refresh()

    def _refresh(self) -> None:
        if self._loose is None:
            return
        wording, query = self._wording, self.value("query", "")
        stocked = {item.category for item in self._loose.items}
        categories = [c for c in self._loose.categories if c.category_id in stocked]
        chosen = self.value("category", "")
        keys = self._loose.keys
        goods = [
            item
            for item in self._loose.items
            if (fits(keys.get(item.sku, ()), query) if query else chosen in ("", item.category))
        ]
        goods.sort(key=lambda item: wording.name(item.names))
        self._goods.show([_row(item, wording) for item in goods])
        self.show(
            categories=[
                {
                    "key": c.category_id,
                    "name": wording.name(c.names),
                    "picture": wording.picture(c.picture),
                }
                for c in categories
            ],
            found=len(goods),
            number=query if query.isdigit() and len(query) >= _NUMBER_MIN else "",
        )

    @Slot(str)
    def chooseCategory(self, category: str) -> None:
        """One category, or all with an empty key."""
        self.show(category=category, query="", searching=False)
        self._refresh()

    @Slot(bool)
    def search(self, wanted: bool) -> None:
        """Open or close the keys."""
        self.show(searching=wanted, query="", category="")
        self._refresh()

    @Slot(str)
    def type(self, characters: str) -> None:
        """More of a name or a number."""
        if self.value("searching", False):
            self.show(query=(self.value("query", "") + characters)[:_TYPED_MAX])
        self._refresh()

    @Slot()
    def wipe(self) -> None:
        """One character less."""
        self.show(query=self.value("query", "")[:-1])
        self._refresh()

    @Slot(str)
    def choose(self, sku: str) -> None:
        """A picture was touched."""
        self._dispatch(touches.LooseChosen(sku))

    @Slot()
    def useNumber(self) -> None:
        """The typed number is a code."""
        self._dispatch(CodeRead(text=self.value("number", ""), source=CodeSource.TYPED))


class WeighView(Projection):
    """The goods to put on the scale, and what they cost there."""

    changed = Signal()
    name = text("name", changed)
    picture = text("picture", changed)
    unitPrice = text("unitPrice", changed)
    weight = text("weight", changed)
    amount = text("amount", changed)
    stable = flag("stable", changed)
    loaded = flag("loaded", changed)
    tare = text("tare", changed)
    below = flag("below", changed)

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the weighing of that state."""
        if state.weighing is None:
            return
        item = state.weighing.item
        self.show(
            name=wording.name(item.names),
            picture=wording.picture(item.picture),
            unitPrice=wording.money(item.price),
            weight=wording.weight(max(0, state.weighing.net_g(state.scale))),
            amount=wording.money(state.weighing.amount),
            stable=state.scale.stable,
            loaded=state.weighing.net_g(state.scale) > 0,
            tare=wording.weight(state.weighing.tare_g) if state.weighing.tare_g else "",
            below=state.scale.grams < -ZERO_G,
        )

    @Slot()
    def setTare(self) -> None:
        """What lies there is the container."""
        self._dispatch(TareTouched())

    @Slot()
    def take(self) -> None:
        """ "Take this weight"."""
        self._dispatch(touches.WeightTaken())


def _row(item: Item, wording: Wording) -> GoodsRow:
    return GoodsRow(
        key=item.sku,
        name=wording.name(item.names),
        picture=wording.picture(item.picture),
        price=wording.money(item.price),
        weighed=item.sold_by is SoldBy.KG,
    )
