"""What a camera sees while somebody shows it an item: 1280x720 at 30 frames a second, two seconds.

The item comes in from the side within some tenths of a second, stops, and is held by a hand that
trembles; or it is swiped past. Everything follows from a seed.
"""

import math
import random
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from kiosk.scanner import images
from kiosk.scanner.images import Picture
from kiosk.scanner.package import Package, draw_package
from kiosk.scanner.scene import HEIGHT_PX, WIDTH_PX, Conditions, Pose, render
from kiosk.scanner.staging import DIFFICULTIES, Difficulty
from kiosk.scanner.zxing import draw

RATE_HZ: Final = 30
SHOWN_S: Final = 2.0
CONDITIONS: Final = DIFFICULTIES
_DRAWN_WIDTH_PX: Final = 1100
_EXPOSURE_S: Final = 1 / 250
"""What the installer is told to set, or shorter."""


@dataclass(frozen=True, slots=True)
class Showing:
    """One item shown: what is drawn, how, and the way it moves.

    `pose` is where it is held; it comes from `from_px` away within `arrives_s`, or crosses the view
    at `speed_px_s`; `light` and the rest are as in `Conditions`; `spin_deg_s` turns it meanwhile.
    """

    code: str
    symbology: str
    pose: Pose
    conditions: Conditions
    heading_deg: float
    arrives_s: float
    from_px: float
    speed_px_s: float
    spin_deg_s: float
    seed: int

    def frame(self, number: int) -> Picture:
        """Return the grey frame of that number, from 0."""
        now_s, then_s = number / RATE_HZ, number / RATE_HZ + _EXPOSURE_S
        here, there = self._place(now_s), self._place(then_s)
        dx, dy = there[0] - here[0], there[1] - here[1]
        pose = replace(
            self.pose, x=here[0], y=here[1], roll_deg=self.pose.roll_deg + self.spin_deg_s * now_s
        )
        smear = replace(
            self.conditions,
            smear_px=round(math.hypot(dx, dy)),
            smear_deg=-math.degrees(math.atan2(dy, dx)),
        )
        package = _package(self.code, self.symbology, int(1.25 * pose.px_per_module))
        return render(package, pose, smear, self.seed * 1000 + number)

    def _place(self, at_s: float) -> tuple[float, float]:
        tremor = 2.5
        x = self.pose.x + tremor * math.sin(5.1 * at_s + self.seed) * math.cos(2.3 * at_s)
        y = self.pose.y + tremor * math.sin(4.3 * at_s + 2 * self.seed)
        if self.speed_px_s:
            away = self.speed_px_s * (at_s - self.arrives_s)
        else:  # it slows down as it arrives
            away = -self.from_px * max(0.0, 1 - at_s / self.arrives_s) ** 2
        heading = math.radians(self.heading_deg)
        return x + away * math.cos(heading), y + away * math.sin(heading)


@lru_cache(maxsize=8)
def _package(code: str, symbology: str, module_px: int) -> Package:
    modules = int(draw(code, symbology, 1, words=False).shape[1])
    module_px = max(2, min(module_px, _DRAWN_WIDTH_PX // modules))
    package = draw_package(code, symbology, None, module_px)
    return replace(package, face=images.grey(package.face))


def showing(code: str, symbology: str, condition: Difficulty, seed: int) -> Showing:
    """Return how an item is shown under a condition."""
    rng = random.Random(f"{condition} {seed}")
    far, at_once = condition == "far", condition == "all_at_once"
    scale = rng.uniform(1.15, 1.6) if far else rng.uniform(1.5, 2.0) if at_once else 3.0
    scale = min(scale * rng.uniform(0.92, 1.05), _most(code, symbology, scale))
    lean = 56.0 if condition == "tilted" else 20.0 if at_once else 5.0
    roll = rng.uniform(0, 360) if condition == "turned" or at_once else rng.uniform(-7, 7)
    pose = Pose(
        WIDTH_PX / 2 + rng.uniform(-90, 90),
        HEIGHT_PX / 2 + rng.uniform(-30, 30),
        scale,
        roll,
        rng.uniform(-lean, lean),
        rng.choice([-1, 1]) * rng.uniform(lean * 0.6, lean),
    )
    swiped = condition == "swiped"
    return Showing(
        code=code,
        symbology=symbology,
        pose=pose,
        conditions=_conditions(condition, scale, rng),
        heading_deg=rng.choice([0.0, 180.0]) + rng.uniform(-25, 25),
        arrives_s=rng.uniform(0.5, 0.7) if swiped else rng.uniform(0.3, 0.6),
        from_px=rng.uniform(600, 1000),
        speed_px_s=rng.uniform(800, 1500) if swiped else 0.0,
        spin_deg_s=rng.uniform(-15, 15) if condition == "turned" or at_once else 0.0,
        seed=seed,
    )


def _most(code: str, symbology: str, scale: float) -> float:
    """The scale at which the whole package is in view, or nearly."""
    package = _package(code, symbology, int(1.25 * scale))
    height, width = package.face.shape[:2]
    return float(0.95 * package.module_px * min(WIDTH_PX / width, 1.25 * HEIGHT_PX / height))


def _conditions(condition: Difficulty, scale: float, rng: random.Random) -> Conditions:
    if condition == "dim":
        return Conditions(light=rng.uniform(0.12, 0.3), falloff=0.5, noise=7.0, blur_px=0.6)
    if condition == "blurred":
        return Conditions(blur_px=rng.uniform(0.45, 0.8) * scale)
    if condition == "all_at_once":
        blur_px = rng.uniform(0.3, 0.5) * scale
        return Conditions(rng.uniform(0.3, 0.6), 0.4, 4.0, blur_px)
    return Conditions(light=rng.uniform(0.9, 1.0), blur_px=0.5)
