"""Picture files: what phones make is read, what cannot be read says why."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pillow_heif
import pytest

from kiosk.scanner import images, zxing
from kiosk.scanner.staging import stage_item
from kiosk.scanner.still import PictureError, read_picture

_TEXT = "9521234567899"


def test_importing_the_picture_door_leaves_the_environment_as_it_was() -> None:
    script = (
        "import os; before = dict(os.environ); import kiosk.scanner.images; "
        "assert dict(os.environ) == before, set(os.environ) ^ set(before); "
        "assert not [n for n in os.environ if n.startswith('QT_QPA')]"
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    done = subprocess.run(
        [sys.executable, "-c", script], env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_picture_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "goods.jpg"
    images.save(path, stage_item(_TEXT, "ean13", None, 1))
    reading = read_picture(path)
    assert (reading.width_px, reading.height_px) == (1280, 720)
    (symbol,) = reading.symbols
    assert (symbol.symbology, symbol.text) == ("ean13", _TEXT)


def test_every_code_of_a_picture_is_read(tmp_path: Path) -> None:
    """zxing-cpp reads nothing linear at 45 degrees: only going on finds the second one."""
    path = tmp_path / "two.png"
    picture = np.full((720, 1280), 225, np.uint8)
    upright = zxing.draw(_TEXT, "ean13", 3)
    picture[40 : 40 + upright.shape[0], 40 : 40 + upright.shape[1]] = upright
    askew = images.fit(zxing.draw("96385074", "ean8", 4), 400, 400, fill=225)
    turn = np.array([[0.707, -0.707, 200], [0.707, 0.707, -82.8]])
    picture[300:700, 700:1100] = images.cut_affine(askew, turn, 400, 400)
    images.save(path, picture)
    assert {symbol.text for symbol in read_picture(path).symbols} == {_TEXT, "96385074"}


def test_exif_orientation_is_honoured(tmp_path: Path) -> None:
    path = tmp_path / "turned.jpg"
    upright = images.fit(zxing.draw(_TEXT, "ean13", 3), 600, 400, fill=255)
    images.save(path, np.ascontiguousarray(np.rot90(upright)))
    data = path.read_bytes()
    # An APP1 segment of one tag: Orientation (0x0112) = 6, turn by 90 degrees clockwise.
    tag = struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)
    tiff = b"MM\x00*" + struct.pack(">IH", 8, 1) + tag + bytes(4)
    app1 = b"Exif\x00\x00" + tiff
    path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(app1) + 2) + app1 + data[2:])
    reading = read_picture(path)
    assert (reading.width_px, reading.height_px) == (600, 400)
    (symbol,) = reading.symbols
    (left, top), (right, level), _, _ = symbol.corners
    assert right - left > 200, "it reads from left to right"
    assert abs(level - top) < 5


def test_a_48_megapixel_photograph_is_read_at_its_own_scale(tmp_path: Path) -> None:
    photo = np.full((6048, 8064), 200, np.uint8)
    bars = zxing.draw(_TEXT, "ean13", 8)
    photo[4200 : 4200 + bars.shape[0], 5000 : 5000 + bars.shape[1]] = bars
    path = tmp_path / "photo.jpg"
    images.save(path, photo)
    reading = read_picture(path)
    assert (reading.width_px, reading.height_px) == (8064, 6048)
    (symbol,) = reading.symbols
    x, y = symbol.centre
    assert symbol.text == _TEXT
    assert abs(x - (5000 + bars.shape[1] / 2)) < 80
    assert 4200 < y < 4200 + bars.shape[0]


def test_a_small_code_in_a_large_photograph_is_found(tmp_path: Path) -> None:
    photo = np.full((3000, 4000), 200, np.uint8)
    bars = zxing.draw(_TEXT, "ean13", 2)
    photo[2700 : 2700 + bars.shape[0], 300 : 300 + bars.shape[1]] = bars
    path = tmp_path / "photo.png"
    images.save(path, photo)
    assert [s.text for s in read_picture(path).symbols] == [_TEXT]


def test_a_see_through_picture_lies_on_white(tmp_path: Path) -> None:
    bars = zxing.draw(_TEXT, "ean13", 3)
    see_through = np.zeros((*bars.shape, 4), np.uint8)
    see_through[:, :, 3] = 255 - bars
    path = tmp_path / "drawn.png"
    images.save(path, see_through)
    assert [s.text for s in read_picture(path).symbols] == [_TEXT]


@pytest.mark.parametrize("turned", [0, 1, 3])
def test_an_iphone_photograph_is_read_upright(tmp_path: Path, turned: int) -> None:
    photo = np.full((1500, 2000), 200, np.uint8)
    bars = zxing.draw(_TEXT, "ean13", 5)
    photo[300 : 300 + bars.shape[0], 400 : 400 + bars.shape[1]] = bars
    path = tmp_path / "IMG_0001.HEIC"
    rgb = np.ascontiguousarray(np.rot90(np.repeat(photo[:, :, None], 3, axis=2), turned))
    height, width = rgb.shape[:2]
    picture = pillow_heif.from_bytes("RGB", (width, height), rgb.tobytes())
    picture.save(path, quality=70)
    reading = read_picture(path)
    assert (reading.width_px, reading.height_px) == (width, height)
    assert [symbol.text for symbol in reading.symbols] == [_TEXT]


def test_a_picture_without_a_code_has_no_symbols(tmp_path: Path) -> None:
    path = tmp_path / "plain.png"
    images.save(path, np.full((300, 400), 180, np.uint8))
    assert read_picture(path).symbols == ()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("missing.jpg", None, "cannot be opened"),
        ("empty.jpg", b"", "is empty"),
        ("text.jpg", b"this is no picture", "Use JPEG, HEIC, PNG or WebP"),
        ("phone.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "damaged HEIC picture"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x00\x00", "Use JPEG, HEIC, PNG or WebP"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(
    tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(PictureError, match=words) as caught:
        read_picture(path)
    assert name in str(caught.value)


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="cannot be opened"):
        read_picture(tmp_path)
