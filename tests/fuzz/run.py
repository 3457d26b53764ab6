"""Runs inputs through a codec and says what went wrong with which."""

from __future__ import annotations

import faulthandler
import time
from typing import NamedTuple

from tests.fuzz.codecs import Codec
from tests.fuzz.mutate import Mutator

HANG_S = 60.0
CHUNK = 1000


class Report(NamedTuple):
    """What a run over one codec found; `worst_s` is the longest that a thousand inputs took."""

    inputs: int
    accepted: int
    refused: int
    seconds: float
    worst_s: float


class Crashed(AssertionError):
    """An input that the codec stumbled over; the message has it in full."""


def fuzz(name: str, codec: Codec, count: int, seed: int) -> Report:
    """Give it so many inputs.

    A thousand inputs that do not end within a minute end the process with a trace.

    Raises:
        Crashed: something else than a refusal came out, or a wrong frame was accepted.
    """
    try:
        return _run(name, codec, count, seed)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _run(name: str, codec: Codec, count: int, seed: int) -> Report:
    accepted = refused = 0
    worst_s, began_s = 0.0, time.monotonic()
    inputs = Mutator(codec.samples, f"{seed} {name}").inputs(count)
    at_s = began_s
    for number, data in enumerate(inputs, 1):
        if number % CHUNK == 1:
            faulthandler.dump_traceback_later(HANG_S, exit=True)
        try:
            codec.read(data)
        except codec.refuses:
            refused += 1
        except Exception as problem:
            raise Crashed(f"{name}: {type(problem).__name__}: {problem} from {data!r}") from problem
        else:
            accepted += 1
        if number % CHUNK == 0:
            now_s = time.monotonic()
            worst_s, at_s = max(worst_s, now_s - at_s), now_s
    return Report(count, accepted, refused, time.monotonic() - began_s, worst_s)
