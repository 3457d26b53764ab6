"""A cloud on a real socket, and an edge that keeps a real journal and posts to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec

from cloud_inventory.assembly import OpenData, cloud_app
from cloud_inventory.importer.load import load
from storecore.clock import HybridClock, ManualClock
from storecore.contracts.cloud_api import (
    CLOUD_ORDERS_PATH,
    INVENTORY_PATH,
    CloudRefusal,
    ImportReport,
    ImportRequest,
    Inventory,
    InventoryLine,
    PlaceOrder,
    PlaceOrderLine,
)
from storecore.contracts.exchange import FACTS_PATH, REFERENCE_PATH, FactBatch, FactReply
from storecore.contracts.exchange import ReferencePage as Page
from storecore.contracts.facts import Body, Fact
from storecore.contracts.reference import Order
from storecore.database.writer import Writer
from storecore.journal.journal import Journal, facts_after
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.secrets.hashes import Passwords
from storecore.serving.run import AppThread

QUICK_PASSWORDS = Passwords((1, 32))
STORE = "corner"
TOKEN = "let-me-load"
CATEGORIES = "key,name_en,name_zh_hans,name_zh_hant,picture\nfood,Food,食品,食品,\n"
CATALOGUE = """\
sku,gtin,plu,in_store_code,sold_by,name_en,name_zh_hans,name_zh_hant,category,price,currency,tax_percent,unit_weight_g,min_age,tagged,gs1_prefix_length,shelf_min,shelf_target,opening_stock
milk-1l,9521002001013,,,each,Fresh milk 1 l,鲜牛奶 1升,鮮乳 1公升,food,1.39,EUR,7,1064,,no,,12,36,72
banana,,4011,,kg,Bananas,香蕉,香蕉,food,1.79,EUR,7,,,no,,6000,16000,32000
wine,9521002004021,,,each,Red wine,红葡萄酒,紅葡萄酒,food,6.99,EUR,19,1265,16,no,,6,18,30
shirt,9522003000111,,,each,"T-shirt, <S>",T恤,T恤,food,12.90,EUR,19,168,,yes,9,3,6,24
"""
PLANOGRAM = (
    "place,sku,zone,bay,shelf,minimum,target,sensing,device,antenna\n"
    "A1,milk-1l,Dairy,1,1,12,36,weight,scale-1,\n"
    "A2,banana,Fruit,2,1,6000,16000,weight,scale-2,\n"
    "A3,wine,Wine,3,1,6,18,weight,scale-3,\n"
    "A4,wine,Wine,3,2,6,18,,,\n"
    "A5,shirt,Clothes,4,1,3,6,rfid,reader-1,1\n"
)


def small_import(**changes: object) -> ImportRequest:
    """An import of four goods for one store."""
    request = ImportRequest(
        store_id=STORE,
        catalogue=CATALOGUE,
        categories=CATEGORIES,
        store_names={"en": "Corner <Shop>", "zh-Hans": "街角店", "zh-Hant": "街角店"},
        in_store_patterns=("21IIIIIWWWWWc",),
    )
    return msgspec.structs.replace(request, **changes)


class Cloud:
    """A running cloud and a client of it."""

    def __init__(self, folder: Path, database: str = "", *, keys_needed: bool = False) -> None:
        self.clock = ManualClock()
        self.data = OpenData(folder, self.clock, database=database)
        app = cloud_app(
            self.data,
            self.clock,
            name="cloud",
            import_token=TOKEN,
            passwords=QUICK_PASSWORDS,
            keys_needed=keys_needed,
        )
        self.server = AppThread(app, "127.0.0.1", 0)
        self.server.start()
        self.http = httpx.Client(base_url=self.server.url, follow_redirects=False)

    def load(self, request: ImportRequest) -> ImportReport:
        """Import directly."""
        return load(self.data.store, request)

    def close(self) -> None:
        """Stop it."""
        self.http.close()
        self.server.stop()
        self.data.close()

    def place(self, **changes: object) -> httpx.Response:
        """Post an order, of two cartons of milk unless said otherwise."""
        request = PlaceOrder(
            request_id="r-1",
            store_id=STORE,
            customer_name="Ana Müller",
            lines=(PlaceOrderLine(sku="milk-1l", quantity=2),),
        )
        changed = msgspec.structs.replace(request, **changes)
        return self.http.post(CLOUD_ORDERS_PATH, content=msgspec.json.encode(changed))

    def placed(self, **changes: object) -> Order:
        """Place an order that must be taken."""
        answer = self.place(**changes)
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=Order)

    def order(self, order_id: str) -> Order:
        """An order as the customer sees it."""
        answer = self.http.get(f"{CLOUD_ORDERS_PATH}/{order_id}")
        return msgspec.json.decode(answer.content, type=Order)

    def inventory(self) -> Inventory:
        """The store's stock."""
        answer = self.http.get(INVENTORY_PATH, params={"store": STORE})
        return msgspec.json.decode(answer.content, type=Inventory)

    def stock(self, sku: str) -> InventoryLine:
        """One sku's stock."""
        return next(line for line in self.inventory().lines if line.sku == sku)

    def reference(self, scope: str = STORE) -> Page:
        """Everything that a store is sent."""
        answer = self.http.get(REFERENCE_PATH, params={"scope": scope, "limit": 2000})
        return msgspec.json.decode(answer.content, type=Page)


class Edge:
    """A store's edge: seals facts into its own chain and posts what it is told to."""

    def __init__(self, folder: Path, cloud: Cloud, origin: str = "edge-corner") -> None:
        self._cloud = cloud
        self._origin = origin
        self._writer = Writer(folder / f"{origin}.db", [JOURNAL_MIGRATIONS])
        self._journal = Journal(origin, HybridClock(cloud.clock))

    def move_to(self, cloud: Cloud) -> None:
        """From now on, speak with this cloud."""
        self._cloud = cloud

    def seal(self, body: Body) -> Fact:
        """Append a fact to the chain, without sending it."""
        return self._writer.run(lambda db: self._journal.append(db, body))

    def post(self, *facts: Fact) -> FactReply:
        """Send these facts."""
        batch = FactBatch(sender=self._origin, facts=facts)
        answer = self._cloud.http.post(FACTS_PATH, content=msgspec.json.encode(batch))
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=FactReply)

    def post_waiting(self, fact: Fact, waiting: int) -> None:
        """Send a fact, telling that so many are still to come."""
        batch = FactBatch(sender=self._origin, facts=(fact,), waiting=waiting)
        self._cloud.http.post(FACTS_PATH, content=msgspec.json.encode(batch))

    def tell(self, *bodies: Body) -> FactReply:
        """Append facts and send them."""
        return self.post(*(self.seal(body) for body in bodies))

    def all_facts(self) -> tuple[Fact, ...]:
        """The whole chain."""
        return tuple(fact for _, fact in facts_after(self._writer.reader(), 0, 1000))

    def close(self) -> None:
        """Close the journal."""
        self._writer.close()


def refusal(answer: httpx.Response) -> CloudRefusal:
    """The refusal that an answer carries."""
    return msgspec.json.decode(answer.content, type=CloudRefusal)


@contextmanager
def running_cloud(
    folder: Path, database: str = "", *, keys_needed: bool = False
) -> Iterator[Cloud]:
    """A cloud while it is needed, over SQLite in the folder or the PostgreSQL database."""
    cloud = Cloud(folder, database, keys_needed=keys_needed)
    try:
        yield cloud
    finally:
        cloud.close()
