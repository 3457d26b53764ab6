"""What a wall of doors and outputs does next: pure, told of the time and of what was seen.

The dead-man's rule: a relay is never switched on, it is closed for a stated time which the board
itself counts. A held output is closed for two seconds again and again; when the bridge, its
machine or the line dies, the board lets go of it within two seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from firmware_bridge.drivers.port import Done
from firmware_bridge.drivers.relay_board.settings import Board, Door, Output
from storecore.contracts.commands import (
    Action,
    HoldOutput,
    OpenDoor,
    Outcome,
    Reason,
    ReleaseOutput,
)

UNLOCK_TENTHS = 5
"""How long a lock's coil is driven; many burn out within seconds."""

UNLOCK_AGAIN_S = 1.5
"""A door under load may need another try."""

STUCK_AFTER_S = 4.0
HOLD_TENTHS = 20
HOLD_AGAIN_S = 1.0


class Drive(NamedTuple):
    """A relay to be closed for so many tenths of a second, 0 to open it now; `job` who asked."""

    part: Door | Output
    tenths: int
    job: int


class Change(NamedTuple):
    """A door was seen open or shut, another than before or for the first time."""

    door: str
    open: bool


class _Opening(NamedTuple):
    door: Door
    until_s: float
    again_s: float
    was_driven: bool


class _Held(NamedTuple):
    output: Output
    until_s: float
    again_s: float
    job: int


class Panel:
    """Jobs are numbered by whoever asks; each ends once, in `ended`."""

    def __init__(self, board: Board) -> None:
        self._doors = {door.name: door for door in board.door}
        self._outputs = {output.name: output for output in board.output}
        self._open: dict[str, bool] = {}
        self._opening: dict[int, _Opening] = {}
        self._held: dict[str, _Held] = {}
        self._released: dict[str, tuple[Output, int]] = {}
        self._ended: list[tuple[int, Done]] = []

    def ask(self, job: int, action: Action, until_s: float, now_s: float) -> None:
        """Someone wants this done before `until_s`."""
        if now_s >= until_s:
            self._end(job, Outcome.LATE, Reason.TERM_OVER, "the term was over before it began")
        elif isinstance(action, OpenDoor):
            self._ask_door(job, action.door, until_s, now_s)
        elif not isinstance(action, HoldOutput | ReleaseOutput):
            self._end(job, Outcome.REFUSED, Reason.NOT_UNDERSTOOD, "a relay board cannot do that")
        elif (output := self._outputs.get(action.output)) is None:
            known = ", ".join(self._outputs) or "none"
            detail = f"there is no output {action.output!r}; there are: {known}"
            self._end(job, Outcome.REFUSED, Reason.NO_SUCH_PART, detail)
        elif isinstance(action, HoldOutput):
            self._supersede(output.name)
            held_until_s = now_s + action.for_ms / 1000
            self._held[output.name] = _Held(output, held_until_s, now_s, job)
        else:
            self._supersede(output.name)
            self._released[output.name] = (output, job)

    def due(self, now_s: float) -> list[Drive]:
        """The relays to be driven now. Each is to be told back by `driven` or `undriven`."""
        drives = [Drive(output, 0, job) for output, job in self._released.values()]
        self._released.clear()
        for job, opening in self._opening.items():
            if now_s >= opening.again_s:
                drives.append(Drive(opening.door, UNLOCK_TENTHS, job))
        for name, held in list(self._held.items()):
            left_tenths = round((held.until_s - now_s) * 10)
            if left_tenths <= 0:
                del self._held[name]
            elif now_s >= held.again_s:
                drives.append(Drive(held.output, min(left_tenths, HOLD_TENTHS), held.job))
        return drives

    def driven(self, drive: Drive, now_s: float) -> None:
        """The board has confirmed it."""
        name = drive.part.name
        if (opening := self._opening.get(drive.job)) is not None:
            self._opening[drive.job] = opening._replace(
                again_s=now_s + UNLOCK_AGAIN_S, was_driven=True
            )
        elif drive.job:
            self._end(drive.job, Outcome.DONE)
        if name in self._held:
            self._held[name] = self._held[name]._replace(again_s=now_s + HOLD_AGAIN_S, job=0)

    def undriven(self, drive: Drive, outcome: Outcome, reason: Reason, detail: str) -> None:
        """The board has refused it, or nobody knows."""
        self._held.pop(drive.part.name, None)
        self._opening.pop(drive.job, None)
        if drive.job:
            self._end(drive.job, outcome, reason, detail)

    def saw(self, doors: Mapping[str, bool], now_s: float) -> list[Change]:
        """Which doors are open now; what of that is new."""
        changes = [
            Change(name, is_open)
            for name, is_open in doors.items()
            if self._open.get(name) is not is_open
        ]
        self._open |= doors
        for job, opening in list(self._opening.items()):
            name = opening.door.name
            if opening.was_driven and self._open.get(name):
                self._end(job, Outcome.DONE)
            elif now_s >= opening.until_s:
                if opening.was_driven:
                    detail = f"{name} was unlocked but stayed shut; look whether it is jammed"
                    self._end(job, Outcome.FAILED, Reason.DOOR_STUCK, detail)
                else:
                    self._end(job, Outcome.LATE, Reason.TERM_OVER, "the term was over")
            else:
                continue
            del self._opening[job]
        return changes

    def lost(self, detail: str) -> None:
        """The board does not answer any more: nothing is known of what was under way."""
        for job, opening in self._opening.items():
            outcome = Outcome.UNKNOWN if opening.was_driven else Outcome.FAILED
            self._end(job, outcome, Reason.DEVICE_AWAY, detail)
        asked = [held.job for held in self._held.values() if held.job]
        for job in [*asked, *(job for _, job in self._released.values())]:
            self._end(job, Outcome.FAILED, Reason.DEVICE_AWAY, detail)
        self._opening.clear()
        self._held.clear()
        self._released.clear()
        self._open.clear()

    def ended(self) -> list[tuple[int, Done]]:
        """Jobs that have ended since this was last asked."""
        ended, self._ended = self._ended, []
        return ended

    def words(self) -> str:
        """The state in a few words, for people."""
        is_open = [name for name, is_open in self._open.items() if is_open]
        said = []
        if self._doors:
            said.append(f"open: {', '.join(is_open)}" if is_open else "all doors shut")
        if self._outputs:
            said.append(f"on: {', '.join(self._held)}" if self._held else "nothing on")
        return "; ".join(said)

    def _ask_door(self, job: int, name: str, until_s: float, now_s: float) -> None:
        door = self._doors.get(name)
        if door is None:
            known = ", ".join(self._doors) or "none"
            detail = f"there is no door {name!r}; there are: {known}"
            self._end(job, Outcome.REFUSED, Reason.NO_SUCH_PART, detail)
        elif self._open.get(name):
            self._end(job, Outcome.DONE, detail="it stood open already")
        else:
            until_s = min(until_s, now_s + STUCK_AFTER_S)
            self._opening[job] = _Opening(door, until_s, now_s, was_driven=False)

    def _supersede(self, output: str) -> None:
        """A newer wish for an output takes the place of one that nobody has driven yet."""
        held = self._held.pop(output, None)
        _, released_for = self._released.pop(output, (None, 0))
        for job in (released_for, held.job if held else 0):
            if job:
                self._end(job, Outcome.REFUSED, Reason.BUSY, "another command took its place")

    def _end(
        self, job: int, outcome: Outcome, reason: Reason = Reason.NONE, detail: str = ""
    ) -> None:
        self._ended.append((job, Done(outcome, reason, detail)))
