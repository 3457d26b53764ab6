"""`storeside demo --tour DIR`: a whole store in a temporary folder, and its journeys walked."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from storecore.clock import SystemClock
from storecore.logs import start_logs
from storecore.options.read import parse_options
from storeside.programs.store import StartFailed, Store
from storeside.tour.books import CloudBooks, demo_goods, soon
from storeside.tour.journeys import (
    buy,
    clothes,
    collect,
    locker,
    member,
    offline,
    pause,
    pay,
    receipt,
    shelf,
)
from storeside.tour.report import Report, StepFailed
from storeside.tour.scene import Scene

SIZES = {"portrait": (1080, 1920), "landscape": (1280, 800)}
_ANY_PORTS = dict.fromkeys(("cloud", "edge", "kiosk", "bridge", "terminal", "printer", "wallet"), 0)
_PROGRAMS = ("cloud", "edge", "bridge", "terminal", "printer", "wallet")
_JOURNEYS = (buy, pay, collect, locker, shelf, offline, receipt, pause, clothes, member)


def run_tour(directory: Path, say: Callable[[str], None]) -> int:
    """Walk the journeys; exit code 0 when every step was as expected."""
    directory.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    with tempfile.TemporaryDirectory(prefix="storeside-tour-") as folder:
        store = Store(Path(folder), ports=_ANY_PORTS, quick=True, say=say)
        try:
            store.prepare()
            say("Starting cloud, edge agent, devices, card terminal and printer")
            store.start(*_PROGRAMS)
            store.wait_until_up(*_PROGRAMS)
            return _walk(store, directory, say)
        except StartFailed as problem:
            say(str(problem))
            return 1
        finally:
            store.stop()


def _walk(store: Store, directory: Path, say: Callable[[str], None]) -> int:
    # Qt reads the environment when it is loaded, so not before it is set.
    from kiosk.options import KioskOptions  # noqa: PLC0415
    from kiosk.ui.machine import KioskMachine  # noqa: PLC0415
    from kiosk.ui.platform import make_application  # noqa: PLC0415
    from storeside.tour.walker import Walker  # noqa: PLC0415

    make_application()
    width, height = SIZES["portrait"]
    arguments = ["--config", str(store.settings.file("kiosk")), "--camera", "virtual"]
    arguments += ["--width-px", str(width), "--height-px", str(height)]
    start_logs("kiosk", store.directory / "log", "warning")
    machine = KioskMachine(parse_options(KioskOptions, arguments))
    machine.start()
    walker = Walker(machine)
    report = Report(directory, SystemClock(), walker.grab, say)
    cloud = CloudBooks(store.ports.url("cloud"))
    scene = Scene(store, walker, cloud, demo_goods(), report)
    try:
        walker.wait(lambda: walker.state.ready, "goods in the kiosk", 30.0)
        walker.wait(soon(lambda: cloud.on_hand(buy.MILK) > 0), "goods in the cloud's books", 30.0)
        walker.wait(lambda: walker.state.links.cloud_up, "lines to be up", 30.0)
        for journey in _JOURNEYS:
            journey.walk(scene)
    except StepFailed:
        shutil.copytree(store.directory / "log", directory / "log", dirs_exist_ok=True)
        say(f"\nStopped there: {walker.describe()}. The programs' logs are in {directory / 'log'}")
    finally:
        machine.stop()
    report.write()
    return 1 if report.failures else 0
