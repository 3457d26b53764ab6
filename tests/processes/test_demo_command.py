"""`storeside demo` as a person at a terminal has it: starts all, Ctrl-C stops all, data is kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from storecore.contracts.exchange import ChainHead
from storecore.journal.journal import heads
from storecore.journal.verifying import verify
from storeside.programs.child import ROOT
from storeside.programs.store import KIOSK_ID
from tests.processes.books import reading
from tests.waiting import until

pytestmark = [
    pytest.mark.processes,
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform != "linux", reason="processes are read from /proc"),
]

WAIT_S = 60.0
STARTED = "Starting kiosk, cloud, edge agent"
OPEN = "The store is open"


class Demo:
    """`python -m storeside demo --data FOLDER` on a screen that is not drawn."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self._words = folder.with_suffix(".said")
        with self._words.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "storeside", "demo", "--data", str(folder), *options],
                cwd=ROOT,
                env=environment(DISPLAY=":0"),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def said(self) -> str:
        """What it has printed."""
        return self._words.read_text(encoding="utf-8")

    def until_said(self, words: str) -> None:
        """Wait until it prints this."""

        def is_said() -> bool:
            assert self.process.poll() is None, self.said()
            return words in self.said()

        until(is_said, WAIT_S)

    def interrupt(self) -> int:
        """Ctrl-C; its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(WAIT_S)

    def end(self) -> None:
        """Leave nothing behind, whatever the test has found."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(WAIT_S)
            self.process.kill()
            self.process.wait()

    def status(self) -> dict[str, Any]:
        """What `storeside status --json` prints, which must find everything up."""
        said = subprocess.run(
            [sys.executable, "-m", "storeside", "status", "--json", "--data", str(self.folder)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        store: dict[str, Any] = json.loads(said.stdout)
        assert (said.returncode, store["up"]) == (0, True), said.stdout
        return store


def environment(**more: str) -> dict[str, str]:
    """This one without a screen of its own."""
    given = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    return {**given, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", **more}


def processes_of(folder: Path) -> list[str]:
    """The command lines of all running programs that were given a path in this folder."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            line = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if str(folder) in line:
                found.append(line)
    return found


def edge_head(folder: Path) -> ChainHead:
    """How far the edge's own chain is, which must be whole."""
    with reading(folder / "edge" / "edge.db") as conn:
        assert list(verify(conn)) == []
        (head,) = [head for head in heads(conn) if head.origin != KIOSK_ID]
        return head


def hash_at(folder: Path, head: ChainHead) -> str:
    """The hash of the fact that was once the head."""
    with reading(folder / "edge" / "edge.db") as conn:
        row = conn.execute(
            "SELECT hash FROM fact WHERE incarnation = ? AND seq = ?", (head.incarnation, head.seq)
        ).fetchone()
    return str(row[0]) if row else ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "demo"


@pytest.fixture
def demos() -> Iterator[list[Demo]]:
    """Demos that are ended with the test; one test at a time, for they all like the same ports."""
    import fcntl  # noqa: PLC0415  does not exist on Windows

    started: list[Demo] = []
    with (Path(tempfile.gettempdir()) / "storeside-demo-tests.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield started
        for demo in started:
            demo.end()


def run_once(demos: list[Demo], folder: Path, *options: str) -> Demo:
    """Start it, find everything up and goods in the books, stop it, and find nothing left."""
    demo = Demo(folder, *options)
    demos.append(demo)
    demo.until_said(OPEN)
    store = demo.status()
    assert [answer["program"] for answer in store["programs"]] == [
        *("cloud", "edge", "kiosk", "bridge")
    ]
    until(lambda: any(program["status"]["heads"] for program in demo.status()["programs"]), WAIT_S)
    assert len(processes_of(folder)) == 9, "the demo, its broker and seven programs"
    assert demo.interrupt() == 0, demo.said()
    assert processes_of(folder) == []
    assert "Traceback" not in demo.said()
    assert "ended with code" not in demo.said()
    return demo


def test_it_starts_all_stops_all_keeps_its_data_and_begins_anew(
    folder: Path, demos: list[Demo]
) -> None:
    first = run_once(demos, folder)
    assert "Loading the demo shop's goods" in first.said()
    before = edge_head(folder)
    second = run_once(demos, folder)
    assert "Loading the demo shop's goods" not in second.said()
    kept = edge_head(folder)
    assert kept.incarnation == before.incarnation
    assert kept.seq >= before.seq
    assert hash_at(folder, before) == before.hash
    third = run_once(demos, folder, "--fresh")
    assert "Beginning anew" in third.said()
    assert "Loading the demo shop's goods" in third.said()
    assert edge_head(folder).incarnation != before.incarnation


def test_ctrl_c_while_it_starts_stops_all(folder: Path, demos: list[Demo]) -> None:
    demo = Demo(folder)
    demos.append(demo)
    demo.until_said(STARTED)
    assert demo.interrupt() == 0, demo.said()
    assert processes_of(folder) == []
    assert "Traceback" not in demo.said()


def test_a_program_that_is_killed_is_started_again(folder: Path, demos: list[Demo]) -> None:
    demo = Demo(folder)
    demos.append(demo)
    demo.until_said(OPEN)
    (edge,) = edge_pids(folder)
    os.kill(edge, signal.SIGKILL)
    demo.until_said("edge ended with code -9; starting it again")
    until(lambda: len(edge_pids(folder)) == 1, WAIT_S)
    assert demo.interrupt() == 0, demo.said()
    assert processes_of(folder) == []


def edge_pids(folder: Path) -> list[int]:
    """The edge agent's process."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            words = file.read_bytes().split(b"\0")
            if b"edge_agent" in words and str(folder / "settings" / "edge.toml").encode() in words:
                found.append(int(file.parent.name))
    return found


def test_without_a_screen_it_says_so_and_offers_the_tour(folder: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "storeside", "demo", "--data", str(folder)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_S,
    )
    assert said.returncode == 1
    assert "no screen" in said.stdout
    assert "--tour" in said.stdout
    assert not folder.exists()
