"""A camera without a camera: shows pictures, a folder of them, a video file, or what it is told."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, repeat
from pathlib import Path
from threading import Lock
from typing import Final

from kiosk.scanner import images
from kiosk.scanner.camera import FRAME_HEIGHT_PX, FRAME_WIDTH_PX, RATE_HZ, CameraLost, Frame
from kiosk.scanner.images import Picture, PictureError
from kiosk.scanner.pace import Pace
from kiosk.scanner.scene import counter

_PICTURE_NAMES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})

Playlist = Callable[[], Iterator[Picture]]


class VirtualCamera:
    """Gives 1280x720 frames at an even rate: of `playlist` from its start, or of what `show` holds.

    With neither, an empty counter is seen. What is held up trembles a little, as a hand does.
    `show` may be called from any thread; the rest is a FrameSource.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], object],
        *,
        playlist: Playlist | None = None,
        rate_hz: float = RATE_HZ,
        tremor_px: float = 2.0,
    ) -> None:
        """`clock` gives monotonic seconds; `sleep` waits for the seconds it is given."""
        self._clock, self._sleep = clock, sleep
        self._playlist, self._rate_hz, self._tremor_px = playlist, rate_hz, tremor_px
        self._lock = Lock()
        self._shown: Picture | None = None
        self._is_live = playlist is None
        self._playing: Iterator[Picture] | None = None
        self._pace: Pace | None = None
        self._number = 0

    def show(self, picture: Picture | None) -> None:
        """Hold a grey or BGR picture before the camera from now on; None takes it away."""
        fitted = None if picture is None else _fitted(picture)
        with self._lock:
            self._shown, self._is_live = fitted, True

    def open(self) -> None:
        """Start; a playlist begins anew."""
        self._pace = Pace(self._rate_hz, self._clock, self._sleep)
        self._playing = self._playlist() if self._playlist is not None else None

    def read(self, timeout_s: float) -> Frame | None:
        """Return the next frame when it is due, or None when that is later than `timeout_s`."""
        if self._pace is None:
            raise CameraLost("the virtual camera is not open")
        if not self._pace.wait(timeout_s):
            return None
        at_s = self._clock()
        with self._lock:
            is_live, shown = self._is_live, self._shown
        if is_live:
            picture = counter() if shown is None else self._trembled(shown, at_s)
        else:
            picture = self._played()
        self._number += 1
        return Frame(images.grey(picture), picture, at_s, self._number)

    def close(self) -> None:
        """Stop; what `show` holds is kept."""
        self._pace = self._playing = None

    def _played(self) -> Picture:
        try:
            picture = next(self._playing) if self._playing is not None else None
        except PictureError as error:
            raise CameraLost(str(error)) from error
        return counter() if picture is None else _fitted(picture)

    def _trembled(self, picture: Picture, at_s: float) -> Picture:
        if self._tremor_px == 0:
            return picture
        # Two slow waves that do not fit into each other never repeat to the eye.
        dx = math.sin(at_s * 5.3) + 0.5 * math.sin(at_s * 8.7)
        dy = math.sin(at_s * 4.1 + 1.0) + 0.5 * math.sin(at_s * 9.9)
        return images.shift(picture, dx * self._tremor_px, dy * self._tremor_px)


def pictures(shown: Sequence[Picture], hold_frames: int = 45) -> Playlist:
    """Return a playlist of pictures, each held for `hold_frames`, from the start again at the end.

    Raises PictureError when there are none.
    """
    if not shown:
        raise PictureError("there is no picture to show. Give at least one.")
    return lambda: (p for picture in cycle(shown) for p in repeat(picture, hold_frames))


def folder(path: Path, hold_frames: int = 45) -> Playlist:
    """Return a playlist of the pictures in a folder, by name. Raises PictureError when none is."""
    if not path.is_dir():
        raise PictureError(f"{path}: is not a folder.")
    names = sorted(p for p in path.iterdir() if p.suffix.lower() in _PICTURE_NAMES)
    if not names:
        raise PictureError(f"{path}: has no pictures. Put JPEG or PNG files into it.")
    return lambda: (
        picture
        for name in cycle(names)
        for picture in repeat(_fitted(images.load_bgr(name)), hold_frames)
    )


def video(path: Path) -> Playlist:
    """Return a playlist of a video file's frames, one each, from the start again at the end.

    Raises PictureError when the file cannot be opened.
    """
    images.Video.of_file(path).close()
    return lambda: _video_frames(path)


def _video_frames(path: Path) -> Iterator[Picture]:
    while True:
        clip = images.Video.of_file(path)
        try:
            picture = clip.read()
            if picture is None:
                raise PictureError(f"{path}: has no pictures in it.")
            while picture is not None:
                yield picture
                picture = clip.read()
        finally:
            clip.close()


def _fitted(picture: Picture) -> Picture:
    return images.fit(images.bgr(picture), FRAME_WIDTH_PX, FRAME_HEIGHT_PX)
