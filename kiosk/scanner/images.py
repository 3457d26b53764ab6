"""The only door to OpenCV: pictures in and out, and what is done to them before reading."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

_BEFORE = dict(os.environ)
import cv2  # noqa: E402  (its wheel points Qt at its own plugins, which breaks PySide6)

for _name in set(os.environ) - set(_BEFORE):
    del os.environ[_name]
for _name, _value in _BEFORE.items():
    os.environ[_name] = _value

from kiosk.scanner.heif import decode_heif, is_heif  # noqa: E402

# The scanner has one worker; OpenCV's own threads would take the cores from the screen.
cv2.setNumThreads(1)
# A missing camera is told by our own errors; OpenCV would print it to the terminal at each try.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_ERROR)

Picture = npt.NDArray[np.uint8]
"""Grey (height, width), BGR (height, width, 3) or RGBA/BGRA (height, width, 4), 8 bits each."""
Floats = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]

_CLAHE: Final = cv2.createCLAHE(3.0, (8, 8))
_CLAHE_STRIP: Final = cv2.createCLAHE(3.0, (8, 2))
_PNG: Final = b"\x89PNG"


class PictureError(ValueError):
    """A picture file cannot be read; the message says why and what to do."""


def load_grey(path: Path) -> Picture:
    """Read a picture file as grey, turned as its EXIF orientation says.

    Raises PictureError when the file is missing, is no picture, or is of a kind not supported.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise PictureError(
            f"{path}: cannot be opened ({why}). Check the name and rights."
        ) from error
    if not data:
        raise PictureError(f"{path}: is empty. Copy the picture again.")
    if is_heif(data):
        return _grey_of_heif(path, data)
    raw = np.frombuffer(data, np.uint8)
    try:
        # Only a PNG can be see-through, and only unchanged decoding keeps that.
        how = cv2.IMREAD_UNCHANGED if data[:4] == _PNG else cv2.IMREAD_GRAYSCALE
        decoded = cv2.imdecode(raw, how)
    except cv2.error as error:
        raise PictureError(f"{path}: too large or damaged ({error.err}). Save it again.") from error
    if decoded is None:
        raise PictureError(
            f"{path}: is not a picture that can be read. Use JPEG, HEIC, PNG or WebP."
        )
    return grey(_as_bytes(np.asarray(decoded)))


def _grey_of_heif(path: Path, data: bytes) -> Picture:
    try:
        decoded = decode_heif(data)
    except ValueError as error:
        raise PictureError(f"{path}: damaged HEIC picture ({error}). Copy it again.") from error
    how = cv2.COLOR_RGBA2GRAY if decoded.shape[2] == 4 else cv2.COLOR_RGB2GRAY
    return _picture(cv2.cvtColor(decoded, how))


