"""A number is checked against the bars it is said to come from."""

import numpy as np
import pytest

from kiosk.scanner import images, zxing
from kiosk.scanner.bars import Place, resembles
from tests.scanner.codes import check_digit, make

_KINDS = ("ean13", "ean8", "upca", "upce")


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("seed", range(4))
def test_a_number_resembles_its_own_bars_and_no_neighbours(kind: str, seed: int) -> None:
    code = make(kind, seed)
    strip = images.soften(zxing.draw(code.drawn, code.symbology, 4, words=False), 1.0)
    (symbol,) = zxing.read(strip, zxing.RETAIL, "x")
    place = Place(symbol.corners[0][0], symbol.corners[1][0], 40.0)
    assert resembles(strip, code.text, kind, place)
    mirrored = np.ascontiguousarray(strip[:, ::-1])
    last = strip.shape[1] - 1
    assert resembles(
        mirrored, code.text, kind, Place(last - place.left_px, last - place.right_px, 40.0)
    )
    other = make(kind, seed + 50)
    assert not resembles(strip, other.text, kind, place)


@pytest.mark.parametrize("at", range(1, 12))
def test_one_wrong_digit_is_noticed_though_the_check_digit_is_right(at: int) -> None:
    text = "9521234567899"
    strip = zxing.draw(text, "ean13", 4, words=False)
    (symbol,) = zxing.read(strip, zxing.RETAIL, "x")
    body = text[:at] + str((int(text[at]) + 6) % 10) + text[at + 1 : 12]
    place = Place(symbol.corners[0][0], symbol.corners[1][0], 40.0)
    assert not resembles(strip, body + check_digit(body), "ean13", place)


def test_other_symbologies_are_not_judged() -> None:
    assert resembles(np.zeros((9, 90), np.uint8), "ABC", "code128", Place(1, 80, 4))
