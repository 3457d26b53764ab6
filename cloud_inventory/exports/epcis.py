"""Facts about goods as EPCIS 2.0 events. Pure.

Sources: GS1 EPCIS 2.0 (what, when, where, why), Core Business Vocabulary 2.0 (business steps and
dispositions), GS1 Digital Link 1.2 (how goods and pieces are named).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import msgspec

from storecore.contracts.facts import (
    Body,
    Fact,
    SaleCompleted,
    ShelfLevelChanged,
    StockReceived,
    TagArrived,
    TagDeparted,
)
from storecore.contracts.order_facts import OrderCollected
from storecore.contracts.promises import StockCounted
from storecore.contracts.reference import Item, SoldBy
from storecore.gs1.epc import decode_epc
from storecore.gs1.errors import EpcError

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
SCHEMA_VERSION = "2.0"
_GRAMS = 1000
_ID = "https://id.gs1.org"

Event = dict[str, Any]
Lines = list[tuple[str, int]]
"""Goods by sku: pieces, or grams."""


class Places(msgspec.Struct, frozen=True):
    """How places are named: by GLNs (13 digits) of the stores, or else by private URNs."""

    glns: Mapping[str, str]

    def store(self, store_id: str) -> str:
        """The store as a URI."""
        gln = self.glns.get(store_id)
        return f"{_ID}/414/{gln}" if gln else f"urn:storeside:store:{quote(store_id, safe='')}"

    def place(self, store_id: str, place: str) -> str:
        """A place in the store as a URI."""
        gln = self.glns.get(store_id)
        inside = quote(place, safe="")
        return f"{_ID}/414/{gln}/254/{inside}" if gln else f"{self.store(store_id)}:place:{inside}"


class EpcisWriter:
    """Turns facts into events; `items` tell GTINs and what is sold by weight."""

    def __init__(self, items: Mapping[str, Item], places: Places) -> None:
        self._items = items
        self._places = places

    def event(self, fact: Fact, body: Body, here_ms: int) -> Event | None:
        """The event of a fact; None for one that is not about goods. `here_ms`: when it came."""
        for kind, make in self._kinds().items():
            if isinstance(body, kind):
                told = make(body)
                if not told.get("epcList") and not told.get("quantityList"):
                    return None
                store_id = getattr(body, "store_id", "")
                return {
                    "type": "ObjectEvent",
                    "eventID": f"urn:storeside:fact:{fact.hash}",
                    "eventTime": _time(told.pop("at_ms")),
                    "eventTimeZoneOffset": "+00:00",
                    "recordTime": _time(here_ms),
                    **told,
                    "bizLocation": {"id": self._places.store(store_id)},
                }
        return None

    def _kinds(self) -> dict[type[Body], Callable[[Any], Event]]:
        return {
            StockReceived: self._received,
            SaleCompleted: self._sold,
            OrderCollected: self._collected,
            StockCounted: self._counted,
            ShelfLevelChanged: self._level,
            TagDeparted: self._departed,
            TagArrived: self._arrived,
        }

    def _received(self, body: StockReceived) -> Event:
        return {
            "at_ms": body.at_ms,
            "action": "OBSERVE",
            "bizStep": "receiving",
            "disposition": "in_progress",
            "quantityList": self._quantities([(one.sku, one.quantity) for one in body.lines]),
            "bizTransactionList": [_transaction("delivery", body.delivery_id)],
        }

    def _sold(self, body: SaleCompleted) -> Event:
        tagged = [epc for line in body.lines for epc in line.epcs]
        plain = [
            (line.sku, line.weight_g if line.weight_g is not None else line.quantity)
            for line in body.lines
            if not line.epcs
        ]
        return {
            "at_ms": body.completed_ms,
            "action": "OBSERVE",
            "bizStep": "retail_selling",
            "disposition": "retail_sold",
            "epcList": [_piece(epc) for epc in tagged],
            "quantityList": self._quantities(plain),
            "bizTransactionList": [_transaction("sale", body.transaction_id)],
        }

    def _collected(self, body: OrderCollected) -> Event:
        return {
            "at_ms": body.at_ms,
            "action": "OBSERVE",
            "bizStep": "retail_selling",
            "disposition": "retail_sold",
            "quantityList": self._quantities([(one.sku, one.taken) for one in body.handed]),
            "bizTransactionList": [_transaction("order", body.order_id)],
        }

    def _counted(self, body: StockCounted) -> Event:
        return {
            "at_ms": body.at_ms,
            "action": "OBSERVE",
            "bizStep": "cycle_counting",
            "quantityList": self._quantities([(body.sku, body.quantity)], zeros=True),
        }

    def _level(self, body: ShelfLevelChanged) -> Event:
        return {
            "at_ms": body.at_ms,
            "action": "OBSERVE",
            "bizStep": "inspecting",
            "disposition": "sellable_accessible",
            "quantityList": self._quantities([(body.sku, body.quantity)], zeros=True),
            "readPoint": {"id": self._places.place(body.store_id, body.place)},
        }

    def _arrived(self, body: TagArrived) -> Event:
        return {
            "at_ms": body.at_ms,
            "action": "OBSERVE",
            "bizStep": "stocking",
            "disposition": "sellable_accessible",
            "epcList": [_piece(body.epc)],
            "readPoint": {"id": self._places.place(body.store_id, body.place)},
        }

    def _departed(self, body: TagDeparted) -> Event:
        return {
            "at_ms": body.at_ms,
            "action": "OBSERVE",
            "disposition": "unknown",
            "epcList": [_piece(body.epc)],
            "readPoint": {"id": self._places.place(body.store_id, body.place)},
        }

    def _quantities(self, lines: Lines, *, zeros: bool = False) -> list[dict[str, Any]]:
        return [self._quantity(sku, number) for sku, number in lines if number > 0 or zeros]

    def _quantity(self, sku: str, number: int) -> dict[str, Any]:
        item = self._items.get(sku)
        named = (
            f"{_ID}/01/{item.gtin}"
            if item is not None and item.gtin
            else f"urn:storeside:sku:{quote(sku, safe='')}"
        )
        if item is not None and item.sold_by is SoldBy.KG:
            return {"epcClass": named, "quantity": number / _GRAMS, "uom": "KGM"}
        return {"epcClass": named, "quantity": number}


def document(events: list[Event], created_ms: int) -> Event:
    """A capture document."""
    return {
        "@context": [CONTEXT],
        "type": "EPCISDocument",
        "schemaVersion": SCHEMA_VERSION,
        "creationDate": _time(created_ms),
        "epcisBody": {"eventList": events},
    }


def _piece(epc: str) -> str:
    """A tagged piece as a URI: its GTIN and serial where the tag has them."""
    try:
        tag = decode_epc(epc)
    except EpcError:
        return f"urn:storeside:epc:{quote(epc, safe='')}"
    return f"{_ID}/01/{tag.gtin.gtin14}/21/{quote(tag.serial, safe='')}"


def _transaction(kind: str, name: str) -> dict[str, str]:
    return {"bizTransaction": f"urn:storeside:{kind}:{quote(name, safe='')}"}


def _time(at_ms: int) -> str:
    moment = datetime.fromtimestamp(at_ms / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
