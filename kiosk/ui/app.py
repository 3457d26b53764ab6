"""The kiosk's window: engine, view models, camera, keyboard, put together around a core."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import shiboken6
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.flow import touches
from kiosk.flow.access import AccessChosen
from kiosk.flow.events import CodeRead, CodeSource, Event, Tick
from kiosk.flow.state import KioskState, Screen
from kiosk.scanner.camera import Frame, FrameSource
from kiosk.scanner.confirm import Confirmed
from kiosk.scanner.images import resize_to
from kiosk.scanner.pipeline import Scanner
from kiosk.ui.driver import Driver
from kiosk.ui.keys import Keyboard
from kiosk.ui.locked import Locked
from kiosk.ui.pictures import CameraPictures, QrPictures
from kiosk.ui.sounds import Sounds
from kiosk.ui.speech import Speech
from kiosk.ui.threads import WindowThread
from kiosk.ui.translations import Translations
from kiosk.ui.walk import FiveKeys
from kiosk.viewmodels.access import ShopLook
from kiosk.viewmodels.kiosk import KioskView
from kiosk.viewmodels.tray import Hands
from storecore.contracts.reference import Item
from storecore.contracts.status import DeviceStatus
from storecore.notifier import Notifier

QML = Path(__file__).resolve().parent.parent / "qml"
ASSETS = Path(__file__).resolve().parents[2] / "assets"
_TICK_MS = 250
_TOUCH_REPORT_S = 1.0
_PREVIEW_PERIOD_S = 1 / 15
_PREVIEW_PX = (640, 360)
_CAMERA_SCREENS = (Screen.BASKET, Screen.COLLECT, Screen.RESUME)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


class Core(Protocol):
    """What the window needs of the core. All of it in the window's thread."""

    @property
    def state(self) -> KioskState:
        """The state now."""

    def dispatch(self, event: Event) -> None:
        """Something happened."""

    def subscribe(self, callback: Callable[[KioskState], None]) -> object:
        """Tell every new state."""


@dataclass(frozen=True, kw_only=True)
class WindowOptions:
    """How the window looks. Sizes in pixels; `text_scale` 1.0 to 2.0."""

    width: int = 1080
    height: int = 1920
    full_screen: bool = False
    look: str = "day"
    text_scale: float = 1.0
    motion: bool = True
    sounds: bool = False
    speak_on_keys: bool = False
    staging_places: tuple[str, ...] = ("A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3")
    assets: Path = ASSETS
    cache: Path | None = None


