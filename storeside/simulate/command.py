"""`storeside simulate`: run a chain of stores for many days, with everything that goes wrong."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Annotated

import msgspec
from msgspec import Meta

from storecore.options.read import read_options
from storeside.simulate.clockwork import EPOCH_MS
from storeside.simulate.plan import FAULTS_PER_STORE_DAY
from storeside.simulate.run import Result, Setting, run
from storeside.simulate.shrink import shrink


class SimulateOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Runs cloud, edges and kiosks of a chain in one process, with simulated clocks, lines and
    disks, and checks after every step that nothing is lost, nothing counts twice and nothing is
    sold that is not there.

    Exit code 0 when every promise was kept, 1 when one was broken; then the seed and the shortest
    plan found that breaks it are printed.
    """

    seeds: Annotated[int, Meta(description="How many runs, each with a seed of its own.", ge=1)] = (
        20
    )
    days: Annotated[int, Meta(description="Simulated days of each run.", ge=1, le=365)] = 5
    seed: Annotated[int, Meta(description="The first seed; the others follow it.", ge=0)] = 1
    stores_max: Annotated[
        int, Meta(description="Runs have one to so many stores, in turn.", ge=1, le=9)
    ] = 3
    faults: Annotated[
        float, Meta(description="How much goes wrong: 0 nothing, 1 as planned, 3 a lot.", ge=0.0)
    ] = 1.0
    workers: Annotated[int, Meta(description="Processes that share the runs.", ge=1, le=64)] = 1


def main(argv: list[str]) -> int:
    """Run, print what came of it; 1 when a promise was broken."""
    options = read_options(SimulateOptions, "simulate", argv)
    began_s = time.monotonic()
    counts: Counter[str] = Counter()
    store_days = 0
    broken: Result | None = None
    hashes: list[str] = []
    for result in run_all(list(settings(options)), options.workers):
        counts += result.counts
        store_days += result.setting.stores * result.setting.days
        hashes.append(result.trace_hash)
        if result.problem:
            broken = result
            break
    took_s = max(time.monotonic() - began_s, 0.001)
    print("\n".join(report(counts, len(hashes), store_days, took_s)))
    print(f"trace   {hashes[0] if len(hashes) == 1 else _together(hashes)}")
    if broken is None:
        print("Every promise was kept.")
        return 0
    print("\n".join(explain(broken)))
    return 1


def settings(options: SimulateOptions) -> Iterator[Setting]:
    """The runs that the options ask for."""
    for number in range(options.seeds):
        seed = options.seed + number
        yield Setting(
            seed=str(seed),
            days=options.days,
            stores=1 + seed % options.stores_max,
            faults=options.faults,
        )


def run_all(wanted: Iterable[Setting], workers: int) -> Iterator[Result]:
    """Results in the order asked for, whoever computed them."""
    if workers == 1:
        yield from map(quiet_run, wanted)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(quiet_run, wanted)


def quiet_run(setting: Setting) -> Result:
    """A run without the log lines of its programs."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        return run(setting)
    finally:
        logging.disable(before)


def report(counts: Counter[str], seeds: int, store_days: int, took_s: float) -> list[str]:
    """How fast, what went wrong, what was reached."""
    faults = {kind: n for kind, n in counts.items() if _is_fault(kind)}
    people = {kind: n for kind, n in counts.items() if kind not in faults}
    return [
        f"{seeds} seeds, {store_days} store-days in {took_s:.1f} s: "
        f"{seeds / took_s:.2f} seeds/s, {store_days / took_s:.1f} store-days/s",
        f"faults  {_listed(faults)}",
        f"states  {_listed(people)}",
    ]


def explain(broken: Result) -> list[str]:
    """The seed, the problem, and the shortest plan found that has one."""
    logging.disable(logging.CRITICAL)
    plan, least = shrink(broken.setting)
    setting = broken.setting
    lines = [
        "",
        f"A promise was broken with seed {setting.seed} ({setting.stores} stores, "
        f"{setting.days} days): {broken.problem}",
        f"Shortest plan found, {len(plan)} happenings: {least.problem}",
    ]
    lines += [f"  {_moment(h.at_ms)} {h.kind} {h.number} {h.size}" for h in plan]
    lines += ["The last that happened:"]
    return [*lines, *(f"  {line}" for line in least.last)]


def _is_fault(kind: str) -> bool:
    starts = ("died", "message", "lied", "line", "disk", "clock", "server", "intent", "sale_waits")
    return kind in FAULTS_PER_STORE_DAY or kind.startswith(starts)


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))


def _together(hashes: list[str]) -> str:
    return f"{hashes[0]} .. {hashes[-1]}"


def _moment(at_ms: int) -> str:
    return time.strftime("%a %H:%M:%S", time.gmtime((EPOCH_MS + at_ms) / 1000))
