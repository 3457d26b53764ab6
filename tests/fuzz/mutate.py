"""Inputs made from good ones, by chance: seeded, so that a run can be repeated."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

INPUT_BYTES_MAX = 2048
_SPLICED_MAX = 64


class Mutator:
    """Random bytes, and good inputs damaged in the ways in which lines and people damage them."""

    def __init__(self, samples: Sequence[bytes], seed: str) -> None:
        assert samples
        self._samples = samples
        self._random = random.Random(seed)

    def inputs(self, count: int) -> Iterator[bytes]:
        """So many."""
        kinds = (self._flip, self._flip, self._cut, self._insert, self._splice, self._noise)
        for _ in range(count):
            data = self._random.choice(self._samples)
            for _ in range(self._random.randint(1, 3)):
                data = self._random.choice(kinds)(data)
            yield data[:INPUT_BYTES_MAX]

    def _flip(self, data: bytes) -> bytes:
        if not data:
            return data
        changed = bytearray(data)
        at = self._random.randrange(len(changed))
        changed[at] = self._random.choice((changed[at] ^ 1 << self._random.randrange(8), 0, 255))
        return bytes(changed)

    def _cut(self, data: bytes) -> bytes:
        first = self._random.randint(0, len(data))
        return data[:first] + data[self._random.randint(first, len(data)) :]

    def _insert(self, data: bytes) -> bytes:
        at = self._random.randint(0, len(data))
        return data[:at] + self._random.randbytes(self._random.randint(1, 4)) + data[at:]

    def _splice(self, data: bytes) -> bytes:
        other = self._random.choice(self._samples)
        first = self._random.randint(0, len(other))
        at = self._random.randint(0, len(data))
        return data[:at] + other[first : first + _SPLICED_MAX] + data[at:]

    def _noise(self, _data: bytes) -> bytes:
        return self._random.randbytes(self._random.randint(0, 40))
