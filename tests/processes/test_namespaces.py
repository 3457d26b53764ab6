"""Edge and cloud cut off and joined again, a shorter form of `tests.processes.namespaces`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.processes.namespaces import cut_and_join, house


def test_what_was_sold_while_the_line_was_cut_arrives_once_when_it_is_joined(
    tmp_path: Path,
) -> None:
    with house(tmp_path) as at:
        if at is None:
            pytest.skip("only root may make network namespaces, with `ip`")
        assert cut_and_join(at, 2) == 20
