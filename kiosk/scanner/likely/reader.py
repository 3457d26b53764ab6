"""Reads EAN and UPC from a strip of bars as the likeliest number, where counting edges fails."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from kiosk.scanner.images import Floats, Picture
from kiosk.scanner.likely.fit import Fit, approach, find, follow, settled
from kiosk.scanner.likely.kinds import Ints, Kind, KindName, kind
from kiosk.scanner.likely.looks import QUIET, SAMPLES
from kiosk.scanner.likely.profile import Place, edge_count, evened, guesses, sampled
from kiosk.scanner.likely.solve import Solution, solve

_BANDS: Final = 5
_QUIET_MIN: Final = 0.5
_CLEAR: Final = 1.5
_WORTH_VOTES: Final = 0.3
_WORTH_FOLLOWING: Final = 1.5
# Rows to look for a symbol on, as shares of the height: where, and how high. Many rows together see
# through noise, few through bars that lean or fan out.
_STARTS: Final = ((0.5, 0.33), (0.5, 0.0), (0.25, 0.0))
_EDGES_OVER: Final = 24  # of print beside the bars


@dataclass(frozen=True, slots=True)
class Likely:
    """The likeliest number of a strip.

    `votes` counts the bands of the strip, of `bands`, that give it each on its own; `quiet` is how
    light its darker quiet zone is, from 0 as bars to 1 as the ground between them.
    """

    kind: KindName
    solution: Solution
    votes: int
    bands: int
    quiet: float
    place: Place

    @property
    def stands_alone(self) -> bool:
        """True with quiet zones: it is no part of something longer."""
        return self.quiet >= _QUIET_MIN


def read_likely(strip: Picture, name: KindName, looks_max: int = 3) -> tuple[Likely, bool] | None:
    """Return the likeliest number of a symbology in an upright strip, looked for on `looks_max`
    rows of it.

    Also tells whether it reads from right to left; its place is then counted from the right.
    """
    symbology = kind(name)
    ways = ((strip, False), (np.ascontiguousarray(strip[:, ::-1]), True))
    best: tuple[Likely, bool] | None = None
    for share, high in _STARTS[: min(looks_max, 3 if name == "ean13" else 2)]:
        for pixels, turned in ways:
            core = _core(pixels, share, high)
            if edge_count(core) > 2 * symbology.bars + _EDGES_OVER:
                continue
            first = find(core, symbology, guesses(core, symbology))
            if first is None or first.mean < _WORTH_FOLLOWING:
                continue
            likely = _followed(pixels, symbology, share, first)
            if best is None or likely.solution.margin > best[0].solution.margin:
                best = (likely, turned)
            if likely.solution.margin >= _CLEAR and likely.votes > likely.bands / 2:
                return best
    return best


def _followed(strip: Picture, symbology: Kind, at: float, first: Fit) -> Likely:
    """Follow a symbol from where it was found, `at` a share of the height, over all the strip."""
    rows = _rows(strip)
    start = min(int(at * len(rows)), len(rows) - 1)
    fits = {start: follow(rows[start], symbology, first)}
    for step in (1, -1):
        before = fits[start]
        for band in range(start + step, len(rows) if step > 0 else -1, step):
            before = fits[band] = follow(rows[band], symbology, before)
    every = [settled(rows[band], symbology, fit) for band, fit in fits.items()]
    best = solve(symbology, np.mean([fit.scores for fit in every], axis=0))
    votes = 0
    if best.margin >= _WORTH_VOTES:
        votes = sum(solve(symbology, fit.scores).text == best.text for fit in every)
    quiet = _quiet(rows[start], symbology, fits[start])
    return Likely(symbology.name, best, votes, len(every), quiet, first.place)


@dataclass(frozen=True, slots=True)
class Checked:
    """What bars say of a number: the likeliest one, by what margin at least, how light its darker
    quiet zone is."""

    text: str
    margin: float
    quiet: float

    @property
    def stands_alone(self) -> bool:
        """True with quiet zones: it is no part of something longer."""
        return self.quiet >= _QUIET_MIN


def check_likely(strip: Picture, name: KindName, text: str, place: Place) -> Checked:
    """Return what the bars at a known place say of a number, as soon as they say it clearly."""
    symbology, core = kind(name), _core(strip, 0.5, 0.0)
    columns = symbology.columns(text)
    for fit in approach(core, symbology, place):
        margin = _margin_at_least(fit.scores, columns)
        if margin >= _CLEAR:
            return Checked(text, margin, _quiet(core, symbology, fit))
    solution = solve(symbology, fit.scores)
    if solution.margin < _CLEAR:
        solution = solve(symbology, settled(core, symbology, fit).scores)
    return Checked(solution.text, solution.margin, _quiet(core, symbology, fit))


def _margin_at_least(scores: Floats, columns: Ints) -> float:
    """Return a lower bound of a number's margin: another one differs in two digits at least."""
    places = np.arange(len(columns))
    others = scores.copy()
    others[places, columns] = -np.inf
    gaps = np.sort(scores[places, columns] - others.max(axis=1))
    return float(gaps[0] + gaps[1]) if gaps[0] > 0 else 0.0


def _core(strip: Picture, at: float, high: float) -> Floats:
    """The rows around a share of the height, five at least, as one."""
    reach = max(2, round(len(strip) * high / 2))
    middle = int(len(strip) * at)
    rows = strip[max(0, middle - reach) : middle + reach + 1]
    return evened(rows.mean(axis=0, dtype=np.float32))


def _rows(strip: Picture) -> list[Floats]:
    bands = np.array_split(strip, min(_BANDS, len(strip)))
    return [evened(band.mean(axis=0, dtype=np.float32)) for band in bands]


def _quiet(row: Floats, symbology: Kind, fit: Fit) -> float:
    place = np.array([(fit.place.left_px, fit.place.right_px, fit.place.bend)], np.float32)
    (seen,) = sampled(row, symbology, place)
    wide = (QUIET - 1) * SAMPLES  # the last module is in the blur of the first bar
    return float(min(seen[:wide].min(), seen[-wide:].min()))
