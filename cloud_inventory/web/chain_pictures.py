"""The chain's pictures: a good in one store with its past as a plot, and a store's map."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from markupsafe import Markup
from starlette.responses import Response

from cloud_inventory.domain.shelf_map import Zone, laid_out
from cloud_inventory.domain.told_stock import Point, Told, points_of
from cloud_inventory.store.port import CloudStore
from cloud_inventory.store.told_stock import ToldReader
from cloud_inventory.web.chain import CHAIN, ChainPages, Visit, pace, query
from cloud_inventory.web.chain_rows import Row
from cloud_inventory.web.forms import Form
from cloud_inventory.web.plot import PlotWords, plot_svg
from cloud_inventory.web.shelf_rows import ShelfRows, is_heavy
from cloud_inventory.web.texts import say
from cloud_inventory.web.words import age_words, amount_words, moment_words
from storecore.clock import Clock
from storecore.contracts.cloud_api import InventoryLine
from storecore.contracts.reference import Item, Store
from storecore.languages import name_in

TOLD_ROWS = 30
WHOLE_MAP_MAX = 150
"""A larger map is shown one zone at a time."""


class PicturePages:
    """Makes the pages. Blocks on the database: call from a worker thread."""

    def __init__(
        self, chain: ChainPages, store: CloudStore, told: ToldReader, clock: Clock
    ) -> None:
        self._chain = chain
        self._store = store
        self._told = told
        self._clock = clock

    def item(self, visit: Visit, form: Form) -> Response:
        """A good in one store: figures, its past as a plot and in words, and where it lies."""
        store, sku = self._store.store(form.get("store")), form.get("sku")
        line = self._line(store, sku)
        if store is None or line is None:
            return self._chain.missing(visit, "stock")
        item, now_ms = self._store.catalogue().items.get(sku), self._clock.wall_ms()
        told = self._told.stock(store.store_id, sku)
        points = points_of(told, now_ms, line.on_hand)
        drawn = _Drawn(visit.language, item, store, now_ms)
        facings = self._store.plan(store.store_id).facings.values()
        return self._chain.page(
            visit,
            "item",
            kept=query(store=store.store_id, sku=sku),
            **pace(form),
            store=_facts_of(store, visit.language),
            name=name_in(item.names, visit.language) if item else sku,
            sku=sku,
            figures=drawn.figures(points[-1], line, told),
            plot=drawn.plot(points) if told else "",
            told=[drawn.told(step, points, place) for place, step in _newest(told)],
            places=self._shelves(visit, store).rows(f for f in facings if f.sku == sku),
        )

    def map(self, visit: Visit, form: Form) -> Response:
        """A store's places as they stand, each with its state and how old that is."""
        store = self._store.store(form.get("store"))
        if store is None:
            return self._chain.missing(visit, "stores")
        facings = self._store.plan(store.store_id).facings.values()
        zones, shelves = laid_out(facings), self._shelves(visit, store)
        chosen = _chosen(zones, form.get("zone"), len(facings))
        return self._chain.page(
            visit,
            "map",
            kept=query(store=store.store_id, zone=chosen),
            **pace(form),
            store=_facts_of(store, visit.language),
            ways=_ways(store, zones, len(facings), visit.language),
            chosen=chosen,
            zones=[
                {
                    "name": zone.name,
                    "bays": [
                        (bay.number, [shelves.rows(row) for _, row in bay.shelves])
                        for bay in zone.bays
                    ],
                }
                for zone in zones
                if chosen in ("", zone.name)
            ],
        )

    def _line(self, store: Store | None, sku: str) -> InventoryLine | None:
        lines = self._store.inventory(store.store_id).lines if store else ()
        return next((line for line in lines if line.sku == sku), None)

    def _shelves(self, visit: Visit, store: Store) -> ShelfRows:
        return ShelfRows(
            visit.language,
            self._store.catalogue().items,
            self._told.shelves(store.store_id),
            untidy=self._told.untidy(store.store_id),
            heard=not self._told.is_silent(store.store_id),
            now_ms=self._clock.wall_ms(),
        )


class _Drawn:
    """What is drawn and written of one good in one store, in one language."""

    def __init__(self, language: str, item: Item | None, store: Store, now_ms: int) -> None:
        self._language = language
        self._heavy = is_heavy(item)
        self._now_ms = now_ms
        self._zone = ZoneInfo(store.pickup.time_zone if store.pickup else "UTC")

    def figures(self, now: Point, line: InventoryLine, told: Sequence[Told]) -> list[Row]:
        """The numbers beside the plot."""
        sure = next((t.confidence_percent for t in reversed(told) if t.confidence_percent), None)
        figures = [
            ("on_hand", self._amount(now.quantity)),
            ("at_least", self._amount(now.low)),
            ("books", self._amount(line.on_hand)),
            ("available", self._amount(line.available)),
            ("heard", age_words(self._now_ms - line.heard_ms, self._language)),
        ]
        if sure is not None:
            figures.insert(1, ("sure_then", f"{sure} %"))
        return [
            {"name": say(self._language, f"chain.{name}"), "value": value}
            for name, value in figures
        ]

    def plot(self, points: Sequence[Point]) -> Markup:
        """The past as a drawing."""
        daily = points[-1].at_ms - points[0].at_ms > 2 * 86_400_000
        words = PlotWords(
            title=say(self._language, "chain.plot"),
            description=say(
                self._language,
                "chain.plot_told",
                first=self._moment(points[0].at_ms),
                before=self._amount(points[0].quantity),
                now=self._amount(points[-1].quantity),
                low=self._amount(points[-1].low),
            ),
            amount=self._amount,
            moment=lambda at_ms: moment_words(at_ms, self._language, self._zone, daily=daily),
        )
        # Numbers, and texts that plot_svg escapes.
        return Markup(plot_svg(points, words))  # noqa: S704

    def told(self, step: Told, points: Sequence[Point], place: int) -> Row:
        """One thing told, in words; its points are the two at `place`."""
        return {
            "when": self._moment(step.at_ms),
            "why": say(self._language, f"chain.told.{step.why}"),
            "before": self._amount(points[2 * place].quantity),
            "after": self._amount(points[2 * place + 1].quantity),
            "low": self._amount(points[2 * place + 1].low),
        }

    def _amount(self, quantity: int) -> str:
        return amount_words(quantity, self._language, by_weight=self._heavy)

    def _moment(self, at_ms: int) -> str:
        return moment_words(at_ms, self._language, self._zone)


def _newest(told: Sequence[Told]) -> list[tuple[int, Told]]:
    return list(enumerate(told))[: -TOLD_ROWS - 1 : -1]


def _chosen(zones: Sequence[Zone], asked: str, places: int) -> str:
    """The zone that is shown alone; empty for the whole store."""
    if any(zone.name == asked for zone in zones):
        return asked
    return zones[0].name if zones and places > WHOLE_MAP_MAX else ""


def _ways(store: Store, zones: Sequence[Zone], places: int, language: str) -> list[Row]:
    """The map of each zone, and of the whole store where that is not too large."""
    whole = [""] if places <= WHOLE_MAP_MAX else []
    names = [*whole, *(zone.name for zone in zones)] if len(zones) > 1 else []
    return [
        {
            "zone": name,
            "address": f"{CHAIN}/map?{query(store=store.store_id, zone=name, lang=language)}",
        }
        for name in names
    ]


def _facts_of(store: Store, language: str) -> Row:
    return {
        "store_id": store.store_id,
        "name": name_in(store.names, language) or store.store_id,
        "address": f"{CHAIN}/map?{query(store=store.store_id, lang=language)}",
    }
