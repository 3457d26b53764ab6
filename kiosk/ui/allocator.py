"""How the C library hands memory out in this process, where it is glibc."""

from __future__ import annotations

import ctypes
import sys

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
_BIG_BYTES = 1_000_000
_TRIM_BYTES = 256_000
_ARENAS = 2


def give_memory_back() -> None:
    """Return big blocks to the system at once, and keep few heaps.

    Frames and their copies come and go 30 times a second in several threads. glibc would keep the
    holes that they leave in a heap for each thread: 70 MB more while the camera reads.
    Source: mallopt(3).
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:  # another C library, which has its own ways
        return
    mallopt(_M_ARENA_MAX, _ARENAS)
    mallopt(_M_MMAP_THRESHOLD, _BIG_BYTES)
    mallopt(_M_TRIM_THRESHOLD, _TRIM_BYTES)
