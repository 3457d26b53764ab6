"""What the demo's tables say goods cost and how many there are, read apart from the kiosk."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import msgspec
import requests

from storecore.contracts.cloud_api import INVENTORY_PATH, Inventory
from storecore.contracts.status import ProgramStatus
from storeside.programs.floor import DEMO
from storeside.programs.settings import STORE_ID
from storeside.status.read import ask


class Goods(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the catalogue as its file has it."""

    sku: str
    gtin: str
    in_store_code: str
    price_minor: int
    picture: str
    minimum: int
    target: int
    place: str


def demo_goods(folder: Path = DEMO) -> dict[str, Goods]:
    """The demo's catalogue by sku, each with its place in the planogram."""
    places = {row["sku"]: row for row in _rows(folder / "planogram.csv")}
    return {
        row["sku"]: Goods(
            sku=row["sku"],
            gtin=row["gtin"],
            in_store_code=row["in_store_code"],
            price_minor=int(Decimal(row["price"]) * 100),
            picture=row["picture"],
            minimum=int(places[row["sku"]]["minimum"]),
            target=int(places[row["sku"]]["target"]),
            place=places[row["sku"]]["place"],
        )
        for row in _rows(folder / "catalogue.csv")
    }


class CloudBooks:
    """Asks the cloud, over HTTP, what head office knows."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()
        self._session.trust_env = False

    def on_hand(self, sku: str) -> int:
        """How much of a sku the cloud believes is in the store."""
        return self._line(sku)[0]

    def reserved(self, sku: str) -> int:
        """How much of it is promised to orders."""
        return self._line(sku)[1]

    def order_state(self, order_id: str) -> str:
        """An order's state as its customer sees it."""
        response = self._session.get(f"{self._url}/v1/orders/{order_id}", timeout=5)
        response.raise_for_status()
        return str(response.json()["state"])

    def _line(self, sku: str) -> tuple[int, int]:
        response = self._session.get(
            self._url + INVENTORY_PATH, params={"store": STORE_ID}, timeout=5
        )
        response.raise_for_status()
        inventory = msgspec.json.decode(response.content, type=Inventory)
        for line in inventory.lines:
            if line.sku == sku:
                return line.on_hand, line.reserved
        return 0, 0


def chain_length(url: str, origin: str) -> int:
    """How many facts of an origin a program holds; -1 when it does not answer."""
    status = _status(url)
    if status is None:
        return -1
    return sum(head.seq for head in status.heads if head.origin == origin)


def backlog(url: str) -> int:
    """How many facts a program still has to pass on; -1 when that is not known."""
    status = _status(url)
    return -1 if status is None or status.next_hop is None else status.next_hop.backlog


def soon(check: Callable[[], bool]) -> Callable[[], bool]:
    """The check, with a program that does not answer counting as not yet."""

    def checked() -> bool:
        try:
            return check()
        except requests.RequestException:
            return False

    return checked


def _status(url: str) -> ProgramStatus | None:
    return ask("", url).status


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