def load_bgr(path: Path) -> Picture:
    """Read a picture file in colour. Raises PictureError as `load_grey` does."""
    try:
        decoded = cv2.imread(str(path), cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise PictureError(f"{path}: too large or damaged ({error.err}). Save it again.") from error
    if decoded is None:
        raise PictureError(f"{path}: is not a picture that can be read. Use JPEG, PNG or WebP.")
    return _picture(decoded)


def save(path: Path, picture: Picture) -> None:
    """Write a picture; the name's ending chooses the format. Raises PictureError when it fails."""
    try:
        written = cv2.imwrite(str(path), picture)
    except cv2.error as error:
        raise PictureError(f"{path}: cannot be written ({error.err}).") from error
    if not written:
        raise PictureError(f"{path}: cannot be written. Check the folder and its rights.")


class Video:
    """A camera or a video file as OpenCV opens it."""

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture

    @classmethod
    def of_camera(cls, device: int | str, width: int, height: int, rate_hz: float) -> "Video":
        """Open a camera by number or path, one frame in its buffer. Raises PictureError."""
        how = cv2.CAP_V4L2 if sys.platform == "linux" else cv2.CAP_ANY
        capture = cv2.VideoCapture(device, how)
        if not capture.isOpened():
            raise PictureError(f"camera {device} cannot be opened. Is it plugged in, and free?")
        # Raw 1280x720 does not fit through USB 2 at 30 frames a second; motion JPEG does.
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
        capture.set(cv2.CAP_PROP_FPS, rate_hz)
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        return cls(capture)

    @classmethod
    def of_file(cls, path: Path) -> "Video":
        """Open a video file. Raises PictureError."""
        capture = cv2.VideoCapture(str(path))
        if not path.is_file() or not capture.isOpened():
            raise PictureError(f"{path}: is not a video that can be played. Use MP4 or AVI.")
        return cls(capture)

    def read(self) -> Picture | None:
        """Return the next frame in BGR, or None when there is none."""
        came, picture = self._capture.read()
        return _picture(picture) if came else None

    def close(self) -> None:
        """Let the camera or file go."""
        self._capture.release()


def save_video(path: Path, frames: Sequence[Picture], rate_hz: float) -> None:
    """Write BGR frames of one size as a motion-JPEG AVI. Raises PictureError when it fails."""
    height, width = frames[0].shape[:2]
    fourcc = cv2.VideoWriter.fourcc(*"MJPG")
    writer = cv2.VideoWriter(str(path), fourcc, rate_hz, (width, height))
    if not writer.isOpened():
        raise PictureError(f"{path}: cannot be written. Check the folder and its rights.")
    for frame in frames:
        writer.write(frame)
    writer.release()


def grey(picture: Picture) -> Picture:
    """Return the grey form of a grey, BGR or BGRA picture; what is see-through becomes white."""
    if picture.ndim == 2:
        return picture
    if picture.shape[2] == 4:
        alpha = picture[:, :, 3].astype(np.float32) / 255.0
        over = grey(picture[:, :, :3]).astype(np.float32)
        return _picture(255.0 - (255.0 - over) * alpha)
    if picture.shape[2] == 3:
        return _picture(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))
    return _picture(picture[:, :, 0])


def bgr(picture: Picture) -> Picture:
    """Return the BGR form of a grey or BGR picture."""
    if picture.ndim == 2:
        return _picture(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))
    return picture


def resize(picture: Picture, factor: float) -> Picture:
    """Scale by `factor`: area averaging downward, cubic upward."""
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return _picture(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=how))


def resize_to(picture: Picture, width: int, height: int) -> Picture:
    """Scale to exactly `width` by `height` pixels."""
    how = cv2.INTER_AREA if width < picture.shape[1] else cv2.INTER_CUBIC
    return _picture(cv2.resize(picture, (width, height), interpolation=how))


def fit(picture: Picture, width: int, height: int, fill: int = 235) -> Picture:
    """Scale to stand whole in the middle of a `width` by `height` picture, the rest `fill`."""
    if picture.shape[:2] == (height, width):
        return picture
    factor = min(width / picture.shape[1], height / picture.shape[0])
    inner = resize_to(
        picture,
        max(1, round(picture.shape[1] * factor)),
        max(1, round(picture.shape[0] * factor)),
    )
    out = np.full((height, width, *picture.shape[2:]), fill, np.uint8)
    top, left = (height - inner.shape[0]) // 2, (width - inner.shape[1]) // 2
    out[top : top + inner.shape[0], left : left + inner.shape[1]] = inner
    return out


def cut_affine(picture: Picture, to_frame: Matrix, width: int, height: int) -> Picture:
    """Cut a turned strip out: `to_frame` (2x3) maps the strip's pixels into the picture."""
    how = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    edge = cv2.BORDER_REPLICATE
    return _picture(cv2.warpAffine(picture, to_frame, (width, height), flags=how, borderMode=edge))


def shift(picture: Picture, dx_px: float, dy_px: float) -> Picture:
    """Move a picture by a part of a pixel or more, its edges repeated."""
    matrix = np.array([[1.0, 0.0, dx_px], [0.0, 1.0, dy_px]])
    size = (picture.shape[1], picture.shape[0])
    return _picture(cv2.warpAffine(picture, matrix, size, borderMode=cv2.BORDER_REPLICATE))


def even_out(picture: Picture) -> Picture:
    """Raise local contrast (CLAHE) over a whole picture."""
    return _picture(_CLAHE.apply(picture))


