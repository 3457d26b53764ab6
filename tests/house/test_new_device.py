"""docs/new-device.md leads to a device that works: its example is built from the page and run."""

from __future__ import annotations

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from edge_agent.ingest import vendors
from tests.edge.test_vendor_fixtures import check, lines_of

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "new-device.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)
    return str(found)


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The vendor of the page, as its steps say."""
    path = tmp_path / "acme.py"
    path.write_text(block("python"), encoding="utf-8")
    spec = spec_from_file_location("acme", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "acme", module)
    spec.loader.exec_module(module)
    monkeypatch.setitem(vendors.READERS, "acme", module.read_acme)


def test_the_example_reads_its_fixture(acme: None) -> None:
    lines = lines_of(block("json-lines"))
    assert len(lines) == 3
    for line in lines:
        check(line)


def test_without_it_the_fixture_is_refused() -> None:
    (line, *_) = lines_of(block("json-lines"))
    check({**line, "refused": "unknown_format"})


def test_the_places_that_the_page_names_exist() -> None:
    folder = r"(?:storecore|edge_agent|firmware_bridge|tests)/[\w/]+\.py"
    for name in re.findall(rf"`({folder})`", PAGE):
        if "acme" not in name:
            assert (ROOT / name).exists(), name
    for name in re.findall(r"`(drivers/[\w/]+\.py)`", PAGE):
        if "acme" not in name:
            assert (ROOT / "firmware_bridge" / name).exists(), name
