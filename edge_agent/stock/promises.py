"""What the store lets others promise: mints rights, shares them out, covers debts.

The edge holds the goods and alone mints. Rights that the cloud and the kiosks have are goods that
are there and promised to nobody else, whatever happens to the lines. Everything that writes runs
inside a Writer's work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

import msgspec
from sqlite_utils import Database

from edge_agent.belief.book import believed_low
from edge_agent.stock.belief import sellable
from edge_agent.stock.ledger import level
from edge_agent.tasks.book import TaskBook, open_task
from storecore.clock import Clock
from storecore.contracts.facts import Body, Fact, SaleCompleted
from storecore.contracts.promises import Lease, RightsGiven, RightsSpent
from storecore.contracts.reference import Order, TaskKind
from storecore.escrow.balance import Share, Side, per_day, share
from storecore.escrow.book import RightsBook, With
from storecore.journal.journal import Journal
from storecore.logs import Log
from storecore.replication.feed import Feed

log = Log(__name__)

CLOUD = "cloud"
CLOUD_REST = 0.6
"""The cloud's part of what is left when every side has what it needs: the web shop sells it."""
SETTLED_AT_ONCE = 100


class PromiseRules(msgspec.Struct, frozen=True, kw_only=True):
    """What the retailer sets: the margin of the belief, and how long a line may be down."""

    margin_percent: int = 5
    outage_ms: int = 4 * 3_600_000


