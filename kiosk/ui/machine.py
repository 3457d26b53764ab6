"""A whole kiosk with its window, camera, scale and status door, made from its options."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.application.assemble import Kiosk
from kiosk.application.core import KioskCore
from kiosk.application.take_money import payments_of
from kiosk.devices.printer import Printer
from kiosk.devices.printer_address import read_printer_address
from kiosk.devices.scale import SimulatedScale
from kiosk.options import KioskOptions
from kiosk.scanner.serial_address import read_serial_address
from kiosk.scanner.virtual import VirtualCamera
from kiosk.ui.app import ASSETS, KioskApp, WindowOptions
from kiosk.ui.cameras import choose_camera
from kiosk.ui.demo_floor import DemoFloor
from kiosk.ui.hands import DemoHands
from kiosk.ui.late_door import LateDoor
from kiosk.ui.line_scanner import LineScanner
from kiosk.ui.platform import fitting_size
from kiosk.ui.speech import make_speech
from kiosk.ui.threads import WindowThread
from storecore.clock import SystemClock
from storecore.contracts.status import DeviceStatus
from storecore.ids import IdSource


class KioskMachine:
    """Made, started and stopped on the window's thread, after the Qt application.

    Raises, when made: cameras.CameraChoiceError, PrinterAddressError, SerialAddressError,
    PaymentFileError, KeyUnusable, port.PortTaken, OSError or sqlite3.Error for a folder that
    cannot be used. `virtual_camera` is None where a real one is read.
    """

    def __init__(self, options: KioskOptions) -> None:
        clock = SystemClock()
        camera = choose_camera(options.camera, clock.monotonic_s)
        on_line = read_serial_address(options.serial_scanner)
        self.virtual_camera = camera if isinstance(camera, VirtualCamera) else None
        self.scale = SimulatedScale()
        self._window_thread = WindowThread()
        self._window: KioskApp | None = None
        self._kiosk = Kiosk(
            options,
            clock,
            IdSource(clock),
            payments_of(options, clock),
            self._window_thread.post,
            scale=self.scale,
            printer=_printer(options),
            devices=self._devices,
        )
        try:
            self._door = LateDoor(options.host, options.port, self._kiosk.status)
        except OSError:
            self._kiosk.stop()
            raise
        assets = Path(options.assets) if options.assets else ASSETS
        self._hands: DemoHands | None = None
        if options.demo_tray and self.virtual_camera is not None:
            floor = DemoFloor(options.demo_floor_url) if options.demo_floor_url else None
            self._hands = DemoHands(self.virtual_camera, self.scale.put, assets / "goods", floor)
        self.app = KioskApp(
            self.core,
            camera,
            _window_options(options, assets),
            hands=self._hands,
            speech=None if options.speech == "off" else make_speech(),
            goods=self.core.catalogue.items,
            monotonic_s=clock.monotonic_s,
            now_ms=clock.wall_ms,
        )
        self._window = self.app
        self._lines = [
            LineScanner(address, self._window_thread.post, self.core.dispatch)
            for address in (on_line, options.hid_scanner)
            if address
        ]

    @property
    def core(self) -> KioskCore:
        """The kiosk behind the window."""
        return self._kiosk.core

    def start(self) -> None:
        """Open the window and begin."""
        self._door.start()
        self._kiosk.start()
        self.app.start()
        for line in self._lines:
            line.start()

    def stop(self) -> None:
        """Close the window; what is on its way to the disk gets there."""
        for line in self._lines:
            line.stop()
        self.app.stop()
        if self._hands is not None:
            self._hands.close()
        self._door.stop()
        self._kiosk.stop()

    def _devices(self) -> tuple[DeviceStatus, ...]:
        if self._window is None:
            return ()
        return self._window.devices() + tuple(line.device() for line in self._lines)


def _printer(options: KioskOptions) -> Callable[[], Printer] | None:
    address = read_printer_address(options.printer)
    if address is None:
        return None

    def make() -> Printer:
        # Loaded by the printer's own thread: the first screen does not wait for it.
        from kiosk.devices.printer_escpos import EscposPrinter, connect_to  # noqa: PLC0415

        return EscposPrinter(connect_to(address), options.printer_width_mm)

    return make


def _window_options(options: KioskOptions, assets: Path) -> WindowOptions:
    width, height = fitting_size(
        options.width_px, options.height_px, full_screen=options.full_screen
    )
    return WindowOptions(
        width=width,
        height=height,
        full_screen=options.full_screen,
        look=options.theme,
        text_scale=options.text_scale,
        sounds=options.sounds,
        speak_on_keys=options.speech == "keys",
        assets=assets,
        cache=Path(options.data) / "cache",
    )
