"""A step of numbers over time as an SVG drawing, in the page's own colours. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from cloud_inventory.domain.told_stock import Point

WIDTH, HEIGHT = 880, 320
LEFT, RIGHT, TOP, BOTTOM = 96, 24, 24, 56
MARKS_Y = 4
MARKS_X = 4
_ROUND = (1, 2, 5)


class PlotWords(NamedTuple):
    """What is written in it, and read aloud for it: the reading of numbers and of times."""

    title: str
    description: str
    amount: Callable[[int], str]
    moment: Callable[[int], str]


class _Frame:
    """Where a moment and a number lie on the paper."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.first_ms = points[0].at_ms
        self.span_ms = max(1, points[-1].at_ms - self.first_ms)
        lowest = min(0, *(point.low for point in points), *(point.quantity for point in points))
        highest = max(1, *(point.quantity for point in points))
        self.step = step_of(highest - lowest)
        self.floor = lowest // self.step * self.step
        self.ceiling = -(-highest // self.step) * self.step

    def x(self, at_ms: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (at_ms - self.first_ms) / self.span_ms

    def y(self, number: int) -> float:
        share = (number - self.floor) / (self.ceiling - self.floor)
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share


def step_of(span: int) -> int:
    """The distance between marks: 1, 2 or 5 times a power of ten, for about four of them."""
    power = 1
    while True:
        for digit in _ROUND:
            if digit * power * MARKS_Y >= span:
                return digit * power
        power *= 10


def plot_svg(points: Sequence[Point], words: PlotWords) -> str:
    """The drawing: marks, the band of what there is at least, the line, and its last point.

    Raises:
        ValueError: there is no point.
    """
    if not points:
        raise ValueError("a plot needs a point")
    frame = _Frame(points)
    parts = [
        f'<svg class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-labelledby="plot-title plot-desc">',
        f'<title id="plot-title">{_text(words.title)}</title>',
        f'<desc id="plot-desc">{_text(words.description)}</desc>',
        *_rows(frame, words),
        *_moments(frame, words),
        f'<path class="band" d="{_band(frame, points)}"/>',
        f'<path class="line" d="{_path(frame, points)}"/>',
        *(_dot(frame, point) for point in points if point.why),
        f'<circle class="now" cx="{frame.x(points[-1].at_ms):.1f}" '
        f'cy="{frame.y(points[-1].quantity):.1f}" r="7"/>',
        "</svg>",
    ]
    return "".join(parts)


def _rows(frame: _Frame, words: PlotWords) -> list[str]:
    rows = []
    for number in range(frame.floor, frame.ceiling + 1, frame.step):
        y = frame.y(number)
        rows.append(
            f'<path class="{"zero" if number == 0 else "mark"}" '
            f'd="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>'
            f'<text class="end" x="{LEFT - 12}" y="{y + 6:.1f}">{_text(words.amount(number))}'
            "</text>"
        )
    return rows


def _moments(frame: _Frame, words: PlotWords) -> list[str]:
    """Times under it, each once; the outer ones stay on the paper."""
    found: dict[str, str] = {}
    for part in range(MARKS_X):
        at_ms = frame.first_ms + frame.span_ms * part // (MARKS_X - 1)
        place = "start" if part == 0 else "end" if part == MARKS_X - 1 else "middle"
        text = words.moment(at_ms)
        found.setdefault(
            text,
            f'<text class="{place}" x="{frame.x(at_ms):.1f}" y="{HEIGHT - 16}">{_text(text)}'
            "</text>",
        )
    return list(found.values())


def _path(frame: _Frame, points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{frame.x(p.at_ms):.1f} {frame.y(p.quantity):.1f}" for p in points)


def _band(frame: _Frame, points: Sequence[Point]) -> str:
    under = (f"{frame.x(p.at_ms):.1f} {frame.y(p.low):.1f}" for p in reversed(points))
    return _path(frame, points) + "L" + "L".join(under) + "Z"


def _dot(frame: _Frame, point: Point) -> str:
    x, y = frame.x(point.at_ms), frame.y(point.quantity)
    return f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'


def _text(text: str) -> str:
    return escape(text, {'"': "&quot;"})
