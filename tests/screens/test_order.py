"""Where the arrow keys lead: reading order, neighbours, lists, and nothing left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.order import Box, Move, Spot, neighbour, reading_order


def _at(left: float, top: float, width: float = 100, height: float = 50) -> Spot:
    return Spot(Box(left, top, left + width, top + height))


def _in_list(top: float, left: float = 0) -> Spot:
    return Spot(Box(left, top, left + 100, top + 50), 7, Box(0, 100, 400, 300))


def _path(spots: list[Spot], start: int, move: Move, steps: int) -> list[int]:
    places = [start]
    for _ in range(steps):
        places.append(neighbour(spots, places[-1], move))
    return places


def test_rows_are_read_from_left_to_right() -> None:
    spots = [_at(200, 5), _at(0, 100), _at(0, 0), _at(200, 100)]
    assert reading_order(spots) == [2, 0, 1, 3]


def test_right_goes_through_everything_and_begins_again() -> None:
    spots = [_at(0, 0), _at(200, 0), _at(0, 100)]
    assert _path(spots, 0, Move.RIGHT, 3) == [0, 1, 2, 0]
    assert _path(spots, 0, Move.LEFT, 3) == [0, 2, 1, 0]


def test_down_takes_the_nearest_below_and_wraps() -> None:
    spots = [_at(0, 0), _at(200, 0), _at(0, 100), _at(200, 110)]
    assert _path(spots, 1, Move.DOWN, 2) == [1, 3, 0]
    assert _path(spots, 2, Move.UP, 1) == [2, 0]


def test_a_list_is_walked_to_its_end_before_it_is_left() -> None:
    above, below = _at(0, 0), _at(0, 350)
    scrolled_away = _in_list(400)
    spots = [above, _in_list(120), _in_list(200), scrolled_away, below]
    assert _path(spots, 0, Move.DOWN, 4) == [0, 1, 2, 3, 4]
    assert reading_order(spots) == [0, 1, 2, 3, 4]


@given(
    st.lists(
        st.tuples(st.integers(0, 1000), st.integers(0, 1900), st.booleans()),
        min_size=1, max_size=30,
    )
)  # fmt: skip
def test_every_spot_can_be_reached(places: list[tuple[int, int, bool]]) -> None:
    spots = [_in_list(top, left) if listed else _at(left, top) for left, top, listed in places]
    assert sorted(_path(spots, 0, Move.RIGHT, len(spots) - 1)) == list(range(len(spots)))
    for move in Move:
        for place in range(len(spots)):
            assert 0 <= neighbour(spots, place, move) < len(spots)
