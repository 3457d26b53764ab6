"""All mutants, by name."""

from __future__ import annotations

from tests.simulation import broken_keeping, broken_rights, broken_telling
from tests.simulation.registry import MUTANTS as MUTANTS  # noqa: PLC0414

assert {broken_keeping, broken_rights, broken_telling}, "loading them fills the registry"
