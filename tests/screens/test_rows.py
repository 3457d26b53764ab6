"""A list's changes are told one by one, so that a new line can slide in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.viewmodels.rows import Row, RowModel


class Named(Row, frozen=True, kw_only=True):
    """A row with a name."""

    name: str = ""


def _rows(*keys: str) -> list[Named]:
    return [Named(key=key) for key in keys]


def _listen(model: RowModel) -> list[tuple[str, int]]:
    heard: list[tuple[str, int]] = []
    model.rowsInserted.connect(lambda _parent, first, _last: heard.append(("in", first)))
    model.rowsRemoved.connect(lambda _parent, first, _last: heard.append(("out", first)))
    model.dataChanged.connect(lambda top, *_: heard.append(("new", top.row())))
    model.modelReset.connect(lambda: heard.append(("other", 0)))
    return heard


def test_a_new_row_on_top_is_one_insertion() -> None:
    model = RowModel(Named)
    model.show(_rows("b", "c"))
    heard = _listen(model)
    model.show(_rows("a", "b", "c"))
    assert heard == [("in", 0)]


def test_a_changed_row_is_told_alone() -> None:
    model = RowModel(Named)
    model.show(_rows("a", "b"))
    heard = _listen(model)
    model.show([Named(key="a"), Named(key="b", name="other")])
    assert heard == [("new", 1)]


def test_the_same_rows_are_silent_and_many_new_ones_are_another_list() -> None:
    model = RowModel(Named)
    heard = _listen(model)
    model.show(_rows("a", "b", "c", "d", "e"))
    model.show(_rows("a", "b", "c", "d", "e"))
    assert heard == [("other", 0)]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=6))
def test_whatever_comes_is_what_is_listed(steps: list[list[str]]) -> None:
    model = RowModel(Named)
    for keys in steps:
        model.show(_rows(*keys))
        assert [row.key for row in model.rows()] == keys
        assert model.rowCount() == len(keys)
