"""Goods come back by their receipt: once, with their stock, their tag and the money that is due."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests
from msgspec.structs import replace
from sqlite_utils import Database

from edge_agent.options import EdgeOptions
from edge_agent.returns.sales import ReturnRefused
from edge_agent.sensing.sold import sold_with
from edge_agent.stock.work import back_stock
from storecore.clock import HybridClock
from storecore.contracts.exchange import FactBatch
from storecore.contracts.facts import Body, SaleCompleted
from storecore.contracts.item_stock import Evidence
from storecore.contracts.local_api import Refusal, RefusalCode
from storecore.contracts.members import SaleMember
from storecore.contracts.receipts import CLAIM_VERSION, ReceiptClaim, SigningKeyAnnounced
from storecore.contracts.returns import (
    BroughtLine,
    Condition,
    FindMemberSales,
    FindSale,
    FoundSale,
    FoundSales,
    GoodsReturned,
    RefundDue,
    ReturnReply,
    ReturnRequest,
    ReturnTerms,
)
from storecore.contracts.staff import ApprovedBy
from storecore.contracts.tenders import RefundIntended, Tender, TenderKind
from storecore.database.writer import Writer
from storecore.journal.journal import Journal, facts_after
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.money import Money
from storecore.signing.keys import SigningKey
from storecore.signing.receipts import receipt_url
from tests.edge.running import running
from tests.edge.sales import sale
from tests.edge.shop import ITEMS, STORE, Shop, shirt

KEY = SigningKey(bytes(range(32)))
DAY_S = 86_400
PAID = Money(200, "EUR")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path).furnish()
    made.deliver("d", ("shirt", 5), ("milk", 10))
    with closing(made.writer):
        yield made


def sold(shop: Shop, *epcs: str, **more: object) -> SaleCompleted:
    """A shirt and two milks were paid with two cards, and the kiosk has told its key."""
    told = sale(("shirt", 1, epcs), ("milk", 2, ()), total=PAID, **more)
    tenders = tuple(
        Tender(
            kind=TenderKind.CARD, amount=Money(minor, "EUR"), terminal_id="P400",
            intent_id=f"{told.transaction_id}-{minor}", reference=f"ref-{minor}",
        )
        for minor in (150, 50)
    )  # fmt: skip
    told = replace(told, tenders=tenders, completed_ms=shop.clock.wall_ms())
    key = SigningKeyAnnounced(
        store_id=STORE, kiosk_id="kiosk-1", key_id=KEY.key_id, public_key=KEY.public.hex(), at_ms=1
    )
    tell(shop, key, told)
    return told


def tell(shop: Shop, *bodies: Body) -> None:
    """Facts of the kiosk whose name is on the receipts, through the real receiver."""
    with closing(Writer(shop.folder / "kiosk-1.db", [JOURNAL_MIGRATIONS])) as writer:
        journal = Journal("kiosk-1", HybridClock(shop.clock))
        for body in bodies:
            writer.run(partial(journal.append, body=body))
        facts = tuple(fact for _, fact in facts_after(writer.reader(), 0, 100))
    batch = FactBatch(sender="kiosk-1", facts=facts)
    for _ in range(2):
        shop.do(lambda db: shop.books.receiver.take(db, batch))


def receipt(shop: Shop, told: SaleCompleted, key: SigningKey = KEY, **changes: Any) -> str:
    """What the QR code on its receipt says."""
    heads = [
        fact.hash
        for _, fact in facts_after(shop.writer.reader(), 0, 1000)
        if fact.type == "SaleCompleted" and told.transaction_id.encode() in bytes(fact.payload)
    ]
    claim = ReceiptClaim(
        version=CLAIM_VERSION, key_id=key.key_id, store_id=told.store_id, kiosk_id=told.kiosk_id,
        number=told.receipt_number, transaction_id=told.transaction_id,
        total_minor=told.total.minor, currency=told.total.currency,
        completed_ms=told.completed_ms, offset_min=60, chain_head=bytes.fromhex(heads[0]),
    )  # fmt: skip
    return receipt_url("https://shop.example", replace(claim, **changes), key)


def bring(told: SaleCompleted, *lines: BroughtLine, request_id: str = "r") -> ReturnRequest:
    return ReturnRequest(
        request_id=request_id, transaction_id=told.transaction_id, kiosk_id="kiosk-2", lines=lines,
        reason="too small", actor="s-1", approver_id="s-3", approved_by=ApprovedBy.SECOND_PERSON,
    )  # fmt: skip


def brought(
    sku: str, quantity: int = 1, *epcs: str, condition: Condition = Condition.AS_NEW
) -> BroughtLine:
    return BroughtLine(line_id=f"l-{sku}", quantity=quantity, condition=condition, epcs=epcs)


def take(shop: Shop, told: SaleCompleted, *lines: BroughtLine) -> ReturnReply:
    return shop.do(lambda db: shop.books.returns.take(db, bring(told, *lines)))


def find(shop: Shop, text: str) -> FoundSale:
    return shop.books.returns.find(shop.writer.reader(), text)


def refusal(shop: Shop, told: SaleCompleted, *lines: BroughtLine) -> tuple[RefusalCode, str]:
    with pytest.raises(ReturnRefused) as refused:
        take(shop, told, *lines)
    return refused.value.code, str(refused.value).rpartition(": ")[2]


def dues(shop: Shop) -> list[RefundDue]:
    """What the kiosk of the sale reads."""
    page = shop.books.feed.page(shop.writer.reader(), 0, 1000, "kiosk-1")
    return [
        msgspec.json.decode(one.document, type=RefundDue)
        for one in page.entries
        if one.collection == "refund_due" and one.document is not None
    ]


def test_a_shirt_comes_back_by_its_receipt_with_its_tag_and_its_money(shop: Shop) -> None:
    epc = shirt(7)
    told = sold(shop, epc)
    found = find(shop, receipt(shop, told))
    assert [(one.line_id, one.quantity, one.tags, one.bar) for one in found.lines] == [
        ("l-shirt", 1, 1, None),
        ("l-milk", 2, 0, None),
    ]
    assert found.refund_left == PAID
    before = shop.level("shirt").on_hand
    reply = take(shop, told, brought("shirt", 1, epc))
    assert shop.level("shirt").on_hand == before + 1
    assert back_stock(shop.writer.reader(), "shirt") == 1
    assert sold_with(shop.writer.reader(), epc) is None
    figures = shop.books.work.figures(shop.writer.reader(), "shirt")
    assert (figures.back.source, figures.on_hand.source) == (Evidence.RETURNED, Evidence.RETURNED)
    (fact,) = [body for body in shop.facts() if isinstance(body, GoodsReturned)]
    assert (fact.amount, fact.actor, fact.approver_id) == (Money(100, "EUR"), "s-1", "s-3")
    assert [(one.reference, one.amount.minor) for one in reply.tenders] == [
        ("ref-50", 50),
        ("ref-150", 50),
    ]
    (due,) = dues(shop)
    assert (due.return_id, due.amount) == (reply.return_id, Money(100, "EUR"))


def test_it_comes_back_once_and_in_time_and_as_the_very_piece(shop: Shop) -> None:
    told = sold(shop, shirt(7))
    other = sold(shop, shirt(8))
    barred = RefusalCode.RETURN_BARRED
    assert refusal(shop, told, brought("shirt", 1, shirt(8))) == (barred, "wrong_tag")
    assert refusal(shop, told, brought("shirt", 1)) == (barred, "tag_needed")
    before = shop.told()
    assert refusal(shop, told, brought("milk"), brought("milk", 2)) == (barred, "nothing_left")
    assert shop.told() == before, "nothing of a refused return happens"
    take(shop, told, brought("shirt", 1, shirt(7)), brought("milk"))
    assert refusal(shop, told, brought("shirt", 1, shirt(7))) == (barred, "nothing_left")
    shop.restart()
    found = find(shop, receipt(shop, told))
    assert [(one.quantity, one.tags) for one in found.lines] == [(0, 0), (1, 0)]
    assert found.refund_left == Money(50, "EUR")
    shop.clock.advance(31 * DAY_S)
    assert refusal(shop, other, brought("milk")) == (barred, "too_late")
    take(shop, other, brought("milk", condition=Condition.FAULTY))


def test_what_is_not_as_new_is_no_stock_and_its_tag_stays_paid(shop: Shop) -> None:
    told = sold(shop, shirt(7))
    before = shop.level("shirt").on_hand
    reply = take(shop, told, brought("shirt", 1, shirt(7), condition=Condition.OPENED))
    assert reply.amount == Money(100, "EUR")
    assert shop.level("shirt").on_hand == before
    assert sold_with(shop.writer.reader(), shirt(7)) == told.transaction_id


def test_an_item_has_terms_of_its_own(shop: Shop) -> None:
    (milk,) = (one for one in ITEMS if one.sku == "milk")
    never = ReturnTerms(days=0, faulty_days=3)
    shop.come_down(("item", "milk", replace(milk, returns=never)))
    told = sold(shop)
    assert refusal(shop, told, brought("milk"))[1] == "never"
    assert find(shop, receipt(shop, told)).lines[1].bar is None, "faulty milk still comes back"
    take(shop, told, brought("milk", condition=Condition.FAULTY))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"total_minor": 9_999}, RefusalCode.RECEIPT_FORGED),
        ({"chain_head": bytes(32)}, RefusalCode.RECEIPT_FORGED),
        ({"kiosk_id": "kiosk-9"}, RefusalCode.RECEIPT_FORGED),
        ({"store_id": "elsewhere"}, RefusalCode.RECEIPT_ELSEWHERE),
        ({"transaction_id": "t-none"}, RefusalCode.RECEIPT_UNKNOWN),
    ],
)
def test_a_receipt_is_believed_only_as_its_kiosk_signed_it(
    shop: Shop, changes: dict[str, Any], code: RefusalCode
) -> None:
    told = sold(shop)
    with pytest.raises(ReturnRefused) as refused:
        find(shop, receipt(shop, told, **changes))
    assert refused.value.code is code
    with pytest.raises(ReturnRefused) as forged:
        find(shop, receipt(shop, told, SigningKey(bytes(32))))
    assert forged.value.code is RefusalCode.RECEIPT_FORGED
    for text in ("", "hello", receipt(shop, told)[:-9]):
        with pytest.raises(ReturnRefused):
            find(shop, text)


def intended(told: SaleCompleted, minor: int, return_id: str = "") -> RefundIntended:
    tender = told.tenders[0]
    return RefundIntended(
        refund_id=f"f-{return_id}-{minor}", intent_id=tender.intent_id,
        transaction_id=told.transaction_id, kind=tender.kind, way="card",
        amount=Money(minor, "EUR"), reason="sale", actor="s-1", at_ms=1, return_id=return_id,
    )  # fmt: skip


def test_what_is_due_is_shown_until_its_kiosk_has_begun_and_is_counted_once(shop: Shop) -> None:
    told = sold(shop)
    reply = take(shop, told, brought("milk", 2))
    assert [one.return_id for one in dues(shop)] == [reply.return_id]
    tell(shop, intended(told, 50, reply.return_id), intended(told, 51, reply.return_id))
    assert dues(shop) == []
    assert find(shop, receipt(shop, told)).refund_left == Money(100, "EUR")


def test_money_that_a_till_gave_back_by_itself_is_not_due_again(shop: Shop) -> None:
    told = sold(shop)
    take(shop, told, brought("milk"))
    tell(shop, intended(told, 200))
    assert dues(shop) == []
    reply = take(shop, told, brought("milk"))
    assert (reply.amount.minor, reply.tenders) == (0, ())
    assert dues(shop) == []


def test_a_sale_is_forgotten_when_nothing_of_it_comes_back_any_more(shop: Shop) -> None:
    told = sold(shop)
    code = receipt(shop, told)
    take(shop, told, brought("milk"))
    shop.clock.advance(180 * DAY_S)
    shop.do(shop.books.returns.forget_old)
    find(shop, code)
    shop.clock.advance(2 * DAY_S)
    shop.do(shop.books.returns.forget_old)
    with pytest.raises(ReturnRefused) as refused:
        find(shop, code)
    assert refused.value.code is RefusalCode.RECEIPT_UNKNOWN


def test_a_member_s_sales_are_found_by_exactly_their_key(shop: Shop) -> None:
    member = SaleMember(member_key="m-7")
    told = [sold(shop, member=member).transaction_id]
    sold(shop, member=SaleMember(member_key="m-70"))
    sold(shop)
    shop.clock.advance(60)
    told.append(sold(shop, member=member).transaction_id)

    def found(key: str) -> list[str]:
        sales = shop.books.returns.find_of_member(shop.writer.reader(), key).sales
        return [one.transaction_id for one in sales]

    assert found("m-7") == told[::-1]
    for key in ("", " ", "%", "m-%", "m-_", "M-7", "m-7 ", "null"):
        assert found(key) == []


def test_what_was_sold_before_this_was_kept_comes_back_too(shop: Shop) -> None:
    told = sold(shop)
    code = receipt(shop, told)

    def undo(db: Database) -> None:
        for table in ("sale_kept", "receipt_key", "goods_returned", "money_back", "refund_due"):
            db.conn.execute(f"DROP TABLE {table}")
        db.conn.execute("DELETE FROM _sqlite_migrations WHERE migration_set = 'edge_returns'")

    shop.do(undo)
    shop.restart()
    assert find(shop, code).transaction_id == told.transaction_id


def test_the_door_takes_goods_back_once_for_each_request(tmp_path: Path) -> None:
    options = EdgeOptions(data=str(tmp_path), port=0, store_id=STORE, broker_port=9)
    with running(options) as edge:
        told = sale(("milk", 2, ()), completed_ms=edge.books.clock.wall_ms(), total=PAID)
        edge.writer.run(
            lambda db: db.conn.execute(
                "INSERT INTO sale_kept VALUES (?, 'hash', ?, ?)",
                (told.transaction_id, told.completed_ms, msgspec.json.encode(told)),
            )
        )

        def post(path: str, asked: msgspec.Struct) -> requests.Response:
            return requests.post(edge.http.url + path, data=msgspec.json.encode(asked), timeout=10)

        answers = {post("/v1/returns", bring(told, brought("milk"))).content for _ in range(3)}
        assert len(answers) == 1
        assert msgspec.json.decode(answers.pop(), type=ReturnReply).amount == Money(0, "EUR")
        again = post("/v1/returns", bring(told, brought("milk", 2)))
        assert again.status_code == 409
        more = post("/v1/returns", bring(told, brought("milk", 2), request_id="r2"))
        assert more.status_code == 409
        refused = msgspec.json.decode(more.content, type=Refusal)
        assert (refused.code, refused.detail) == (
            RefusalCode.RETURN_BARRED,
            "l-milk: nothing_left",
        )
        nobody = post("/v1/returns/member", FindMemberSales(member_key="m"))
        assert msgspec.json.decode(nobody.content, type=FoundSales).sales == ()
        assert post("/v1/returns/find", FindSale(receipt="x")).status_code == 400
