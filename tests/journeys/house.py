"""A cloud on a real socket, a store's books, and a line between them that can be cut."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import msgspec

from cloud_inventory.web.texts import say
from edge_agent.books import Books
from edge_agent.migrations import MIGRATIONS
from edge_agent.options import EdgeOptions
from edge_agent.orders.book import find_order
from edge_agent.orders.refused import OrderRefused
from edge_agent.stock.ledger import Level, level
from storecore.contracts.cloud_api import PlaceOrderLine
from storecore.contracts.exchange import FactBatch, FactReply, ReferencePage
from storecore.contracts.local_api import OrderAction, OrderStepRequest, PickedLine
from storecore.contracts.order_facts import HandedGoods
from storecore.contracts.orders import Order, WhenShort
from storecore.contracts.reference import Task
from storecore.database.writer import Writer
from storecore.journal.journal import facts_after
from tests.cloud.rig import STORE, Cloud, small_import

GOODS = """\
sku,gtin,plu,in_store_code,sold_by,name_en,name_zh_hans,name_zh_hant,category,price,currency,tax_percent,unit_weight_g,min_age,tagged,gs1_prefix_length,shelf_min,shelf_target,opening_stock
milk,9521002001013,,,each,Milk,牛奶,牛奶,food,1.40,EUR,7,1064,,no,,12,36,10
oats,9521002001020,,,each,Oat drink,燕麦奶,燕麥奶,food,1.20,EUR,7,1064,,no,,12,36,10
wine,9521002004021,,,each,Wine,酒,酒,drinks,6.00,EUR,19,1265,16,no,,6,18,10
"""
CATEGORIES = """\
key,name_en,name_zh_hans,name_zh_hant,picture
food,Food,食品,食品,
drinks,Drinks,酒水,酒水,
"""
PICKUP = "what,value\ntime_zone,UTC\nlead_min,30\nhold_h,24\n"


class House:
    """Cloud and store. Nothing goes between them but by `sync`."""

    def __init__(self, folder: Path) -> None:
        self.cloud = Cloud(folder / "cloud")
        self.clock = self.cloud.clock
        request = small_import(catalogue=GOODS, categories=CATEGORIES, pickup=PICKUP)
        assert self.cloud.load(request).problems == ()
        self.writer = Writer(folder / "edge" / "edge.db", MIGRATIONS)
        self.books = Books(EdgeOptions(store_id=STORE, name="edge-corner"), self.clock)
        self.cut = False
        self._sent = 0
        self._requests = 0
        self.sync()

    def close(self) -> None:
        """Stop both."""
        self.writer.close()
        self.cloud.close()

    def sync(self) -> None:
        """Reference comes down and facts go up, until nothing is new; not over a line that is
        cut."""
        while not self.cut and (self._come_down() + self._go_up()):
            pass

    def _come_down(self) -> int:
        mirror = self.books.mirror
        feed, cursor = mirror.cursor(self.writer.reader())
        answer = self.cloud.http.get(
            "/v1/reference", params={"scope": STORE, "feed": feed, "cursor": cursor}
        )
        page = msgspec.json.decode(answer.content, type=ReferencePage)
        self.writer.run(lambda db: mirror.apply(db, page, self.books.descent.on_entry))
        return len(page.entries)

    def _go_up(self) -> int:
        waiting = list(facts_after(self.writer.reader(), self._sent, 1000))
        if waiting:
            batch = FactBatch(sender="edge-corner", facts=tuple(fact for _, fact in waiting))
            answer = self.cloud.http.post("/v1/facts", content=msgspec.json.encode(batch))
            reply = msgspec.json.decode(answer.content, type=FactReply)
            assert reply.not_accepted == (), reply.not_accepted
            self._sent = waiting[-1][0]
        return len(waiting)

    def order(self, *lines: tuple[str, int], when_short: WhenShort = WhenShort.REJECT) -> str:
        """A customer orders on the web; the order's id."""
        self._requests += 1
        placed = self.cloud.placed(
            request_id=f"r-{self._requests}",
            when_short=when_short,
            lines=tuple(PlaceOrderLine(sku=sku, quantity=count) for sku, count in lines),
        )
        return placed.order_id

    def code(self, order_id: str) -> str:
        """The text of the QR code on the order's page."""
        return str(self.cloud.http.get(f"/v1/orders/{order_id}/code").json()["text"])

    def step(
        self,
        order_id: str,
        action: OrderAction,
        *,
        lines: tuple[PickedLine, ...] = (),
        handed: tuple[HandedGoods, ...] = (),
        code: str = "",
        checked_by: str = "",
    ) -> str:
        """A step in the store: the state it leads to, or why it is refused."""
        asked = OrderStepRequest(
            request_id="r",
            action=action,
            actor="mia",
            place="B3" if action is OrderAction.STAGE else "",
            lines=lines,
            handed=handed,
            code=code,
            checked_by=checked_by,
        )
        try:
            moved = self.writer.run(lambda db: self.books.orders.step(db, order_id, asked))
        except OrderRefused as refused:
            return refused.code.value
        return moved.state.value

    def show(self, code: str) -> str:
        """A code at a kiosk: the state of the order it opens, or why it opens none."""
        try:
            found = self.books.orders.find_pickup(self.writer.reader(), code)
        except OrderRefused as refused:
            return refused.code.value
        return found.state.value

    def wait(self, hours: float) -> None:
        """Time passes, and the edge's ticker looks at it."""
        self.clock.advance(hours * 3600)
        self.writer.run(self.books.orders.let_expire)

    def here(self, order_id: str) -> Order:
        """The order as the store has it."""
        order = find_order(self.writer.reader(), order_id)
        assert order is not None
        return order

    def level(self, sku: str) -> Level:
        """The store's books; the cloud's have to be the same once both have spoken."""
        ours = level(self.writer.reader(), sku)
        if not self.cut:
            theirs = self.cloud.stock(sku)
            assert (theirs.on_hand, theirs.reserved) == (ours.on_hand, ours.reserved)
        return ours

    def tasks(self) -> list[tuple[str, str]]:
        """Kind and subject of what staff are asked to do."""
        rows = self.writer.reader().execute("SELECT document FROM task WHERE open")
        found = [msgspec.json.decode(row[0], type=Task) for row in rows]
        return sorted((task.kind.value, task.subject) for task in found)

    def page(self, order_id: str) -> str:
        """What the customer reads: the headline and the sentences below it."""
        text = self.cloud.http.get(f"/orders/{order_id}?lang=en").text
        section = re.findall(r'<section class="state[^>]*>(.*?)</section>', text, re.DOTALL)[0]
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", section)).split())


def words(*texts: str, **values: object) -> str:
    """English sentences of the web shop, one after the other."""
    return " ".join(say("en", text, **values) for text in texts)
