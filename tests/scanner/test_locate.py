"""Linear codes are found and read at every angle, where the decoders alone read none."""

import numpy as np
import pytest

from kiosk.scanner import images, zxing
from kiosk.scanner.cascade import read_still
from kiosk.scanner.images import Picture
from kiosk.scanner.live import LiveReader
from kiosk.scanner.locate import locate

_TEXT = "9521234567899"


def _turned(angle_deg: float) -> Picture:
    bars = zxing.draw(_TEXT, "ean13", 3, words=False)
    page = np.full((720, 1280), 230, np.uint8)
    top, left = (720 - bars.shape[0]) // 2, (1280 - bars.shape[1]) // 2
    page[top : top + bars.shape[0], left : left + bars.shape[1]] = bars
    turn = np.radians(angle_deg)
    cos, sin = np.cos(turn), np.sin(turn)
    to_page = np.array(
        [
            [cos, sin, 640 - 640 * cos - 360 * sin],
            [-sin, cos, 360 + 640 * sin - 360 * cos],
        ]
    )
    return images.cut_affine(page, to_page, 1280, 720)


@pytest.mark.parametrize("angle_deg", [0, 20, 40, 45, 50, 90, 135, 200, 315])
def test_a_code_is_read_at_every_angle(angle_deg: float) -> None:
    frame = _turned(angle_deg)
    assert [s.text for s in read_still(frame)] == [_TEXT]
    looks = LiveReader().read(frame)
    assert {s.text for s in looks} == {_TEXT}
    assert len({s.treatment for s in looks}) >= 2, "two looks in one frame"
    for symbol in looks:
        x, y = symbol.centre
        assert np.hypot(x - 640, y - 360) < 60


def test_the_decoder_alone_does_not_read_45_degrees() -> None:
    assert zxing.read(_turned(45), zxing.RETAIL, "as it is", thorough=True) == []


@pytest.mark.parametrize("angle_deg", [10, 45, 80, 120])
def test_a_region_tells_middle_length_and_angle(angle_deg: float) -> None:
    region = locate(_turned(angle_deg))[0]
    assert np.hypot(region.x - 640, region.y - 360) < 15
    assert 240 < region.length < 330, "95 modules of 3 pixels"
    apart = (region.angle_deg - angle_deg + 90) % 180 - 90
    assert abs(apart) < 3


def test_nothing_is_found_where_there_are_no_bars() -> None:
    assert locate(np.full((720, 1280), 128, np.uint8)) == []
    assert locate(np.full((8, 8), 128, np.uint8)) == []
    rng = np.random.default_rng(1)
    assert locate(rng.integers(0, 255, (360, 640), np.uint8)) == []
