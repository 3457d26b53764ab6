"""The whole reader with its threads: frames in, codes out, whatever the camera does."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from threading import Event

import numpy as np
import pytest

from kiosk.scanner import images, zxing
from kiosk.scanner.camera import CameraLost, Frame, FrameSource
from kiosk.scanner.confirm import Confirmed
from kiosk.scanner.images import Picture
from kiosk.scanner.live import LiveReader
from kiosk.scanner.newest import Newest
from kiosk.scanner.pipeline import Scanner
from kiosk.scanner.scene import counter
from kiosk.scanner.staging import stage_item
from kiosk.scanner.virtual import VirtualCamera

_WAIT_S = 20.0
_FIRST, _SECOND = "9521234567899", "95212340"


def _virtual() -> VirtualCamera:
    return VirtualCamera(time.monotonic, time.sleep)


@contextmanager
def _running(source: FrameSource) -> Iterator[tuple[Scanner, "Queue[Confirmed]", "Queue[Frame]"]]:
    codes: Queue[Confirmed] = Queue()
    frames: Queue[Frame] = Queue()
    scanner = Scanner(source, codes.put, frames.put, time.monotonic, retry_s=(0.01,))
    scanner.start()
    try:
        yield scanner, codes, frames
    finally:
        scanner.stop()


def test_an_item_held_up_is_told_once_and_the_next_one_after_it() -> None:
    camera = _virtual()
    with _running(camera) as (scanner, codes, frames):
        camera.show(stage_item(_FIRST, "ean13", None, 1))
        assert codes.get(timeout=_WAIT_S).code.text == _FIRST
        camera.show(stage_item(_SECOND, "ean8", None, 2, "turned"))
        assert codes.get(timeout=_WAIT_S).code.text == _SECOND
        for _ in range(20):  # held on for a while
            frames.get(timeout=_WAIT_S)
        status = scanner.status()
        assert codes.empty()
    assert status.state == "reading"
    assert status.codes == 2
    assert status.frames >= status.frames_read > 0
    assert status.fps > 0
    assert status.frame_age_s is not None
    assert status.cpu_ms_per_frame is not None
    assert status.cpu_ms_per_frame > 0
    assert scanner.status().state == "stopped"


def test_starting_and_stopping_again_is_harmless() -> None:
    camera = _virtual()
    camera.show(stage_item(_FIRST, "ean13", None, 1))
    codes: Queue[Confirmed] = Queue()
    scanner = Scanner(camera, codes.put, None, time.monotonic)
    scanner.stop()
    for _ in range(2):
        scanner.start()
        scanner.start()
        scanner.stop()
        scanner.stop()
    scanner.start()
    assert codes.get(timeout=_WAIT_S).code.text == _FIRST
    scanner.stop()


class _Unplugged:
    """A virtual camera whose cable is pulled: it fails to open, then while reading, then works."""

    def __init__(self) -> None:
        self.inner = _virtual()
        self.opened = 0
        self.lost = Event()

    def open(self) -> None:
        self.opened += 1
        if self.opened == 1:
            raise CameraLost("no such camera")
        self.inner.open()

    def read(self, timeout_s: float) -> Frame | None:
        if self.opened == 2:
            raise RuntimeError("driver gone")
        return self.inner.read(timeout_s)

    def close(self) -> None:
        self.inner.close()


@pytest.mark.filterwarnings("default")
def test_a_lost_camera_is_opened_again() -> None:
    camera = _Unplugged()
    camera.inner.show(stage_item(_FIRST, "ean13", None, 1))
    with _running(camera) as (scanner, codes, _):
        assert codes.get(timeout=_WAIT_S).code.text == _FIRST
        assert camera.opened == 3
        assert scanner.status().state == "reading"
        assert scanner.status().problem == ""


class _Dead:
    """A camera that never opens."""

    def __init__(self) -> None:
        self.tried = Event()
        self._tries = 0

    def open(self) -> None:
        self._tries += 1
        if self._tries > 1:  # the first failure has been reported by now
            self.tried.set()
        raise CameraLost("camera 3 cannot be opened. Is it plugged in, and free?")

    def read(self, timeout_s: float) -> Frame | None:
        raise AssertionError("never opened")

    def close(self) -> None:
        """Nothing is open."""


def test_a_camera_that_stays_lost_is_reported() -> None:
    camera = _Dead()
    with _running(camera) as (scanner, _, _frames):
        assert camera.tried.wait(_WAIT_S)
        status = scanner.status()
    assert status.state == "camera lost"
    assert "plugged in" in status.problem
    assert status.fps == 0.0


def test_a_handler_that_raises_does_not_stop_the_reader() -> None:
    camera, codes = _virtual(), Queue[str]()

    def handle(code: Confirmed) -> None:
        codes.put(code.code.text)
        raise RuntimeError("the basket is broken")

    def preview(_: Frame) -> None:
        raise RuntimeError("the screen is broken")

    scanner = Scanner(camera, handle, preview, time.monotonic)
    scanner.start()
    camera.show(stage_item(_FIRST, "ean13", None, 1))
    assert codes.get(timeout=_WAIT_S) == _FIRST
    camera.show(stage_item(_SECOND, "ean8", None, 1))
    assert codes.get(timeout=_WAIT_S) == _SECOND
    scanner.stop()


def test_there_is_room_for_the_newest_only() -> None:
    newest: Newest[int] = Newest()
    newest.put(1)
    newest.put(2)
    assert newest.take() == 2
    newest.put(3)
    newest.close()
    assert newest.take() is None


def test_a_swiped_item_is_told_once() -> None:
    """An item that comes in, passes and leaves within half a second, at 30 frames a second."""
    passing = [stage_item(_FIRST, "ean13", None, seed) for seed in range(6)]
    shown = [
        np.roll(p, shift, axis=1) for p, shift in zip(passing, range(-500, 501, 200), strict=True)
    ]
    camera = _virtual()
    with _running(camera) as (_, codes, frames):
        for picture in shown:
            camera.show(picture)
            for _ in range(2):
                frames.get(timeout=_WAIT_S)
        camera.show(None)
        assert codes.get(timeout=_WAIT_S).code.text == _FIRST
        for _ in range(10):
            frames.get(timeout=_WAIT_S)
        assert codes.empty()


def test_nobody_there_costs_a_glance_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the frames of an empty counter one in ten is read; whatever moves is read at once."""
    looked: list[str] = []
    read = zxing.read

    def counted(picture: Picture, formats: zxing.Formats, treatment: str, **how: bool) -> object:
        looked.append(treatment)
        return read(picture, formats, treatment, **how)

    monkeypatch.setattr(zxing, "read", counted)
    reader, nobody = LiveReader(), images.grey(counter())
    for _ in range(20):
        reader.read(nobody)
    looked.clear()
    for _ in range(100):
        reader.read(nobody)
    assert looked.count("as it is") <= 2 * 10
    assert reader.read(images.grey(stage_item(_FIRST, "ean13", None, 1)))
