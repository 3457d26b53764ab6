"""Which camera the kiosk reads from."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.scanner import images, virtual
from kiosk.scanner.camera import CameraLost, FrameSource, Webcam
from kiosk.scanner.images import PictureError
from kiosk.scanner.virtual import VirtualCamera


class CameraChoiceError(ValueError):
    """The option `camera` names nothing that can be read from; the message says what to write."""


def choose_camera(choice: str, clock: Callable[[], float]) -> FrameSource | None:
    """The camera for the option `camera`; None for "off".

    Raises:
        CameraChoiceError: a path that is no picture, folder or video.
    """
    if choice == "off":
        return None
    if choice == "virtual" or (choice == "auto" and not has_webcam()):
        return VirtualCamera(clock, time.sleep)
    if choice == "auto":
        return Webcam(0, clock)
    if choice.isdigit():
        return Webcam(int(choice), clock)
    return _from_file(Path(choice), clock)


def has_webcam() -> bool:
    """Whether there is a webcam that opens."""
    if sys.platform == "linux" and not any(Path("/dev").glob("video*")):
        return False
    webcam = Webcam(0, lambda: 0.0)
    try:
        webcam.open()
    except CameraLost:
        return False
    finally:
        webcam.close()
    return True


def _from_file(path: Path, clock: Callable[[], float]) -> FrameSource:
    if path.parts[:2] == ("/", "dev"):
        return Webcam(str(path), clock)
    try:
        if path.is_dir():
            playlist = virtual.folder(path)
        elif path.suffix.lower() in {".mp4", ".mkv", ".avi", ".mov", ".webm"}:
            playlist = virtual.video(path)
        else:
            playlist = virtual.pictures([images.load_bgr(path)])
    except (PictureError, OSError) as error:
        raise CameraChoiceError(
            f"camera: {error} Write auto, virtual, off, a webcam's number, or the path of a "
            "picture, folder or video."
        ) from error
    return VirtualCamera(clock, time.sleep, playlist=playlist)
