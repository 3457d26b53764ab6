"""A program of the store as a child: started, heard, stopped, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storeside.programs import child as child_module
from storeside.programs.child import LOG_BYTES_MAX, ROOT, Child
from tests.waiting import until

pytestmark = pytest.mark.processes

_STARTER = """
import sys
from pathlib import Path
from storeside.programs.child import Child
child = Child("napper", "tests.roof.napper", [], Path(sys.argv[1]))
child.start()
print(child.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def children() -> Iterator[list[Child]]:
    started: list[Child] = []
    yield started
    for child in started:
        child.kill()


def napper(children: list[Child], log: Path, *arguments: str, **environment: str) -> Child:
    child = Child("napper", "tests.roof.napper", arguments, log, environment)
    children.append(child)
    return child


def test_it_starts_and_stops_when_asked(children: list[Child], tmp_path: Path) -> None:
    child = napper(children, tmp_path / "log")
    assert not child.is_running()
    assert child.exit_code() is None
    assert child.stop() is None, "stopping what never started is harmless"
    child.start()
    until(lambda: "awake" in child.last_words())
    assert child.is_running()
    assert child.exit_code() is None
    assert child.wait(0.0) is None
    assert child.stop() == 0
    assert child.last_words(1) == "asked to end"
    assert not child.is_running()
    assert child.stop() == 0, "stopping twice is harmless"


def test_its_last_words_are_the_end_of_both_outputs(children: list[Child], tmp_path: Path) -> None:
    child = napper(children, tmp_path / "log", "--code", "3")
    assert child.last_words() == "", "it has not said anything yet"
    child.start()
    assert child.wait(15) == 3
    assert child.last_words(3).splitlines() == ["line 19", "awake", "it went wrong"]
    child.start()
    assert child.wait(15) == 3
    assert len(child.last_words(1000).splitlines()) == 44, "the words of the run before are kept"


def test_what_does_not_stop_is_ended(
    children: list[Child], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_module, "STOP_S_MAX", 0.1)
    child = napper(children, tmp_path, "--deaf")
    child.start()
    until(lambda: "awake" in child.last_words())
    assert child.stop() == -signal.SIGKILL


def test_it_can_be_killed_and_started_again(children: list[Child], tmp_path: Path) -> None:
    child = napper(children, tmp_path)
    child.start()
    first = child.pid
    child.kill()
    assert child.exit_code() == -signal.SIGKILL
    child.start()
    assert child.pid != first
    until(lambda: "awake" in child.last_words())
    assert child.stop() == 0


def test_the_log_of_long_ago_is_put_aside(children: list[Child], tmp_path: Path) -> None:
    (tmp_path / "napper.out").write_bytes(b"x" * (LOG_BYTES_MAX + 1))
    child = napper(children, tmp_path, "--code", "0")
    child.start()
    assert child.wait(15) == 0
    assert (tmp_path / "napper.out.1").stat().st_size == LOG_BYTES_MAX + 1
    assert child.last_words(100).startswith("line 0\n")


def test_its_environment_is_ours_and_what_is_given(children: list[Child], tmp_path: Path) -> None:
    child = napper(children, tmp_path, "--code", "0", PYTHONVERBOSE="1")
    child.start()
    assert child.wait(15) == 0
    assert "import 'signal'" in (tmp_path / "napper.out").read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux's kernel tells a child")
def test_it_ends_with_its_starter_even_if_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _STARTER, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as starter:
        assert starter.stdout is not None
        pid = int(starter.stdout.readline())
        said = tmp_path / "napper.out"
        until(lambda: "awake" in said.read_text())
        os.kill(pid, 0)
        starter.kill()
    until(lambda: said.read_text().endswith("asked to end\n"))
