"""`storeside doctor [--json]`: looks at this machine and says what to do about what it finds."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from storecore.options.read import read_options
from storeside.doctor.broker import look_at_broker
from storeside.doctor.camera import look_at_cameras
from storeside.doctor.clock import look_at_clock
from storeside.doctor.disk import look_at_disk
from storeside.doctor.finding import Finding, Level, Report, mind
from storeside.doctor.ports import look_at_ports
from storeside.doctor.printer import look_at_printer
from storeside.doctor.python import look_at_libraries, look_at_python
from storeside.doctor.screen import look_at_screen
from storeside.programs.addresses import read_addresses
from storeside.status.read import DEFAULT_URLS, ask_all

Look = Callable[[], list[Finding]]

_WIDTH_MAX = 110
_COLOURS = {Level.OK: "\033[32m", Level.MIND: "\033[33m", Level.STOP: "\033[1;31m"}
_PLAIN = "\033[0m"


class DoctorOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Looks at Python, libraries, fonts, camera, printer, broker, disk, clock and ports.

    Each finding is ok, mind (runs, but know this) or stop (does not run until it is put right).
    Exit code 0 when nothing is stop, else 1.
    """

    data: Annotated[
        str, Meta(description="Folder of the store's data, made or to be made.", min_length=1)
    ] = "var"
    printer: Annotated[
        str,
        Meta(description="Address of a receipt printer to look at; empty takes the kiosk's own."),
    ] = ""
    sheet: Annotated[
        str,
        Meta(description="Write the sheet to hold up to the camera (.pdf or .png), and no more."),
    ] = ""
    camera: Annotated[
        bool,
        Meta(description="Measure the camera with the sheet held up, and no more; stands alone."),
    ] = False
    camera_source: Annotated[
        str,
        Meta(description="The camera to measure, as the kiosk's option `camera` names it."),
    ] = "auto"
    json: Annotated[bool, Meta(description="Print one JSON document; may stand alone.")] = False


def main(argv: list[str]) -> int:
    """Print what was found; exit code 0 when nothing stops the store, else 1."""
    options = read_options(DoctorOptions, "doctor", argv)
    if options.sheet:
        return _write_sheet(Path(options.sheet))
    if options.camera:
        report = examine({"sheet": lambda: _look_through(options.camera_source)})
    else:
        report = examine(looks(Path(options.data), options.printer))
    if options.json:
        print(msgspec.json.encode(report).decode())
    else:
        width = min(shutil.get_terminal_size().columns, _WIDTH_MAX)
        coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        print("\n".join(table(report.findings, width, coloured=coloured)))
    return 0 if report.ok else 1


def _write_sheet(path: Path) -> int:
    from storeside.doctor.sheet import SheetError, write_sheet  # noqa: PLC0415  may be missing

    try:
        write_sheet(path)
    except SheetError as problem:
        print(f"storeside doctor: {problem}", file=sys.stderr)
        return 2
    print(f"{path}: print it at 100%, hold it up, then storeside doctor --camera")
    return 0


def _look_through(source: str) -> list[Finding]:
    from storeside.doctor.camera_sheet import look_through_camera  # noqa: PLC0415  may be missing

    return look_through_camera(source)


def looks(data: Path, printer: str = "") -> dict[str, Look]:
    """What is looked at, in this order, for a store whose data lie in a folder."""
    addresses = {**DEFAULT_URLS, **read_addresses(data)}

    def look_at_store_broker() -> list[Finding]:
        programs = ask_all({name: addresses[name] for name in DEFAULT_URLS}).programs
        store_runs = any(answer.up for answer in programs)
        return look_at_broker(addresses.get("broker", ""), store_runs=store_runs)

    return {
        "python": look_at_python,
        "libraries": look_at_libraries,
        "screen": look_at_screen,
        "camera": look_at_cameras,
        "broker": look_at_store_broker,
        "printer": lambda: look_at_printer(data, printer),
        "disk": lambda: look_at_disk(data),
        "clock": lambda: look_at_clock(addresses["cloud"]),
        "ports": look_at_ports,
    }


def examine(wanted: dict[str, Look]) -> Report:
    """Do every look. One that fails is a finding of its own and hides no other."""
    findings: list[Finding] = []
    for check, look in wanted.items():
        try:
            findings += look()
        except Exception as problem:  # a doctor who faints helps nobody
            reason = " ".join(f"{type(problem).__name__}: {problem}".split())
            findings.append(
                mind(check, f"This could not be looked at ({reason}).", "Please report it.")
            )
    ok = all(finding.level is not Level.STOP for finding in findings)
    return Report(ok=ok, findings=tuple(findings))


def table(findings: Iterable[Finding], width: int, *, coloured: bool) -> list[str]:
    """The report for people: what was found, below it what to do, and a sentence at the end."""
    lines: list[str] = []
    counts = dict.fromkeys(Level, 0)
    indent = " " * 16
    for finding in findings:
        counts[finding.level] += 1
        level = finding.level.value.ljust(4)
        if coloured:
            level = f"{_COLOURS[finding.level]}{level}{_PLAIN}"
        found, *more = _wrapped(finding.found, width - len(indent))
        lines.append(f"{level}  {finding.check:9} {found}")
        lines += [indent + line for line in more]
        todo = _wrapped(finding.todo, width - len(indent) - 3) if finding.todo else []
        lines += [f"{indent}{'-> ' if i == 0 else '   '}{line}" for i, line in enumerate(todo)]
    stops, minds = counts[Level.STOP], counts[Level.MIND]
    if stops:
        end = f"{stops} to put right before the store can run, {minds} to keep in mind."
    else:
        end = f"Nothing stops the store; {minds} to keep in mind."
    return [*lines, "", end]


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(width, 30), break_long_words=False, break_on_hyphens=False)
