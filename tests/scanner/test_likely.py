"""The likeliest number: read where edges have gone, and never believed on thin grounds."""

import numpy as np
import pytest

from kiosk.scanner import images, zxing
from kiosk.scanner.cascade import read_still
from kiosk.scanner.images import Picture
from kiosk.scanner.likely import looking
from kiosk.scanner.likely.kinds import KindName, kind
from kiosk.scanner.likely.reader import read_likely
from kiosk.scanner.likely.solve import solve
from kiosk.scanner.locate import Region
from kiosk.scanner.symbols import Symbol
from tests.scanner.codes import check_digit, make

_MODULE_PX = 3
_TEXT = "9521234567899"


def _strip(text: str, symbology: str, blur_px: float, seed: int) -> Picture:
    """Bars without their digits, out of focus, with grain."""
    bars = zxing.draw(text, symbology, _MODULE_PX, words=False)
    rows = np.repeat(bars[len(bars) // 2][None], 60, axis=0)
    wide = np.ascontiguousarray(np.pad(rows, ((0, 0), (30, 30)), mode="edge"))
    grain = np.random.default_rng(seed).normal(0.0, 2.5, wide.shape)
    return np.asarray(np.clip(images.soften(wide, blur_px) * 0.6 + 40 + grain, 0, 255), np.uint8)


@pytest.mark.parametrize("name", ["ean13", "ean8", "upce"])
def test_bars_out_of_focus_are_read_from_either_side(name: KindName) -> None:
    for seed in range(3):
        text = make(name, seed).text
        strip = _strip(text, name, 1.8, seed)
        for pixels, reads_back in ((strip, False), (strip[:, ::-1], True)):
            found = read_likely(np.ascontiguousarray(pixels), name)
            assert found is not None
            likely, turned = found
            assert (likely.solution.text, turned) == (text, reads_back)


def test_a_code_is_read_whose_thin_bars_have_gone() -> None:
    strip = _strip(_TEXT, "ean13", 2.4, 1)
    height, width = strip.shape
    frame = np.full((240, width + 60), strip[0, 0], np.uint8)
    frame[90 : 90 + height, 30 : 30 + width] = strip
    assert zxing.read(frame, zxing.RETAIL, "as it is", thorough=True) == []
    (symbol,) = read_still(frame)
    assert (symbol.text, symbol.reader, symbol.proven) == (_TEXT, "likely", True)


def test_noise_and_stripes_prove_nothing() -> None:
    rng = np.random.default_rng(5)
    noise = rng.integers(0, 256, (90, 560)).astype(np.uint8)
    stripes = np.repeat(rng.integers(0, 2, 140).astype(np.uint8) * 200, 4)[None].repeat(90, 0)
    for pixels in (noise, np.ascontiguousarray(stripes), images.soften(noise, 3.0)):
        region = Region(1.0, 280.0, 45.0, 400.0, 60.0, 0.0)
        assert not any(symbol.proven for symbol in looking.read_regions(pixels, [region]))


@pytest.mark.parametrize("lie", ["9521234567839", "9521284567894", "1521234567899"])
def test_a_wrong_number_with_a_right_check_digit_is_contradicted(lie: str) -> None:
    lie = lie[:-1] + check_digit(lie[:-1])
    picture = np.pad(_strip(_TEXT, "ean13", 1.0, 2), 40, mode="edge")
    (read,) = zxing.read(picture, zxing.EAN_UPC_128, "as it is")
    assert looking.checked(picture, read).proven
    with pytest.raises(looking.Contradicted):
        looking.checked(picture, Symbol("ean13", lie, read.corners, "as it is"))


def test_the_likeliest_number_is_the_best_of_all_that_add_up() -> None:
    """Against trying every EAN-8 there is, half by half."""
    scores = np.random.default_rng(3).normal(size=(8, 20)).astype(np.float32)
    half = np.indices((10, 10, 10, 10)).reshape(4, -1)
    rests = (3 * half[0] + half[1] + 3 * half[2] + half[3]) % 10
    left = sum(scores[place, half[place]] for place in range(4))
    right = sum(scores[4 + place, half[place]] for place in range(4))
    best = max(left[rests == rest].max() + right[rests == -rest % 10].max() for rest in range(10))
    solution = solve(kind("ean8"), scores)
    assert solution.fit * 8 == pytest.approx(best, abs=1e-4)
    assert check_digit(solution.text[:7]) == solution.text[7]
