"""A program that waits for SIGTERM: `python -m tests.roof.napper [--deaf] [--code N]`."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    code = int(sys.argv[sys.argv.index("--code") + 1]) if "--code" in sys.argv else None
    if "--deaf" in sys.argv:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    else:
        signal.signal(signal.SIGTERM, _asked_to_end)
    for number in range(20):
        print(f"line {number}", flush=True)
    print("awake", flush=True)
    if code is not None:
        print("it went wrong", file=sys.stderr, flush=True)
        return code
    while True:
        signal.pause()


def _asked_to_end(*_: object) -> None:
    print("asked to end", flush=True)
    sys.exit(0)


if __name__ == "__main__":
    sys.exit(main())
