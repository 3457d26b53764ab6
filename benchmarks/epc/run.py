"""How fast tags are decoded: ours against epcpy, in one run, so that the ratio can be trusted.

python -m benchmarks.epc.run
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

from epcpy.epc_schemes.sgtin import SGTIN

from storecore.gs1.epc import decode_epc, encode_sgtin96, encode_sgtin198
from storecore.gs1.gtin import Gtin

_ROUNDS = 5
_TAGS = 4000
_ALPHANUMERIC = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"


def main() -> None:
    """Print decodes a second, with GTIN and serial taken out, the best of five rounds."""
    chance = random.Random(952)
    for name, tags in (("SGTIN-96", _tags_96(chance)), ("SGTIN-198", _tags_198(chance))):
        ours, theirs = _compare(tags)
        print(f"{name:10}ours {ours:9,.0f}/s  epcpy {theirs:9,.0f}/s  ratio {ours / theirs:.1f}")


def _compare(tags: Sequence[str]) -> tuple[float, float]:
    if [_ours(tag) for tag in tags] != [_theirs(tag) for tag in tags]:
        raise SystemExit("the two decoders do not agree; no figures")
    rounds = [(_per_second(_ours, tags), _per_second(_theirs, tags)) for _ in range(_ROUNDS)]
    return max(ours for ours, _ in rounds), max(theirs for _, theirs in rounds)


def _ours(tag: str) -> tuple[str, str]:
    sgtin = decode_epc(tag)
    return sgtin.gtin.gtin14, sgtin.serial


def _theirs(tag: str) -> tuple[str, str]:
    sgtin = SGTIN.from_hex(tag)
    return sgtin.gtin(), sgtin._serial


def _per_second(decode: Callable[[str], object], tags: Sequence[str]) -> float:
    start = time.perf_counter()
    for tag in tags:
        decode(tag)
    return len(tags) / (time.perf_counter() - start)


def _tags_96(chance: random.Random) -> list[str]:
    return [
        encode_sgtin96(_gtin(chance), chance.randint(6, 12), chance.getrandbits(38))
        for _ in range(_TAGS)
    ]


def _tags_198(chance: random.Random) -> list[str]:
    return [
        encode_sgtin198(
            _gtin(chance), chance.randint(6, 12), "".join(chance.choices(_ALPHANUMERIC, k=12))
        )
        for _ in range(_TAGS)
    ]


def _gtin(chance: random.Random) -> Gtin:
    return Gtin.from_payload(952_000_000_000 + chance.randrange(10**9))


if __name__ == "__main__":
    main()
