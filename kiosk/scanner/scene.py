"""A counter seen by a simulated camera, and a package held into its view."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from kiosk.scanner import images
from kiosk.scanner.images import Floats, Matrix, Picture
from kiosk.scanner.package import Package

WIDTH_PX: Final = 1280
HEIGHT_PX: Final = 720
_FOCAL_PX: Final = 1150.0
_GRAIN_MARGIN_PX: Final = 192


@dataclass(frozen=True, slots=True)
class Pose:
    """How a package is held: its middle in the frame, its scale, and three turns.

    `roll_deg` turns it in the picture's plane; `pitch_deg` and `yaw_deg` lean it away.
    """

    x: float = WIDTH_PX / 2
    y: float = HEIGHT_PX / 2
    px_per_module: float = 3.0
    roll_deg: float = 0.0
    pitch_deg: float = 0.0
    yaw_deg: float = 0.0


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the camera makes of the scene.

    `light` multiplies brightness, `falloff` is how much darker one side is (0 to 1), `noise` is
    the standard deviation in grey levels, `blur_px` a Gaussian, `smear_px` the way moved while
    the shutter was open, along `smear_deg`.
    """

    light: float = 1.0
    falloff: float = 0.1
    noise: float = 2.0
    blur_px: float = 0.0
    smear_px: int = 0
    smear_deg: float = 0.0


@cache
def counter() -> Picture:
    """Return the empty counter, BGR: a wall out of focus and a quiet pale wooden top."""
    rng = np.random.default_rng(952)
    out = np.empty((HEIGHT_PX, WIDTH_PX, 3), np.float32)
    edge = int(HEIGHT_PX * 0.34)
    down = np.linspace(0, 1, HEIGHT_PX, dtype=np.float32)[:, None, None]
    wall = np.array([214, 220, 222], np.float32) - 26 * down
    wood = np.array([166, 190, 205], np.float32) + 18 * down
    out[:edge], out[edge:] = wall[:edge], wood[edge:]
    grain = rng.normal(0, 5, (HEIGHT_PX - edge, WIDTH_PX // 32, 1)).astype(np.float32)
    veins = images.resize_to(
        np.clip(128 + grain[:, :, 0] * 2, 0, 255).astype(np.uint8), WIDTH_PX, HEIGHT_PX - edge
    )
    out[edge:] += (veins[:, :, None].astype(np.float32) - 128) / 2
    across = np.linspace(-1, 1, WIDTH_PX, dtype=np.float32)[None, :, None]
    out -= 14 * across * across
    soft = images.soften(np.clip(out, 0, 255).astype(np.uint8), 2.0)
    soft[edge - 24 : edge + 24] = images.soften(soft, 9.0)[edge - 24 : edge + 24]
    return soft


def render(package: Package, pose: Pose, conditions: Conditions, seed: int) -> Picture:
    """Return the picture of a package held over the counter: BGR, or grey where that is grey."""
    factor = 1.25 * pose.px_per_module / package.module_px
    factor = min(factor, 1.0)
    face, alpha = package.face, package.alpha
    if factor < 1.0:
        face, alpha = images.resize(face, factor), images.resize(alpha, factor)
    to_scene = _homography(face, pose, pose.px_per_module / (package.module_px * factor))
    out = _held(
        images.project(face, to_scene, WIDTH_PX, HEIGHT_PX),
        images.project(alpha, to_scene, WIDTH_PX, HEIGHT_PX),
    )
    if conditions.blur_px > 0:
        out = images.soften(out, conditions.blur_px)
    if conditions.smear_px > 0:
        out = images.smear(out, conditions.smear_px, conditions.smear_deg)
    return _sensor(out, conditions, np.random.default_rng(seed))


def _homography(face: Picture, pose: Pose, scale: float) -> Matrix:
    height, width = face.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    centred = np.zeros((4, 3))
    centred[:, :2] = (corners - [width / 2, height / 2]) * scale
    turned = centred @ _rotation(pose).T
    depth = _FOCAL_PX / (_FOCAL_PX + turned[:, 2])
    target = turned[:, :2] * depth[:, None] + [pose.x, pose.y]
    return images.homography(corners, target.astype(np.float32))


def _rotation(pose: Pose) -> Matrix:
    roll, pitch, yaw = np.radians([pose.roll_deg, pose.pitch_deg, pose.yaw_deg])
    about_z = np.array(
        [[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]]
    )
    about_x = np.array(
        [[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]]
    )
    about_y = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    return np.asarray(about_y @ about_x @ about_z, np.float64)


@cache
def _grey_counter() -> Picture:
    return images.grey(counter())


def _held(laid: Picture, cover: Picture) -> Picture:
    """Return the counter with the package over it and its soft shadow on it."""
    quarter = images.shift(images.soften(images.resize(cover, 0.25), 7.0), 2.5, 5.5)
    shadow = images.resize_to(quarter, WIDTH_PX, HEIGHT_PX)
    out = (counter() if laid.ndim == 3 else _grey_counter()).copy()
    rows = np.flatnonzero(shadow.any(axis=1) | cover.any(axis=1))
    cols = np.flatnonzero(shadow.any(axis=0) | cover.any(axis=0))
    if not len(rows):
        return out
    here = (slice(rows[0], rows[-1] + 1), slice(cols[0], cols[-1] + 1))
    # Whole numbers: 8 bits of shade need no more, and take half the time.
    share, shade = cover[here].astype(np.uint16), shadow[here].astype(np.uint16)
    if laid.ndim == 3:
        share, shade = share[:, :, None], shade[:, :, None]
    share += share >> 7  # 255 becomes 256: whole
    keep = 256 - (shade * 80 >> 8)
    under = out[here] * keep >> 8
    out[here] = (laid[here] * share + under * (256 - share) >> 8).astype(np.uint8)
    return out


def _sensor(picture: Picture, conditions: Conditions, rng: np.random.Generator) -> Picture:
    side = rng.choice([-1.0, 1.0])
    slope = np.linspace(-0.5, 0.5, WIDTH_PX, dtype=np.float32)[None, :] * side
    light = conditions.light * (1 - conditions.falloff * (slope + 0.5))
    top, left = rng.integers(0, _GRAIN_MARGIN_PX, 2)
    grain = _grain()[top : top + HEIGHT_PX, left : left + WIDTH_PX] * np.float32(conditions.noise)
    return images.expose(picture, light, grain)


@cache
def _grain() -> Floats:
    shape = (HEIGHT_PX + _GRAIN_MARGIN_PX, WIDTH_PX + _GRAIN_MARGIN_PX)
    return np.random.default_rng(7).standard_normal(shape, np.float32)
