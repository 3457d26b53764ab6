"""Goods that the store takes back: the till that took the money gives it to the same tenders, once.

A real edge agent and a kiosk; facts and reference travel when the test says so.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
import requests

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from kiosk.domain.payment import PaymentResult
from kiosk.flow import touches as t
from kiosk.flow.events import ReferenceChanged
from storecore.contracts.exchange import FACTS_PATH, REFERENCE_PATH, Entry, FactBatch, ReferencePage
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.returns import (
    FIND_SALE_PATH,
    RETURNS_PATH,
    BroughtLine,
    Condition,
    FindSale,
    FoundSale,
    RefundDue,
    ReturnReply,
    ReturnRequest,
    TenderDue,
)
from storecore.contracts.staff import ApprovedBy
from storecore.contracts.tenders import PaymentClaimRaised, RefundIntended, TenderKind
from storecore.journal.journal import facts_after
from tests.edge.running import running
from tests.kiosk.counter import Counter
from tests.kiosk.purse import Purse, of, staff_does
from tests.kiosk.shop import eur
from tests.kiosk.test_money import buys


def due_of(sale: SaleCompleted, minor: int, return_id: str = "back-1") -> RefundDue:
    """The edge has taken goods of this sale back."""
    last = sale.tenders[-1]
    tender = TenderDue(
        intent_id=last.intent_id,
        kind=last.kind,
        way=last.way,
        terminal_id=last.terminal_id,
        reference=last.reference,
        amount=eur(minor),
    )
    return RefundDue(
        return_id=return_id,
        transaction_id=sale.transaction_id,
        amount=eur(minor),
        tenders=(tender,),
        actor="s-1",
    )


def hear(kiosk: Counter, *dues: RefundDue) -> None:
    """The kiosk reads what is due, and looks after its refunds."""
    feed, cursor = kiosk.mirror.cursor(kiosk.writer.reader())
    entries = tuple(
        Entry(
            collection="refund_due",
            key=due.return_id,
            version=cursor + 1,
            raw=msgspec.Raw(msgspec.json.encode(due)),
        )
        for due in dues
    )
    page = ReferencePage(feed=feed, cursor=cursor + 1, entries=entries, complete=True)
    kiosk.writer.run(partial(kiosk.mirror.apply, page=page))
    kiosk.does(ReferenceChanged(frozenset({"refund_due"})))
    kiosk.writer.run(lambda _: None)
    kiosk.core.paying.watch.look_once()


def test_the_whole_way_from_the_receipt_to_the_card(tmp_path: Path) -> None:
    purse = Purse()
    options = EdgeOptions(data=str(tmp_path / "edge"), port=0, broker_port=1, return_days=3650)
    with running(options) as edge, purse.counter(tmp_path) as kiosk:
        shown = buys(kiosk, "wechat", "card")
        assert shown.receipt is not None
        kiosk.does(t.ReceiptTaken())
        tell(kiosk, edge)
        answer = post(edge, FIND_SALE_PATH, FindSale(receipt=shown.receipt.qr_text))
        found = msgspec.json.decode(answer, type=FoundSale)
        line = BroughtLine(line_id=found.lines[0].line_id, quantity=1, condition=Condition.AS_NEW)
        asked = ReturnRequest(
            request_id="r-1", transaction_id=found.transaction_id, kiosk_id="kiosk-2",
            lines=(line,), reason="sour", actor="s-1", approver_id="s-2",
            approved_by=ApprovedBy.SECOND_PERSON,
        )  # fmt: skip
        reply = msgspec.json.decode(post(edge, RETURNS_PATH, asked), type=ReturnReply)
        assert [due.return_id for due in shown_by(edge)] == [reply.return_id]
        hear(kiosk, *shown_by(edge))
        assert [refund.amount for refund in purse.card.refunds] == [eur(64)]
        assert [refund.amount for refund in purse.wechat.refunds] == [eur(65)]
        purse.check(kiosk)
        tell(kiosk, edge)
        assert shown_by(edge) == []


def test_what_is_due_is_given_once_whatever_is_repeated_and_killed(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path) as kiosk:
        buys(kiosk, "card")
        kiosk.does(t.ReceiptTaken())
        (sale,) = kiosk.sales()
        purse.card.plugged = False
        hear(kiosk, due_of(sale, 50))
        hear(kiosk)
        (intended,) = of(kiosk.bodies(), RefundIntended)
        assert (intended.return_id, intended.amount) == ("back-1", eur(50))
    purse.card.plugged = True
    with purse.counter(tmp_path) as again:
        again.core.paying.watch.look_once()
        hear(again, due_of(sale, 50))
        assert [refund.amount for refund in purse.card.refunds] == [eur(50)]
        purse.check(again)


def test_no_more_goes_back_than_is_left_of_the_sale(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path) as kiosk:
        buys(kiosk, "card")
        kiosk.does(t.ReceiptTaken())
        (sale,) = kiosk.sales()
        hear(kiosk, due_of(sale, 100))
        hear(kiosk, due_of(sale, 100, "back-2"))
        staff_does(kiosk, f"return:{sale.transaction_id}")
        hear(kiosk, due_of(sale, 100, "back-3"))
        assert [refund.amount for refund in purse.card.refunds] == [eur(100), eur(29)]
        assert purse.taken() == {}


def test_a_refused_refund_is_owed_as_a_claim(tmp_path: Path) -> None:
    purse = Purse()
    purse.card.refund_answer = PaymentResult.DECLINED
    with purse.counter(tmp_path) as kiosk:
        buys(kiosk, "card")
        kiosk.does(t.ReceiptTaken())
        (sale,) = kiosk.sales()
        hear(kiosk, due_of(sale, 50))
        (claim,) = of(kiosk.bodies(), PaymentClaimRaised)
        assert claim.amount == eur(50)


def test_a_till_that_lost_its_disk_says_that_the_money_is_owed(tmp_path: Path) -> None:
    purse = Purse()
    with purse.counter(tmp_path / "old") as kiosk:
        buys(kiosk, "card")
        (sale,) = kiosk.sales()
    with purse.counter(tmp_path / "new") as fresh:
        for _ in range(2):
            hear(fresh, due_of(sale, 50))
        (claim,) = of(fresh.bodies(), PaymentClaimRaised)
        assert (claim.amount, claim.transaction_id) == (eur(50), sale.transaction_id)
        assert claim.claim_id.startswith("back-1.")
        assert sale.tenders[0].kind is TenderKind.CARD
        assert purse.card.refunds == []


def post(edge: EdgeAgent, path: str, asked: msgspec.Struct) -> bytes:
    """The edge's answer, which is yes."""
    answer = requests.post(edge.http.url + path, data=msgspec.json.encode(asked), timeout=5)
    assert answer.status_code == 200, answer.text
    return answer.content


def tell(kiosk: Counter, edge: EdgeAgent) -> None:
    """The kiosk's facts reach the edge."""
    facts = tuple(fact for _, fact in facts_after(kiosk.writer.reader(), 0, 1000))
    post(edge, FACTS_PATH, FactBatch(sender="kiosk-1", facts=facts))


def shown_by(edge: EdgeAgent) -> list[RefundDue]:
    """What the edge shows to the kiosk of the sale."""
    answer = requests.get(
        edge.http.url + REFERENCE_PATH, params={"scope": "kiosk-1", "limit": "999"}, timeout=5
    )
    page = msgspec.json.decode(answer.content, type=ReferencePage)
    return [
        msgspec.json.decode(one.document, type=RefundDue)
        for one in page.entries
        if one.collection == "refund_due" and one.document is not None
    ]