class KioskApp:
    """A running kiosk window around a core.

    `hands` and `goods` fill the demo's tray; without hands there is none. Without `speech` nothing
    offers to read aloud.
    """

    def __init__(
        self,
        core: Core,
        camera: FrameSource | None,
        options: WindowOptions,
        *,
        hands: Hands | None = None,
        speech: Speech | None = None,
        goods: Callable[[], Sequence[Item]] | None = None,
        monotonic_s: Callable[[], float] = time.monotonic,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        self._core = core
        self._options = options
        self._clock = monotonic_s
        self._goods = goods
        self._tray_filled: tuple[str, Sequence[Item]] = ("", ())
        self._preview_due_s = 0.0
        self._newest_frame: QImage | None = None
        self._touch_reported_s = 0.0
        self._window_thread = WindowThread()
        self._camera_pictures = CameraPictures()
        cache = options.cache or _cache()
        self._translations = Translations(cache / "translations")
        self.view = KioskView(
            core.dispatch,
            goods_url=QUrl.fromLocalFile(str(options.assets / "goods")).toString(),
            now_ms=now_ms,
            staging_places=options.staging_places,
            hands=hands,
            shop_look=ShopLook(
                look=options.look, text_scale=options.text_scale, motion=options.motion
            ),
            say=speech.say if speech is not None else None,
        )
        self._speech = speech
        self._translations.use(core.state.language)
        self._language = core.state.language
        self.view.update(core.state)
        self._engine = self._build_engine()
        self.window = self._window()
        self._driver = Driver(self.window)
        self.keyboard = Keyboard(monotonic_s, self._wedge_code, self.view.typed)
        self._presses = _Presses(self._pressed)
        self._five_keys = FiveKeys(self.window, self._keys_taken)
        application = QGuiApplication.instance()
        if application is None:
            raise RuntimeError("make a QGuiApplication before the kiosk's window")
        self._application = application
        for watcher in self._watchers():
            self._application.installEventFilter(watcher)
        self._lock = Locked(self.window, application)
        self._notifier = Notifier()
        self._ticks = QTimer()
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self._tick)
        self.scanner = (
            Scanner(camera, self._camera_code, self._camera_frame, monotonic_s) if camera else None
        )
        self._sounds = Sounds(cache / "sounds") if options.sounds else None
        core.subscribe(self.show_state)

    def start(self) -> None:
        """Show the window, start the camera and the ticking."""
        self._fill_tray(self._core.state)
        if self._options.full_screen:
            self._lock.hold()
        else:
            self.window.show()
        self._notifier.ready()
        self._ticks.start()
        if self.scanner:
            self.scanner.start()

    def stop(self) -> None:
        """Stop the camera, then close the window."""
        self._notifier.stopping()
        self._ticks.stop()
        self._lock.let_go()
        if self.scanner:
            self.scanner.stop()
        for watcher in self._watchers():
            self._application.removeEventFilter(watcher)
        self.window.close()
        # The engine goes at once, while the view models that its screens read are still there.
        shiboken6.delete(self._engine)
        self._translations.remove()
        if self._speech is not None:
            self._speech.stop()

    def show_state(self, state: KioskState) -> None:
        """Show a state, in its language."""
        if state.language != self._language:
            self._language = state.language
            self._translations.use(state.language)
            self.view.update(state)
            self._engine.retranslate()
        else:
            self.view.update(state)
        self._fill_tray(state)
        self._five_keys.shown()
        if self._sounds:
            self._sounds.hear(state.sound)

    def devices(self) -> tuple[DeviceStatus, ...]:
        """How the camera is. Safe from any thread."""
        if self.scanner is None:
            return ()
        status = self.scanner.status()
        age_ms = -1 if status.frame_age_s is None else int(status.frame_age_s * 1000)
        reading = status.problem or f"{status.fps:.0f} frames/s, {status.codes} codes read"
        online = status.state == "reading"
        return (DeviceStatus(device="camera", online=online, reading=reading, age_ms=age_ms),)

    def find(self, object_name: str) -> QQuickItem | None:
        """The visible item of that objectName, None where there is none."""
        return self._driver.find(object_name)

    def touch(self, object_name: str) -> None:
        """Touch the item of that objectName. Raises driver.NotThere when that cannot be done."""
        self._driver.touch(object_name)

    def write(self, object_name: str, text: str) -> None:
        """Paste a text into the field of that objectName. Raises driver.NotThere."""
        self._driver.write(object_name, text)

    def grab(self, path: Path) -> None:
        """Save what the window shows. Raises OSError when the file cannot be written."""
        self._driver.grab(path)

    def _watchers(self) -> tuple[QObject, ...]:
        return self.keyboard, self._presses, self._five_keys

    def _build_engine(self) -> QQmlApplicationEngine:
        engine = QQmlApplicationEngine()
        engine.addImportPath(str(QML))
        engine.addImageProvider("camera", self._camera_pictures)
        engine.addImageProvider("qr", QrPictures())
        engine.setInitialProperties(
            {
                "kiosk": self.view,
                "marks": QUrl.fromLocalFile(str(self._options.assets / "marks")),
                "width": self._options.width,
                "height": self._options.height,
            }
        )
        engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        return engine

    def _window(self) -> QQuickWindow:
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the kiosk's window could not be made: see the messages above")
        return roots[0]

    def _fill_tray(self, state: KioskState) -> None:
        if self._goods is None or not state.ready or not self.view.tray_view.available:
            return
        wanted = (state.language, self._goods())
        if self._tray_filled != wanted:
            self._tray_filled = wanted
            self.view.tray_view.fill(wanted[1], self.view.wording(state.language))

    def _tick(self) -> None:
        self._core.dispatch(Tick())
        self._notifier.beat()
        if self.scanner and self.scanner.status().state == "camera lost":
            self.view.camera_view.lost()

    def _pressed(self) -> None:
        now_s = self._clock()
        if now_s - self._touch_reported_s >= _TOUCH_REPORT_S:
            self._touch_reported_s = now_s
            self._core.dispatch(touches.Touched())

    def _keys_taken(self) -> None:
        if self._options.speak_on_keys and self._speech is not None:
            access = replace(self._core.state.access, spoken=True)
            self._core.dispatch(AccessChosen(access))

    def _wedge_code(self, text: str) -> None:
        self._core.dispatch(CodeRead(text=text, source=CodeSource.WEDGE))

    def _camera_code(self, confirmed: Confirmed) -> None:
        code = confirmed.code
        event = CodeRead(
            text=code.text, symbology=code.symbology, gs1=code.gs1, away_s=confirmed.away_s
        )
        self._window_thread.post(lambda: self._code_seen(event))

    def _code_seen(self, event: CodeRead) -> None:
        self.view.camera_view.code_read()
        self._core.dispatch(event)

    def _camera_frame(self, frame: Frame) -> None:
        if frame.at_s < self._preview_due_s:
            return
        self._preview_due_s = frame.at_s + _PREVIEW_PERIOD_S
        small = resize_to(frame.bgr, *_PREVIEW_PX)
        width, height = _PREVIEW_PX
        pixels = small.tobytes()  # has to outlive the image that only looks at it
        image = QImage(pixels, width, height, 3 * width, QImage.Format.Format_BGR888)
        # Room for the newest only: a window that is busy must not be left with a queue of frames.
        waiting, self._newest_frame = self._newest_frame, image.copy()
        if waiting is None:
            self._window_thread.post(self._show_newest_frame)

    def _show_newest_frame(self) -> None:
        picture, self._newest_frame = self._newest_frame, None
        if picture is not None:
            self.show_camera_picture(picture)

    def show_camera_picture(self, picture: QImage) -> None:
        """Show what the camera sees."""
        self._camera_pictures.take(picture)
        if self._core.state.screen in _CAMERA_SCREENS:
            self.view.camera_view.frame_arrived()


class _Presses(QObject):
    """Tells that the glass was touched, whatever lies under the finger."""

    def __init__(self, on_press: Callable[[], None]) -> None:
        super().__init__()
        self._on_press = on_press

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never holds anything back."""
        if event.type() in _PRESSES and isinstance(watched, QQuickWindow):
            self._on_press()
        return False


def _cache() -> Path:
    where = QStandardPaths.StandardLocation.GenericCacheLocation
    return Path(QStandardPaths.writableLocation(where)) / "storeside"
