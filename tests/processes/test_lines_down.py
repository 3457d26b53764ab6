"""A line is down and the shop goes on; when it is back everything arrives once, in order."""

from __future__ import annotations

import random

import pytest
import requests

from storecore.contracts.facts import OrderCollected, SaleCompleted, ShelfLevelChanged
from storeside.programs.store import KIOSK_ID
from tests.processes import books
from tests.processes.books import Books
from tests.processes.life import Errand, Life
from tests.processes.shop import WAIT_S, Shop
from tests.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]

SCALE_PLACE = "F2-3"


@pytest.fixture
def life(shop: Shop, request: pytest.FixtureRequest) -> Life:
    """People who do only what they are told."""
    return Life(shop, random.Random(request.node.name))


def order_that_waits(shop: Shop, life: Life) -> Errand:
    """An order that is staged, so that its customer may come for it."""
    errand = Errand(f"waits-{len(shop.paid())}-{life.name}", random.Random(1))
    errand.script = ["start_pick", "stage", "collect"]
    life.go_until(errand, lambda: errand.done == ["start_pick", "stage"])
    return errand


def take_one(shop: Shop, life: Life) -> int:
    """Someone takes a piece from a scale; what lies there then, once the edge has seen it."""
    life.move("take", SCALE_PLACE)
    left = life.floor_counts()[SCALE_PLACE]
    until(lambda: books.shelf_levels(shop).get(SCALE_PLACE) == left, WAIT_S)
    return left


def arrived_once_and_in_order(shop: Shop) -> tuple[Books, Books, Books]:
    """The books of kiosk, edge and cloud, whole and with the same chains."""
    shop.wait_for_quiet()
    # The edge goes on sensing, so what is above is read first: it has no more than what is below.
    cloud, edge, kiosk = (Books(shop, program) for program in ("cloud", "edge", "kiosk"))
    for held in (kiosk, edge, cloud):
        assert (held.faults, held.verdicts) == ([], [])
    assert kiosk.facts == edge.chain(KIOSK_ID) == cloud.chain(KIOSK_ID)
    own = [fact for fact in edge.facts if fact.origin != KIOSK_ID]
    there = [fact for fact in cloud.facts if fact.origin != KIOSK_ID]
    assert there == own[: len(there)]
    return kiosk, edge, cloud


def test_the_cloud_is_down_and_sales_orders_and_shelves_go_on(shop: Shop, life: Life) -> None:
    errand = order_that_waits(shop, life)
    shop.wait_for_quiet()
    before = len(shop.paid())
    assert shop.store.children["cloud"].stop() == 0
    known = len(Books(shop, "cloud").facts)
    shop.sell(3)
    left = take_one(shop, life)
    life.go_until(errand, lambda: errand.is_over)
    until(lambda: shop.backlog("kiosk") == 0)
    assert (shop.backlog("edge") or 0) > 0
    assert len(Books(shop, "cloud").facts) == known
    shop.store.start("cloud")
    shop.store.wait_until_up("cloud")
    kiosk, _, cloud = arrived_once_and_in_order(shop)
    paid = [line["paid"] for line in shop.paid()][before:]
    sold = [sale.transaction_id for sale in cloud.bodies(SaleCompleted)]
    assert sold == [sale.transaction_id for sale in kiosk.bodies(SaleCompleted)]
    assert sold[-len(paid) :] == paid
    collected = [step.order_id for step in cloud.bodies(OrderCollected)]
    assert collected.count(errand.order_id) == 1
    levels = [e.quantity for e in cloud.bodies(ShelfLevelChanged) if e.place == SCALE_PLACE]
    assert levels[-1] == left
    assert books.edge_stock(shop) == books.cloud_stock(shop)


def test_the_edge_is_down_and_the_kiosk_sells_and_catches_up(shop: Shop) -> None:
    before, stock = len(shop.paid()), books.edge_stock(shop)[0]
    assert shop.store.children["edge"].stop() == 0
    held = len(Books(shop, "edge").chain(KIOSK_ID))
    shop.sell(3)
    assert (shop.backlog("kiosk") or 0) > 0
    assert len(Books(shop, "edge").chain(KIOSK_ID)) == held
    shop.store.start("edge")
    shop.store.wait_until_up("edge")
    kiosk, edge, cloud = arrived_once_and_in_order(shop)
    paid = [line["paid"] for line in shop.paid()][before:]
    sales = [s for s in edge.bodies(SaleCompleted) if s.transaction_id in paid]
    assert [sale.transaction_id for sale in sales] == paid
    for line in (line for sale in sales for line in sale.lines):
        stock[line.sku] -= line.quantity
    # Sales that were begun when the shop closed are done as well, and are among the paid.
    assert books.edge_stock(shop)[0] == stock == books.cloud_stock(shop)[0]
    assert len(kiosk.facts) == len(cloud.chain(KIOSK_ID)) > held


def test_an_edge_that_is_down_tells_a_customer_nothing_wrong(shop: Shop, life: Life) -> None:
    errand = order_that_waits(shop, life)
    shop.kill("edge")
    with pytest.raises(requests.ConnectionError):
        requests.get(shop.url("edge") + "/v1/health", timeout=5)
    life.try_once(errand)
    assert "collect" not in errand.done
    shop.store.start("edge")
    life.go_until(errand, lambda: errand.is_over)
    _, edge, cloud = arrived_once_and_in_order(shop)
    for held in (edge, cloud):
        collected = [step.order_id for step in held.bodies(OrderCollected)]
        assert collected.count(errand.order_id) == 1
