"""Sender and receiver of a hop die at any moment and at each fail point: a shorter form of the
command."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from tests.processes.hop_programs import FAIL_POINTS

pytestmark = pytest.mark.processes


def test_kills_lose_nothing_and_count_nothing_twice() -> None:
    kills = 4 * len(FAIL_POINTS)
    seed = random.SystemRandom().randrange(10**6)
    command = [sys.executable, "-m", "tests.processes.hop_kills", "--kills", str(kills)]
    done = subprocess.run(
        [*command, "--seed", str(seed)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"seed {seed}: {done.stdout}{done.stderr}"
    for point in FAIL_POINTS:
        assert f"at {point} " in done.stdout