class Promises:
    """The store's side of every right to sell. `settle` shares out what has changed."""

    def __init__(
        self,
        store_id: str,
        *,
        journal: Journal,
        feed: Feed,
        tasks: TaskBook,
        clock: Clock,
        cloud_feed: Callable[[sqlite3.Connection], str],
        rules: PromiseRules,
    ) -> None:
        self._store_id = store_id
        self._journal = journal
        self._feed = feed
        self._tasks = tasks
        self._clock = clock
        self._cloud_feed = cloud_feed
        self._rules = rules
        self._book = RightsBook()

    def touch(self, db: Database, item: str) -> None:
        """Something about an item has changed: it is settled soon."""
        db.conn.execute("INSERT OR IGNORE INTO rights_due VALUES (?)", (item,))

    def take_order(self, db: Database, order: Order) -> None:
        """An order came for the first time: what the cloud promised it on has been spent."""
        epoch = self._journal.incarnation(db)
        for line in order.lines:
            self.touch(db, line.sku)
            if order.promise is None or line.quantity < 1:
                continue
            self._demand(db, line.sku, CLOUD, line.quantity)
            if order.promise.epoch == epoch:
                holder = order.promise.holder
                self._book.note_spent(db, epoch, line.sku, holder, line.quantity)

    def take_fact(self, db: Database, fact: Fact, body: Body) -> None:
        """A kiosk sold, or gave rights back."""
        if isinstance(body, SaleCompleted | RightsSpent | RightsGiven):
            self._note_seller(db, fact)
        epoch = self._journal.incarnation(db)
        if isinstance(body, SaleCompleted):
            for sold in body.lines:
                quantity = sold.quantity if sold.weight_g is None else sold.weight_g
                self._demand(db, sold.sku, fact.origin, quantity)
        elif isinstance(body, RightsSpent) and body.epoch == epoch:
            for line in body.lines:
                self._book.note_spent(db, epoch, line.item, body.holder, line.on_rights)
                self.touch(db, line.item)
        elif isinstance(body, RightsGiven) and body.epoch == epoch:
            self._book.hear(db, epoch, body.item, body.giver, body.total)
            self.touch(db, body.item)

    def take_lease(self, db: Database, lease: Lease) -> None:
        """The cloud gave rights back."""
        epoch = self._journal.incarnation(db)
        if lease.epoch == epoch:
            self._book.hear(db, epoch, lease.item, lease.holder, lease.total)
            self.touch(db, lease.item)

    def held_by_others(self, db: Database, item: str) -> int:
        """How many rights to an item are with the cloud and the kiosks."""
        epoch = self._journal.incarnation(db)
        return sum(one.holds for one in self._book.others(db.conn, epoch, item).values())

    def counted(self, db: Database, item: str) -> None:
        """Somebody counted: rights may be minted again."""
        db.conn.execute("INSERT OR IGNORE INTO counted VALUES (?)", (item,))
        self.touch(db, item)

    def renounce(self, db: Database) -> None:
        """This database is not to be trusted: nothing is minted before each item was counted."""
        db.conn.execute("DELETE FROM counted")
        db.conn.execute("INSERT OR IGNORE INTO count_due VALUES (1)")
        db.conn.execute("INSERT OR IGNORE INTO rights_due SELECT sku FROM stock")

    def settle(self, db: Database) -> bool:
        """Mint, burn and share out for items that were touched. True when more wait."""
        due = db.conn.execute("SELECT item FROM rights_due LIMIT ?", (SETTLED_AT_ONCE,)).fetchall()
        for (item,) in due:
            self._settle(db, item)
            db.conn.execute("DELETE FROM rights_due WHERE item = ?", (item,))
        return len(due) == SETTLED_AT_ONCE

    def _settle(self, db: Database, item: str) -> None:
        epoch = self._journal.incarnation(db)
        others = self._book.others(db.conn, epoch, item)
        short = self._mint(db, epoch, item, others)
        self._call_staff(db, item, short)
        own = self._book.account(db.conn, epoch, item).rights
        holders = self._holders(db)
        sides = {name: self._side(db, item, name, others.get(name)) for name in holders}
        for name, decided in share(own, sides, short=short).items():
            self._tell(db, (item, name), decided, others.get(name))

    def _mint(self, db: Database, epoch: str, item: str, others: Mapping[str, With]) -> int:
        """Bring what was minted to what may be; returns how much too much is with others."""
        stock = level(db.conn, item)
        spent = sum(one.spent for one in others.values())
        low = believed_low(db.conn, item)
        on_hand = stock.on_hand if low is None else low
        believed = sellable(on_hand, self._rules.margin_percent)
        allowed = max(0, believed - stock.reserved) + spent
        account = self._book.account(db.conn, epoch, item)
        missing = allowed - account.minted
        if missing > 0 and must_be_counted(db.conn, item):
            return 0
        change = max(missing, -account.rights)
        if change:
            self._book.mint(db, epoch, item, change)
        return max(0, account.minted + change - allowed)

    def _side(self, db: Database, item: str, holder: str, known: With | None) -> Side:
        node = holder.partition("@")[0]
        now_ms = self._clock.wall_ms()
        return Side(
            holds=known.holds if known else 0,
            per_day=per_day(self._book.demand(db.conn, item, node, now_ms)),
            cut_off_ms=self._rules.outage_ms,
            rest=CLOUD_REST if node == CLOUD else 0.0,
        )

    def _tell(
        self, db: Database, what: tuple[str, str], decided: Share, known: With | None
    ) -> None:
        """Pass on what was given, or ask back what is too much, where that is news."""
        item, holder = what
        epoch = self._journal.incarnation(db)
        told = known or With(0, 0, 0, 0)
        ask_back = told.holds > decided.keep and told.keep != decided.keep
        if not decided.give and not ask_back:
            return
        total = told.given
        if decided.give:
            total = self._book.give(db, epoch, item, holder, decided.give)
        keep = max(decided.keep, 0)
        self._book.note_keep(db, epoch, item, holder, keep)
        node = holder.partition("@")[0]
        if node == CLOUD:
            given = RightsGiven(
                store_id=self._store_id,
                epoch=epoch,
                giver=self._journal.origin,
                holder=holder,
                item=item,
                total=total,
                keep=keep,
            )
            self._journal.append(db, given)
            return
        lease = Lease(epoch=epoch, holder=holder, item=item, total=total, keep=keep)
        self._feed.put(db, "lease", f"{holder}/{item}", lease, scope=node)

    def _call_staff(self, db: Database, item: str, short: int) -> None:
        """More is promised than is there: somebody has to look. Over when it is no more so."""
        waiting = open_task(db.conn, TaskKind.COUNT, item)
        if waiting is not None and not waiting.quantity:
            return  # the shelf asked for this count, and only a count ends it
        if short > 0 and waiting is None:
            log.warning("promised_too_much", item=item, short=short)
            self._tasks.raise_task(db, TaskKind.COUNT, item, sku=item, quantity=short)
        elif short == 0 and waiting is not None and not must_be_counted(db.conn, item):
            self._tasks.close(db, waiting, reason="covered")

    def _demand(self, db: Database, item: str, node: str, quantity: int) -> None:
        self._book.note_demand(db, item, node, quantity, self._clock.wall_ms())

    def _note_seller(self, db: Database, fact: Fact) -> None:
        (newest,) = db.conn.execute("SELECT coalesce(max(heard), 0) FROM seller").fetchone()
        db.conn.execute(
            "INSERT OR REPLACE INTO seller VALUES (?, ?, ?)",
            (fact.origin, fact.incarnation, newest + 1),
        )

    def _holders(self, db: Database) -> list[str]:
        """Who gets rights: the cloud, and of each kiosk the chain that was heard last."""
        rows = db.conn.execute(
            "SELECT origin, incarnation, max(heard) FROM seller GROUP BY origin ORDER BY origin"
        )
        sellers = [f"{origin}@{incarnation}" for origin, incarnation, _ in rows]
        feed = self._cloud_feed(db.conn)
        return [f"{CLOUD}@{feed}", *sellers] if feed else sellers


def must_be_counted(conn: sqlite3.Connection, item: str) -> bool:
    """Whether nothing is promised of it before somebody has counted it."""
    row = conn.execute(
        "SELECT 1 FROM count_due WHERE NOT EXISTS (SELECT 1 FROM counted WHERE item = ?)", (item,)
    ).fetchone()
    return row is not None


def items_to_count(conn: sqlite3.Connection) -> list[str]:
    """What must be counted before it can be promised again."""
    rows = conn.execute(
        "SELECT sku FROM stock, count_due WHERE sku NOT IN (SELECT item FROM counted) ORDER BY sku"
    )
    return [str(row[0]) for row in rows]
