"""The doctor measures a camera with the printed sheet, here held up to a virtual one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image

from kiosk.scanner import images
from kiosk.scanner.images import Picture
from kiosk.scanner.virtual import VirtualCamera
from storeside.doctor.camera_sheet import judge, watch
from storeside.doctor.command import main
from storeside.doctor.finding import Finding, Level
from storeside.doctor.sheet import codes, draw_sheet

_SHEET_PX_PER_MODULE = 4
_WIDTH, _HEIGHT = 1280, 720


@pytest.fixture(scope="module")
def sheet() -> Picture:
    return np.asarray(draw_sheet(), np.uint8)


def _held(
    sheet: Picture,
    px_per_module: float,
    blur_px: float = 0.5,
    light: float = 0.85,
    by_px: float = 0,
) -> Picture:
    """What a camera sees of the sheet's middle."""
    factor = px_per_module / _SHEET_PX_PER_MODULE
    small = images.resize(sheet, factor)
    out = np.full((_HEIGHT, _WIDTH), 120, np.uint8)
    height, width = min(small.shape[0], _HEIGHT), min(small.shape[1], _WIDTH)
    top, left = (_HEIGHT - height) // 2, (_WIDTH - width) // 2
    y, x = (small.shape[0] - height) // 2, (small.shape[1] - width) // 2
    out[top : top + height, left : left + width] = small[y : y + height, x : x + width]
    seen = images.shift(images.soften(out, blur_px), by_px, 0.0)
    return np.asarray(np.clip(seen * light + 8, 0, 255), np.uint8)


def _measured(frames: Callable[[], Iterator[Picture]]) -> dict[str, Finding]:
    now_s = [0.0]

    def sleep(seconds: float) -> None:
        now_s[0] += seconds

    camera = VirtualCamera(lambda: now_s[0], sleep, playlist=frames, tremor_px=0.0)

    def clock() -> float:
        now_s[0] += 0.01
        return now_s[0]

    return {finding.check: finding for finding in judge(watch(camera, clock, frames_max=10))}


def _always(picture: Picture) -> Callable[[], Iterator[Picture]]:
    def frames() -> Iterator[Picture]:
        while True:
            yield picture

    return frames


def test_a_good_camera_has_nothing_to_put_right(sheet: Picture) -> None:
    found = _measured(_always(_held(sheet, 2.2)))
    assert {finding.level for finding in found.values()} == {Level.OK}
    assert list(found) == ["sheet", "size", "sharpness", "focus", "light"]
    assert found["size"].found == "2.2 pixels a module at this distance."


@pytest.mark.parametrize("held", [1.5, 2.0, 2.6, 3.4])
def test_pixels_a_module_are_measured_within_a_twentieth(sheet: Picture, held: float) -> None:
    found = _measured(_always(_held(sheet, held)))["size"]
    assert float(found.found.split()[0]) == pytest.approx(held, rel=0.05, abs=0.051)
    assert found.level is (Level.OK if held >= 1.8 else Level.MIND)


def test_too_far_says_how_much_nearer(sheet: Picture) -> None:
    found = _measured(_always(_held(sheet, 1.5)))["size"]
    words = found.todo.split()
    assert words[words.index("nearer") - 1] in {"15%", "16%", "17%", "18%"}


def test_out_of_focus_is_told(sheet: Picture) -> None:
    found = _measured(_always(_held(sheet, 2.6, blur_px=1.3)))
    assert found["sharpness"].level is Level.MIND
    assert "focus" in found["sharpness"].todo
    assert found["size"].level is Level.OK


def test_a_focus_that_hunts_is_told(sheet: Picture) -> None:
    sharp, soft = _held(sheet, 2.6), _held(sheet, 2.6, blur_px=1.1)

    def frames() -> Iterator[Picture]:
        while True:
            yield from [sharp] * 3 + [soft] * 3

    assert "autofocus" in _measured(frames)["focus"].todo


def test_dark_and_burnt_out_pictures_are_told(sheet: Picture) -> None:
    dark = _measured(_always(_held(sheet, 2.4, light=0.25)))["light"]
    burnt = _measured(_always(_held(sheet, 2.4, light=1.3)))["light"]
    assert (dark.level, burnt.level) == (Level.MIND, Level.MIND)
    assert "dark" in dark.found
    assert "burnt out" in burnt.found


def test_light_that_flickers_is_told(sheet: Picture) -> None:
    bright, dim = _held(sheet, 2.4), _held(sheet, 2.4, light=0.65)

    def frames() -> Iterator[Picture]:
        while True:
            yield from (bright, dim)

    assert "flicker" in _measured(frames)["light"].todo


def test_what_was_seen_on_the_way_there_does_not_count(sheet: Picture) -> None:
    nothing, held = np.full((_HEIGHT, _WIDTH), 128, np.uint8), _held(sheet, 2.2)

    def frames() -> Iterator[Picture]:
        yield from [nothing] * 5
        while True:
            yield held

    assert _measured(frames)["sheet"].found.endswith("in 100% of the frames.")


def test_no_sheet_says_how_to_make_one() -> None:
    found = _measured(_always(np.full((_HEIGHT, _WIDTH), 9, np.uint8)))["sheet"]
    assert found.level is Level.STOP
    assert "black" in found.found
    assert "--sheet" in found.todo


def test_the_command_writes_the_sheet_and_measures_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "sheet.png"
    assert main(["--sheet", str(page)]) == 0
    with Image.open(page) as picture:
        assert picture.info["dpi"][0] == pytest.approx(4 / 0.33 * 25.4, rel=0.001)
        written = np.asarray(picture.convert("L"), np.uint8)
    seen = tmp_path / "seen.png"
    images.save(seen, _held(written, 2.2))
    capsys.readouterr()
    assert main(["--camera", "--camera-source", str(seen), "--json"]) == 0
    report = msgspec.json.decode(capsys.readouterr().out)
    assert [one["level"] for one in report["findings"]] == ["ok"] * 5


def test_the_sheet_as_pdf_is_one_page_of_paper(tmp_path: Path) -> None:
    page = tmp_path / "sheet.pdf"
    assert main(["--sheet", str(page)]) == 0
    data = page.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") <= 1
    box = data[data.index(b"/MediaBox") :].split(b"]")[0].split(b"[")[1].split()
    width_mm, height_mm = (float(side) / 72 * 25.4 for side in box[2:])
    assert (round(width_mm), round(height_mm)) == (210, 297)


def test_a_sheet_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--sheet", str(tmp_path / "sheet.docx")]) == 2
    assert ".pdf or .png" in capsys.readouterr().err
    assert main(["--sheet", str(tmp_path / "not" / "there.pdf")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_camera_that_is_not_there_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--camera", "--camera-source", "/dev/video77", "--json"]) == 1
    report = msgspec.json.decode(capsys.readouterr().out)
    assert report["findings"][0]["level"] == "stop"


def test_every_code_of_the_sheet_is_another() -> None:
    assert len(set(codes())) == len(codes()) == 18
