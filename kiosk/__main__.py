"""`storeside kiosk`: the touch application. Wiring only."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from kiosk.application.assemble import Kiosk
from kiosk.devices.nexo import NexoTerminal
from kiosk.devices.scale import SimulatedScale
from kiosk.options import KioskOptions
from kiosk.scanner.virtual import VirtualCamera
from kiosk.ui.app import ASSETS, KioskApp, WindowOptions
from kiosk.ui.cameras import CameraChoiceError, choose_camera
from kiosk.ui.hands import DemoHands
from kiosk.ui.platform import NoScreen, fitting_size, make_application
from kiosk.ui.threads import WindowThread
from storecore.clock import SystemClock
from storecore.contracts.status import DeviceStatus
from storecore.ids import IdSource
from storecore.logs import start_logs
from storecore.options.read import read_options
from storecore.serving.run import PortTaken
from storecore.serving.status import StatusDoor


def main(argv: list[str] | None = None) -> int:
    """Run the kiosk until its window is closed or a signal ends it; 2 when it cannot start."""
    given = sys.argv[1:] if argv is None else argv
    options = read_options(KioskOptions, "kiosk", given)
    start_logs("kiosk", Path(options.logs) if options.logs else None, options.log_level)
    try:
        return _run(options)
    except (NoScreen, CameraChoiceError, PortTaken) as problem:
        print(f"storeside kiosk: {problem}", file=sys.stderr)
    except (OSError, sqlite3.Error) as problem:
        print(f"storeside kiosk: the folder {options.data!r}: {problem}", file=sys.stderr)
    return 2


def _run(options: KioskOptions) -> int:
    application = make_application()
    clock = SystemClock()
    camera = choose_camera(options.camera, clock.monotonic_s)
    window_thread = WindowThread()
    windows: list[KioskApp] = []

    def devices() -> tuple[DeviceStatus, ...]:
        return windows[0].devices() if windows else ()

    scale = SimulatedScale()
    kiosk = Kiosk(
        options,
        clock,
        IdSource(clock),
        NexoTerminal(options.terminal_url, options.terminal_id, options.name),
        window_thread.post,
        scale=scale,
        devices=devices,
    )
    door = None
    try:
        door = StatusDoor(options.host, options.port, kiosk.status)
        assets = Path(options.assets) if options.assets else ASSETS
        hands = None
        if options.demo_tray and isinstance(camera, VirtualCamera):
            hands = DemoHands(camera, scale.put, assets / "goods")
        window = KioskApp(
            kiosk.core,
            camera,
            _window_options(options, assets),
            hands=hands,
            goods=kiosk.core.catalogue.items,
            monotonic_s=clock.monotonic_s,
            now_ms=clock.wall_ms,
        )
        windows.append(window)
        door.start()
        kiosk.start()
        window.start()
        return application.exec()
    finally:
        for opened in windows:
            opened.stop()
        if door is not None:
            door.stop()
        kiosk.stop()


def _window_options(options: KioskOptions, assets: Path) -> WindowOptions:
    width, height = fitting_size(options.width_px, options.height_px)
    return WindowOptions(
        width=width,
        height=height,
        full_screen=options.full_screen,
        look=options.theme,
        text_scale=options.text_scale,
        sounds=options.sounds,
        assets=assets,
        cache=Path(options.data) / "cache",
    )


if __name__ == "__main__":
    sys.exit(main())
