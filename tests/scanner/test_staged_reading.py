"""Every symbology is read by the real decoders from a package held up to the camera."""

import pytest

from kiosk.scanner import images
from kiosk.scanner.cascade import read_still
from kiosk.scanner.confirm import Confirmer
from kiosk.scanner.live import LiveReader
from kiosk.scanner.staging import DIFFICULTIES, Difficulty, stage_item
from kiosk.scanner.zxing import DrawError
from tests.scanner.codes import MAKERS, Code, make


def _still(code: Code, seed: int, difficulty: Difficulty = "easy") -> list[tuple[str, str, bool]]:
    frame = stage_item(code.drawn, code.symbology, None, seed, difficulty)
    return [(s.symbology, s.text, s.gs1) for s in read_still(images.grey(frame))]


@pytest.mark.parametrize("kind", MAKERS)
def test_each_symbology_is_read_from_a_still_picture(kind: str) -> None:
    for seed in range(2):
        code = make(kind, seed)
        assert _still(code, seed) == [(code.symbology, code.text, code.gs1)]


@pytest.mark.parametrize("kind", MAKERS)
def test_each_symbology_is_confirmed_from_camera_frames(kind: str) -> None:
    code, reader, confirmer = make(kind, 7), LiveReader(), Confirmer()
    confirmed = []
    for number in range(5):
        frame = images.grey(stage_item(code.drawn, code.symbology, None, number))
        confirmed += confirmer.push(reader.read(frame), number / 30)
    assert [(c.code.symbology, c.code.text) for c in confirmed] == [(code.symbology, code.text)]


@pytest.mark.parametrize("difficulty", [d for d in DIFFICULTIES if d != "swiped"])
def test_a_code_is_read_under_each_condition(difficulty: Difficulty) -> None:
    for seed in range(2):
        code = make("ean13", seed)
        assert (code.symbology, code.text, code.gs1) in _still(code, seed, difficulty)


def test_a_symbols_corners_lie_on_the_code() -> None:
    frame = stage_item("9521234567899", "ean13", None, 3)
    (symbol,) = read_still(images.grey(frame))
    (left, top), (right, _), _, _ = symbol.corners
    assert 200 < right - left < 330, "95 modules of nearly 3 pixels"
    x, y = (int(v) for v in symbol.centre)
    bars = images.grey(frame)[y, x - 60 : x + 60]
    assert int(bars.max()) - int(bars.min()) > 120, "bars are dark and light there"
    assert top > 360, "the code is on the lower half of the package"


def test_the_same_arguments_stage_the_same_frame() -> None:
    one = stage_item("95212340", "ean8", None, 5, "all_at_once")
    same = stage_item("95212340", "ean8", None, 5, "all_at_once")
    other = stage_item("95212340", "ean8", None, 6, "all_at_once")
    assert one.shape == (720, 1280, 3)
    assert (one == same).all()
    assert (one != other).any()


@pytest.mark.parametrize(
    ("code", "symbology"),
    [
        ("9521234567890", "ean13"),
        ("(01)09521234567890(10)A", "databar_exp"),
        ("09521234567890", "databar"),
        ("(01)09521234567890", "code128"),
        ("12", "ean8"),
        ("1", "pdf417"),
    ],
)
def test_a_code_that_is_none_is_not_staged(code: str, symbology: str) -> None:
    with pytest.raises(DrawError, match=r"is no|wrong check digit|cannot be drawn"):
        stage_item(code, symbology)
