"""Five hundred days of shops with everything that goes wrong; the same seed is the same run."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from storeside.simulate.command import main, quiet_run
from storeside.simulate.disk import FailPoint
from storeside.simulate.plan import Kind
from storeside.simulate.run import Result, Setting
from storeside.simulate.shrink import shrink
from tests.simulation.mutants import MUTANTS
from tests.simulation.troubles import setting_of

PARTS = 20
STORE_DAYS = 500
DAYS = 5


def days_of_part(part: int) -> Result:
    """One part of the store-days: five days of five stores."""
    return quiet_run(Setting(seed=f"script-{part}", days=DAYS, stores=STORE_DAYS // PARTS // DAYS))


@pytest.mark.parametrize("part", range(PARTS))
def test_every_promise_is_kept(part: int) -> None:
    result = days_of_part(part)
    assert result.problem == "", result.last
    assert result.counts["thanked"] > 0
    assert result.counts["order_promised"] > 0


def test_every_kind_of_trouble_and_every_fail_point_is_met() -> None:
    seen: set[str] = set()
    for seed in range(5):
        for trouble in ("power", "copies", "lines", "disk"):
            seen |= set(quiet_run(setting_of(trouble, seed)).counts)
    assert {f"died_at_{point.value}" for point in FailPoint} <= seen
    assert set(Kind) <= seen | {Kind.FLOOD}
    assert {"noticed_fork", "noticed_old_feed", "disk_refused", "lied", "message_late"} <= seen


def test_the_same_seed_gives_the_same_trace_in_another_process() -> None:
    command = [sys.executable, "-m", "storeside", "simulate", "--seeds", "1", "--days", "1"]
    told = {
        subprocess.run(
            [*command, "--seed", "7"],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()[-2]
        for hash_seed in ("1", "2")
    }
    assert len(told) == 1
    assert told.pop().startswith("trace ")


def test_a_broken_promise_comes_with_its_seed_and_a_short_plan(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, make = MUTANTS["rights_given_without_parting_with_them"]
    with make():
        code = main(["--seeds", "9", "--days", "2", "--seed", "40", "--stores-max", "1"])
    said = capsys.readouterr().out
    assert code == 1
    assert "A promise was broken with seed 4" in said
    assert "Shortest plan found" in said


def test_a_plan_is_shrunk_to_what_matters() -> None:
    _, make = MUTANTS["rights_given_without_parting_with_them"]
    setting = setting_of("people", 0)
    with make():
        plan, result = shrink(setting, runs_max=20)
    assert result.problem
    assert len(plan) < 40
