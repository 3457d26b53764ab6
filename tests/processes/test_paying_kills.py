"""A kiosk killed at each step of paying: one charge and one sale, or none and none.

The short form here kills at some of the steps. `STORESIDE_KILLS=1000` kills at many more.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

pytestmark = pytest.mark.processes

KILLS = int(os.environ.get("STORESIDE_KILLS", "33"))
KILLS_PER_S = 1.0
"""Far fewer than a small machine does."""


@pytest.mark.timeout(180 + KILLS / KILLS_PER_S)
def test_what_is_charged_is_sold_once_or_given_back() -> None:
    command = [sys.executable, "-m", "tests.processes.paying_kills", "--kills", str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    seen = {name: int(count) for name, count in re.findall(r"([a-z][a-z ]*?) (\d+)", done.stdout)}
    assert seen["killed"] >= KILLS * 0.9
    assert seen["moments"] > 1000
    assert seen["killed again"] > 0
    assert seen["sold"] > 0
    assert seen["not sold"] > 0
    assert seen["given back"] > 0
    assert seen["by gift card"] > 0
