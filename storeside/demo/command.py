"""`storeside demo`: a whole store on this machine, with the kiosk on screen or as a tour."""

from __future__ import annotations

import os
import shutil
import sys
import time
from itertools import zip_longest
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from storecore.options.read import read_options
from storeside.demo.running import RunningDemo
from storeside.programs.store import StartFailed, Store

TOUR_FOLDER = "build/tour"


class DemoOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Starts a whole store: broker, cloud, edge, devices, card terminal and kiosk.

    `--fresh` begins with an empty store. `--tour` needs no screen: it walks the journeys and leaves
    screenshots and tour.json in build/tour, `--tour DIR` in DIR. Ctrl-C stops everything; starting
    again keeps the data.
    """

    data: Annotated[str, Meta(description="Folder of the store's data.", min_length=1)] = "var"
    fresh: Annotated[bool, Meta(description="Delete the folder's data first.")] = False
    tour: Annotated[str, Meta(description="Folder for the tour's pictures; starts the tour.")] = ""


def main(argv: list[str]) -> int:
    """Run the demo; exit code 0 when it was stopped or the tour went as expected."""
    options = read_options(DemoOptions, "demo", _with_tour_folder(argv))
    if options.tour:
        return _tour(Path(options.tour))
    if not has_screen():
        _say("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).")
        _say("The tour walks the same journeys without one: script/demo --tour")
        return 1
    directory = Path(options.data)
    if options.fresh and directory.exists():
        _say(f"Beginning anew: deleting what is in {directory}")
        _delete_store(directory)
    began_s = time.monotonic()
    try:
        return RunningDemo(Store(directory, say=_say), _say).run(began_s)
    except StartFailed as problem:
        print(f"storeside demo: {problem}", file=sys.stderr)
        return 1


def _with_tour_folder(argv: list[str]) -> list[str]:
    """The folder may be left out after `--tour`."""
    words: list[str] = []
    for given, after in zip_longest(argv, argv[1:], fillvalue="--"):
        words += [given, TOUR_FOLDER] if given == "--tour" and after[:2] == "--" else [given]
    return words


def has_screen() -> bool:
    """Whether a window can be opened."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tour(directory: Path) -> int:
    from storeside.tour.command import run_tour  # noqa: PLC0415  a kiosk is loaded only here

    return run_tour(directory, _say)


def _delete_store(directory: Path) -> None:
    """Delete only what a store makes, in case the folder is someone's own."""
    programs = ("cloud", "edge", "bridge", "terminal", "printer", "wallet", "kiosk")
    for name in ("broker", *programs, "settings", "log"):
        shutil.rmtree(directory / name, ignore_errors=True)
    for name in ("addresses.json", "floor.json"):
        (directory / name).unlink(missing_ok=True)


def _say(text: str) -> None:
    print(text, flush=True)
