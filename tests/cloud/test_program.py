"""The cloud as a program of its own: it starts, stops at once when told, and forgets nothing."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec
import pytest

from storecore.contracts.exchange import FACTS_PATH, HEALTH_PATH, Answer, FactBatch, FactReply
from tests.cloud.bodies import received, sold
from tests.cloud.rig import Cloud, Edge, small_import

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.processes


@contextmanager
def program(data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The cloud's process and its address, once it listens."""
    argv = [sys.executable, "-m", "cloud_inventory", "--data", str(data), "--port", "0"]
    process = subprocess.Popen(argv, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stderr is not None
    try:
        for line in process.stderr:
            if found := re.search(r"listening url=(\S+)", line):
                yield process, found[1]
                return
        raise AssertionError("the cloud ended before it listened")
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def test_it_stops_cleanly_when_told(tmp_path: Path) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        with program(tmp_path) as (process, url):
            assert httpx.get(url + HEALTH_PATH).json() == {"ok": True}
            process.send_signal(number)
            assert process.wait(timeout=10) == 0
    assert not (tmp_path / "cloud.db-wal").exists()


def test_a_second_cloud_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    with program(tmp_path):
        argv = [sys.executable, "-m", "cloud_inventory", "--data", str(tmp_path), "--port", "0"]
        second = subprocess.run(argv, capture_output=True, text=True, cwd=ROOT, check=False)
    assert second.returncode == 2
    assert "a cloud is running on" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_data_folder_that_cannot_be_used_is_said_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "cloud.db").write_bytes(b"no database" * 1000)
    argv = [sys.executable, "-m", "cloud_inventory", "--data", str(tmp_path), "--port", "0"]
    ended = subprocess.run(argv, capture_output=True, text=True, cwd=ROOT, check=False)
    assert ended.returncode == 2
    assert "cannot be opened (file is not a database); put a good copy" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_was_answered_survives_a_kill(tmp_path: Path) -> None:
    cloud = Cloud(tmp_path / "cloud")
    cloud.load(small_import())
    edge = Edge(tmp_path / "edge", cloud)
    facts = (edge.seal(received(milk_1l=10)), edge.seal(sold(quantity=3)))
    edge.close()
    cloud.close()
    body = msgspec.json.encode(FactBatch(sender="edge-corner", facts=facts))
    answers = []
    for _ in range(2):
        with program(tmp_path / "cloud") as (process, url):
            answer = httpx.post(url + FACTS_PATH, content=body)
            answers.append(msgspec.json.decode(answer.content, type=FactReply).answers)
            process.kill()
    assert answers == [(Answer.APPLIED,) * 2, (Answer.AGAIN,) * 2]
    cloud = Cloud(tmp_path / "cloud")
    assert cloud.stock("milk-1l").on_hand == 7
    cloud.close()
