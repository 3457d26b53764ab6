"""`python -m kiosk` as a process: it starts without an edge, says how it is, ends on a signal."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
import requests

from storecore.contracts.exchange import STATUS_PATH
from storecore.contracts.status import ProgramStatus

pytestmark = pytest.mark.processes

WAIT_S = 50.0


def _start(arguments: Sequence[str], platform: str) -> subprocess.Popen[str]:
    given = {key: value for key, value in os.environ.items() if "DISPLAY" not in key}
    given |= {"QT_QUICK_BACKEND": "software", "QT_QPA_PLATFORM": platform}
    return subprocess.Popen(
        [sys.executable, "-X", "faulthandler", "-m", "kiosk", *arguments],
        env=given, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def _status(port: int) -> ProgramStatus | None:
    try:
        answer = requests.get(f"http://127.0.0.1:{port}{STATUS_PATH}", timeout=2)
    except requests.ConnectionError:
        return None
    return msgspec.json.decode(answer.content, type=ProgramStatus)


def test_it_starts_tells_of_its_camera_and_ends_on_a_signal(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = ["--data", str(tmp_path), "--port", str(port), "--camera", "virtual"]
    end, line = os.openpty()
    arguments += ["--serial-scanner", os.ttyname(line)]
    kiosk = _start([*arguments, "--edge-url", "http://127.0.0.1:9"], "offscreen")
    try:
        end_s = time.monotonic() + WAIT_S
        status = None
        while status is None or not all(device.online for device in status.devices):
            assert kiosk.poll() is None, kiosk.communicate()[0]
            assert time.monotonic() < end_s, f"no camera within {WAIT_S} s: {status}"
            status = _status(port)
        assert status.program == "kiosk"
        assert [device.device for device in status.devices] == ["camera", "scanner"]
        os.write(end, b"96385074\r")
        while status is None or status.devices[-1].reading != "1 codes read":
            assert time.monotonic() < end_s, f"no code within {WAIT_S} s: {status}"
            status = _status(port)
    finally:
        kiosk.send_signal(signal.SIGTERM)
        said, _ = kiosk.communicate(timeout=WAIT_S)
        os.close(line)
        os.close(end)
    assert kiosk.returncode == 0, said
    assert "Traceback" not in said
    assert "warning qt" not in said


def test_a_wrong_camera_is_an_answer_and_no_traceback(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.jpg")
    kiosk = _start(["--data", str(tmp_path), "--port", "0", "--camera", missing], "offscreen")
    said, _ = kiosk.communicate(timeout=WAIT_S)
    assert kiosk.returncode == 2
    assert "Traceback" not in said
    assert "none.jpg" in said


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_no_screen_is_an_answer(tmp_path: Path) -> None:
    kiosk = _start(["--data", str(tmp_path), "--port", "0", "--camera", "off"], "")
    said, _ = kiosk.communicate(timeout=WAIT_S)
    assert kiosk.returncode == 2
    assert "there is no screen" in said
