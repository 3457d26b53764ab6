"""`storeside doctor --camera`: measures the camera with the printed sheet held up to it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from kiosk.scanner.camera import CameraLost, FrameSource
from kiosk.ui.cameras import CameraChoiceError, choose_camera, has_webcam
from storeside.doctor.camera_measure import FrameLook, Measures, look_at_frame, together
from storeside.doctor.finding import Finding, mind, ok, stop

PX_PER_MODULE_MIN: Final = 1.8
"""Below this, codes of the usual size are too small at the distance where goods are held."""
_FRAMES: Final = 45
_WAIT_S: Final = 30.0
_READ_S: Final = 1.0
_NARROW_MIN: Final = 0.45
_NARROW_SPREAD_MAX: Final = 0.35
_WHITE_MIN: Final = 100.0
_BURNT_MAX: Final = 0.25
_CONTRAST_MIN: Final = 70.0
_WHITE_SPREAD_MAX: Final = 0.15
_AUTOFOCUS: Final = "v4l2-ctl -c focus_automatic_continuous=0"
_EXPOSURE: Final = "v4l2-ctl -c auto_exposure=1 -c exposure_time_absolute=40 (1/250 s)"


def look_through_camera(choice: str) -> list[Finding]:
    """Measure the camera that the kiosk's option `camera` would name by `choice`."""
    if choice == "auto" and not has_webcam():
        return [stop("camera", "No camera gives pictures.", "Plug one in, and look at its cable.")]
    try:
        source = choose_camera(choice, time.monotonic)
    except CameraChoiceError as problem:
        return [stop("camera", str(problem), "Name another with --camera-source.")]
    if source is None:
        return [stop("camera", "The camera is off.", "Name one with --camera-source.")]
    try:
        frames = watch(source, time.monotonic)
    except CameraLost as problem:
        return [stop("camera", f"{problem}", "Plug it in, or close what uses it.")]
    return judge(frames)


def watch(
    source: FrameSource, clock: Callable[[], float], frames_max: int = _FRAMES
) -> list[FrameLook]:
    """Look at so many frames from the first with the sheet in it on; waits for that half a minute.

    Returns the last frame alone when it never came. Raises CameraLost.
    """
    frames: list[FrameLook] = []
    is_there = False
    source.open()
    try:
        end_s = clock() + _WAIT_S
        while len(frames) < frames_max and clock() < end_s:
            frame = source.read(_READ_S)
            if frame is None:
                continue
            look = look_at_frame(frame.grey)
            if not is_there:
                frames.clear()  # its way to where it is held says nothing
            frames.append(look)
            is_there = is_there or bool(look.codes)
    finally:
        source.close()
    return frames


def judge(frames: list[FrameLook]) -> list[Finding]:
    """Say what was measured and what to do about it."""
    measures = together(frames)
    if measures is None:
        return [_not_seen(frames)]
    share = 100 * measures.frames_read / measures.frames
    seen = ok("sheet", f"{measures.codes_seen} codes of the sheet, in {share:.0f}% of the frames.")
    return [seen, _size(measures), _sharpness(measures), _focus(measures), *_light(measures)]


def _not_seen(frames: list[FrameLook]) -> Finding:
    if not frames:
        return stop("sheet", "The camera gave no frame.", "Look at its cable.")
    level = frames[-1].mean
    light = " The picture is nearly black." if level < 20 else ""
    return stop(
        "sheet",
        f"The sheet was not read within {_WAIT_S:.0f} s.{light}",
        "Print it with --sheet sheet.pdf, at 100%. Hold it flat and still where goods are held, "
        "with light on it; then nearer to the camera until this measures.",
    )


def _size(measures: Measures) -> Finding:
    size = measures.px_per_module
    found = f"{size:.1f} pixels a module at this distance."
    if size >= PX_PER_MODULE_MIN:
        return ok("size", found)
    nearer = 100 * (1 - size / PX_PER_MODULE_MIN)
    return mind(
        "size",
        f"{found} It takes {PX_PER_MODULE_MIN}.",
        f"Bring the camera {nearer:.0f}% nearer to where goods are held, or take a lens with a "
        "narrower view.",
    )


def _sharpness(measures: Measures) -> Finding:
    found = f"The narrowest bars keep {100 * measures.narrow:.0f}% of their contrast."
    if measures.narrow >= _NARROW_MIN:
        return ok("sharpness", found)
    return mind(
        "sharpness",
        f"{found} It takes {100 * _NARROW_MIN:.0f}%.",
        f"Wipe the lens. Set the focus to this distance and keep it there ({_AUTOFOCUS}). Hold the "
        "sheet still: if it is sharper then, the exposure is too long.",
    )


def _focus(measures: Measures) -> Finding:
    spread = 100 * measures.narrow_spread
    if measures.narrow_spread <= _NARROW_SPREAD_MAX:
        return ok("focus", f"Sharpness stays within {spread:.0f}%.")
    return mind(
        "focus",
        f"Sharpness goes up and down by {spread:.0f}% from frame to frame.",
        f"Switch autofocus off ({_AUTOFOCUS}) and set the exposure to 1/250 s or shorter, with a "
        "light on the goods.",
    )


def _light(measures: Measures) -> list[Finding]:
    findings = []
    if measures.white < _WHITE_MIN or measures.contrast < _CONTRAST_MIN:
        found = f"Paper is at {measures.white:.0f} of 255, bars {measures.contrast:.0f} below it."
        findings.append(
            mind(
                "light",
                f"{found} That is dark.",
                f"Put a light on the goods and leave the exposure short: {_EXPOSURE}.",
            )
        )
    if measures.burnt > _BURNT_MAX:
        found = f"{100 * measures.burnt:.0f}% of the sheet is burnt out."
        findings.append(
            mind("light", found, f"Shorten the exposure, or move the light: {_EXPOSURE}.")
        )
    if measures.white_spread > _WHITE_SPREAD_MAX:
        spread = 100 * measures.white_spread
        findings.append(
            mind(
                "light",
                f"Brightness goes up and down by {spread:.0f}%.",
                f"Switch automatic exposure off ({_EXPOSURE}) and take a light that does not "
                "flicker.",
            )
        )
    if not findings:
        found = f"Paper is at {measures.white:.0f} of 255, bars {measures.contrast:.0f} below it."
        findings.append(ok("light", found))
    return findings
