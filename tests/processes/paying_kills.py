"""Kills a paying kiosk at each of its steps: `-m tests.processes.paying_kills --kills 1000`.

Each run is a process of its own that is ended by SIGKILL at a numbered moment: before and after
each question to who takes the money, before each work of the disk, at each statement that the disk
carries out. Another process then starts from what the first one left, perhaps to be killed as well,
and a last one finishes. What card terminal, phones and gift cards have given, less what they got
back, must be in a sale: one charge and one sale, or none and none. Runs are forked from this
process, which has no thread, so that a thousand of them take minutes.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter as Tally
from pathlib import Path

from storecore.logs import start_logs
from tests.processes.paying_run import KILLED, Run
from tests.processes.paying_scenarios import SCENARIOS
from tests.processes.paying_takers import Takers

SECOND_KILL = 0.3


def whole_name(scenario: str) -> str:
    """The name of the run of a scenario that nobody disturbs."""
    return "whole-" + scenario.replace(" ", "-")


def run_names(kills: int) -> tuple[str, ...]:
    """Every run there will be, each with a gift card of its own."""
    return (*map(whole_name, SCENARIOS), *(f"run-{number}" for number in range(kills)))


class Kills:
    """Many runs; counts what was seen and keeps what went wrong."""

    def __init__(self, folder: Path, takers: Takers, seed: int) -> None:
        self._folder = folder
        self._takers = takers
        self._random = random.Random(seed)
        self._intents: set[str] = set()
        self._gifts_minor = 0
        self.seen: Tally[str] = Tally()
        self.wrong: list[str] = []

    def run(self, kills: int) -> None:
        """So many runs, each killed at least once: scenarios in turn, at moments by chance."""
        moments: dict[str, list[int]] = {}
        for name in SCENARIOS:
            moments[name] = list(range(1, self._moments_of(name) + 1))
            self.seen["moments"] += len(moments[name])
            self._random.shuffle(moments[name])
        names = list(SCENARIOS)
        for number in range(kills):
            name = names[number % len(names)]
            self._one(number, name, moments[name][number // len(names) % len(moments[name])])
        self._check_all()

    def _moments_of(self, name: str) -> int:
        run = self._new(whole_name(name))
        assert run.begin(SCENARIOS[name], None) == 0, f"{name} does not even work undisturbed"
        self._check(run, name)
        return run.left().moments

    def _new(self, name: str) -> Run:
        folder = self._folder / name
        folder.mkdir()
        return Run(folder, name, self._takers)

    def _one(self, number: int, name: str, kill_at: int) -> None:
        run = self._new(f"run-{number}")
        if run.begin(SCENARIOS[name], kill_at) == KILLED:
            self.seen["killed"] += 1
        if self._random.random() < SECOND_KILL:
            self.seen["killed again"] += run.go_on(self._random.randint(1, 40)) == KILLED
        if run.go_on(None) != 0:
            self.wrong.append(f"{run.name} ({name}, killed at {kill_at}) could not be cleared up")
            return
        self._check(run, f"{name}, killed at {kill_at}")

    def _check(self, run: Run, what: str) -> None:
        left = run.left()
        kept = {i: m - left.refunds.get(i, 0) for i, m in left.tenders.items()}
        kept = {intent: minor for intent, minor in kept.items() if minor}
        taken = self._takers.taken(run.name, left.intents)
        if taken != kept or left.faults or left.sales > 1 or left.claims:
            self.wrong.append(f"{run.name} ({what}): taken {taken}, in sales {kept}, {left}")
        self._intents.update(left.intents)
        self._gifts_minor += sum(self._takers.gifts.taken(run.name).values())
        self.seen["sold" if left.sales else "not sold"] += 1
        self.seen["given back"] += bool(left.refunds)
        self.seen["by gift card"] += bool(self._takers.gifts.taken(run.name))

    def _check_all(self) -> None:
        """No phone paid what no kiosk had intended; the cloud counts what the cards have paid."""
        strays = self._takers.by_phone() - self._intents
        if strays:
            self.wrong.append(f"paid by phone, and no kiosk knows of it: {sorted(strays)}")
        self._takers.gifts.settle(self._takers.gifts.issued_minor - self._gifts_minor)


def main(argv: list[str]) -> int:
    """Kill, print what was seen; 1 where anything went wrong."""
    kills = int(argv[argv.index("--kills") + 1]) if "--kills" in argv else 1000
    seed = int(argv[argv.index("--seed") + 1]) if "--seed" in argv else 1
    start_logs("kills", None, "error")
    # SIGKILL loses nothing that was written, so a disk in memory will do, and is quick.
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="storeside-kills-", dir=memory) as folder:
        takers = Takers(Path(folder) / "takers", run_names(kills))
        try:
            takers.start()
            runs = Kills(Path(folder), takers, seed)
            runs.run(kills)
        finally:
            takers.stop()
    for problem in runs.wrong:
        print(problem)
    print(", ".join(f"{name} {count}" for name, count in sorted(runs.seen.items())))
    return 1 if runs.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
