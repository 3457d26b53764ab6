"""The chain's pages for head office: stores, stock, orders, news, what was not accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.responses import Response

from cloud_inventory.store.chain import SEARCHED_MAX, ChainReader
from cloud_inventory.store.port import CloudStore
from cloud_inventory.web.chain_rows import ChainRows
from cloud_inventory.web.forms import Form
from cloud_inventory.web.render import LIVE_HEADERS, SAFETY_HEADERS, Pages
from storecore.clock import Clock
from storecore.contracts.reference import Store
from storecore.languages import name_in

CHAIN = "/chain"
REFRESH_S = 10
GOODS_MAX = 40
ROWS_MAX = 50
FRESH_ROWS = 12
_WORDS_MAX = 100


class Visit(msgspec.Struct, frozen=True):
    """Who looks, in which language, and the key that their forms carry."""

    name: str
    language: str
    key: str


class ChainPages:
    """Makes the pages. Blocks on the database: call from a worker thread."""

    def __init__(self, store: CloudStore, reader: ChainReader, pages: Pages, clock: Clock) -> None:
        self._store = store
        self._reader = reader
        self._pages = pages
        self._clock = clock

    def stores(self, visit: Visit, form: Form) -> Response:
        """Every store with its state, and the newest facts."""
        rows = self._rows(visit)
        return self.page(
            visit,
            "stores",
            stores=[rows.store(glance) for glance in self._reader.stores(self._clock.wall_ms())],
            facts=[rows.fact(fact) for fact in self._reader.facts(FRESH_ROWS)],
            **pace(form),
        )

    def stock(self, visit: Visit, form: Form) -> Response:
        """Stock of each good in each store, or in one, with its age and how sure it is."""
        chosen, words = form.get("store"), _words(form)
        skus = self._skus(words)
        skip = min(_number(form.get("skip")), len(skus))
        rest = skip + GOODS_MAX
        names = self._names(visit.language)
        return self.page(
            visit,
            "stock",
            goods=self._stock(visit, skus[skip:rest], [chosen] if chosen in names else [*names]),
            names=names,
            chosen=chosen,
            words=words,
            further=query(store=chosen, q=words, skip=rest) if rest < len(skus) else "",
        )

    def orders(self, visit: Visit, form: Form) -> Response:
        """Orders, the newest first."""
        rows, names = self._rows(visit), self._names(visit.language)
        orders = self._reader.orders(ROWS_MAX, form.get("before"))
        return self.page(
            visit,
            "orders",
            orders=[rows.order(order, names) for order in orders],
            further=query(before=orders[-1].order_id) if len(orders) == ROWS_MAX else "",
        )

    def facts(self, visit: Visit, form: Form) -> Response:
        """Facts as they arrive, the newest first."""
        return self._facts(visit, form, "facts", refused=False)

    def refused(self, visit: Visit, form: Form) -> Response:
        """Facts that were stored and not accepted, with the reason."""
        return self._facts(visit, form, "refused", refused=True)

    def search(self, visit: Visit, form: Form) -> Response:
        """Goods, orders and facts that have the words in them."""
        words, rows = _words(form), self._rows(visit)
        names = self._names(visit.language)
        orders = self._reader.orders(SEARCHED_MAX) if words else ()
        found = [order for order in orders if rows.is_about(order, words)]
        facts = self._reader.search_facts(words, ROWS_MAX) if words else ()
        return self.page(
            visit,
            "search",
            words=words,
            reach=SEARCHED_MAX,
            goods=self._stock(visit, self._skus(words)[:GOODS_MAX], [*names]) if words else [],
            orders=[rows.order(order, names) for order in found[:ROWS_MAX]],
            facts=[rows.fact(fact) for fact in facts],
        )

    def _facts(self, visit: Visit, form: Form, page: str, *, refused: bool) -> Response:
        rows, before = self._rows(visit), _number(form.get("before"))
        facts = self._reader.facts(ROWS_MAX, before, refused=refused)
        return self.page(
            visit,
            page,
            facts=[rows.fact(fact) for fact in facts],
            **pace(form),
            further=query(before=facts[-1].position) if len(facts) == ROWS_MAX else "",
        )

    def _stock(
        self, visit: Visit, skus: Sequence[str], store_ids: Sequence[str]
    ) -> list[dict[str, object]]:
        """For each good the lines of those stores that have told of it."""
        rows, items = self._rows(visit), self._store.catalogue().items
        names = self._names(visit.language)
        held = {
            store_id: {line.sku: line for line in self._store.inventory(store_id).lines}
            for store_id in store_ids
        }
        goods: list[dict[str, object]] = []
        for sku in skus:
            lines = [
                rows.stock(line, store_id, names[store_id], items.get(sku))
                for store_id in store_ids
                if (line := held[store_id].get(sku)) is not None
            ]
            if lines:
                goods.append({"sku": sku, "name": rows.name_of(sku, items), "lines": lines})
        return goods

    def _skus(self, words: str) -> list[str]:
        """The goods with these words in a name, their sku or GTIN; in the order of their skus."""
        sought = words.casefold()
        return sorted(
            item.sku
            for item in self._store.catalogue().items.values()
            if sought in " ".join([item.sku, item.gtin or "", *item.names.values()]).casefold()
        )

    def _names(self, language: str) -> dict[str, str]:
        return {store.store_id: _name(store, language) for store in self._store.stores()}

    def _rows(self, visit: Visit) -> ChainRows:
        return ChainRows(visit.language, self._clock.wall_ms())

    def missing(self, visit: Visit, room: str) -> Response:
        """There is no such thing; the way goes on in one of the rooms."""
        return self.page(visit, "missing", room=room, status=404)

    def page(self, visit: Visit, page: str, **values: object) -> Response:
        """A page in the chain's frame; its language links keep the query in `kept`."""
        path = CHAIN if page == "stores" else f"{CHAIN}/{page}"
        given: dict[str, Any] = {"refresh_s": 0, "held": "", "further": "", "words": "", **values}
        status, kept = given.pop("status", 200), given.pop("kept", "")
        return self._pages.page(
            f"chain_{page}.html",
            visit.language,
            f"{path}?{kept}&" if kept else f"{path}?",
            status=status,
            headers=LIVE_HEADERS if given["refresh_s"] else SAFETY_HEADERS,
            page=page,
            path=path,
            visit=visit,
            refused_count=self._store.facts_not_accepted(),
            **given,
        )


def _words(form: Form) -> str:
    return form.get("q").strip()[:_WORDS_MAX]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else 0


def pace(form: Form) -> dict[str, object]:
    """How often the page looks for news: not while it is held still or shows older ones."""
    if form.get("before"):
        return {}
    held = "yes" if form.get("hold") else "no"
    return {"held": held, "refresh_s": 0 if held == "yes" else REFRESH_S}


def query(**values: object) -> str:
    """These values as an address carries them, without the empty ones."""
    return urlencode({name: value for name, value in values.items() if value})


def _name(store: Store, language: str) -> str:
    return name_in(store.names, language) or store.store_id
