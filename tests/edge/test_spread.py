"""Distributions over pieces keep adding up, and evidence moves them the right way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_agent.belief.spread import (
    Spread,
    exactly,
    joined,
    maybe,
    shifted,
    sold,
    thinned,
    unsold,
)

weights = st.lists(st.floats(0.01, 1.0), min_size=1, max_size=12)


@st.composite
def spreads(draw: st.DrawFn) -> Spread:
    given_weights = draw(weights)
    total = sum(given_weights)
    return Spread(draw(st.integers(0, 9)), tuple(w / total for w in given_weights))


def adds_up(spread: Spread) -> bool:
    return abs(sum(spread.weights) - 1) < 1e-6 and spread.base >= 0


@given(spreads(), spreads(), st.integers(-20, 20), st.floats(0, 0.5))
def test_whatever_happens_the_weights_add_up(
    one: Spread, other: Spread, pieces: int, share: float
) -> None:
    for made in (
        shifted(one, pieces),
        sold(one, abs(pieces)),
        thinned(one, share),
        unsold(one, share),
        joined(one, other),
    ):
        assert adds_up(made)


@given(spreads())
def test_the_low_bound_holds_and_is_the_highest_that_does(spread: Spread) -> None:
    low = spread.low(0.05)
    assert spread.at_most(low - 1) <= 0.05 < spread.at_most(low) + 1e-12
    assert spread.low(0.05) <= spread.likeliest <= spread.high(0.0)


@given(spreads(), st.floats(0.001, 0.3))
def test_loss_only_lowers_the_mean_by_its_share(spread: Spread, share: float) -> None:
    lost = spread.mean() - thinned(spread, share).mean()
    assert -1e-6 <= lost <= spread.mean() * share * 1.01 + 1e-6


def test_a_sale_rules_out_that_nothing_was_there() -> None:
    doubt = Spread(0, (0.5, 0.3, 0.2))
    left = sold(doubt, 1)
    assert left.at(0) == pytest.approx(0.6)
    assert left.at(1) == pytest.approx(0.4)


def test_more_sold_than_thought_possible_leaves_a_doubt() -> None:
    assert sold(exactly(2), 3).likeliest == 0
    assert sold(exactly(2), 3).high(0.05) >= 1


def test_days_without_a_sale_speak_for_an_empty_shelf() -> None:
    spread = Spread(0, (0.01, 0.0, 0.99))
    for _ in range(3):
        spread = unsold(spread, 4.0)
    assert spread.at(0) > 0.99


def test_independent_doubts_add_up() -> None:
    two = joined(maybe(0.9), maybe(0.9))
    assert two.at(2) == pytest.approx(0.81)
