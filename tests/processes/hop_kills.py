"""Two programs of a hop killed again and again: `python -m tests.processes.hop_kills [--kills N]`.

A sender appends facts and tells each once it is on disk; a receiver takes them in and counts. Both
are processes of their own with real databases and real HTTP; one or the other dies by SIGKILL at a
random moment, or of its own at a fail point. In the end all that was told is there, once, in order.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from storecore.journal.journal import facts_after
from storecore.journal.verifying import verify
from tests.ports import free_ports
from tests.processes.hop_programs import (
    FAIL_POINTS,
    acknowledged,
    counted,
    open_to_read,
    receive,
    send,
)

WORKS_S = 0.25
DRAINS_WITHIN_S = 60.0


def main() -> int:
    """Kill, and print what came of it; 1 when something was lost or counted twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        hop = Hop(Path(folder), random.Random(asked.seed))
        hop.kill(asked.kills)
        found = hop.result()
    print(", ".join(f"{name} {count}" for name, count in sorted(hop.deaths.items())))
    print(
        f"{found.told} facts were told to be on disk, {found.held} are; all of them are at the hop"
    )
    print("\n".join(found.problems) or "Nothing was lost, nothing was counted twice.")
    return 1 if found.problems else 0


class Found:
    """What came of it."""

    def __init__(self, folder: Path) -> None:
        told = acknowledged(folder)
        below, above = open_to_read(folder, "sender"), open_to_read(folder, "receiver")
        held = [fact for _, fact in facts_after(below, 0, -1)]
        taken = [fact for _, fact in facts_after(above, 0, -1)]
        count = counted(folder)
        self.told, self.held = len(told), len(held)
        self.problems = [str(fault) for conn in (below, above) for fault in verify(conn)]
        if missing := told - {fact.seq for fact in held}:
            self.problems.append(f"told to be on disk and gone: {sorted(missing)[:5]}")
        if held != taken:
            self.problems.append(f"{len(held)} facts below, {len(taken)} above")
        if set(count.values()) - {1} or len(count) != len(held):
            self.problems.append(f"{len(count)} effects, some {max(count.values())} times")
        self.problems += [
            str(row) for row in above.execute("SELECT seq, verdict, reason FROM verdict")
        ]
        kinds = {fact.type for fact in held} - {"TaskRaised"}
        self.problems += [f"{kind} was told: a chain was begun anew" for kind in kinds]
        below.close()
        above.close()


class Hop:
    """Both programs, started again whenever one has died."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        (self._port,) = free_ports(1)
        self._pids: dict[str, int] = {}
        self.deaths: Counter[str] = Counter()

    def kill(self, count: int) -> None:
        """Kill one of the two so often: every other time of its own at the next fail point."""
        for number in range(count):
            name = ("sender", "receiver")[number // 2 % 2]
            point = FAIL_POINTS[number // 4 % len(FAIL_POINTS)] if number % 2 else ""
            other = "receiver" if name == "sender" else "sender"
            self._ensure(other)
            self._start(name, point)
            if point:
                self._wait_for_death(name)
                self.deaths[f"at {point}"] += 1
            else:
                time.sleep(self._chance.uniform(0.0, WORKS_S))
                self._end(name)
                self.deaths["at any time"] += 1

    def result(self) -> Found:
        """Let both come to rest, then look."""
        for name in ("sender", "receiver"):
            if name in self._pids:
                self._end(name)
        self._ensure("receiver")
        self._start("sender", "", drain=True)
        self._wait_for_death("sender", DRAINS_WITHIN_S)
        self._end("receiver")
        return Found(self._folder)

    def _ensure(self, name: str) -> None:
        if name not in self._pids:
            self._start(name, "")

    def _start(self, name: str, point: str, *, drain: bool = False) -> None:
        if name in self._pids:
            self._end(name)
        sys.stdout.flush()
        pid = os.fork()
        if pid:
            self._pids[name] = pid
            return
        status = 1
        try:
            if name == "sender":
                send(self._folder, self._port, point, drain=drain)
            else:
                receive(self._folder, self._port, point)
            status = 0
        finally:
            os._exit(status)

    def _wait_for_death(self, name: str, within_s: float = 5.0) -> None:
        """It dies at its point; where it never passes there it is killed."""
        until_s = time.monotonic() + within_s
        while time.monotonic() < until_s:
            if os.waitpid(self._pids[name], os.WNOHANG)[0]:
                del self._pids[name]
                return
            time.sleep(0.005)
        self._end(name)

    def _end(self, name: str) -> None:
        pid = self._pids.pop(name)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


if __name__ == "__main__":
    sys.exit(main())
