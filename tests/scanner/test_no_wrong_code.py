"""A wrong number with a right check digit is the worst a scanner can do: none is accepted."""

from collections.abc import Callable

import numpy as np
import pytest

from kiosk.scanner import images, zbar, zxing
from kiosk.scanner.cascade import read_still
from kiosk.scanner.confirm import Confirmer
from kiosk.scanner.images import Picture
from kiosk.scanner.live import LiveReader
from tests.scanner.codes import MAKERS, Code, make

_FRAMES_PER_KIND = 28


def _drawn(code: Code, seed: int) -> Picture:
    """Draw a code on grey, clean or noisy, at the small and odd sizes where decoders slip."""
    rng = np.random.default_rng(seed)
    bars = zxing.draw(code.drawn, code.symbology, 4, words=False)
    bars = images.resize(bars, float(rng.uniform(0.25, 0.8)))
    frame = np.full((220, 960), 210, np.uint8)
    top = int(rng.integers(0, 220 - bars.shape[0]))
    left = int(rng.integers(0, 960 - bars.shape[1]))
    frame[top : top + bars.shape[0], left : left + bars.shape[1]] = bars
    if seed % 2:
        frame = images.soften(frame, float(rng.uniform(0.4, 1.3)))
        noisy = frame + rng.normal(0, rng.uniform(4, 28), frame.shape)
        frame = np.clip(noisy, 0, 255).astype(np.uint8)
    return frame


@pytest.mark.parametrize("kind", MAKERS)
def test_drawn_frames_give_the_right_code_or_none(kind: str) -> None:
    read = 0
    for seed in range(_FRAMES_PER_KIND):
        code = make(kind, seed)
        frame = _drawn(code, seed)
        texts = {(s.symbology, s.text) for s in read_still(frame)}
        # The camera holds still: the very same pixels again and again must not outvote the truth.
        reader, confirmer = LiveReader(), Confirmer()
        for number in range(2):
            confirmed = confirmer.push(reader.read(frame), number / 30)
            texts |= {(c.code.symbology, c.code.text) for c in confirmed}
        assert texts <= {(code.symbology, code.text)}, f"seed {seed}"
        read += bool(texts)
    assert read >= _FRAMES_PER_KIND // 2, "a reader that reads nothing is never wrong"


# Frames that were seen to mislead a decoder on its own. Askew: a part of an EAN-13 passes for a
# UPC-E. Spread: bars so wide that zbar takes 1 for 7 and 2 for 8. Coarse: hardly a pixel a module.
def _askew(code: Code, seed: int) -> Picture:
    bars = images.resize(zxing.draw(code.drawn, code.symbology, 4, words=False), 0.42)
    frame = np.full((300, 640), 210, np.uint8)
    frame[90 : 90 + bars.shape[0], 200 : 200 + bars.shape[1]] = bars
    turn = np.radians(18 + 3 * (seed % 6))
    cos, sin = np.cos(turn), np.sin(turn)
    x, y = 200 + bars.shape[1] / 2, 90 + bars.shape[0] / 2
    to_frame = np.array([[cos, sin, x - x * cos - y * sin], [-sin, cos, y + x * sin - y * cos]])
    return images.cut_affine(frame, to_frame, 640, 300)


def _spread(code: Code, seed: int) -> Picture:
    bars = zxing.draw(code.drawn, code.symbology, 8, words=False)
    for _ in range(3 + seed % 2):  # each time, every bar grows by an eighth of a module
        bars = np.minimum(bars, np.roll(bars, 1, axis=1))
    return np.pad(images.resize(bars, 0.3), 30, constant_values=255)


def _coarse(code: Code, seed: int) -> Picture:
    bars = zxing.draw(code.drawn, code.symbology, 4, words=False)
    bars = images.soften(images.resize(bars, 0.3 + 0.01 * (seed % 10)), 0.5 + 0.04 * (seed % 7))
    return np.pad(bars, 40, constant_values=255)


_SPREAD_SEEDS = {
    "ean13": (55, 58, 85, 93, 95),
    "ean8": (5, 49, 65),
    "upca": (17, 27, 83),
    "upce": (15,),
}
_TRAPS: list[tuple[Callable[[Code, int], Picture], str, int]] = [
    *((_askew, "ean13", seed) for seed in (5, 14, 34, 35, 46, 54, 81, 88, 95, 96, 99, 100)),
    *((_spread, kind, seed) for kind, seeds in _SPREAD_SEEDS.items() for seed in seeds),
    *((_coarse, "ean13", 22), (_coarse, "upca", 71), (_coarse, "upca", 212)),
]


def test_frames_that_mislead_one_decoder_give_no_wrong_code() -> None:
    misled = 0
    for draw, kind, seed in _TRAPS:
        code = make(kind, seed)
        frame, truth = draw(code, seed), {(code.symbology, code.text)}
        single = zxing.read(frame, zxing.RETAIL, "x", rotate=True) + zbar.read_linear(frame, "x")
        misled += not {s.key for s in single} <= truth
        reader, confirmer = LiveReader(), Confirmer()
        believed = {s.key for s in read_still(frame)}
        for number in range(6):
            believed |= {c.code.key for c in confirmer.push(reader.read(frame), number / 30)}
        assert believed <= truth, f"{draw.__name__} {kind} {seed}"
    assert misled > len(_TRAPS) // 2, "these frames are no traps any more: find harder ones"
