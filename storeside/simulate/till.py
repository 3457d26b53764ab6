"""A kiosk of the simulation: intents, sales, rights and lines as a kiosk has them, no screen."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future
from enum import StrEnum

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from kiosk.application.rights import KioskRights
from storecore.clock import HybridClock
from storecore.contracts.facts import (
    Fact,
    PaymentConcluded,
    PaymentIntended,
    SaleCompleted,
    SaleLine,
    Tender,
    TenderKind,
)
from storecore.contracts.reference import Item
from storecore.escrow.migrations import ESCROW_MIGRATIONS
from storecore.ids import IdSource
from storecore.journal.fence import Fence
from storecore.journal.journal import Journal
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.journal.renewal import Renewal
from storecore.money import Money
from storecore.replication.migrations import MIRROR_MIGRATIONS, UPLINK_MIGRATIONS
from storecore.replication.mirror import Mirror
from storeside.simulate.hops import Reading, Sending
from storeside.simulate.node import Node, World
from storeside.simulate.truth import Charge

TILL_MIGRATIONS = Migrations("till")
CARD_MS = 8_000
DECLINED = 0.06
SILENT = 0.05
"""How often a terminal takes the money and its answer is lost."""


@TILL_MIGRATIONS()
def till(db: Database) -> None:
    """An intent without outcome is still to be asked for; a sale has the next number."""
    db.conn.execute(
        "CREATE TABLE till_intent (intent_id TEXT PRIMARY KEY, sale BLOB NOT NULL, outcome TEXT)"
    )
    db.conn.execute("CREATE TABLE till_sale (number INTEGER PRIMARY KEY, sale_id TEXT UNIQUE)")


class Outcome(StrEnum):
    """What a terminal says of an intent."""

    APPROVED = "approved"
    DECLINED = "declined"
    NOTHING = ""


class Terminal:
    """A card terminal: has a life and a memory of its own, takes the money of an intent once."""

    def __init__(self, world: World, kiosk: str) -> None:
        self._world = world
        self._kiosk = kiosk
        self._known: dict[str, Outcome] = {}

    def pay(self, intent_id: str, minor: int) -> Outcome:
        """Take the money; what the kiosk hears of it."""
        clockwork = self._world.clockwork
        if intent_id not in self._known:
            declined = clockwork.chance(DECLINED)
            self._known[intent_id] = Outcome.DECLINED if declined else Outcome.APPROVED
            if not declined:
                self._world.truth.charges[intent_id] = Charge(self._kiosk, minor)
        return Outcome.NOTHING if clockwork.chance(SILENT) else self._known[intent_id]

    def status(self, intent_id: str) -> Outcome:
        """What became of an intent; one that never came is declined from now on."""
        return self._known.setdefault(intent_id, Outcome.DECLINED)


class TillNode(Node):
    """A kiosk."""

    def __init__(self, world: World, store_id: str, number: int) -> None:
        migrations = (
            JOURNAL_MIGRATIONS,
            MIRROR_MIGRATIONS,
            UPLINK_MIGRATIONS,
            ESCROW_MIGRATIONS,
            TILL_MIGRATIONS,
        )
        super().__init__(world, f"kiosk-{store_id}-{number}", migrations)
        self.store_id = store_id
        self.edge = f"edge-{store_id}"
        self.terminal = Terminal(world, self.name)
        self._fence = Fence(self.name, self.disk.note("chain"))

    def build(self) -> None:
        """The kiosk's programs, and a look at the fence before anything else."""
        self._ids = IdSource(self.clock, self.world.clockwork.entropy)
        self.journal = Journal(self.name, HybridClock(self.clock), self._ids.token)
        self.mirror = Mirror()
        self.rights = KioskRights(self.journal, self.mirror, self.store_id)
        self.renewal = Renewal(self.journal, self.store_id)
        self._fence = Fence(self.name, self.disk.note("chain"))
        self.writer.run(lambda db: self.renewal.at_start(db, self._fence))
        self.sending = Sending(self, self.edge, self._on_fork)
        self.reading = Reading(self, self.edge, self.mirror, self.name, self.rights.on_entry)

    def begin(self) -> None:
        """Ask for open payments, then speak with the edge."""
        for intent_id, raw in self.disk.conn.execute(
            "SELECT intent_id, sale FROM till_intent WHERE outcome IS NULL"
        ).fetchall():
            self._ask_status(intent_id, msgspec.json.decode(raw, type=SaleCompleted))
        self.sending.start()
        self.reading.start()

    def fences(self, conn: sqlite3.Connection) -> None:
        """The chain's note."""
        self._fence.keep(conn)

    def committed(self) -> None:
        """Send what is new."""
        if hasattr(self, "sending"):
            self.sending.wake()

    def buy(self, wanted: Sequence[tuple[str, int]]) -> bool:
        """A customer with goods in hand; False where the kiosk does not know them yet."""
        lines = [line for sku, count in wanted if (line := self._line(sku, count)) is not None]
        if not lines:
            return False
        total = Money(sum(line.amount.minor for line in lines), "EUR")
        intent_id, now_ms = self._ids.new(), self.clock.wall_ms()
        sale = SaleCompleted(
            transaction_id=self._ids.new(),
            receipt_number=0,
            store_id=self.store_id,
            kiosk_id=self.name,
            lines=tuple(lines),
            total=total,
            tax_included=Money(0, "EUR"),
            tenders=(_card(total, intent_id),),
            started_ms=now_ms,
            completed_ms=now_ms,
        )
        future = self.writer.submit(lambda db: self._intend(db, intent_id, sale))
        future.add_done_callback(lambda done: self._intended(done, intent_id, sale))
        return True

    def _line(self, sku: str, count: int) -> SaleLine | None:
        item = self.mirror.get(self.disk.conn, "item", sku, Item)
        if item is None:
            return None
        price = item.document.price
        return SaleLine(
            line_id=sku,
            sku=sku,
            gtin=None,
            quantity=count,
            weight_g=None,
            unit_price=price,
            amount=price.times(count),
            saving=Money(0, "EUR"),
            offer_id=None,
            price_version=item.version,
            tax_percent=7,
        )

    def _intend(self, db: Database, intent_id: str, sale: SaleCompleted) -> None:
        db.conn.execute(
            "INSERT INTO till_intent VALUES (?, ?, NULL)", (intent_id, msgspec.json.encode(sale))
        )
        intended = PaymentIntended(
            intent_id=intent_id,
            transaction_id=sale.transaction_id,
            terminal_id="t",
            amount=sale.total,
            at_ms=self.clock.wall_ms(),
        )
        self.journal.append(db, intended, sale.transaction_id)

    def _intended(self, done: Future[None], intent_id: str, sale: SaleCompleted) -> None:
        if done.exception() is not None:
            self.world.clockwork.note("intent_refused", self.name)
            return
        minor = sale.total.minor

        def pay() -> None:
            outcome = self.terminal.pay(intent_id, minor)
            if outcome is Outcome.NOTHING:
                self.after(CARD_MS, lambda: self._ask_status(intent_id, sale))
            else:
                self._conclude(intent_id, sale, outcome)

        self.after(CARD_MS, pay)

    def _ask_status(self, intent_id: str, sale: SaleCompleted) -> None:
        self._conclude(intent_id, sale, self.terminal.status(intent_id))

    def _conclude(self, intent_id: str, sale: SaleCompleted, outcome: Outcome) -> None:
        future = self.writer.submit(lambda db: self._record(db, intent_id, sale, outcome))

        def finished(done: Future[SaleCompleted | None]) -> None:
            if done.exception() is not None:
                self.world.clockwork.note("sale_waits", self.name)
                self.after(CARD_MS, lambda: self._ask_status(intent_id, sale))
            elif (sold := done.result()) is not None:
                self.world.truth.sales[sold.transaction_id] = sold
                self.world.clockwork.note("thanked", sold.transaction_id)

        future.add_done_callback(finished)

    def _record(
        self, db: Database, intent_id: str, sale: SaleCompleted, outcome: Outcome
    ) -> SaleCompleted | None:
        changed = db.conn.execute(
            "UPDATE till_intent SET outcome = ? WHERE intent_id = ? AND outcome IS NULL",
            (outcome, intent_id),
        )
        if changed.rowcount == 0:
            return None
        concluded = PaymentConcluded(
            intent_id=intent_id,
            transaction_id=sale.transaction_id,
            outcome=outcome,
            reference="",
            at_ms=self.clock.wall_ms(),
        )
        self.journal.append(db, concluded, sale.transaction_id)
        if outcome is not Outcome.APPROVED:
            return None
        (last,) = db.conn.execute("SELECT coalesce(max(number), 0) FROM till_sale").fetchone()
        db.conn.execute("INSERT INTO till_sale VALUES (?, ?)", (last + 1, sale.transaction_id))
        sold = msgspec.structs.replace(sale, receipt_number=last + 1)
        self.journal.append(db, sold, sale.transaction_id)
        return sold

    def _on_fork(self, db: Database, incarnation: str, refused: Sequence[Fact]) -> None:
        self.world.clockwork.note("noticed_fork", self.name)
        self.renewal.on_fork(db, incarnation, refused)


def _card(total: Money, intent_id: str) -> Tender:
    return Tender(
        kind=TenderKind.CARD, amount=total, intent_id=intent_id, terminal_id="t", reference=""
    )
