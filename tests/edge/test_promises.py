"""Rights to sell: minted below what is believed, shared out, withdrawn when goods in hand go."""

from __future__ import annotations

import pytest

from edge_agent.stock.belief import sellable
from edge_agent.stock.promises import items_to_count
from storecore.clock import HybridClock, ManualClock
from storecore.contracts.exchange import FactBatch
from storecore.contracts.facts import Body, Fact, OrderRejected, SaleCompleted, SaleLine
from storecore.contracts.local_api import CountRequest
from storecore.contracts.promises import Lease, Promise, RightsGiven, RightsSpent, Spent
from storecore.contracts.reference import OrderState, TaskKind
from storecore.database.writer import Writer
from storecore.journal.fence import Breach
from storecore.journal.journal import Journal
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.money import Money
from tests.edge.shop import STORE, Shop, order

CLOUD = "cloud@f"


class Till:
    """A kiosk's chain, posted to the shop."""

    def __init__(self, shop: Shop, folder: object) -> None:
        self.shop = shop
        self.writer = Writer(folder / "till.db", [JOURNAL_MIGRATIONS])  # type: ignore[operator]
        self.journal = Journal("kiosk-1", HybridClock(ManualClock()))

    def tell(self, *bodies: Body) -> None:
        facts: list[Fact] = [
            self.writer.run(lambda db, body=body: self.journal.append(db, body))  # type: ignore[misc]
            for body in bodies
        ]
        batch = FactBatch(sender="kiosk-1", facts=tuple(facts))
        reply = self.shop.do(lambda db: self.shop.books.receiver.take(db, batch))
        assert not reply.not_accepted
        settle(self.shop)

    @property
    def holder(self) -> str:
        return f"kiosk-1@{self.writer.run(self.journal.incarnation)}"


def settle(shop: Shop) -> None:
    shop.do(shop.books.promises.settle)


def sale(number: int, quantity: int) -> SaleCompleted:
    price = Money(100, "EUR")
    line = SaleLine(
        line_id="l",
        sku="milk",
        gtin=None,
        quantity=quantity,
        weight_g=None,
        unit_price=price,
        amount=price.times(quantity),
        saving=Money(0, "EUR"),
        offer_id=None,
        price_version=1,
        tax_percent=7,
    )
    return SaleCompleted(
        transaction_id=f"t{number}",
        receipt_number=number,
        store_id=STORE,
        kiosk_id="kiosk-1",
        lines=(line,),
        total=line.amount,
        tax_included=Money(0, "EUR"),
        tenders=(),
        started_ms=1,
        completed_ms=2,
    )


def given(shop: Shop) -> RightsGiven:
    """The newest word to the cloud."""
    return [body for body in shop.facts() if isinstance(body, RightsGiven)][-1]


@pytest.fixture
def till(stocked: Shop, tmp_path: object) -> Till:
    return Till(stocked, tmp_path)


@pytest.fixture
def stocked(shop: Shop) -> Shop:
    shop.deliver("d1", ("milk", 40))
    settle(shop)
    return shop


@pytest.mark.parametrize(
    ("on_hand", "sold"), [(0, 0), (-3, 0), (1, 0), (2, 1), (20, 19), (40, 38), (100, 95)]
)
def test_of_the_last_piece_nobody_is_sure(on_hand: int, sold: int) -> None:
    assert sellable(on_hand, 5) == sold


def test_the_cloud_gets_its_part_of_what_is_there(stocked: Shop) -> None:
    told = given(stocked)
    assert (told.item, told.holder, told.total) == ("milk", CLOUD, int(0.6 * 38))
    assert told.epoch == stocked.do(stocked.books.journal.incarnation)


def test_a_kiosk_that_sells_gets_rights_of_its_own(till: Till) -> None:
    till.tell(sale(1, 8), sale(2, 8))
    told = given(till.shop)
    assert (told.total, told.keep) == (22, 12), "the cloud has more than its part"
    back = Lease(epoch=told.epoch, holder=CLOUD, item="milk", total=10)
    till.shop.come_down(("lease", f"{CLOUD}/milk", back))
    settle(till.shop)
    lease = till.shop.books.feed.get(
        till.shop.writer.reader(), "lease", f"{till.holder}/milk", scope="kiosk-1"
    )
    assert lease is not None


def test_a_sale_on_rights_changes_nothing_for_the_others(till: Till) -> None:
    before = given(till.shop)
    spent = Spent(item="milk", on_rights=2, without=0)
    told = RightsSpent(
        store_id=STORE,
        transaction_id="t1",
        epoch=before.epoch,
        holder=till.holder,
        lines=(spent,),
    )
    till.tell(sale(1, 2), told)
    assert given(till.shop) == before
    assert till.shop.open_tasks() == []


def test_goods_in_hand_are_sold_and_what_they_break_is_withdrawn(till: Till) -> None:
    till.tell(sale(1, 30))
    told = given(till.shop)
    assert (told.total, told.keep) == (22, 0), "the cloud is asked for all it has"
    (task,) = [t for t in till.shop.open_tasks() if t.kind is TaskKind.COUNT]
    assert (task.sku, task.quantity) == ("milk", 22 - 9)
    back = Lease(epoch=told.epoch, holder=CLOUD, item="milk", total=22)
    till.shop.come_down(("lease", f"{CLOUD}/milk", back))
    settle(till.shop)
    assert [t for t in till.shop.open_tasks() if t.kind is TaskKind.COUNT] == []


def test_an_order_taken_on_rights_is_accepted_and_paid_for_with_them(stocked: Shop) -> None:
    promise = Promise(epoch=given(stocked).epoch, holder=CLOUD)
    assert stocked.place(order("o1", ("milk", 4), promise=promise)).state is OrderState.ACCEPTED
    before = given(stocked)
    settle(stocked)
    assert given(stocked) == before
    assert not any(isinstance(body, OrderRejected) for body in stocked.facts())


def test_after_an_old_copy_nothing_is_promised_before_a_count(stocked: Shop) -> None:
    stocked.do(lambda db: stocked.books.renewal.begin_anew(db, Breach.ROLLED_BACK))
    before = given(stocked)
    settle(stocked)
    assert given(stocked) == before
    assert items_to_count(stocked.writer.reader()) == ["milk"]
    asked = CountRequest(request_id="c1", sku="milk", quantity=20, actor="mia")
    stocked.do(lambda db: stocked.books.count(db, asked))
    settle(stocked)
    assert given(stocked).epoch != before.epoch
    assert given(stocked).total == int(0.6 * 19)
    assert items_to_count(stocked.writer.reader()) == []
    assert stocked.level("milk").on_hand == 20


def test_a_sale_told_by_two_facts_leaves_the_stock_once(till: Till) -> None:
    till.tell(sale(1, 3))
    fact = till.writer.run(lambda db: till.journal.append(db, sale(1, 3)))
    batch = FactBatch(sender="kiosk-1", facts=(fact,))
    reply = till.shop.do(lambda db: till.shop.books.receiver.take(db, batch))
    assert "told before" in reply.not_accepted[0].reason
    assert till.shop.level("milk").on_hand == 37
