"""A wrong number with a right check digit is the worst a scanner can do: none is accepted."""

from itertools import product

import numpy as np
import pytest

from kiosk.scanner import images, zxing
from kiosk.scanner.cascade import read_still
from kiosk.scanner.confirm import Confirmer
from kiosk.scanner.images import Picture
from kiosk.scanner.live import LiveReader
from tests.scanner.codes import MAKERS, Code, make

_WEAK = ("ean13", "ean8", "upca", "upce", "databar_limited")
_FRAMES_PER_KIND = 30


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


@pytest.mark.parametrize(("kind", "seed"), list(product(_WEAK, range(3))))
def test_stripes_and_print_that_are_no_code_give_none(kind: str, seed: int) -> None:
    rng = np.random.default_rng([seed, _WEAK.index(kind)])
    widths = rng.integers(2, 9, 160)
    row = np.repeat(np.arange(160) % 2 * 220 + 20, widths)[:640].astype(np.uint8)
    row = np.pad(row, (0, 640 - len(row)), constant_values=240)
    frame = np.tile(row, (240, 1))
    assert read_still(frame) == []
