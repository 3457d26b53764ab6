"""Pages made from the code are equal to the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from storeside.reference import made_pages

PAGES = made_pages()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.name))
def test_a_made_page_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path], (
        "run: .venv/bin/python -m storeside.reference"
    )
