"""What a check found: how grave it is, a sentence of what is there, and what to do about it."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Level(StrEnum):
    """How grave a finding is."""

    OK = "ok"
    MIND = "mind"
    """The store runs, with something missing or to be known."""
    STOP = "stop"
    """The store, or a program of it, cannot run until this is put right."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the doctor's report; `todo` is empty where nothing has to be done."""

    check: str
    level: Level
    found: str
    todo: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What `storeside doctor --json` prints; `ok` when nothing is `stop`."""

    ok: bool
    findings: tuple[Finding, ...]


def ok(check: str, found: str) -> Finding:
    """Nothing to do."""
    return Finding(check=check, level=Level.OK, found=found)


def mind(check: str, found: str, todo: str) -> Finding:
    """Runs, but know this."""
    return Finding(check=check, level=Level.MIND, found=found, todo=todo)


def stop(check: str, found: str, todo: str) -> Finding:
    """Does not run until it is put right."""
    return Finding(check=check, level=Level.STOP, found=found, todo=todo)
