"""What to refill: demand of fast and slow items, base stock, packs, and each proposal's reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_agent.replenish.base_stock import base_stock, fractile, packs
from edge_agent.replenish.demand import Demand, Method, after_day, over
from storecore.contracts.replenish import Replenishment
from tests.edge.sales import sale, sell
from tests.edge.shop import Shop, envelope, weight

DAY_S = 86_400


def after(*days: int) -> Demand:
    demand = Demand()
    for sold in days:
        demand = after_day(demand, sold)
    return demand


def test_a_fast_item_is_smoothed_and_a_slow_one_told_by_chance_and_size() -> None:
    fast = after(*[10, 12] * 20)
    assert fast.method is Method.SES
    assert fast.per_day == pytest.approx(11, abs=0.5)
    slow = after(*[0, 0, 0, 0, 5] * 20)
    assert slow.method is Method.TSB
    assert slow.size == pytest.approx(5)
    assert slow.per_day == pytest.approx(1, abs=0.5)


def test_what_nobody_buys_any_more_fades_out() -> None:
    assert after(*[0, 0, 3] * 10, *[0] * 60).per_day < 0.02


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60))
def test_demand_stays_within_what_was_sold(days: list[int]) -> None:
    demand = after(*days)
    assert 0 <= demand.per_day <= max(days) + 1e-9
    mean, deviation = over(demand, 7)
    assert deviation**2 >= mean * 0.999 or mean == 0


def test_base_stock_is_the_poisson_quantile() -> None:
    # Poisson with mean 4: 88.9% of times at most 6, 94.9% at most 7.
    assert base_stock(4.0, 2.0, 0.88) == 6
    assert base_stock(4.0, 2.0, 0.94) == 7
    assert base_stock(0.0, 0.0, 0.99) == 0
    assert base_stock(1000.0, 1000.0**0.5, 0.5) == pytest.approx(1000, abs=2)


@given(st.floats(0.1, 150), st.floats(1.0, 4.0), st.floats(0.5, 0.99))
def test_more_doubt_and_dearer_gaps_need_more(mean: float, wider: float, suffices: float) -> None:
    plain = base_stock(mean, mean**0.5, suffices)
    assert base_stock(mean, mean**0.5, 0.995) >= plain
    assert base_stock(mean, wider * mean**0.5, 0.995) >= base_stock(mean, mean**0.5, 0.9)


def test_the_newsvendors_fractile() -> None:
    assert fractile(0.3, 0.1) == pytest.approx(0.75)
    assert fractile(0.3, 0.0) == 0.995
    assert packs(13, 6) == 3


def proposals(shop: Shop) -> Replenishment:
    conn = shop.writer.reader()
    return shop.books.replenish.propose(conn, shop.books.planograms.newest, 100)


def test_an_order_is_proposed_in_packs_and_says_why(shop: Shop) -> None:
    shop.deliver("d1", ("milk", 48))
    shop.deliver("d2", ("milk", 12))
    for _ in range(10):
        sell(shop, sale(("milk", 5, ())))
        shop.clock.advance(DAY_S)
    (order,) = proposals(shop).orders
    assert (order.sku, order.pack_size, order.pieces % 12) == ("milk", 12, 0)
    assert order.method == "ses"
    assert order.per_day_milli == pytest.approx(5000, abs=100)
    assert order.there <= 10
    assert order.pieces >= order.wanted - order.there
    shop.deliver("d3", ("milk", 240))
    assert proposals(shop).orders == ()


def test_a_shelf_is_refilled_from_what_is_behind_it_and_no_more(shop: Shop) -> None:
    shop.deliver("d1", ("coffee", 4))
    shop.send(envelope(weight(1000)))
    shop.wait(1)
    (refill,) = proposals(shop).shelves
    assert (refill.place, refill.lies, refill.behind, refill.pieces) == ("jar-1", 2, 2, 2)
    shop.send(envelope(weight(2000)))
    shop.wait(1)
    assert proposals(shop).shelves == ()
