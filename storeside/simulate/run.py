"""One run: a seed, so many days, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import msgspec

from storeside.simulate.chain import Chain
from storeside.simulate.checks import differences
from storeside.simulate.clockwork import DAY_MS, HOUR_MS
from storeside.simulate.misfortune import Misfortune
from storeside.simulate.network import Weather
from storeside.simulate.people import People
from storeside.simulate.plan import Happening, make_plan
from storeside.simulate.truth import Violation

QUIET_HOURS_MAX = 40


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What is simulated."""

    seed: str
    days: int = 3
    stores: int = 1
    faults: float = 1.0
    weather: Weather = Weather()
    more: dict[str, float] = {}
    """Kinds of happenings that are so many times as frequent."""
    raises: bool = False
    """Whether a program that falls over is shown with its traceback."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a run; `problem` is empty where every promise was kept."""

    setting: Setting
    problem: str
    trace_hash: str
    counts: Counter[str]
    last: tuple[str, ...] = ()


def run(setting: Setting, without: Collection[int] = ()) -> Result:
    """Simulate; happenings whose index is in `without` are left out."""
    chain = Chain(setting.seed, setting.stores, setting.weather)
    plan = plan_of(setting)
    kept = [happening for index, happening in enumerate(plan) if index not in without]
    problem = ""
    try:
        _live(chain, setting, kept)
        _come_to_rest(chain)
    except Violation as violation:
        problem = str(violation)
    except Exception as error:  # a program that falls over is a promise broken, too
        problem = f"{type(error).__name__}: {error}"
        if setting.raises:
            raise
    chain.close()
    clockwork = chain.clockwork
    return Result(
        setting=setting,
        problem=problem,
        trace_hash=clockwork.trace_hash(),
        counts=clockwork.counts,
        last=tuple(clockwork.trace) if problem else (),
    )


def plan_of(setting: Setting) -> list[Happening]:
    """What will happen in a run."""
    return make_plan(setting.seed, setting.stores, setting.days, setting.faults, setting.more)


def _live(chain: Chain, setting: Setting, plan: Sequence[Happening]) -> None:
    people, misfortune = People(chain), Misfortune(chain)
    chain.start()
    people.price()
    for happening in plan:
        chain.clockwork.run(happening.at_ms)
        chain.clockwork.note(happening.kind)
        doer = people if hasattr(people, happening.kind) else misfortune
        getattr(doer, happening.kind)(happening)
    chain.clockwork.run(setting.days * DAY_MS)


def _come_to_rest(chain: Chain) -> None:
    """Put everything right and wait until all agree.

    Raises:
        Violation: they do not, after many hours.
    """
    chain.heal()
    found: list[str] = []
    for _ in range(QUIET_HOURS_MAX // 4):
        chain.stir()
        chain.clockwork.run(chain.clockwork.now_ms + 4 * HOUR_MS)
        chain.count_all()
        chain.clockwork.run(chain.clockwork.now_ms + HOUR_MS)
        found = list(differences(chain))
        if not found:
            return
    raise Violation("; ".join(found[:4]))
