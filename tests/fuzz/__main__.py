"""`python -m tests.fuzz [--inputs 10000000] [--seed 1] [--codec NAME]`: exit code 1 for a crash."""

from __future__ import annotations

import argparse
import sys

from tests.fuzz.codecs import CODECS
from tests.fuzz.run import Crashed, fuzz


def main(argv: list[str] | None = None) -> int:
    """Share the inputs among the codecs and run them."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000_000, help="in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--codec", choices=sorted(CODECS), help="one alone")
    asked = parser.parse_args(argv)
    codecs = {asked.codec: CODECS[asked.codec]} if asked.codec else CODECS
    share = -(-asked.inputs // len(codecs))
    failed = 0
    for name, codec in codecs.items():
        try:
            found = fuzz(name, codec, share, asked.seed)
        except Crashed as problem:
            failed += 1
            print(f"{name:32} CRASHED {problem}", file=sys.stderr)
            continue
        rate = found.inputs / max(found.seconds, 1e-9)
        print(
            f"{name:32} {found.inputs:>10,} inputs {found.accepted:>9,} accepted "
            f"{rate:>9,.0f}/s, slowest thousand {found.worst_s * 1000:,.0f} ms",
            flush=True,
        )
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
