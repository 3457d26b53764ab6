"""A disk without room, a shorter form of `tests.disks.full_disk`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.disks.full_disk import fill_under_a_kiosk, fill_under_an_edge, small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few MB."""
    with small_disk(tmp_path) as place:
        if place is None:
            pytest.skip("only root may mount a small disk")
        yield place


def test_a_kiosk_refuses_what_it_cannot_keep_and_goes_on_when_there_is_room(
    tmp_path: Path, disk: Path
) -> None:
    assert "full" in fill_under_a_kiosk(tmp_path, disk, 2)


def test_an_edge_on_a_full_disk_answers_takes_nothing_and_goes_on(
    tmp_path: Path, disk: Path
) -> None:
    assert "status 503: database or disk is full" in fill_under_an_edge(tmp_path, disk, 1)
