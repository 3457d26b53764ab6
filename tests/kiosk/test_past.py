"""What was on hand is drawn in steps that fill the time until now and fit the paper."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.viewmodels.past import steps_of
from storecore.contracts.stock_work import PastFigure

figures = st.builds(
    PastFigure, age_ms=st.integers(0, 10**12), quantity=st.integers(-(10**6), 10**6)
)


def test_a_step_lasts_until_the_next_and_the_highest_is_as_high_as_the_paper() -> None:
    past = [
        PastFigure(age_ms=400, quantity=5),
        PastFigure(age_ms=100, quantity=10),
    ]
    assert steps_of(past) == [
        {"x": 0.0, "width": 0.75, "height": 0.5},
        {"x": 0.75, "width": 0.25, "height": 1.0},
    ]


def test_one_number_or_one_moment_makes_no_picture() -> None:
    one = PastFigure(age_ms=5, quantity=3)
    assert steps_of([]) == steps_of([one]) == []
    assert steps_of([PastFigure(age_ms=0, quantity=3)] * 2) == []


@given(st.lists(figures, max_size=60))
def test_every_step_stays_on_the_paper(past: list[PastFigure]) -> None:
    for step in steps_of(sorted(past, key=lambda figure: -figure.age_ms)):
        assert 0 <= step["x"] <= 1
        assert 0 <= step["width"] <= 1
        assert step["x"] + step["width"] <= 1 + 1e-9
        assert 0 <= step["height"] <= 1
