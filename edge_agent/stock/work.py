"""What staff do with stock, each step as facts in one transaction with what it changes."""

from __future__ import annotations

import sqlite3

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from edge_agent.belief.book import history
from edge_agent.belief.why import Why
from edge_agent.sensing.tags.life import STOCK
from edge_agent.stock.ledger import StockLedger, level
from storecore.clock import Clock
from storecore.contracts.facts import StockLine
from storecore.contracts.item_stock import Evidence, StockChange
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.reference import Delivery
from storecore.contracts.stock_work import (
    MoveRequest,
    PastFigure,
    ReceiveRequest,
    SendRequest,
    StockFigure,
    StockFigures,
    StockMoved,
    StockPlace,
    StockSent,
    StockWrittenOff,
    WriteOffRequest,
)
from storecore.ids import IdSource
from storecore.journal.journal import Journal
from storecore.replication.feed import Feed

PAST_MAX = 60
STOCK_WORK_MIGRATIONS = Migrations("edge_stock_work")


@STOCK_WORK_MIGRATIONS()
def places_and_deliveries(db: Database) -> None:
    """`back_stock` says what is in the back room, the shelf has the rest of what is on hand;
    `figure_told` when a number last changed and why; `expected` what is on its way here."""
    for statement in (
        "CREATE TABLE back_stock (sku TEXT PRIMARY KEY, quantity INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE figure_told (sku TEXT NOT NULL, figure TEXT NOT NULL, source TEXT NOT NULL, "
        "at_ms INTEGER NOT NULL, PRIMARY KEY (sku, figure)) WITHOUT ROWID",
        "CREATE TABLE expected (delivery_id TEXT PRIMARY KEY, sscc TEXT NOT NULL, "
        "document BLOB NOT NULL) WITHOUT ROWID",
    ):
        db.conn.execute(statement)


