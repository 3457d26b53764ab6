"""Reads simulated camera frames with pyzbar, zxing-cpp and our own readers, side by side.

Run it from the project's folder: ``python -m benchmarks.scan.run [--frames N] [--seed N]``.
Every reader gets the very same frames: eight conditions, each symbology in turn. "read" means that
the right text was among what came out, "wrong" that anything else was. The last reader is the
camera's: up to ten frames of the same item, counted as read when its code was confirmed.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import zxingcpp
from pyzbar import pyzbar

from kiosk.scanner import images
from kiosk.scanner.cascade import read_still
from kiosk.scanner.confirm import Confirmer
from kiosk.scanner.images import Picture
from kiosk.scanner.live import LiveReader
from kiosk.scanner.staging import DIFFICULTIES, Difficulty, stage_item

KINDS = ("ean13", "ean8", "upca", "code128", "databar", "qr")
LIVE_FRAMES = 10


@dataclass
class Score:
    """What one reader made of the frames of one condition."""

    shown: int = 0
    read: int = 0
    wrong: int = 0
    times_ms: list[float] = field(default_factory=list)

    def take(self, texts: set[str], truth: str, time_ms: float) -> None:
        """Count one answer; EAN and UPC are compared at 13 digits."""
        same = {text.zfill(13) if text.isdigit() else text for text in texts}
        right = truth.zfill(13) if truth.isdigit() else truth
        self.shown += 1
        self.read += right in same
        self.wrong += bool(same - {right})
        self.times_ms.append(time_ms)


def check_digit(body: str) -> str:
    """Return the check digit of GS1 General Specifications 7.9."""
    return str(-sum(int(d) * (1 if i % 2 else 3) for i, d in enumerate(reversed(body))) % 10)


def make(kind: str, rng: random.Random) -> tuple[str, str]:
    """Return a code to draw and the text it has to give."""
    body = str(rng.randrange(10**11, 10**12))
    gtin13 = body + check_digit(body)
    if kind == "ean8":
        return (body[:7] + check_digit(body[:7]),) * 2
    if kind == "upca":
        return (body[:11] + check_digit(body[:11]),) * 2
    if kind == "code128":
        return f"(01)0{gtin13}(10)A1", f"010{gtin13}10A1"
    if kind == "databar":
        return f"0{gtin13}", f"010{gtin13}"
    if kind == "qr":
        return (f"https://id.example/01/0{gtin13}",) * 2
    return gtin13, gtin13


def by_pyzbar(frame: Picture) -> set[str]:
    """pyzbar as it comes."""
    return {found.data.decode("utf-8", "replace") for found in pyzbar.decode(frame)}


def by_zxing(frame: Picture) -> set[str]:
    """zxing-cpp as it comes."""
    found = zxingcpp.read_barcodes(frame, text_mode=zxingcpp.TextMode.Plain)
    return {barcode.text for barcode in found}


def by_us(frame: Picture) -> set[str]:
    """Our reader of still pictures."""
    return {symbol.text for symbol in read_still(frame)}


READERS: dict[str, Callable[[Picture], set[str]]] = {
    "pyzbar": by_pyzbar,
    "zxing-cpp": by_zxing,
    "ours, still": by_us,
}


def live(frames: Iterator[Picture]) -> tuple[set[str], float]:
    """Read frames as the camera's reader does, until a code is confirmed; its ms per frame."""
    reader, confirmer = LiveReader(), Confirmer()
    texts: set[str] = set()
    spent_ms: list[float] = []
    for number, frame in enumerate(frames):
        start_s = time.thread_time()
        confirmed = confirmer.push(reader.read(frame), number / 30)
        spent_ms.append((time.thread_time() - start_s) * 1000)
        texts |= {code.code.text for code in confirmed}
        if texts:
            break
    return texts, statistics.mean(spent_ms)


def run(frames: int, seed: int) -> dict[tuple[str, str], Score]:
    """Show `frames` items in each condition to every reader."""
    rng = random.Random(seed)
    scores: dict[tuple[str, str], Score] = {}
    for difficulty in DIFFICULTIES:
        for index in range(frames):
            kind = KINDS[index % len(KINDS)]
            code, truth = make(kind, rng)
            first = rng.randrange(10**6)
            frame = staged(code, kind, first, difficulty)
            for name, read in READERS.items():
                start_s = time.thread_time()
                texts = read(frame)
                spent_ms = (time.thread_time() - start_s) * 1000
                scores.setdefault((difficulty, name), Score()).take(texts, truth, spent_ms)
            later = (staged(code, kind, first + n, difficulty) for n in range(LIVE_FRAMES))
            texts, spent_ms = live(later)
            scores.setdefault((difficulty, "ours, live"), Score()).take(texts, truth, spent_ms)
    return scores


def staged(code: str, kind: str, seed: int, difficulty: Difficulty) -> Picture:
    """Return the grey frame of an item held up."""
    return images.grey(stage_item(code, kind, None, seed, difficulty))


def main() -> None:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--frames", type=int, default=24, help="items in each condition")
    parser.add_argument("--seed", type=int, default=1, help="which items and poses")
    args = parser.parse_args()
    scores = run(args.frames, args.seed)
    names = [*READERS, "ours, live"]
    print(f"{'condition':<12}" + "".join(f"{name:>24}" for name in names))
    for difficulty in (*DIFFICULTIES, "together"):
        line = f"{difficulty:<12}"
        for name in names:
            cells = [
                s for (d, n), s in scores.items() if n == name and difficulty in (d, "together")
            ]
            shown, wrong = sum(s.shown for s in cells), sum(s.wrong for s in cells)
            share = 100 * sum(s.read for s in cells) / shown
            median_ms = statistics.median(t for s in cells for t in s.times_ms)
            line += f"{share:>9.0f}% {wrong:>2} wrong{median_ms:>4.0f} ms"
        print(line)


if __name__ == "__main__":
    main()
