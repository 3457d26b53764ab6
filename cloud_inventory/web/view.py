"""What a page of goods shows: names, prices and stock as plain text, ready for a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from cloud_inventory.domain.placing import why_not_online
from cloud_inventory.store.port import Catalogue
from cloud_inventory.web.texts import say
from cloud_inventory.web.words import age_words, weight_words
from storecore.contracts.cloud_api import Inventory, InventoryLine
from storecore.contracts.reference import Item, Names, OrderLine, SoldBy, Store

FEW = 5


class GoodView(msgspec.Struct, frozen=True, kw_only=True):
    """One good on the page. `why_not` says why it cannot be ordered, where it cannot.

    `age` says how old the word of the store is on which `stock` rests.
    """

    sku: str
    name: str
    picture: str
    price: str
    price_per: str
    stock: str
    age: str
    mind: bool
    why_not: str
    quantity: str
    age_note: str = ""


class ShelfView(msgspec.Struct, frozen=True, kw_only=True):
    """One category with its goods."""

    category_id: str
    name: str
    picture: str
    goods: tuple[GoodView, ...]


class LineView(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an order."""

    sku: str
    name: str
    picture: str
    quantity: int
    unit_price: str
    amount: str


class Shelves:
    """Makes views of one store's goods in one language."""

    def __init__(
        self,
        catalogue: Catalogue,
        language: str,
        now_ms: int,
        has_picture: Callable[[str], bool],
    ) -> None:
        self._catalogue = catalogue
        self._language = language
        self._now_ms = now_ms
        self._has_picture = has_picture

    def categories(self, store: Store) -> tuple[tuple[str, str, str], ...]:
        """Key, name and picture of each category that has goods, in the order of the shop."""
        used = {
            item.category
            for item in self._catalogue.items.values()
            if item.price.currency == store.currency
        }
        return tuple(
            (one.category_id, self._name(one.names), self._picture(one.picture))
            for one in self._catalogue.categories
            if one.category_id in used
        )

    def shelves(
        self,
        store: Store,
        inventory: Inventory,
        quantities: Mapping[str, str],
        *,
        words: str = "",
        category: str = "",
    ) -> tuple[ShelfView, ...]:
        """Categories in the order of the shop, without empty ones: all goods, or those of one
        category, or those in whose names, in any language, all of the words stand."""
        stock = {line.sku: line for line in inventory.lines}
        by_category: dict[str, list[GoodView]] = {}
        for item in self._catalogue.items.values():
            if item.price.currency == store.currency and self._is_wanted(item, words, category):
                view = self._good(item, stock.get(item.sku), inventory.heard_ms, quantities)
                by_category.setdefault(item.category, []).append(view)
        return tuple(
            ShelfView(
                category_id=category.category_id,
                name=self._name(category.names),
                picture=self._picture(category.picture),
                goods=tuple(
                    sorted(by_category[category.category_id], key=lambda g: g.why_not != "")
                ),
            )
            for category in self._catalogue.categories
            if category.category_id in by_category
        )

    def _is_wanted(self, item: Item, words: str, category: str) -> bool:
        if category and item.category != category:
            return False
        named = next(
            (c.names for c in self._catalogue.categories if c.category_id == item.category), {}
        )
        text = " ".join([*item.names.values(), *named.values(), item.sku, item.gtin or ""])
        return all(word in text.casefold() for word in words.casefold().split())

    def lines(self, lines: tuple[OrderLine, ...]) -> tuple[LineView, ...]:
        """An order's lines; a good that is sold no more is shown by its sku."""
        return tuple(self._line(line) for line in lines)

    def picture_of(self, sku: str) -> str:
        """A good's picture, where it has one."""
        item = self._catalogue.items.get(sku)
        return self._picture(item.picture if item else "")

    def name_of(self, sku: str) -> str:
        """A good's name, or its sku."""
        item = self._catalogue.items.get(sku)
        return self._name(item.names) if item else sku

    def _line(self, line: OrderLine) -> LineView:
        item = self._catalogue.items.get(line.sku)
        return LineView(
            sku=line.sku,
            name=self.name_of(line.sku),
            picture=self._picture(item.picture if item else ""),
            quantity=line.quantity,
            unit_price=line.unit_price.format(self._language),
            amount=line.unit_price.times(line.quantity).format(self._language),
        )

    def _good(
        self,
        item: Item,
        stock: InventoryLine | None,
        heard_ms: int,
        quantities: Mapping[str, str],
    ) -> GoodView:
        by_weight = item.sold_by is SoldBy.KG
        available = None if stock is None else stock.available
        return GoodView(
            sku=item.sku,
            name=self._name(item.names),
            picture=self._picture(item.picture),
            price=item.price.format(self._language),
            price_per=say(self._language, "per_kg") if by_weight else "",
            stock=self._stock(item, available),
            age="" if available is None else self._age(heard_ms),
            mind=available is not None and available <= FEW,
            why_not=self._why_not(item, available),
            quantity=quantities.get(item.sku, ""),
            age_note=say(self._language, "from_age", age=item.min_age) if item.min_age else "",
        )

    def _why_not(self, item: Item, available: int | None) -> str:
        if why_not_online(item) is not None:
            return say(self._language, "sold_by_weight")
        if available is not None and available <= 0:
            return say(self._language, "sold_out")
        return ""

    def _stock(self, item: Item, available: int | None) -> str:
        if available is None:
            return say(self._language, "stock_unknown")
        if available <= 0:
            return say(self._language, "sold_out")
        if item.sold_by is SoldBy.KG:
            weight = weight_words(available, self._language)
            return say(self._language, "weight_in_stock", weight=weight)
        text = "few_left" if available <= FEW else "in_stock"
        return say(self._language, text, count=available)

    def _age(self, heard_ms: int) -> str:
        age = age_words(self._now_ms - heard_ms, self._language)
        return say(self._language, "heard", age=age)

    def _name(self, names: Names) -> str:
        return names.get(self._language) or names.get("en", "")

    def _picture(self, picture: str) -> str:
        return picture if picture and self._has_picture(picture) else ""