class StockRefused(Exception):
    """A step with stock that cannot be taken; `code` is from the closed list."""

    def __init__(self, code: RefusalCode, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class StockWork:
    """Everything but the reading runs inside a Writer's work."""

    def __init__(
        self,
        ledger: StockLedger,
        journal: Journal,
        feed: Feed,
        clock: Clock,
        ids: IdSource,
    ) -> None:
        self._store_id = ledger.store_id
        self._ledger = ledger
        self._journal = journal
        self._feed = feed
        self._clock = clock
        self._ids = ids

    def expect(self, db: Database, delivery: Delivery) -> None:
        """A delivery is on its way; staff receive it when it is there."""
        known = db.conn.execute(
            "SELECT 1 FROM received_delivery WHERE delivery_id = ?", (delivery.delivery_id,)
        ).fetchone()
        if known is not None:
            return
        db.conn.execute(
            "INSERT OR REPLACE INTO expected VALUES (?, ?, ?)",
            (delivery.delivery_id, delivery.sscc, msgspec.json.encode(delivery)),
        )
        self._feed.put(db, "delivery", delivery.delivery_id, delivery)

    def forget(self, db: Database, delivery_id: str) -> None:
        """It does not come after all."""
        db.conn.execute("DELETE FROM expected WHERE delivery_id = ?", (delivery_id,))
        self._feed.remove(db, "delivery", delivery_id)

    def receive(self, db: Database, asked: ReceiveRequest) -> None:
        """An expected delivery is here: its goods are in the back room.

        Raises:
            StockRefused: nothing with this code is expected, or it was received before.
        """
        row = db.conn.execute(
            "SELECT document FROM expected WHERE delivery_id = ? OR (sscc = ? AND sscc <> '')",
            (asked.code, asked.code),
        ).fetchone()
        if row is None:
            raise StockRefused(RefusalCode.UNKNOWN_DELIVERY, f"nothing is expected as {asked.code}")
        delivery = msgspec.json.decode(row[0], type=Delivery)
        self._ledger.receive(db, delivery, asked.actor)
        for sku, quantity in delivery.lines:
            self._put_in_back(db, sku, quantity, Evidence.RECEIPT)
        self.forget(db, delivery.delivery_id)

    def move(self, db: Database, asked: MoveRequest) -> None:
        """Carried from one place of the store to another.

        Raises:
            StockRefused: there is not so much there, or it is no move.
        """
        if asked.from_place is asked.to_place:
            raise StockRefused(RefusalCode.BAD_REQUEST, "name two different places")
        self._check(db, asked.sku, asked.quantity, asked.from_place)
        into_back = 1 if asked.to_place is StockPlace.BACK else -1
        self._put_in_back(db, asked.sku, into_back * asked.quantity, Evidence.MOVE)
        self._journal.append(
            db,
            StockMoved(
                store_id=self._store_id,
                sku=asked.sku,
                quantity=asked.quantity,
                from_place=asked.from_place,
                to_place=asked.to_place,
                actor=asked.actor,
                at_ms=self._clock.wall_ms(),
            ),
        )

    def send(self, db: Database, asked: SendRequest) -> str:
        """Goods leave for another store; the transfer's id, under which it is received there.

        Raises:
            StockRefused: there is not so much, or it is this very store.
        """
        if asked.to_store in ("", self._store_id):
            raise StockRefused(RefusalCode.BAD_REQUEST, "name another store")
        self._check(db, asked.sku, asked.quantity, None)
        transfer_id = f"transfer-{self._ids.new()}"
        self._leave(db, asked.sku, asked.quantity, Why(Evidence.SENT, actor=asked.actor))
        self._journal.append(
            db,
            StockSent(
                store_id=self._store_id,
                transfer_id=transfer_id,
                to_store=asked.to_store,
                lines=(StockLine(sku=asked.sku, quantity=asked.quantity),),
                actor=asked.actor,
                at_ms=self._clock.wall_ms(),
            ),
        )
        return transfer_id

    def write_off(self, db: Database, asked: WriteOffRequest) -> None:
        """Goods are goods no more.

        Raises:
            StockRefused: there is not so much there.
        """
        self._check(db, asked.sku, asked.quantity, asked.place)
        why = Why(Evidence.WRITTEN_OFF, actor=asked.actor)
        self._leave(db, asked.sku, asked.quantity, why, asked.place)
        self._journal.append(
            db,
            StockWrittenOff(
                store_id=self._store_id,
                sku=asked.sku,
                quantity=asked.quantity,
                place=asked.place,
                reason=asked.reason,
                actor=asked.actor,
                approver_id=asked.approver_id,
                approved_by=asked.approved_by,
                picture_sha256=asked.picture_sha256,
                at_ms=self._clock.wall_ms(),
            ),
        )

    def take_back(self, db: Database, sku: str, quantity: int, why: Why) -> None:
        """A customer brought it back: it is in the back room."""
        self._ledger.take_back(db, sku, quantity, why)
        self._put_in_back(db, sku, quantity, why.evidence)

    def figures(self, conn: sqlite3.Connection, sku: str) -> StockFigures:
        """What is known of an item. Reads only."""
        known = level(conn, sku)
        back = min(back_stock(conn, sku), max(known.on_hand, 0))
        told = {
            figure: (Evidence(source), at_ms)
            for figure, source, at_ms in conn.execute(
                "SELECT figure, source, at_ms FROM figure_told WHERE sku = ?", (sku,)
            )
        }
        told |= _newest_step(conn, sku)
        now_ms = self._clock.wall_ms()

        def figure(name: str, quantity: int, otherwise: str = "") -> StockFigure:
            found = told.get(name) or told.get(otherwise)
            if found is None:
                return StockFigure(quantity=quantity, source=Evidence.BOOKS)
            return StockFigure(quantity=quantity, source=found[0], age_ms=max(0, now_ms - found[1]))

        tags = _tags(conn, sku, now_ms)
        return StockFigures(
            sku=sku,
            on_hand=figure("on_hand", known.on_hand),
            promised=figure("promised", known.reserved, "on_hand"),
            shelf=figure("on_hand", known.on_hand - back),
            back=figure("back", back),
            tags=tags,
            past=tuple(
                PastFigure(age_ms=max(0, now_ms - change.at_ms), quantity=change.after)
                for change in reversed(list(history(conn, sku, PAST_MAX)))
            ),
        )

    def _check(self, db: Database, sku: str, quantity: int, place: StockPlace | None) -> None:
        if quantity < 1:
            raise StockRefused(RefusalCode.BAD_REQUEST, "a quantity is 1 or more")
        on_hand, back = level(db.conn, sku).on_hand, back_stock(db.conn, sku)
        there = {None: on_hand, StockPlace.BACK: back, StockPlace.SHELF: on_hand - back}[place]
        if quantity > there:
            where = f"at {place}" if place is not None else "in the store"
            raise StockRefused(RefusalCode.NOT_ENOUGH, f"there are {there} {where}: count first")

    def _leave(
        self, db: Database, sku: str, quantity: int, why: Why, place: StockPlace | None = None
    ) -> None:
        back = back_stock(db.conn, sku)
        from_back = quantity if place is StockPlace.BACK else 0 if place else min(quantity, back)
        self._ledger.take_out(db, sku, quantity, why)
        if from_back:
            self._put_in_back(db, sku, -from_back, why.evidence)

    def _put_in_back(self, db: Database, sku: str, change: int, source: Evidence) -> None:
        db.conn.execute(
            "INSERT INTO back_stock VALUES (?, max(0, ?)) ON CONFLICT DO UPDATE SET "
            "quantity = max(0, quantity + ?)",
            (sku, change, change),
        )
        db.conn.execute(
            "INSERT OR REPLACE INTO figure_told VALUES (?, 'back', ?, ?)",
            (sku, source, self._clock.wall_ms()),
        )


def back_stock(conn: sqlite3.Connection, sku: str) -> int:
    """What is in the back room."""
    row = conn.execute("SELECT quantity FROM back_stock WHERE sku = ?", (sku,)).fetchone()
    return int(row[0]) if row else 0


def _newest_step(conn: sqlite3.Connection, sku: str) -> dict[str, tuple[Evidence, int]]:
    """What changed the number on hand last."""
    row = conn.execute(
        "SELECT document FROM stock_change WHERE sku = ? ORDER BY id DESC LIMIT 1", (sku,)
    ).fetchone()
    if row is None:
        return {}
    change = msgspec.json.decode(row[0], type=StockChange)
    return {"on_hand": (change.evidence, change.at_ms)}


def _tags(conn: sqlite3.Connection, sku: str, now_ms: int) -> StockFigure | None:
    """How many tags of it lie in the store now; None where none was ever read."""
    states = ", ".join(f"'{state}'" for state in sorted(STOCK))
    number, newest_ms = conn.execute(
        f"SELECT sum(state IN ({states})), max(arrived_ms) FROM tag WHERE sku = ?",  # noqa: S608
        (sku,),
    ).fetchone()
    if newest_ms is None:
        return None
    return StockFigure(quantity=number, source=Evidence.TAG, age_ms=max(0, now_ms - newest_ms))
