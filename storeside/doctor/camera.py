"""Whether a camera gives pictures, through the kiosk's own door to it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from storeside.doctor.finding import Finding, mind, ok

_FRAME_S_MAX = 5.0
_BUY = (
    "The demo needs none: goods are held to its camera on the screen. For a shop plug in a USB "
    "webcam (UVC, 1280x720, autofocus), or a USB bar code reader that types as a keyboard does."
)
_FREE = (
    "Close what uses it (a kiosk that is running does), pull it out and plug it in, and on Linux "
    "let your user have it: usermod -aG video USER, then sign in again."
)

Try = Callable[[int | str], str]
"""Takes one picture; returns its size in words. Raises OSError when that fails."""


def check_cameras(devices: Sequence[int | str], try_camera: Try) -> Finding:
    """The first camera that gives a picture; a webcam may come as more devices than one."""
    if not devices:
        return mind("camera", "No camera is plugged in.", _BUY)
    reasons = []
    for device in devices:
        try:
            size = try_camera(device)
        except OSError as problem:
            reasons.append(str(problem).rstrip("."))
            continue
        return ok("camera", f"Camera {device} gives pictures of {size}.")
    return mind("camera", f"No camera gives pictures: {'; '.join(reasons)}.", f"{_FREE} {_BUY}")


def look_at_cameras() -> list[Finding]:
    """Try every camera of this machine."""
    return [check_cameras(camera_devices(sys.platform, Path("/dev")), take_picture)]


def camera_devices(platform: str, folder: Path) -> list[int | str]:
    """The cameras to try: on Linux those in `folder` (/dev), elsewhere the first."""
    if platform != "linux":
        return [0]
    found = [path for path in folder.glob("video*") if path.name.removeprefix("video").isdigit()]
    found.sort(key=lambda path: int(path.name.removeprefix("video")))
    return [str(path) for path in found]


def take_picture(device: int | str) -> str:
    """One picture of a camera, its size in words. Raises OSError when there is none."""
    from kiosk.scanner.camera import Webcam  # noqa: PLC0415  OpenCV itself may be what is missing

    camera = Webcam(device, time.monotonic)
    camera.open()
    try:
        frame = camera.read(_FRAME_S_MAX)
    finally:
        camera.close()
    if frame is None:
        raise OSError(f"camera {device} gave no picture within {_FRAME_S_MAX:.0f} s")
    height, width = frame.bgr.shape[:2]
    return f"{width}x{height} pixels"
