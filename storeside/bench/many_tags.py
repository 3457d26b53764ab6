"""A store full of tags in the tag core: memory, reads and what an idle second costs."""

from __future__ import annotations

import time
from pathlib import Path

from edge_agent.sensing.tags.antenna import Antenna, Role
from edge_agent.sensing.tags.profiles import GARMENT
from edge_agent.sensing.tags.tracker import TagRules, Tracker

PER_ANTENNA = 200
SECONDS = 3


def many_tags_lines(count: int) -> list[str]:
    """Reads every tag once a second for a few seconds."""
    before = _memory_mb()
    rules = TagRules(profile=GARMENT, gone_after_s=8.0, power_min=0.0, was_sold=lambda _: False)
    tracker = Tracker(rules)
    antennas = [Antenna(f"p{n}", "r", Role.SHELF) for n in range(-(-count // PER_ANTENNA))]
    epcs = [f"3034257BF7194E{number:010X}" for number in range(count)]
    began_s, steps, now_s, idle_s = time.perf_counter(), 0, 0.0, 0.0
    for second in range(SECONDS + 1):
        now_s = float(second)
        for antenna in antennas:
            antenna.listen(1.0)
        for number, epc in enumerate(epcs):
            steps += (
                tracker.read(epc, "sku", antennas[number // PER_ANTENNA], 1e-5, now_s) is not None
            )
    took_s = time.perf_counter() - began_s
    memory_mb = _memory_mb() - before
    began_s = time.perf_counter()
    steps += len(list(tracker.due(now_s + 1.0)))
    idle_s = time.perf_counter() - began_s
    reads = count * (SECONDS + 1)
    return [
        "",
        f"{len(tracker)} tags, {steps} arrived: {memory_mb:.0f} MB; {reads / took_s:,.0f} reads/s "
        f"on one core; a second in which nothing falls due takes {1000 * idle_s:.2f} ms",
    ]


def _memory_mb() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6
