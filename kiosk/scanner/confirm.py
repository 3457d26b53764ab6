"""Turns what was read frame by frame into confirmed codes, each told once while it is held up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Final

from kiosk.scanner.belief import readers_suffice, two_looks_agree
from kiosk.scanner.symbols import Point, Reader, Symbol, same_place

_LOOKS_MIN: Final = 4
# The same treatment of the same pixels makes the same mistake again; only a code that has moved
# by more than this gives it new pixels.
_MOVED_PX: Final = 1.5
_REMEMBERED_S: Final = 5.0
# Frames without it: on a busy machine time alone would take a code away that nobody looked for.
_MISSES_MIN: Final = 3


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A code that may be acted on; `at_s` is the time of the frame that settled it.

    `away_s` is how long it had been out of sight, None when it was not seen lately.
    """

    code: Symbol
    at_s: float
    away_s: float | None = None


@dataclass(slots=True)
class _Track:
    """What is known of one code: when it was seen last, where and how it was looked at."""

    last: Symbol
    seen_s: float
    came_s: float
    places: dict[str, list[Point]] = field(default_factory=dict)
    readers: set[Reader] = field(default_factory=set)
    is_held: bool = False
    misses: int = 0

    def look(self, symbol: Symbol, now_s: float) -> None:
        self.last, self.seen_s, self.misses = symbol, now_s, 0
        self.readers.add(symbol.reader)
        places = self.places.setdefault(symbol.treatment, [])
        x, y = symbol.centre
        if len(places) < _LOOKS_MIN and all(hypot(x - a, y - b) > _MOVED_PX for a, b in places):
            places.append((x, y))

    @property
    def looks(self) -> int:
        return sum(len(places) for places in self.places.values())

    @property
    def agrees(self) -> bool:
        """True when two treatments, or enough looks at a moving code, gave this text."""
        treatments = self.places.keys()
        if self.looks >= _LOOKS_MIN:
            return readers_suffice(self.last, treatments, self.readers)
        return two_looks_agree(self.last, treatments, self.readers)


class Confirmer:
    """Says which codes may be believed, and says each once until it has been away.

    Strong symbols (`Symbol.is_weak` is false) count at once. A weak one counts when two different
    treatments gave the same text, or four looks at different pixels did, within `window_s`, and no
    other text was read in the same place as often. A confirmed code is not told again until it has
    not been seen for `gone_after_s`, nor in three frames; then it is told how long it was away.
    All times are seconds of one monotonic clock.
    """

    def __init__(self, gone_after_s: float = 0.4, window_s: float = 2.0) -> None:
        if not 0 < gone_after_s <= window_s:
            raise ValueError("gone_after_s must be above 0 and at most window_s")
        self._gone_after_s = gone_after_s
        self._window_s = window_s
        self._tracks: dict[tuple[str, str], _Track] = {}
        self._left_s: dict[tuple[str, str], float] = {}

    def push(self, symbols: Sequence[Symbol], now_s: float) -> list[Confirmed]:
        """Take in the symbols of one frame; return the codes that it confirms."""
        self._forget(now_s)
        for track in self._tracks.values():
            track.misses += 1
        symbols = [symbol for symbol in symbols if not symbol.is_too_small]
        for symbol in symbols:
            if symbol.key not in self._tracks:
                self._tracks[symbol.key] = _Track(symbol, now_s, now_s)
            self._tracks[symbol.key].look(symbol, now_s)
        confirmed = []
        for key in dict.fromkeys(symbol.key for symbol in symbols):
            track = self._tracks[key]
            if not track.is_held and self._is_believed(track):
                track.is_held = True
                left_s = self._left_s.pop(key, None)
                away_s = None if left_s is None else track.came_s - left_s
                confirmed.append(Confirmed(track.last, now_s, away_s))
        return confirmed

    def held(self) -> list[Symbol]:
        """Return the confirmed codes that are still held up, as last seen."""
        return [track.last for track in self._tracks.values() if track.is_held]

    def _forget(self, now_s: float) -> None:
        for key, track in list(self._tracks.items()):
            keep_s = self._gone_after_s if track.is_held else self._window_s
            is_missed = not track.is_held or track.misses >= _MISSES_MIN
            if now_s - track.seen_s > keep_s and is_missed:
                del self._tracks[key]
                if track.is_held:
                    self._left_s[key] = track.seen_s
        for key, left_s in list(self._left_s.items()):
            if now_s - left_s > _REMEMBERED_S:
                del self._left_s[key]

    def _is_believed(self, track: _Track) -> bool:
        if not track.last.is_weak:
            return True
        return track.agrees and all(
            other.looks < track.looks
            for other in self._tracks.values()
            if other is not track and other.last.is_weak and same_place(other.last, track.last)
        )
