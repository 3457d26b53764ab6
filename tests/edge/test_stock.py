"""Stock follows deliveries, sales and orders; no sale is ever refused for lack of it."""

from __future__ import annotations

from storecore.clock import HybridClock
from storecore.contracts.exchange import Answer, FactBatch
from storecore.contracts.facts import Body, SaleCompleted, SaleLine, TaskRaised, Verdict
from storecore.contracts.reference import Item
from storecore.database.writer import Writer
from storecore.journal.journal import Journal, facts_after
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.money import Money, zero
from tests.edge.shop import ITEMS, STORE, Shop, item, order

EURO = Money(100, "EUR")


def line(sku: str, quantity: int, weight_g: int | None = None) -> SaleLine:
    return SaleLine(
        line_id=sku,
        sku=sku,
        gtin=None,
        quantity=quantity,
        weight_g=weight_g,
        unit_price=EURO,
        amount=EURO,
        saving=zero("EUR"),
        offer_id=None,
        price_version=1,
        tax_percent=7,
    )


def sale(*lines: SaleLine, store_id: str = STORE) -> SaleCompleted:
    return SaleCompleted(
        transaction_id="t1",
        receipt_number=1,
        store_id=store_id,
        kiosk_id="kiosk-1",
        lines=lines,
        total=EURO,
        tax_included=zero("EUR"),
        tenders=(),
        started_ms=1,
        completed_ms=2,
    )


def from_kiosk(shop: Shop, *bodies: Body) -> FactBatch:
    """What a kiosk with these facts in its journal sends."""
    path = shop.writer.path.with_name("kiosk.db")
    writer = Writer(path, [JOURNAL_MIGRATIONS])
    journal = Journal("kiosk-1", HybridClock(shop.clock))
    for body in bodies:
        writer.run(lambda db, body=body: journal.append(db, body))  # type: ignore[misc]
    facts = tuple(fact for _, fact in facts_after(writer.reader(), 0, 100))
    writer.close()
    return FactBatch(sender="kiosk-1", facts=facts)


def test_a_delivery_is_received_once(shop: Shop) -> None:
    for _ in range(3):
        shop.deliver("d1", ("milk", 5), ("banana", 20_000), ("milk", 2))
        shop.restart()
    assert (shop.level("milk").on_hand, shop.level("banana").on_hand) == (7, 20_000)
    assert shop.told() == ["StockReceived"]


def test_a_sale_takes_pieces_or_grams_out_of_stock_once(shop: Shop) -> None:
    shop.deliver("d1", ("milk", 5), ("banana", 2000))
    batch = from_kiosk(shop, sale(line("milk", 2), line("banana", 1, weight_g=730)))
    first = shop.do(lambda db: shop.books.receiver.take(db, batch))
    shop.restart()
    again = shop.do(lambda db: shop.books.receiver.take(db, batch))
    assert (first.answers, again.answers) == ((Answer.APPLIED,), (Answer.AGAIN,))
    assert (shop.level("milk").on_hand, shop.level("banana").on_hand) == (3, 1270)


def test_goods_in_hand_are_always_sold_even_those_promised_or_unknown(shop: Shop) -> None:
    shop.deliver("d1", ("milk", 2))
    shop.place(order("o1", ("milk", 2)))
    batch = from_kiosk(shop, sale(line("milk", 5), line("never-heard-of", 1)))
    reply = shop.do(lambda db: shop.books.receiver.take(db, batch))
    assert reply.not_accepted == ()
    assert (shop.level("milk").on_hand, shop.level("milk").available) == (-3, -5)
    assert shop.level("never-heard-of").on_hand == -1


def test_a_sale_of_another_store_is_kept_as_rejected_and_the_queue_moves_on(shop: Shop) -> None:
    batch = from_kiosk(shop, sale(line("milk", 1), store_id="s2"), sale(line("milk", 1)))
    reply = shop.do(lambda db: shop.books.receiver.take(db, batch))
    assert reply.answers == (Answer.APPLIED, Answer.APPLIED)
    assert [note.verdict for note in reply.not_accepted] == [Verdict.REJECTED]
    assert shop.level("milk").on_hand == -1


def test_other_facts_of_kiosks_are_kept_without_effect(shop: Shop) -> None:
    raised = TaskRaised(store_id=STORE, task_id="t", kind="assist", subject="k", at_ms=1)
    reply = shop.do(lambda db: shop.books.receiver.take(db, from_kiosk(shop, raised)))
    assert (reply.answers, reply.not_accepted) == ((Answer.APPLIED,), ())


def test_goods_are_passed_on_to_kiosks_with_the_clouds_version(shop: Shop) -> None:
    assert set(shop.shown("item", Item)) == {i.sku for i in ITEMS}
    shop.come_down(("item", "milk", item("milk", price=Money(99, "EUR"))), ("item", "banana", None))
    page = shop.books.feed.page(shop.writer.reader(), 0, 1000, "")
    milk = next(entry for entry in page.entries if entry.key == "milk")
    assert milk.version == 2
    assert shop.shown("item", Item)["milk"].price == Money(99, "EUR")
    assert "banana" not in shop.shown("item", Item)


def test_a_document_that_is_not_one_goes_to_quarantine_and_the_queue_moves_on(shop: Shop) -> None:
    shop.come_down(
        ("delivery", "d0", b'{"delivery_id":5}'),
        ("order", "o0", b'"nonsense"'),
        ("weather", "today", b'{"sun":true}'),
        ("delivery", "d9", b'{"delivery_id":"d9","lines":[["milk",%d]]}' % 10**30),
    )
    shop.deliver("d1", ("milk", 1))
    assert shop.level("milk").on_hand == 1
    assert [topic for topic, _ in shop.quarantined()] == [
        "reference/delivery/d0",
        "reference/order/o0",
        "reference/delivery/d9",
    ]
