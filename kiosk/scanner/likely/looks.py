"""How digits and guards look through a lens: unsharp, and with bars grown or shrunk by printing."""

from functools import cache
from typing import Final

import numpy as np

from kiosk.scanner.images import Floats
from kiosk.scanner.likely.kinds import LEFT, RIGHT, Kind
from kiosk.scanner.modules import DIGIT, SET_A, SET_B, SET_C

SAMPLES: Final = 4
"""Samples a module."""
QUIET: Final = 6
"""Modules of quiet zone that are looked at on either side."""
SLACK: Final = SAMPLES // 2
"""Samples of its neighbours that are looked at on either side of a digit."""

# Sharp enough: a Gaussian's standard deviation. Out of focus: the radius of the disc that a point
# becomes; where that is wider than a module light and dark change places, which no Gaussian does.
_GAUSSIAN: Final = (0.35, 0.6)  # modules
_DISC: Final = (1.0, 1.4, 1.8)  # modules
_GROWN: Final = (-0.24, -0.12, 0.0, 0.12, 0.24)  # modules that a dark bar is wider than it should
_FINE: Final = 16

_BLURS: Final = (*(("gaussian", one) for one in _GAUSSIAN), *(("disc", one) for one in _DISC))
LOOKS: Final = len(_BLURS) * len(_GROWN)
FEW: Final = (1, 3, 7, 12, 17, 22)
"""Some of the looks, enough to find the place; then all are compared."""


@cache
def digits(side: int) -> Floats:
    """Return every look of every digit, rows normal: (look, digit, sample).

    On the left ten of set A are followed by ten of set B; on the right there are ten of set C.
    """
    of_side = {LEFT: SET_A + SET_B, RIGHT: SET_C}[side]
    before, after = ("0101", "0101") if side == LEFT else ("1010", "1010")
    width = DIGIT * SAMPLES
    first = len(before) * SAMPLES - SLACK
    out = np.empty((LOOKS, len(of_side), width + 2 * SLACK), np.float32)
    for at, (blur, grown) in enumerate((b, g) for b in _BLURS for g in _GROWN):
        for value, modules in enumerate(of_side):
            seen = _seen(_dark(before + modules + after), blur, grown)
            out[at, value] = seen[first : first + width + 2 * SLACK]
    return normal(out)


@cache
def guards(name: str, modules: int, fixed: tuple[tuple[int, str], ...]) -> list[tuple[int, Floats]]:
    """Return each guard with what surrounds it: its first sample, how it looks (normal)."""
    _ = name
    row = np.full(modules + 2 * QUIET, 0.5)
    row[:QUIET] = row[-QUIET:] = 0.0
    for start, dark in fixed:
        row[QUIET + start : QUIET + start + len(dark)] = [float(one) for one in dark]
    seen = _seen(row, ("gaussian", 0.6), 0.0)
    out = []
    for start, dark in fixed:
        end = start + len(dark)
        first = QUIET + start - (3 if start == 0 else 1)
        last = QUIET + end + (3 if end == modules else 1)
        out.append((first * SAMPLES, normal(seen[first * SAMPLES : last * SAMPLES])))
    return out


def guards_of(kind: Kind) -> list[tuple[int, Floats]]:
    """Return `guards` of a symbology."""
    return guards(kind.name, kind.modules, kind.guards)


def normal(values: Floats) -> Floats:
    """Return rows of mean 0 and length 1, so that products are correlations."""
    # Not `mean`, which costs more than the sum on arrays this small.
    centred = values - values.sum(axis=-1, keepdims=True) / values.shape[-1]
    length = np.sqrt(np.einsum("...i,...i->...", centred, centred))[..., None]
    return np.asarray(centred / (length + 1e-3), np.float32)


def _dark(modules: str) -> Floats:
    return np.array([float(one) for one in modules], np.float32)


def _seen(dark: Floats, blur: tuple[str, float], grown: float) -> Floats:
    """Return the brightness of modules (1 dark) sampled after growth and blur."""
    fine = np.repeat(1.0 - dark, _FINE)
    reach = round(abs(grown) * _FINE / 2)
    if reach:
        around = np.lib.stride_tricks.sliding_window_view(
            np.pad(fine, reach, mode="edge"), 2 * reach + 1
        )
        fine = around.min(axis=1) if grown > 0 else around.max(axis=1)
    kernel = _kernel(*blur)
    soft = np.convolve(np.pad(fine, len(kernel) // 2, mode="edge"), kernel, "valid")
    return np.asarray(soft.reshape(-1, _FINE // SAMPLES).mean(axis=1), np.float32)


def _kernel(shape: str, size: float) -> Floats:
    """Return a blur along the row; a disc's is as high as the disc is there."""
    wide = int((3 if shape == "gaussian" else 1) * size * _FINE) + 1
    at = np.arange(-wide, wide + 1) / (size * _FINE)
    kernel = np.exp(-0.5 * at**2) if shape == "gaussian" else np.sqrt(np.maximum(1 - at**2, 0.0))
    return np.asarray(kernel / kernel.sum(), np.float32)
