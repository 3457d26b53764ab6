"""Shows simulated goods to pyzbar, zxing-cpp and the kiosk's reader, side by side.

Run it from the project's folder: ``python -m benchmarks.scan.run [--shown N] [--seed N]``.
Eight conditions, seven symbologies in turn; see `showing` for what the camera sees. Every reader is
shown the same two seconds of every item and has one core: while it is busy with a frame the
camera goes on, and the next it gets is the newest. "read": the right text came out (ours: was
accepted) within the two seconds; "wrong": another one did; "a frame": CPU time of the frames that
were looked at. ``--codes N`` shows N items to our reader alone and counts what it accepts wrongly.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import zxingcpp
from pyzbar import pyzbar

from benchmarks.scan.codes import KINDS, make
from benchmarks.scan.showing import CONDITIONS, RATE_HZ, SHOWN_S, Showing, showing
from kiosk.scanner.confirm import Confirmer
from kiosk.scanner.images import Picture
from kiosk.scanner.live import LiveReader

_LONG_SHOWN_S = 0.8

Reader = Callable[[Picture, float], Iterable[str]]
"""Takes a grey frame and when it was taken; gives the texts it stands by."""


@dataclass
class Score:
    """What one reader made of the items of one condition."""

    shown: int = 0
    read: int = 0
    wrong: int = 0
    reads_ms: list[float] = field(default_factory=list)
    frames_ms: list[float] = field(default_factory=list)


def by_pyzbar(frame: Picture, _: float) -> list[str]:
    """pyzbar as it comes."""
    return [found.data.decode("utf-8", "replace") for found in pyzbar.decode(frame)]


def by_zxing(frame: Picture, _: float) -> list[str]:
    """zxing-cpp as it comes."""
    found = zxingcpp.read_barcodes(frame, text_mode=zxingcpp.TextMode.Plain)
    return [barcode.text for barcode in found]


def ours() -> Reader:
    """The kiosk's reader, as it stands when a customer comes."""
    reader, confirmer = LiveReader(), Confirmer()

    def read(frame: Picture, at_s: float) -> list[str]:
        return [code.code.text for code in confirmer.push(reader.read(frame), at_s)]

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "pyzbar": lambda: by_pyzbar,
    "zxing-cpp": lambda: by_zxing,
    "ours": ours,
}


def watch(
    reader: Reader,
    frame_of: Callable[[int], Picture],
    truths: frozenset[str],
    shown_s: float = SHOWN_S,
) -> Score:
    """Let a reader watch one showing until it has read it, on a core of its own."""
    score = Score(shown=1)
    now_s, last = 0.0, round(shown_s * RATE_HZ) - 1
    while (number := int(now_s * RATE_HZ + 1e-6)) <= last:
        frame = frame_of(number)
        start_s = time.thread_time()
        texts = set(reader(frame, number / RATE_HZ))
        spent_s = time.thread_time() - start_s
        score.frames_ms.append(spent_s * 1000)
        now_s = max(now_s + spent_s, (number + 1) / RATE_HZ)
        score.wrong |= bool(texts - truths)
        if texts & truths:
            score.read = 1
            score.reads_ms.append((number / RATE_HZ + spent_s) * 1000)
            break
    return score


def run(shown: int, seed: int) -> dict[tuple[str, str], Score]:
    """Show `shown` items in each condition to every reader."""
    rng = random.Random(seed)
    scores: dict[tuple[str, str], Score] = {}
    for condition in CONDITIONS:
        for index in range(shown):
            kind = KINDS[index % len(KINDS)]
            code, truths = make(kind, rng)
            frame_of = _frames(showing(code, kind, condition, rng.randrange(10**6)))
            for name, make_reader in READERS.items():
                _add(scores, (condition, name), watch(make_reader(), frame_of, truths))
    return scores


def _frames(one: Showing) -> Callable[[int], Picture]:
    return lru_cache(maxsize=None)(one.frame)


def _from_arrival(one: Showing) -> Callable[[int], Picture]:
    """The frames from when the item is nearly in its place: thousands need not be waited for."""
    first = max(0, round(one.arrives_s * RATE_HZ) - 4)
    return lambda number: one.frame(number + first)


def _add(scores: dict[tuple[str, str], Score], key: tuple[str, str], new: Score) -> None:
    score = scores.setdefault(key, Score())
    score.shown += new.shown
    score.read += new.read
    score.wrong += new.wrong
    score.reads_ms += new.reads_ms
    score.frames_ms += new.frames_ms


def long_run(codes: int, seed: int) -> Score:
    """Show many different codes to our reader, conditions in turn."""
    rng, total = random.Random(seed), Score()
    for index in range(codes):
        kind = KINDS[index % len(KINDS)]
        code, truths = make(kind, rng)
        condition = CONDITIONS[index // len(KINDS) % len(CONDITIONS)]
        one = showing(code, kind, condition, rng.randrange(10**6))
        score = watch(ours(), _from_arrival(one), truths, _LONG_SHOWN_S)
        _add({("", ""): total}, ("", ""), score)
        if score.wrong:
            print(f"wrong: {kind} {code} {condition} seed {one.seed}", flush=True)
        if (index + 1) % 500 == 0:
            print(f"{index + 1} shown, {total.read} read, {total.wrong} wrong", file=sys.stderr)
    return total


def table(scores: dict[tuple[str, str], Score]) -> list[str]:
    """Read and wrong by condition, then how fast and at what cost."""
    lines = [f"{'condition':<12}" + "".join(f"{name:>20}" for name in READERS)]
    for condition in (*CONDITIONS, "together"):
        line = f"{condition:<12}"
        for name in READERS:
            score = _together(scores, name, condition)
            line += f"{score.read:>8} of {score.shown:>3}{score.wrong:>3} w"
        lines.append(line)
    scored = [_together(scores, name, "together") for name in READERS]
    medians = [statistics.median(score.reads_ms) for score in scored]
    costs = [statistics.mean(score.frames_ms) for score in scored]
    lines.append(f"{'median read':<12}" + "".join(f"{value:>17.0f} ms" for value in medians))
    lines.append(f"{'a frame':<12}" + "".join(f"{value:>17.1f} ms" for value in costs))
    return lines


def _together(scores: dict[tuple[str, str], Score], name: str, condition: str) -> Score:
    together = {("", ""): Score()}
    for (one, reader), score in scores.items():
        if reader == name and condition in (one, "together"):
            _add(together, ("", ""), score)
    return together["", ""]


def main() -> None:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shown", type=int, default=24, help="items in each condition")
    parser.add_argument("--seed", type=int, default=1, help="which items and poses")
    parser.add_argument("--codes", type=int, default=0, help="the long form: so many codes")
    args = parser.parse_args()
    if args.codes:
        total = long_run(args.codes, args.seed)
        print(f"{total.shown} shown, {total.read} read, {total.wrong} wrong")
        return
    print("\n".join(table(run(args.shown, args.seed))))


if __name__ == "__main__":
    main()
