"""Shelf places as they are shown: each with its state, what lies there and how old that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cloud_inventory.domain.shelf_map import told_state
from cloud_inventory.store.told_stock import ToldShelf
from cloud_inventory.web.chain_rows import Row
from cloud_inventory.web.texts import say
from cloud_inventory.web.words import age_words, amount_words
from storecore.contracts.reference import Facing, Item, SoldBy
from storecore.languages import name_in

_TONES = {"right": "good", "low": "mind", "empty": "stop", "misplaced": "mind"}
_MARKS = {"right": "●", "low": "◐", "empty": "○", "misplaced": "▲", "unseen": "?", "unsensed": "–"}


class ShelfRows:
    """Makes the rows of one store's places. `untidy` are those where something else lies."""

    def __init__(
        self,
        language: str,
        items: Mapping[str, Item],
        told: Mapping[str, ToldShelf],
        *,
        untidy: frozenset[str],
        heard: bool,
        now_ms: int,
    ) -> None:
        self._language = language
        self._items = items
        self._told = told
        self._untidy = untidy
        self._heard = heard
        self._now_ms = now_ms

    def rows(self, facings: Iterable[Facing]) -> list[Row]:
        """A row for each place."""
        return [self._row(facing) for facing in facings]

    def _row(self, facing: Facing) -> Row:
        told = self._told.get(facing.place)
        if told is not None and told.sku != facing.sku:
            told = None  # told of what was planned there before
        quantity = told.quantity if told else None
        untidy = facing.place in self._untidy
        state = told_state(facing, quantity, untidy=untidy, heard=self._heard)
        word = "unsensed" if state is None else state.value
        item = self._items.get(facing.sku)
        return {
            "place": facing.place,
            "zone": facing.zone,
            "bay": facing.bay,
            "sku": facing.sku,
            "name": name_in(item.names, self._language) if item else facing.sku,
            "word": say(self._language, f"chain.shelf.{word}"),
            "mark": _MARKS[word],
            "tone": _TONES.get(word, ""),
            "quantity": "" if quantity is None else self._amount(quantity, item),
            "target": self._amount(facing.target, item),
            "age": age_words(self._now_ms - told.at_ms, self._language) if told else "",
        }

    def _amount(self, quantity: int, item: Item | None) -> str:
        return amount_words(quantity, self._language, by_weight=is_heavy(item))


def is_heavy(item: Item | None) -> bool:
    """Whether an item is sold, and so counted, by weight."""
    return item is not None and item.sold_by is SoldBy.KG
