"""What the cloud decided, taken in as it comes down: passed on, received or accepted."""

from __future__ import annotations

import sqlite3

import msgspec
from msgspec.structs import replace
from sqlite_utils import Database

from edge_agent.ingest.messages import BadReason, Message, Rejected
from edge_agent.ingest.quarantine import Quarantine
from edge_agent.members.rights import RightsBook
from edge_agent.orders.desk import OrderDesk
from edge_agent.sensing.planogram import READ_FROM, PlanogramSource
from edge_agent.stock.labels import ShelfLabels
from edge_agent.stock.ledger import StockLedger
from edge_agent.stock.promises import Promises
from edge_agent.stock.work import StockWork
from storecore.clock import Clock
from storecore.contracts.exchange import Entry
from storecore.contracts.members import CouponUsedAgain, Member
from storecore.contracts.promises import Lease
from storecore.contracts.reference import Delivery, Order
from storecore.logs import Log
from storecore.replication.feed import Feed

log = Log(__name__)

PASSED_ON = frozenset(
    {
        "store",
        "category",
        "item",
        "offer",
        "coupon",
        "programme",
        "pair",
        "facing",
        "watched_item",
        "staff",
        "pickup_key",
    }
)
"""Collections that kiosks get as the cloud has them, with the cloud's version."""


class Descent:
    """`on_entry` runs in the transaction that stores the page and moves the cursor."""

    def __init__(
        self,
        *,
        feed: Feed,
        stock: StockLedger,
        work: StockWork,
        promises: Promises,
        labels: ShelfLabels,
        rights: RightsBook,
        orders: OrderDesk,
        planograms: PlanogramSource,
        quarantine: Quarantine,
        clock: Clock,
    ) -> None:
        self._feed = feed
        self._stock = stock
        self._work = work
        self._promises = promises
        self._labels = labels
        self._rights = rights
        self._orders = orders
        self._planograms = planograms
        self._quarantine = quarantine
        self._clock = clock

    def on_entry(self, db: Database, entry: Entry) -> None:
        """Take one document in. A bad one goes to quarantine and the queue moves on.

        Raises:
            sqlite3.Error: the disk's trouble, not the document's.
        """
        if entry.collection in READ_FROM:
            self._planograms.forget()
        try:
            with db.atomic():
                self._take(db, entry)
        except sqlite3.Error:
            raise
        except msgspec.MsgspecError as error:
            self._put_aside(db, entry, BadReason.WRONG_SHAPE, str(error))
        except Exception as error:
            log.exception("document_failed", collection=entry.collection, key=entry.key)
            self._put_aside(db, entry, BadReason.AGENT_FAILED, f"{type(error).__name__}: {error}")

    def _take(self, db: Database, entry: Entry) -> None:
        document = entry.document
        if entry.collection == "item":
            self._labels.before_item(db, entry)
        elif entry.collection == "facing":
            self._labels.facing(db, entry)
        if entry.collection in PASSED_ON:
            self._pass_on(db, entry)
        elif entry.collection == "delivery":
            self._delivery(db, entry)
        elif entry.collection == "order" and document is not None:
            self._orders.take_in(db, msgspec.json.decode(document, type=Order))
        elif entry.collection == "lease" and document is not None:
            self._promises.take_lease(db, msgspec.json.decode(document, type=Lease))
        elif entry.collection == "order":
            self._feed.remove(db, "order", entry.key)
        elif entry.collection == "member":
            self._member(db, entry)
        elif entry.collection == "coupon_again" and document is not None:
            again = msgspec.json.decode(document, type=CouponUsedAgain)
            self._rights.used_again(db, again.coupon_id, again.kiosk_id)

    def _delivery(self, db: Database, entry: Entry) -> None:
        """What is only on its way waits for somebody who says that it is there."""
        if entry.document is None:
            self._work.forget(db, entry.key)
            return
        delivery = msgspec.json.decode(entry.document, type=Delivery)
        if delivery.is_expected:
            self._work.expect(db, delivery)
        else:
            self._stock.receive(db, delivery)

    def _member(self, db: Database, entry: Entry) -> None:
        """Kiosks get what they need of a member; one who is gone leaves nothing here."""
        if entry.document is None:
            self._rights.forget(db, entry.key)
            self._feed.remove(db, "member", entry.key)
            return
        member = msgspec.json.decode(entry.document, type=Member)
        self._feed.put(db, "member", entry.key, replace(member, spent={}))

    def _pass_on(self, db: Database, entry: Entry) -> None:
        document = entry.document
        if document is None:
            self._feed.remove(db, entry.collection, entry.key)
            return
        raw = msgspec.Raw(document)
        self._feed.put(db, entry.collection, entry.key, raw, version=entry.version)

    def _put_aside(self, db: Database, entry: Entry, reason: BadReason, detail: str) -> None:
        log.error("document_quarantined", collection=entry.collection, key=entry.key)
        topic = f"reference/{entry.collection}/{entry.key}"
        message = Message(topic, entry.document or b"", again=True)
        self._quarantine.put(db, Rejected(message, reason, detail), self._clock.wall_ms())
