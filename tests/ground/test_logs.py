"""Events are JSON lines in a file, readable on a terminal, with one correlation id."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from storecore.logs import Log, correlated, current_correlation, start_logs


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(False)


def test_an_event_is_a_json_line_and_a_readable_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logs("till", tmp_path)
    log = Log("kiosk.checkout")
    with correlated("c-1"):
        log.info("sale_completed", total_minor=250, name="店")
        assert current_correlation() == "c-1"
    log.debug("not_wanted")
    try:
        raise ValueError("broken")
    except ValueError:
        log.exception("went_wrong", path=tmp_path)
    first, second = map(json.loads, (tmp_path / "till.jsonl").read_text().splitlines())
    assert first["event"] == "sale_completed"
    assert (first["program"], first["module"]) == ("till", "kiosk.checkout")
    assert (first["correlation"], first["total_minor"], first["name"]) == ("c-1", 250, "店")
    assert "ValueError: broken" in second["traceback"]
    assert "correlation" not in second
    assert "sale_completed total_minor=250 name=店" in capsys.readouterr().err
