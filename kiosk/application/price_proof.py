"""What is proven about a price before it is charged: its tax, and what the shelf label shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from kiosk.domain.goods import Goods, honoured
from kiosk.domain.tax import rule_for
from storecore.contracts.labels import ShelfLabel
from storecore.contracts.reference import Category

READ_FROM = frozenset({"category", "shelf_label"})
"""Collections that a proof is made from."""


class PriceProof:
    """Categories and labels by what they are about; `forget` after they have changed."""

    def __init__(
        self,
        categories: Callable[[], Sequence[Category]],
        labels: Callable[[], Sequence[ShelfLabel]],
    ) -> None:
        self._read_categories = categories
        self._read_labels = labels
        self._categories: dict[str, Category] | None = None
        self._labels: dict[str, list[ShelfLabel]] | None = None

    def forget(self) -> None:
        """Both are read anew when next needed."""
        self._categories = self._labels = None

    def __call__(self, goods: Goods) -> Goods:
        """The goods with their tax, at the lower of the catalogue's and an older label's price."""
        if self._categories is None:
            self._categories = {one.category_id: one for one in self._read_categories()}
        if self._labels is None:
            self._labels = {}
            for label in self._read_labels():
                self._labels.setdefault(label.sku, []).append(label)
        item = goods.item
        tax = rule_for(item, self._categories.get(item.category))
        return honoured(replace(goods, tax=tax), self._labels.get(item.sku, ()))
