"""Stages an item before the virtual camera, so that its code passes through the real reader."""

from functools import lru_cache
from typing import Final, Literal, get_args

import numpy as np

from kiosk.scanner.images import Picture
from kiosk.scanner.package import Package, draw_package
from kiosk.scanner.scene import HEIGHT_PX, WIDTH_PX, Conditions, Pose, render
from kiosk.scanner.zxing import draw

Difficulty = Literal["easy", "turned", "far", "tilted", "dim", "blurred", "swiped", "all_at_once"]
DIFFICULTIES: Final[tuple[Difficulty, ...]] = get_args(Difficulty)

_EASY_PX_PER_MODULE: Final = 3.0
_FAR_PX_PER_MODULE: Final = 1.9
# Wide codes fill the frame at fewer pixels a module, so they need not be drawn larger than this.
_DRAWN_WIDTH_PX: Final = 1100
_ROOM_PX: Final = (WIDTH_PX * 0.72, HEIGHT_PX * 0.97)


def stage_item(
    code: str,
    symbology: str,
    picture: Picture | None = None,
    seed: int = 0,
    difficulty: Difficulty = "easy",
) -> Picture:
    """Return a 1280x720 BGR frame of an item held up to the camera.

    `code` is as the reader would report it (check digit included); GS1 data has its application
    identifiers in parentheses. `picture` is the goods' RGBA picture. The same arguments give the
    same frame. Raises zxing.DrawError when the code cannot be drawn.
    """
    rng = np.random.default_rng(seed)
    scale = _FAR_PX_PER_MODULE if difficulty == "far" else _EASY_PX_PER_MODULE
    module_px = min(int(np.ceil(2 * scale)), _DRAWN_WIDTH_PX // _modules(code, symbology))
    package = _package(code, symbology, max(2, module_px), picture)
    pose = _pose(package, difficulty, scale, rng)
    return render(package, pose, _conditions(difficulty, pose, rng), seed)


@lru_cache(maxsize=256)
def _modules(code: str, symbology: str) -> int:
    """Return how many modules wide a code is, quiet zones included."""
    return int(draw(code, symbology, 1, words=False).shape[1])


def _package(code: str, symbology: str, module_px: int, picture: Picture | None) -> Package:
    if picture is None:
        return _plain_package(code, symbology, module_px)
    return draw_package(code, symbology, picture, module_px)


@lru_cache(maxsize=16)
def _plain_package(code: str, symbology: str, module_px: int) -> Package:
    return draw_package(code, symbology, None, module_px)


def _pose(package: Package, difficulty: Difficulty, scale: float, rng: np.random.Generator) -> Pose:
    roll, lean = rng.uniform(-6, 6), 4.0
    if difficulty in {"turned", "all_at_once"}:
        roll = rng.uniform(0, 360)
    if difficulty == "tilted":
        lean = 32.0
    elif difficulty == "all_at_once":
        lean = 14.0
    pitch, yaw = rng.uniform(-lean, lean, 2)
    height, width = package.face.shape[:2]
    cos, sin = abs(np.cos(np.radians(roll))), abs(np.sin(np.radians(roll)))
    wide, high = width * cos + height * sin, width * sin + height * cos
    # The package has to be in view whole, or nearly: far codes are small, long codes are far.
    most = package.module_px * max(
        min(_ROOM_PX[0] / wide, _ROOM_PX[1] / high), 0.9 * _ROOM_PX[1] / max(width, height)
    )
    px_per_module = min(scale * rng.uniform(0.92, 1.05), most)
    left, top = rng.uniform(-60, 60), rng.uniform(-10, 10)
    return Pose(WIDTH_PX / 2 + left, HEIGHT_PX / 2 + top, px_per_module, roll, pitch, yaw)


def _conditions(difficulty: Difficulty, pose: Pose, rng: np.random.Generator) -> Conditions:
    module = pose.px_per_module
    if difficulty == "dim":
        return Conditions(light=rng.uniform(0.2, 0.4), falloff=0.5, noise=6.0, blur_px=0.6)
    if difficulty == "blurred":
        return Conditions(blur_px=rng.uniform(0.45, 0.7) * module)
    if difficulty == "swiped":
        way = int(rng.uniform(1.0, 3.0) * module)
        return Conditions(smear_px=way, smear_deg=float(rng.uniform(0, 180)), blur_px=0.5)
    if difficulty == "all_at_once":
        return Conditions(rng.uniform(0.4, 0.7), 0.4, 4.0, rng.uniform(0.3, 0.45) * module)
    return Conditions(light=rng.uniform(0.9, 1.0), blur_px=0.5)
