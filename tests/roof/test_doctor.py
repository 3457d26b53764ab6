"""`storeside doctor`: every finding says what to do, and nothing makes the doctor faint."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from storeside.doctor import command
from storeside.doctor.command import examine, looks, main, table
from storeside.doctor.finding import Finding, Level, Report, mind, ok, stop
from storeside.doctor.python import LOCK
from storeside.programs.addresses import write_addresses

_FINDINGS = (
    ok("python", "Python 3.11.7."),
    mind("camera", "No camera is plugged in.", "Plug in a webcam " + "that is good " * 10 + "."),
    stop("disk", "3 MB free.", "Make room."),
)
# Whether a screen is there, and usable, differs from one developer to the next.
_SCREENS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def answer_with(monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> None:
    monkeypatch.setattr(command, "looks", lambda *_: {"all": lambda: list(findings)})


@pytest.mark.parametrize(("findings", "code"), [(_FINDINGS, 1), (_FINDINGS[:2], 0), ((), 0)])
def test_only_a_stop_makes_it_fail(
    findings: tuple[Finding, ...],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer_with(monkeypatch, *findings)
    assert main([]) == code
    assert main(["--json"]) == code
    said = capsys.readouterr().out.splitlines()[-1]
    report = msgspec.json.decode(said, type=Report)
    assert report == Report(ok=code == 0, findings=findings)


def test_the_table_shows_what_was_found_and_below_it_what_to_do() -> None:
    lines = table(_FINDINGS, 60, coloured=False)
    assert lines[0] == "ok    python    Python 3.11.7."
    assert lines[1] == "mind  camera    No camera is plugged in."
    assert lines[2].startswith(" " * 16 + "-> Plug in a webcam")
    assert lines[3].startswith(" " * 19 + "good that is")
    assert all(len(line) <= 60 for line in lines)
    assert lines[-1] == "1 to put right before the store can run, 1 to keep in mind."
    assert (
        table(_FINDINGS[:1], 60, coloured=False)[-1]
        == "Nothing stops the store; 0 to keep in mind."
    )


def test_colours_only_where_they_are_asked_for() -> None:
    assert "\033[" not in "".join(table(_FINDINGS, 80, coloured=False))
    assert "\033[1;31mstop\033[0m" in "".join(table(_FINDINGS, 80, coloured=True))


def test_a_look_that_fails_hides_no_other() -> None:
    def faint() -> list[Finding]:
        raise RuntimeError("nobody\nexpected this")

    report = examine({"clock": faint, "disk": lambda: [_FINDINGS[2]]})
    assert [finding.level for finding in report.findings] == [Level.MIND, Level.STOP]
    assert "RuntimeError: nobody expected this" in report.findings[0].found
    assert not report.ok


def test_a_broken_note_of_addresses_does_no_harm(tmp_path: Path) -> None:
    write_addresses(tmp_path, {"broker": "mqtt://[bad", "cloud": "::", "edge": ""})
    report = examine(
        {name: look for name, look in looks(tmp_path).items() if name in {"broker", "clock"}}
    )
    assert {finding.check for finding in report.findings} == {"broker", "clock"}


def test_this_machine_can_run_a_store(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "storeside", "doctor", "--json", "--data", str(tmp_path / "var")],
        cwd=LOCK.parent,
        env={name: value for name, value in os.environ.items() if name not in _SCREENS},
        capture_output=True,
        text=True,
        check=False,
    )
    report = msgspec.json.decode(done.stdout, type=Report)
    assert [finding for finding in report.findings if finding.level is Level.STOP] == []
    assert (done.returncode, done.stderr, report.ok) == (0, "", True)
    assert {finding.check for finding in report.findings} >= {
        "python",
        "libraries",
        "versions",
        "screen",
        "fonts",
        "camera",
        "broker",
        "disk",
        "clock",
        "ports",
    }
    for finding in report.findings:
        assert finding.found.endswith("."), finding
        assert bool(finding.todo) is (finding.level is not Level.OK), finding
