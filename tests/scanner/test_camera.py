"""The virtual camera: pictures, folders, videos, and whatever is held up to it."""

from pathlib import Path

import numpy as np
import pytest

from kiosk.scanner import images
from kiosk.scanner.camera import CameraLost, Frame, FrameSource, Webcam
from kiosk.scanner.images import Picture, PictureError
from kiosk.scanner.pace import Pace
from kiosk.scanner.virtual import Playlist, VirtualCamera, folder, pictures, video


class _Time:
    """A clock that sleeping moves."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def clock(self) -> float:
        return self.now_s

    def sleep(self, seconds: float) -> None:
        self.now_s += seconds


def _camera(playlist: Playlist | None = None) -> tuple[VirtualCamera, _Time]:
    time = _Time()
    camera = VirtualCamera(time.clock, time.sleep, playlist=playlist, tremor_px=0)
    camera.open()
    return camera, time


def _next(camera: FrameSource) -> Frame:
    frame = camera.read(1.0)
    assert frame is not None
    return frame


def _plain(level: int) -> Picture:
    return np.full((720, 1280, 3), level, np.uint8)


def test_frames_come_at_an_even_rate_with_both_forms() -> None:
    camera, _ = _camera()
    frames = [_next(camera) for _ in range(4)]
    assert [f.number for f in frames] == [1, 2, 3, 4]
    assert np.diff([f.at_s for f in frames]) == pytest.approx([1 / 30] * 3)
    assert frames[0].bgr.shape == (720, 1280, 3)
    assert frames[0].grey.shape == (720, 1280)


def test_what_is_shown_is_seen_and_taken_away_again() -> None:
    camera, _ = _camera()
    empty = _next(camera).bgr
    camera.show(_plain(10))
    assert _next(camera).bgr.max() == 10
    camera.show(None)
    assert (_next(camera).bgr == empty).all()


def test_a_picture_of_any_size_stands_whole_in_the_frame() -> None:
    camera, _ = _camera()
    camera.show(np.zeros((300, 100), np.uint8))
    dark = np.argwhere(_next(camera).grey < 50)
    assert tuple(dark.min(axis=0)) == (0, 520)
    assert tuple(dark.max(axis=0)) == (719, 759)


def test_what_is_held_up_trembles() -> None:
    time = _Time()
    camera = VirtualCamera(time.clock, time.sleep, tremor_px=3.0)
    camera.open()
    edge = _plain(0)
    edge[:, 640:] = 255
    camera.show(edge)
    assert (_next(camera).bgr != _next(camera).bgr).any()


def test_pictures_play_in_order_and_begin_again() -> None:
    camera, _ = _camera(pictures([_plain(10), _plain(20)], hold_frames=2))
    levels = [int(_next(camera).grey[0, 0]) for _ in range(6)]
    assert levels == [10, 10, 20, 20, 10, 10]


def test_showing_something_takes_over_from_a_playlist() -> None:
    camera, _ = _camera(pictures([_plain(10)]))
    camera.show(_plain(90))
    assert int(_next(camera).grey[0, 0]) == 90


def test_a_folder_plays_by_name(tmp_path: Path) -> None:
    for name, level in (("b.png", 200), ("a.png", 100)):
        images.save(tmp_path / name, _plain(level))
    (tmp_path / "notes.txt").write_text("not a picture")
    camera, _ = _camera(folder(tmp_path, hold_frames=1))
    assert [int(_next(camera).grey[0, 0]) for _ in range(3)] == [100, 200, 100]


def test_a_video_file_plays_and_begins_again(tmp_path: Path) -> None:
    path = tmp_path / "clip.avi"
    images.save_video(path, [_plain(50), _plain(200)], rate_hz=10)
    camera, _ = _camera(video(path))
    levels = [int(_next(camera).grey[300, 300]) for _ in range(4)]
    assert levels == pytest.approx([50, 200, 50, 200], abs=6)


def test_sources_that_are_not_there_say_so(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="is not a folder"):
        folder(tmp_path / "none")
    with pytest.raises(PictureError, match="has no pictures"):
        folder(tmp_path)
    with pytest.raises(PictureError, match="at least one"):
        pictures([])
    with pytest.raises(PictureError, match="not a video"):
        video(tmp_path / "none.mp4")


def test_a_picture_that_vanishes_while_playing_is_a_lost_camera(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    images.save(path, _plain(1))
    camera, _ = _camera(folder(tmp_path, hold_frames=1))
    _next(camera)
    path.unlink()
    with pytest.raises(CameraLost, match=r"a\.png"):
        camera.read(1.0)


def test_a_camera_that_is_not_open_or_not_there_is_lost() -> None:
    camera, time = _camera()
    camera.close()
    with pytest.raises(CameraLost, match="not open"):
        camera.read(1.0)
    webcam = Webcam("/dev/no-such-camera", time.clock)
    with pytest.raises(CameraLost, match="cannot be opened"):
        webcam.open()
    with pytest.raises(CameraLost, match="not open"):
        webcam.read(1.0)
    webcam.close()


def test_a_frame_not_due_in_time_does_not_come() -> None:
    time = _Time()
    pace = Pace(10.0, time.clock, time.sleep)
    assert pace.wait(0.01)
    assert not pace.wait(0.01)
    assert pace.wait(0.2)
    assert time.now_s == pytest.approx(100.1)


def test_frames_that_were_missed_are_not_made_up_for() -> None:
    time = _Time()
    pace = Pace(10.0, time.clock, time.sleep)
    pace.wait(1.0)
    time.now_s += 5.0
    assert pace.wait(1.0)
    before_s = time.now_s
    assert pace.wait(1.0)
    assert time.now_s - before_s == pytest.approx(0.1)
