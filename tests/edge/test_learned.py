"""Weights learned from accepted sales, their alarms, and staff who switch a check off."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_agent.sensing.learned import is_far
from storecore.contracts.facts import Body
from storecore.contracts.local_api import AssistRequest
from storecore.contracts.reference import TaskKind
from storecore.contracts.watching import (
    BagWeighed,
    Evidence,
    InterventionRaised,
    InterventionResolved,
    LearnedWeight,
    Outcome,
    WatchedItem,
    WeighedPiece,
    WeightCheckSet,
)
from tests.edge.sales import sell
from tests.edge.shop import STORE, Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path).furnish()
    yield made
    made.writer.close()


def weighed(*grams: int, sku: str = "milk") -> BagWeighed:
    pieces = tuple(WeighedPiece(sku=sku, grams=one) for one in grams)
    return BagWeighed(store_id=STORE, kiosk_id="k", transaction_id="t", weighed=pieces, at_ms=1)


def raised(rung: str, *skus: str) -> InterventionRaised:
    return InterventionRaised(
        intervention_id="i1",
        store_id=STORE,
        kiosk_id="kiosk-1",
        transaction_id="t",
        kind="weight",
        rung=rung,
        evidence=Evidence(weight_change_g=900, skus=skus),
        at_ms=1,
    )


def resolved(outcome: Outcome, *skus: str, kind: str = "weight") -> InterventionResolved:
    return InterventionResolved(
        intervention_id="i1",
        store_id=STORE,
        kiosk_id="kiosk-1",
        kind=kind,
        outcome=outcome,
        actor="kim",
        skus=skus,
        at_ms=1,
    )


def known(shop: Shop, sku: str = "milk") -> LearnedWeight:
    return shop.shown("learned_weight", LearnedWeight)[sku]


def test_kiosks_learn_mean_and_deviation(shop: Shop) -> None:
    grams = [1030, 1034, 1028, 1031]
    sell(shop, weighed(*grams[:2]), weighed(*grams[2:]))
    figures = known(shop)
    assert figures.count == 4
    assert figures.mean_mg == round(1000 * statistics.mean(grams))
    assert figures.sd_mg == round(1000 * statistics.stdev(grams))


@given(st.lists(st.integers(1, 30_000), min_size=2, max_size=12))
def test_the_order_of_sales_does_not_matter(grams: list[int]) -> None:
    spread = len(grams) * sum(g * g for g in grams) - sum(grams) ** 2
    assert spread >= 0
    expected = statistics.variance(grams)
    assert spread / (len(grams) * (len(grams) - 1)) == pytest.approx(expected, abs=1e-6)


def test_one_swapped_piece_teaches_nothing_once_some_are_known(shop: Shop) -> None:
    sell(shop, weighed(1030, 1034, 1028, 1031, 1032))
    sell(shop, weighed(2400), weighed(0))
    assert known(shop).count == 5
    assert is_far(known(shop), 2400)
    assert not is_far(known(shop), 1060)
    assert not is_far(LearnedWeight(sku="new"), 2400)


def test_alarms_and_false_alarms_are_counted_per_item(shop: Shop) -> None:
    facts: list[Body] = [raised("note", "milk"), raised("ask", "milk"), raised("call", "milk")]
    sell(shop, *facts, resolved(Outcome.APPROVED, "milk"))
    sell(shop, raised("ask", "milk"), resolved(Outcome.CORRECTED, "milk"))
    assert (known(shop).alarms, known(shop).false_alarms) == (2, 1)


def test_staff_switch_a_check_off_and_on_for_every_kiosk(shop: Shop) -> None:
    def switch(muted: bool) -> WeightCheckSet:
        return WeightCheckSet(store_id=STORE, sku="milk", muted=muted, actor="kim", at_ms=1)

    sell(shop, weighed(1030), switch(muted=True))
    assert (known(shop).muted, known(shop).count) == (True, 1)
    shop.restart()
    sell(shop, switch(muted=False))
    assert not known(shop).muted


def test_what_a_colleague_settled_at_the_kiosk_leaves_the_tasks(shop: Shop) -> None:
    asked = AssistRequest(request_id="r", kiosk_id="kiosk-1", reason="weight")
    shop.do(
        lambda db: shop.books.tasks.raise_task(
            db, TaskKind.ASSIST, asked.kiosk_id, place=asked.reason
        )
    )
    sell(shop, resolved(Outcome.APPROVED, kind="unknown_code"))
    assert len(shop.open_tasks()) == 1
    sell(shop, resolved(Outcome.APPROVED))
    assert shop.open_tasks() == []


def test_limits_of_single_goods_reach_the_kiosks(shop: Shop) -> None:
    limits = WatchedItem(sku="milk", quantity_max=3)
    shop.come_down(("watched_item", "milk", limits))
    assert shop.shown("watched_item", WatchedItem) == {"milk": limits}
