"""Power cuts and bad disks, a shorter form of the commands beside this file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.disks.flipped_bits import COMMITS, flip_bits
from tests.disks.log_cut import cut_everywhere
from tests.disks.specimen import Specimen

FRAME_BYTES = 4096 + 24
LOG_HEADER_BYTES = 32


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_a_log_cut_anywhere_loses_nothing_that_was_acknowledged(folder: Path) -> None:
    specimen = Specimen(folder, 8)
    size = len(specimen.log)
    edges = {
        at + near
        for at in range(LOG_HEADER_BYTES, size + 1, FRAME_BYTES)
        for near in (-1, 0, 1, 23, 24, 25)
    }
    offsets = sorted({*edges, *range(0, size + 1, 2003), *range(40), size} & {*range(size + 1)})
    seen = cut_everywhere(specimen, offsets)
    assert set(seen) == set(range(4, 9)), "each commit of the log was the last one somewhere"


def test_a_flipped_bit_is_harmless_or_noticed(folder: Path) -> None:
    counts = flip_bits(Specimen(folder, COMMITS), 300, random.Random(7))
    assert counts["harmful, not noticed"] == 0
    assert counts["noticed by SQLite"] > 0
    assert counts["noticed by chain"] > 0
    assert counts["noticed by fence"] > 0
