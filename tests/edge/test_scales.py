"""From weights to pieces: drift followed, mixed goods told apart or left open."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_agent.sensing.scales.goods import Good, explained
from edge_agent.sensing.scales.shelf import ShelfWeight, first_rest, next_rest, restarted, told

COFFEE = Good("coffee", 500.0, 5.0)
TEA = Good("tea", 120.0, 2.0)
RICE = Good("rice", 1000.0, 10.0)
SUGAR = Good("sugar", 1000.0, 8.0)


@pytest.mark.parametrize(
    ("grams", "count"),
    [(0, 0), (500, 1), (2590, 5), (2410, 5), (2250, None), (2620, None), (-90, 0), (-200, None)],
)
def test_pieces_of_500_g_within_a_fifth(grams: int, count: int | None) -> None:
    assert told([COFFEE], grams, 20) == (None if count is None else {"coffee": count})


def test_a_cell_that_creeps_by_more_than_a_piece_loses_none() -> None:
    held = first_rest([COFFEE], 2500, 20)
    for step in range(1, 200):
        held = next_rest(held, [COFFEE], 2500 + 5 * step, 20)  # 995 g in the end: two pieces' worth
    assert held.pieces == {"coffee": 5}
    held = next_rest(held, [COFFEE], 3495 - 500, 20)
    assert held.pieces == {"coffee": 4}
    held = next_rest(held, [COFFEE], 995, 20)
    assert (held.pieces, held.tare_g) == ({"coffee": 0}, 995)


@given(st.integers(0, 2**32), st.floats(-0.4, 0.4))
def test_pieces_are_followed_through_any_day_with_drift(seed: int, drift_g: float) -> None:
    dice = random.Random(seed)
    truth, drift = 10, 0.0
    held = first_rest([COFFEE], 5000, 20)
    for _ in range(200):
        drift += drift_g * 10
        if dice.random() < 0.3:
            truth = max(0, truth + dice.randint(-3, 3))
        grams = truth * 500 + drift + dice.gauss(0, 2)
        held = next_rest(held, [COFFEE], round(grams), 20)
        assert held.pieces == {"coffee": truth}


def test_a_hand_that_stays_on_the_shelf_is_left_open_and_goes_again() -> None:
    held = first_rest([COFFEE], 2500, 20)
    held = next_rest(held, [COFFEE], 2240, 20)
    assert (held.pieces, held.open_g) == ({"coffee": 5}, -260)
    held = next_rest(held, [COFFEE], 2501, 20)
    assert (held.pieces, held.open_g) == ({"coffee": 5}, 0)


def test_two_goods_on_one_scale_are_told_apart() -> None:
    goods = [COFFEE, TEA]
    held = ShelfWeight({"coffee": 4, "tea": 6}, 2720)
    held = next_rest(held, goods, 2720 - 120, 20)
    assert held.pieces == {"coffee": 4, "tea": 5}
    held = next_rest(held, goods, held.grams - 500 - 120, 20)
    assert held.pieces == {"coffee": 3, "tea": 4}


def test_goods_that_weigh_alike_are_left_open_until_one_has_run_out() -> None:
    goods = [RICE, SUGAR]
    held = ShelfWeight({"rice": 3, "sugar": 3}, 6000)
    held = next_rest(held, goods, 4999, 20)
    assert held.pieces == {}
    held = ShelfWeight({"rice": 3, "sugar": 0}, 3000)
    assert next_rest(held, goods, 1999, 20).pieces == {"rice": 2, "sugar": 0}


def test_nothing_is_taken_that_does_not_lie_there() -> None:
    held = next_rest(ShelfWeight({"coffee": 0, "tea": 9}, 1080), [COFFEE, TEA], 580, 20)
    assert held.pieces == {"coffee": 0, "tea": 9}
    assert held.open_g == -500


def test_an_empty_scale_tells_all_its_goods_again() -> None:
    held = next_rest(ShelfWeight({"rice": 1, "sugar": 1}, 2000), [RICE, SUGAR], 1000, 20)
    assert held.pieces == {}
    assert next_rest(held, [RICE, SUGAR], 3, 20).pieces == {"rice": 0, "sugar": 0}


@given(st.integers(0, 2**32))
def test_what_is_told_of_two_goods_is_nearly_always_right(seed: int) -> None:
    dice = random.Random(seed)
    truth = {"coffee": 8, "tea": 8}
    held = ShelfWeight(dict(truth), 8 * 620)
    wrong = 0
    for _ in range(60):
        good = dice.choice([COFFEE, TEA])
        step = dice.choice((-1, -1, 1))
        if 0 <= truth[good.sku] + step <= 12:
            truth[good.sku] += step
        grams = truth["coffee"] * 500 + truth["tea"] * 120 + dice.gauss(0, 1)
        held = next_rest(held, [COFFEE, TEA], round(grams), 20)
        wrong += any(truth[sku] != count for sku, count in held.pieces.items())
    assert wrong == 0


def test_a_first_weight_of_mixed_goods_is_told_only_where_one_way_fits() -> None:
    assert explained([COFFEE, TEA], 620, 2.0, {"coffee": 9, "tea": 9}) == {"coffee": 1, "tea": 1}
    assert explained([RICE, SUGAR], 2000, 2.0, {"rice": 9, "sugar": 9}) is None


def test_a_cell_that_wakes_up_at_zero_keeps_what_lies_on_it() -> None:
    held = first_rest([COFFEE], 2500, 20)
    held = restarted(held, [COFFEE], 1, 20)
    assert held.pieces == {"coffee": 5}
    assert next_rest(held, [COFFEE], -499, 20).pieces == {"coffee": 4}
