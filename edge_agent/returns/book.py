"""Returns of this store's sales: decided once, with fact, stock and the money that is due."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec
from sqlite_utils import Database

from edge_agent.belief.why import Why
from edge_agent.returns.rules import (
    Asked,
    ReturnBarred,
    bar_of,
    left_of,
    paid_of,
    split,
    take_back,
    total,
)
from edge_agent.returns.sales import (
    ReturnRefused,
    back_of,
    keep_for_returns,
    money_back_of,
    sale_by_receipt,
    sale_of,
    sales_of_member,
)
from edge_agent.sensing.sold import sold_for, sold_with
from edge_agent.stock.work import StockWork
from storecore.clock import Clock
from storecore.contracts.body import Body
from storecore.contracts.facts import Fact, SaleCompleted
from storecore.contracts.item_stock import Evidence
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.reference import Item
from storecore.contracts.returns import (
    Condition,
    FoundLine,
    FoundSale,
    FoundSales,
    GoodsReturned,
    RefundDue,
    ReturnedLine,
    ReturnReply,
    ReturnRequest,
    ReturnTerms,
    TenderDue,
)
from storecore.contracts.tenders import PaymentClaimRaised, RefundIntended
from storecore.ids import IdSource
from storecore.journal.journal import Journal
from storecore.money import Money
from storecore.replication.feed import Feed
from storecore.replication.mirror import Mirror

_DAY_MS = 86_400_000
OF_A_SALE = "sale"


class ReturnBook:
    """What takes `db` runs inside a Writer's work. `terms` are the store's own."""

    def __init__(
        self,
        store_id: str,
        terms: ReturnTerms,
        *,
        journal: Journal,
        feed: Feed,
        mirror: Mirror,
        work: StockWork,
        clock: Clock,
        ids: IdSource,
        take_back_tag: Callable[[Database, str], None],
    ) -> None:
        self._store_id = store_id
        self._terms = terms
        self._journal = journal
        self._feed = feed
        self._mirror = mirror
        self._work = work
        self._clock = clock
        self._ids = ids
        self._take_back_tag = take_back_tag

    def note(self, db: Database, fact: Fact, body: Body) -> None:
        """A kiosk's fact that was accepted: a sale, its key, or money that it is about to give, or
        owes because it does not know the payment any more."""
        keep_for_returns(db, fact, body)
        if isinstance(body, PaymentClaimRaised):
            self._settle(db, "return_id = ?", body.claim_id.partition(".")[0])
        if isinstance(body, RefundIntended) and body.reason == OF_A_SALE:
            self._money_goes(db, body)

    def find(self, conn: sqlite3.Connection, receipt: str) -> FoundSale:
        """What of a receipt's sale may still come back. Reads only.

        Raises:
            ReturnRefused: the receipt is none, is of another store, is forged or not known.
        """
        return self._found(conn, sale_by_receipt(conn, self._store_id, receipt))

    def find_of_member(self, conn: sqlite3.Connection, member_key: str) -> FoundSales:
        """The same of a member's newest sales. Reads only."""
        sales = sales_of_member(conn, member_key)
        return FoundSales(sales=tuple(self._found(conn, sale) for sale in sales))

    def take(self, db: Database, asked: ReturnRequest) -> ReturnReply:
        """Goods are back: as new in the back room, others gone from the books; the money is due.

        Raises:
            ReturnRefused: the sale is not known, or one of the pieces does not come back.
        """
        if not asked.lines or not asked.kiosk_id or not asked.approver_id:
            detail = "name the goods, the kiosk and who approved"
            raise ReturnRefused(RefusalCode.BAD_REQUEST, detail)
        sale = sale_of(db.conn, asked.transaction_id)
        epcs = tuple(epc for line in asked.lines for epc in line.epcs)
        try:
            lines = take_back(
                self._asked(db.conn, sale, epcs), asked.lines, back_of(db.conn, sale.transaction_id)
            )
        except ReturnBarred as barred:
            raise ReturnRefused(RefusalCode.RETURN_BARRED, str(barred)) from barred
        currency = sale.total.currency
        wanted = total([line.amount for line in lines], currency)
        tenders = split(sale.tenders, money_back_of(db.conn, sale.transaction_id), wanted)
        amount = total([one.amount for one in tenders], currency)
        reply = ReturnReply(return_id=self._ids.new(), amount=amount, tenders=tenders)
        self._tell(db, asked, lines, reply)
        self._put_away(db, asked, lines)
        self._owe(db, asked, sale, reply)
        return reply

    def forget_old(self, db: Database) -> None:
        """Let go of sales that nothing comes back from any more."""
        days = max(self._terms.days, self._terms.faulty_days) + 1
        before_ms = self._clock.wall_ms() - days * _DAY_MS
        gone = db.conn.execute("DELETE FROM sale_kept WHERE completed_ms < ?", (before_ms,))
        if gone.rowcount:
            for table in ("goods_returned", "money_back"):
                db.conn.execute(
                    f"DELETE FROM {table} WHERE transaction_id NOT IN "  # noqa: S608
                    "(SELECT transaction_id FROM sale_kept)"
                )

    def _found(self, conn: sqlite3.Connection, sale: SaleCompleted) -> FoundSale:
        asked, back = self._asked(conn, sale, ()), back_of(conn, sale.transaction_id)
        lines = []
        for line in sale.lines:
            here = [one for one in back if one.line_id == line.line_id]
            bar, currency = bar_of(asked, line, back), sale.total.currency
            gone = {epc for one in here for epc in one.epcs}
            lines.append(
                FoundLine(
                    line_id=line.line_id,
                    sku=line.sku,
                    quantity=left_of(line, back),
                    weighed=line.weight_g is not None,
                    amount=paid_of(line) - total([one.amount for one in here], currency),
                    tags=sum(epc.upper() not in gone for epc in line.epcs),
                    bar=bar,
                )
            )
        left = sale.total.minor - sum(money_back_of(conn, sale.transaction_id).values())
        return FoundSale(
            transaction_id=sale.transaction_id,
            receipt_number=sale.receipt_number,
            kiosk_id=sale.kiosk_id,
            completed_ms=sale.completed_ms,
            lines=tuple(lines),
            refund_left=Money(max(0, left), sale.total.currency),
        )

    def _asked(self, conn: sqlite3.Connection, sale: SaleCompleted, epcs: tuple[str, ...]) -> Asked:
        own = {sale.transaction_id, None}
        return Asked(
            sale=sale,
            now_ms=self._clock.wall_ms(),
            terms=lambda sku: self._terms_of(conn, sku),
            let_out=sold_for(conn, sale.transaction_id),
            elsewhere=frozenset(
                epc.upper() for epc in epcs if sold_with(conn, epc.upper()) not in own
            ),
        )

    def _terms_of(self, conn: sqlite3.Connection, sku: str) -> ReturnTerms:
        item = self._mirror.get(conn, "item", sku, Item)
        return (item.document.returns if item is not None else None) or self._terms

    def _tell(
        self,
        db: Database,
        asked: ReturnRequest,
        lines: tuple[ReturnedLine, ...],
        reply: ReturnReply,
    ) -> None:
        db.conn.execute(
            "INSERT INTO goods_returned VALUES (?, ?, ?)",
            (reply.return_id, asked.transaction_id, msgspec.json.encode(lines)),
        )
        fact = GoodsReturned(
            return_id=reply.return_id,
            transaction_id=asked.transaction_id,
            store_id=self._store_id,
            kiosk_id=asked.kiosk_id,
            lines=lines,
            amount=reply.amount,
            tenders=reply.tenders,
            reason=asked.reason,
            actor=asked.actor,
            approver_id=asked.approver_id,
            approved_by=asked.approved_by,
            at_ms=self._clock.wall_ms(),
        )
        self._journal.append(db, fact, asked.transaction_id)

    def _put_away(
        self, db: Database, asked: ReturnRequest, lines: tuple[ReturnedLine, ...]
    ) -> None:
        why = Why(Evidence.RETURNED, reference=asked.transaction_id, actor=asked.actor)
        for line in lines:
            if line.condition is Condition.AS_NEW:
                self._work.take_back(db, line.sku, line.quantity, why)
                for epc in line.epcs:
                    self._take_back_tag(db, epc)

    def _owe(
        self, db: Database, asked: ReturnRequest, sale: SaleCompleted, reply: ReturnReply
    ) -> None:
        if not reply.tenders:
            return
        self._count(db, sale.transaction_id, reply.tenders)
        db.conn.execute(
            "INSERT INTO refund_due VALUES (?, ?, ?)",
            (reply.return_id, sale.transaction_id, sale.kiosk_id),
        )
        due = RefundDue(
            return_id=reply.return_id,
            transaction_id=sale.transaction_id,
            amount=reply.amount,
            tenders=reply.tenders,
            actor=asked.actor,
        )
        self._feed.put(db, "refund_due", reply.return_id, due, scope=sale.kiosk_id)

    def _money_goes(self, db: Database, body: RefundIntended) -> None:
        """The kiosk of a sale gives money back: for a return, which it was told to, or by itself;
        what is due beyond that is due no more once everything went back."""
        if body.return_id:
            self._settle(db, "return_id = ?", body.return_id)
            return
        row = db.conn.execute(
            "SELECT body FROM sale_kept WHERE transaction_id = ?", (body.transaction_id,)
        ).fetchone()
        if row is None:
            return
        _add(db, body.transaction_id, body.intent_id, body.amount.minor)
        sale = sale_of(db.conn, body.transaction_id)
        if sum(money_back_of(db.conn, body.transaction_id).values()) >= sale.total.minor:
            self._settle(db, "transaction_id = ?", body.transaction_id)

    def _settle(self, db: Database, which: str, key: str) -> None:
        rows = db.conn.execute(
            f"DELETE FROM refund_due WHERE {which} RETURNING return_id, kiosk_id",  # noqa: S608
            (key,),
        ).fetchall()
        for return_id, kiosk_id in rows:
            self._feed.remove(db, "refund_due", return_id, scope=kiosk_id)

    def _count(self, db: Database, transaction_id: str, tenders: tuple[TenderDue, ...]) -> None:
        for one in tenders:
            _add(db, transaction_id, one.intent_id, one.amount.minor)


def _add(db: Database, transaction_id: str, intent_id: str, minor: int) -> None:
    db.conn.execute(
        "INSERT INTO money_back VALUES (?, ?, ?) "
        "ON CONFLICT DO UPDATE SET minor = minor + excluded.minor",
        (transaction_id, intent_id, minor),
    )
