"""Where frames come from: the port that every camera fits, and the webcam."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from kiosk.scanner import images
from kiosk.scanner.images import Picture

FRAME_WIDTH_PX: Final = 1280
FRAME_HEIGHT_PX: Final = 720
RATE_HZ: Final = 30.0


class CameraLost(OSError):
    """The camera cannot be opened or has stopped giving frames; opening it again may help."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture of the camera: `grey` for reading, `bgr` for showing; not to be written to.

    `at_s` is when it was taken, by the source's monotonic clock; `number` counts from 1.
    """

    grey: Picture
    bgr: Picture
    at_s: float
    number: int


class FrameSource(Protocol):
    """A camera. One thread opens, reads and closes it; it can be opened again after closing."""

    def open(self) -> None:
        """Start giving frames. Raises CameraLost when it cannot."""

    def read(self, timeout_s: float) -> Frame | None:
        """Return the next frame, or None when none came in time. Raises CameraLost."""

    def close(self) -> None:
        """Stop giving frames; harmless when closed already."""


class Webcam:
    """A camera that the operating system knows, by its number or its device path."""

    def __init__(self, device: int | str, clock: Callable[[], float]) -> None:
        self._device = device
        self._clock = clock
        self._video: images.Video | None = None
        self._number = 0

    def open(self) -> None:
        """Open the device at 1280x720 and 30 frames a second, or what it has nearest to that."""
        self.close()
        try:
            self._video = images.Video.of_camera(
                self._device, FRAME_WIDTH_PX, FRAME_HEIGHT_PX, RATE_HZ
            )
        except images.PictureError as error:
            raise CameraLost(str(error)) from error

    def read(self, timeout_s: float) -> Frame | None:
        """Return the next frame. The driver has a time limit of its own; `timeout_s` is unused."""
        if self._video is None:
            raise CameraLost(f"camera {self._device} is not open")
        picture = self._video.read()
        if picture is None:
            raise CameraLost(f"camera {self._device} gives no pictures. Check its cable.")
        self._number += 1
        fitted = images.fit(images.bgr(picture), FRAME_WIDTH_PX, FRAME_HEIGHT_PX)
        return Frame(images.grey(fitted), fitted, self._clock(), self._number)

    def close(self) -> None:
        """Let the device go."""
        if self._video is not None:
            self._video.close()
            self._video = None
