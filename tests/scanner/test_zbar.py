"""zbar is a second opinion: kept to what it reads right, and done without when it is missing."""

import subprocess
import sys

import numpy as np
import pytest

from kiosk.scanner import images, zbar, zxing
from tests.scanner.codes import make


@pytest.mark.parametrize("kind", ["ean13", "ean8", "upca", "upce", "code128", "gs1_128"])
def test_it_reads_linear_codes_as_the_other_reader_does(kind: str) -> None:
    code = make(kind, 4)
    bars = zxing.draw(code.drawn, code.symbology, 3)
    (ours,) = zbar.read_linear(bars, "as it is")
    (theirs,) = zxing.read(bars, zxing.RETAIL, "as it is")
    assert ours.key == theirs.key == (code.symbology, code.text)
    assert ours.gs1 == theirs.gs1 == code.gs1


def test_it_reads_qr() -> None:
    code = make("qr", 4)
    (symbol,) = zbar.read_qr(zxing.draw(code.drawn, "qr", 4), "as it is")
    assert symbol.text == code.text


def test_it_is_not_asked_for_databar() -> None:
    code = make("databar_exp", 4)
    assert zbar.read_linear(zxing.draw(code.drawn, "databar_exp", 3), "as it is") == []


def test_halves_of_two_codes_are_never_joined() -> None:
    left, right = (zxing.draw(make("ean13", seed).drawn, "ean13", 3) for seed in (1, 2))
    middle = left.shape[1] // 2
    white = np.full_like(left, 255)
    first, second = white.copy(), white.copy()
    first[:, :middle], second[:, middle:] = left[:, :middle], right[:, middle:]
    assert zbar.read_linear(first, "as it is") == []
    assert zbar.read_linear(second, "as it is") == []


def test_without_zbar_codes_are_still_read() -> None:
    script = (
        "import sys; sys.modules['pyzbar'] = None\n"
        "from kiosk.scanner import cascade, images, staging, zbar\n"
        "assert 'libzbar0' in zbar.MISSING\n"
        "frame = images.grey(staging.stage_item('9521234567899', 'ean13', None, 1, 'turned'))\n"
        "print([s.text for s in cascade.read_still(frame)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['9521234567899']"
    assert done.stderr.count("zbar is not installed") == 1


def test_an_empty_picture_holds_nothing() -> None:
    assert zbar.read_linear(images.resize(np.full((50, 50), 255, np.uint8), 2.0), "x") == []
