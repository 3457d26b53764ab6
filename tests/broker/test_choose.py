"""Which broker is taken, and what is said about it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from storeside.broker.choose import (
    BrokerMissingError,
    choose_broker,
    mosquitto_candidates,
)


def test_mosquitto_is_taken_where_there_is_one() -> None:
    choice = choose_broker()
    assert choice.kind == "mosquitto", choice.sentence
    assert choice.program is not None
    assert f"mosquitto {choice.version}" in choice.sentence
    assert "across a restart" in choice.sentence


def test_without_mosquitto_the_embedded_one_is_taken_and_said(tmp_path: Path) -> None:
    choice = choose_broker(candidates=[tmp_path / "mosquitto"])
    assert choice.kind == "embedded"
    assert "mosquitto was not found" in choice.sentence
    assert "apt-get install mosquitto" in choice.sentence


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand in for old versions")
@pytest.mark.parametrize(
    ("script", "told"),
    [("echo mosquitto version 1.5.7", "older than 2.0"), ("exit 1", "does not run")],
)
def test_an_unusable_mosquitto_is_passed_over_and_named(
    tmp_path: Path, script: str, told: str
) -> None:
    program = tmp_path / "mosquitto"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    program.chmod(0o755)
    choice = choose_broker(candidates=[program])
    assert choice.kind == "embedded"
    assert f"{program} " in choice.sentence
    assert told in choice.sentence


def test_insisting_on_a_missing_mosquitto_says_how_to_install_it(tmp_path: Path) -> None:
    with pytest.raises(BrokerMissingError, match="apt-get install mosquitto"):
        choose_broker("mosquitto", candidates=[tmp_path / "mosquitto"])


def test_the_path_is_looked_at_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "mosquitto"
    program.write_text("#!/bin/sh\n", encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert next(mosquitto_candidates()) == program


def test_windows_is_looked_at_in_its_program_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("ProgramFiles", "C:/Program Files")
    found = [path.as_posix() for path in mosquitto_candidates("win32")]
    assert "C:/Program Files/mosquitto/mosquitto.exe" in found
