"""Rows of the chain's pages, as text in one language."""

from __future__ import annotations

from collections.abc import Mapping

from cloud_inventory.store.chain import FactGlance, StoreGlance
from cloud_inventory.web.texts import say
from cloud_inventory.web.words import age_words, amount_words
from storecore.contracts.cloud_api import InventoryLine
from storecore.contracts.reference import Item, Order, SoldBy
from storecore.languages import name_in

IN_TOUCH_MS_MAX = 90_000
"""A store that is well speaks every 20 seconds."""

_MARKS = {"up": "●", "late": "◐", "silent": "○", "never": "○"}
_TONES = {
    "promised": "good",
    "believed": "",
    "withdrawn": "stop",
    "up": "good",
    "late": "mind",
    "silent": "stop",
    "never": "mind",
}

Row = dict[str, object]


class ChainRows:
    """Turns what was read into what is shown; `now_ms` is the wall time of the page."""

    def __init__(self, language: str, now_ms: int) -> None:
        self._language = language
        self._now_ms = now_ms

    def store(self, glance: StoreGlance) -> Row:
        """A store at a glance."""
        state = self._state(glance)
        return {
            "store_id": glance.store.store_id,
            "name": name_in(glance.store.names, self._language) or glance.store.store_id,
            "mark": _MARKS[state],
            "tone": _TONES[state],
            "state": say(self._language, f"chain.is.{state}"),
            "heard": self._age(glance.heard_ms),
            "waiting": glance.waiting,
            "tasks": glance.tasks,
            "sales": glance.sales_today,
        }

    def stock(self, line: InventoryLine, store_id: str, store_name: str, item: Item | None) -> Row:
        """What one store has of one good."""
        by_weight = item is not None and item.sold_by is SoldBy.KG
        return {
            "store_id": store_id,
            "store": store_name,
            "on_hand": self._amount(line.on_hand, by_weight=by_weight),
            "reserved": self._amount(line.reserved, by_weight=by_weight),
            "available": self._amount(line.available, by_weight=by_weight),
            "sure": say(self._language, f"chain.sure.{line.confidence}"),
            "tone": _TONES[line.confidence],
            "age": self._age(line.heard_ms),
        }

    def order(self, order: Order, names: Mapping[str, str]) -> Row:
        """An order."""
        return {
            "order_id": order.order_id,
            "customer": order.customer_name,
            "store": names.get(order.store_id, order.store_id),
            "state": say(self._language, f"state.{order.state}"),
            "goods": ", ".join(f"{line.quantity} × {line.sku}" for line in order.lines),
            "total": order.total.format(self._language),
            "placed": self._age(order.placed_ms),
        }

    def fact(self, fact: FactGlance) -> Row:
        """A fact, with its verdict in words where it was not accepted."""
        return {
            "when": self._age(fact.here_ms),
            "origin": fact.origin,
            "seq": fact.seq,
            "type": fact.type,
            "payload": fact.payload,
            "verdict": say(self._language, f"chain.verdict.{fact.verdict}") if fact.verdict else "",
            "reason": fact.reason,
        }

    def is_about(self, order: Order, words: str) -> bool:
        """Whether an order has the words in its id, code, customer or goods."""
        skus = [line.sku for line in order.lines]
        text = " ".join([order.order_id, order.pickup_code, order.customer_name, *skus])
        return words.casefold() in text.casefold()

    def name_of(self, sku: str, items: Mapping[str, Item]) -> str:
        """A good's name, or its sku."""
        item = items.get(sku)
        return name_in(item.names, self._language) if item else sku

    def _state(self, glance: StoreGlance) -> str:
        if not glance.heard_ms:
            return "never"
        if glance.is_silent:
            return "silent"
        return "up" if self._now_ms - glance.heard_ms <= IN_TOUCH_MS_MAX else "late"

    def _amount(self, quantity: int, *, by_weight: bool) -> str:
        return amount_words(quantity, self._language, by_weight=by_weight)

    def _age(self, at_ms: int) -> str:
        return age_words(self._now_ms - at_ms, self._language) if at_ms else "–"