def even_out_strip(strip: Picture) -> Picture:
    """Raise local contrast (CLAHE) along a low, wide strip of bars."""
    return _picture(_CLAHE_STRIP.apply(strip))


def sharpen(picture: Picture, radius_px: float = 2.5, amount: float = 3.0) -> Picture:
    """Sharpen by unsharp masking with a Gaussian of `radius_px`."""
    soft = cv2.GaussianBlur(picture, (0, 0), radius_px)
    return _picture(cv2.addWeighted(picture, 1 + amount, soft, -amount, 0))


def smooth_along_bars(strip: Picture, rows: int) -> Picture:
    """Average an upright strip over `rows` rows: noise goes, bars stay."""
    return _picture(cv2.blur(strip, (1, max(1, rows)), borderType=cv2.BORDER_REPLICATE))


def thumbnail(picture: Picture, width: int = 64, height: int = 36) -> Picture:
    """Return a tiny averaged copy, for telling whether anything moved."""
    return _picture(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA))


def soften(picture: Picture, radius_px: float) -> Picture:
    """Blur by a Gaussian of `radius_px`, as a lens out of focus does."""
    return _picture(cv2.GaussianBlur(picture, (0, 0), radius_px))


def smear(picture: Picture, length_px: int, angle_deg: float) -> Picture:
    """Blur along one line, as moving while the shutter is open does."""
    size = max(3, length_px | 1)
    kernel = np.zeros((size, size), np.float32)
    kernel[size // 2, :] = 1.0
    turn = cv2.getRotationMatrix2D((size / 2 - 0.5, size / 2 - 0.5), angle_deg, 1.0)
    kernel = np.asarray(cv2.warpAffine(kernel, turn, (size, size)), np.float32)
    return _picture(cv2.filter2D(picture, -1, kernel / float(kernel.sum())))


def project(picture: Picture, to_scene: Matrix, width: int, height: int) -> Picture:
    """Lay a flat picture into a scene by a 3x3 homography; nothing lies outside it (zeros)."""
    how = cv2.INTER_LINEAR
    return _picture(cv2.warpPerspective(picture, to_scene, (width, height), flags=how))


def homography(source: Floats, target: Floats) -> Matrix:
    """Return the 3x3 homography that maps four source points (4x2) onto four target points."""
    return np.asarray(cv2.getPerspectiveTransform(source, target), np.float64)


def expose(picture: Picture, gain: Floats, grain: Floats) -> Picture:
    """Multiply a BGR picture by `gain` (one row), add `grain` (grey levels, every channel)."""
    gains = np.broadcast_to(np.asarray(gain, np.float32), picture.shape[:2])
    channels = []
    for channel in cv2.split(picture):
        lit = cv2.multiply(channel, gains, dtype=cv2.CV_32F)
        channels.append(cv2.add(lit, grain, dtype=cv2.CV_8U))
    return _picture(cv2.merge(channels))


def gradient_products(picture: Picture, window_px: int) -> tuple[Floats, Floats, Floats]:
    """Return the window means of gx*gx, gy*gy and gx*gy (Scharr gradients) at every pixel."""
    gx = cv2.Scharr(picture, cv2.CV_32F, 1, 0)
    gy = cv2.Scharr(picture, cv2.CV_32F, 0, 1)
    window = (window_px, window_px)
    xx, yy, xy = (
        np.asarray(cv2.boxFilter(product, -1, window), np.float32)
        for product in (gx * gx, gy * gy, gx * gy)
    )
    return xx, yy, xy


def connected(mask: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Return labels (from 1) of connected areas; per area left, top, width, height, size."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    return np.asarray(labels, np.int32), np.asarray(boxes[1:], np.int32)


def _picture(array: object) -> Picture:
    out: npt.NDArray[Any] = np.asarray(array)
    if out.dtype == np.uint8:
        return out
    return np.asarray(np.clip(np.rint(out), 0, 255), np.uint8)


def _as_bytes(array: npt.NDArray[Any]) -> Picture:
    if array.dtype == np.uint16:
        return np.asarray(array >> 8, np.uint8)
    return _picture(array)
