"""Every known way to get it wrong is caught, and what ships gets it right in the same runs."""

from __future__ import annotations

import pytest

from storeside.simulate.command import quiet_run
from tests.simulation.mutants import MUTANTS
from tests.simulation.troubles import TROUBLES, setting_of

SEEDS = 8
MORE_SEEDS = 20


def test_there_are_enough() -> None:
    assert len(MUTANTS) >= 25


@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_ships_keeps_its_promises(trouble: str) -> None:
    for seed in range(SEEDS):
        setting = setting_of(trouble, seed)
        assert quiet_run(setting).problem == "", setting


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_caught(name: str) -> None:
    trouble, make = MUTANTS[name]
    with make():
        caught = any(quiet_run(setting_of(trouble, seed)).problem for seed in range(MORE_SEEDS))
    assert caught, f"{name} survived {MORE_SEEDS} runs of {trouble}"
