"""`storeside scan`: the codes in picture files, one line per file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from kiosk.scanner import images, zxing
from kiosk.scanner.images import Picture
from kiosk.scanner.staging import stage_item
from storeside.__main__ import main

_EAN = "9521234567899"
_GTIN = "09521234567899"
_ORIENTATION, _TURN_CLOCKWISE = 0x0112, 6


def scan(capsys: pytest.CaptureFixture[str], *names: Path) -> tuple[int, list[dict[str, Any]]]:
    """The exit code and what each line of `--json` says."""
    code = main(["scan", *map(str, names), "--json"])
    said = capsys.readouterr()
    assert said.err == ""
    return code, [json.loads(line) for line in said.out.splitlines()]


def photograph(path: Path, upright: Picture) -> Path:
    """Save a BGR picture as a phone does that is held upright: turned pixels and an EXIF note."""
    turned = np.rot90(images.resize(upright, 3.0))
    exif = Image.Exif()
    exif[_ORIENTATION] = _TURN_CLOCKWISE
    Image.fromarray(np.ascontiguousarray(turned[:, :, ::-1])).save(path, quality=85, exif=exif)
    return path


@pytest.mark.parametrize(
    ("symbology", "drawn", "text", "gtin"),
    [
        ("ean13", _EAN, _EAN, _GTIN),
        ("code128", "(3103)000500(01)09521234567899", "31030005000109521234567899", _GTIN),
        ("databar_exp", "(01)09521234567899(3103)000500", "01095212345678993103000500", _GTIN),
        ("qr", f"https://id.gs1.org/01/{_GTIN}", f"https://id.gs1.org/01/{_GTIN}", _GTIN),
        ("qr", "just words", "just words", None),
    ],
)
def test_a_line_says_symbology_text_gtin_and_position(  # noqa: PLR0917
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    symbology: str,
    drawn: str,
    text: str,
    gtin: str | None,
) -> None:
    path = tmp_path / "goods.png"
    images.save(path, stage_item(drawn, symbology, seed=3))
    code, (line,) = scan(capsys, path)
    assert code == 0
    assert line["file"] == str(path)
    (found,) = line["codes"]
    assert (found["symbology"], found["text"], found["gtin"]) == (symbology, text, gtin)
    assert len(found["position"]) == 4
    for x, y in found["position"]:
        assert 0 <= x <= 1280
        assert 0 <= y <= 720


def test_a_photograph_from_a_phone_is_read_upright(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = photograph(tmp_path / "IMG_0001.jpg", stage_item(_EAN, "ean13", seed=5))
    with Image.open(path) as stored:
        assert stored.size == (2160, 3840), "the pixels lie on their side"
    code, (line,) = scan(capsys, path)
    assert code == 0
    (found,) = line["codes"]
    assert found["gtin"] == _GTIN
    xs, ys = zip(*found["position"], strict=True)
    assert max(xs) <= 3840
    assert max(ys) <= 2160
    assert max(xs) - min(xs) > max(ys) - min(ys), "the code lies level in the upright picture"


def test_every_code_of_a_picture_is_in_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = np.full((800, 900), 255, np.uint8)
    for top, text in ((60, _EAN), (460, "9521234567882")):
        bars = zxing.draw(text, "ean13", 3)
        sheet[top : top + bars.shape[0], 200 : 200 + bars.shape[1]] = bars
    images.save(tmp_path / "sheet.png", sheet)
    _, (line,) = scan(capsys, tmp_path / "sheet.png")
    assert {found["text"] for found in line["codes"]} == {_EAN, "9521234567882"}


def test_several_files_give_a_line_each_in_their_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    images.save(tmp_path / "a.png", stage_item(_EAN, "ean13"))
    (tmp_path / "b.jpg").write_bytes(b"")
    images.save(tmp_path / "c.png", np.full((200, 300), 255, np.uint8))
    names = [tmp_path / "a.png", tmp_path / "b.jpg", tmp_path / "missing.jpg", tmp_path / "c.png"]
    code, lines = scan(capsys, *names)
    assert code == 2, "some could not be read"
    assert [line["file"] for line in lines] == [str(name) for name in names]
    assert ["error" in line for line in lines] == [False, True, True, False]
    assert [len(line["codes"]) for line in lines] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "cannot be opened"), (b"", "is empty"), (b"a letter", "is not a picture")],
)
def test_what_is_no_picture_says_so_in_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, words: str
) -> None:
    path = tmp_path / "thing.jpg"
    if content is not None:
        path.write_bytes(content)
    code, (line,) = scan(capsys, path)
    assert code == 2
    assert words in line["error"]
    assert line["codes"] == []


def test_for_people_it_is_a_sentence_per_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    images.save(tmp_path / "a.png", stage_item(_EAN, "ean13"))
    images.save(tmp_path / "b.png", np.full((200, 300), 255, np.uint8))
    names = [str(tmp_path / name) for name in ("a.png", "b.png", "c.png")]
    assert main(["scan", *names]) == 2
    found, none, missing = capsys.readouterr().out.splitlines()
    assert found == f"{names[0]}: ean13 {_EAN}"
    assert none == f"{names[1]}: no code found"
    assert missing.count("c.png") == 1
    assert "cannot be opened" in missing


def test_no_file_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "--json"]) == 2
    assert capsys.readouterr().err == "storeside scan: name at least one picture file\n"
