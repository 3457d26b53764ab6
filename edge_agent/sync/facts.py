"""What facts from the kiosks mean here, beside being kept and passed on to the cloud."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from sqlite_utils import Database

from edge_agent.bills.book import BillBook
from edge_agent.members.rights import RightsBook
from edge_agent.returns.book import ReturnBook
from edge_agent.sensing.watch_facts import WatchFacts
from edge_agent.stock.labels import ShelfLabels
from edge_agent.stock.ledger import StockLedger
from edge_agent.stock.promises import Promises
from edge_agent.tasks.book import TaskBook
from edge_agent.tasks.money import take_money
from edge_agent.tasks.printers import take_printer
from storecore.contracts.facts import Body, Fact, SaleCompleted
from storecore.contracts.labels import LabelShown
from storecore.contracts.receipts import PrinterChanged, ReceiptHead
from storecore.journal.receiver import FactRefused
from storecore.replication.feed import Feed


def tell_number(db: Database, feed: Feed, sale: SaleCompleted) -> None:
    """The kiosk hears what its highest receipt number is, should its disk forget."""
    entry = feed.get(db.conn, "receipt_head", sale.kiosk_id)
    known = entry.document if entry is not None else None
    if known is not None:
        head = msgspec.json.decode(known, type=ReceiptHead)
        if head.number >= sale.receipt_number:
            return
    told = ReceiptHead(kiosk_id=sale.kiosk_id, number=sale.receipt_number)
    feed.put(db, "receipt_head", sale.kiosk_id, told, scope=sale.kiosk_id)


def fact_effects(
    store_id: str,
    stock: StockLedger,
    promises: Promises,
    watching: WatchFacts,
    *,
    labels: ShelfLabels,
    rights: RightsBook,
    tasks: TaskBook,
    bills: BillBook,
    returns: ReturnBook,
    feed: Feed,
) -> Callable[[Database, Fact, Body], None]:
    """What to do with each fact of a kiosk: a sale takes goods out of stock, whatever the books
    say is there, and lets its tags out; rights spent and given back are noted, those of
    members too; what watches over
    baskets learns from its own.

    The function raises FactRefused for a sale of another store, and for one told before.
    """

    def apply(db: Database, fact: Fact, body: Body) -> None:
        if not isinstance(body, SaleCompleted):
            promises.take_fact(db, fact, body)
            watching.take(db, body)
            take_money(db, tasks, body)
            bills.take(db, body)
            returns.note(db, fact, body)
            if isinstance(body, LabelShown):
                labels.take(db, body)
            if isinstance(body, PrinterChanged):
                take_printer(db, tasks, body)
            return
        if body.store_id != store_id:
            raise FactRefused(f"a sale of store {body.store_id}, this is {store_id}")
        if not stock.sell(db, body):
            raise FactRefused(f"sale {body.transaction_id} was told before, by another fact")
        promises.take_fact(db, fact, body)
        tell_number(db, feed, body)
        watching.sold(db, body)
        labels.sold(db, body)
        rights.sold(db, body)
        returns.note(db, fact, body)

    return apply
