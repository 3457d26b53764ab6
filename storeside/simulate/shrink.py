"""The fewest happenings that still break the same promise."""

from __future__ import annotations

from storeside.simulate.plan import Happening
from storeside.simulate.run import Result, Setting, plan_of, run

RUNS_MAX = 80


def shrink(setting: Setting, runs_max: int = RUNS_MAX) -> tuple[list[Happening], Result]:
    """Leave out ever smaller parts of the plan as long as something is still broken.

    Returns what is left of the plan, and the result of that run. Stops after `runs_max` runs, so
    what is left may not be the very least.
    """
    plan = plan_of(setting)
    kept = list(range(len(plan)))
    result = run(setting)
    runs, size = 1, len(kept) // 2
    while size >= 1 and runs < runs_max:
        start = 0
        while start < len(kept) and runs < runs_max:
            tried = kept[:start] + kept[start + size :]
            found = run(setting, set(range(len(plan))) - set(tried))
            runs += 1
            if found.problem:
                kept, result = tried, found
            else:
                start += size
        size //= 2
    return [plan[index] for index in kept], result
