"""Photographs of codes: how many are read, how many wrongly, and how long each takes.

`python -m benchmarks.scan.photographs FOLDER`: see samples.HOW_TO_FETCH for the folder. None of
the photographs is part of this project.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

import cv2
import zxingcpp
from pyzbar import pyzbar

from benchmarks.scan.samples import NoPhotographs, Sample, normal, samples, without_codes
from kiosk.scanner.images import Picture, PictureError, load_grey
from kiosk.scanner.still import read_pixels

Reader = Callable[[Picture], Iterable[str]]


def _opencv(picture: Picture) -> list[str]:
    found, texts, *_ = cv2.barcode.BarcodeDetector().detectAndDecodeMulti(picture)
    linear = [text for text in texts if text] if found else []
    try:
        square, *_ = cv2.QRCodeDetector().detectAndDecode(picture)
    except (UnicodeDecodeError, cv2.error):  # bytes that are no UTF-8, kinds it does not know
        square = ""
    return [*linear, *([square] if square else [])]


READERS: dict[str, Reader] = {
    "OpenCV": _opencv,
    "pyzbar": lambda p: [one.data.decode("utf-8", "replace") for one in pyzbar.decode(p)],
    "zxing-cpp": lambda p: [
        one.text for one in zxingcpp.read_barcodes(p, text_mode=zxingcpp.TextMode.Plain)
    ],
    "ours": lambda p: [symbol.text for symbol in read_pixels(p).symbols],
    "ours, all": lambda p: [symbol.text for symbol in read_pixels(p, every=True).symbols],
}


def main(argv: list[str]) -> int:
    """Print the table; exit code 2 where the folder does not hold the photographs."""
    if len(argv) != 1:
        print("name the folder of the photographs", file=sys.stderr)
        return 2
    try:
        shown = samples(Path(argv[0]))
    except NoPhotographs as problem:
        print(problem, file=sys.stderr)
        return 2
    blank = [Sample(path, "", None) for path in without_codes(Path(argv[0]))]
    loaded = [
        (one, picture) for one in [*shown, *blank] if (picture := _load(one.path)) is not None
    ]
    readable = sum(1 for one, _ in loaded if one.text is not None)
    print(f"{readable} photographs with a code, {len(loaded) - readable} without")
    print(f"{'reader':10} {'read':>6} {'wrong':>6} {'median ms':>10}")
    for name, reader in READERS.items():
        read, wrong, times_ms = _measure(loaded, reader)
        print(f"{name:10} {100 * read / readable:5.1f}% {wrong:6} {median(times_ms):10.1f}")
    return 0


def _load(path: Path) -> Picture | None:
    try:
        return load_grey(path)
    except PictureError:
        return None


def _measure(loaded: list[tuple[Sample, Picture]], reader: Reader) -> tuple[int, int, list[float]]:
    """Photographs read, photographs with a text they do not show, CPU milliseconds of each."""
    read = wrong = 0
    times_ms = []
    for sample, picture in loaded:
        began_s = time.process_time()
        texts = {normal(text, sample.symbology) for text in reader(picture)}
        times_ms.append((time.process_time() - began_s) * 1000)
        truth = None if sample.text is None else normal(sample.text, sample.symbology)
        read += truth in texts
        wrong += bool(texts - sample.truths)
    return read, wrong, times_ms


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
