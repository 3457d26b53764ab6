"""What a tour did: each step with what was expected, what was seen and how long it took."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from storecore.clock import Clock


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a journey. `screenshot` is a file name in the tour's folder, or empty."""

    number: int
    journey: str
    step: str
    expected: str
    seen: str
    ok: bool
    took_ms: int
    screenshot: str = ""


class StepFailed(Exception):
    """The step is not as expected; the rest of its journey makes no sense."""


class Report:
    """Collects steps, prints each as it is done, and writes `tour.json`."""

    def __init__(
        self,
        directory: Path,
        clock: Clock,
        grab: Callable[[Path], None],
        say: Callable[[str], None],
    ) -> None:
        self._directory = directory
        self._clock = clock
        self._grab = grab
        self._say = say
        self._started_s = clock.monotonic_s()
        self.journey = ""
        self.steps: list[Step] = []

    def begin(self, journey: str) -> None:
        """The following steps belong to this journey."""
        self.journey = journey
        self._say(f"\n{journey}")

    def step(
        self, name: str, expected: str, act: Callable[[], str], *, picture: bool = True
    ) -> None:
        """Do a step. `act` returns what was seen; an exception is what was seen instead.

        It is as expected when `act` returns `expected`, word for word.

        Raises:
            StepFailed: it is not.
        """
        began_s = self._clock.monotonic_s()
        try:
            seen = act()
        except Exception as problem:
            seen = f"{type(problem).__name__}: {problem}"
        took_ms = round((self._clock.monotonic_s() - began_s) * 1000)
        number = len(self.steps) + 1
        screenshot = f"{number:02}-{_file_name(name)}.png" if picture else ""
        if screenshot:
            self._grab(self._directory / screenshot)
        done = Step(
            number=number,
            journey=self.journey,
            step=name,
            expected=expected,
            seen=seen,
            ok=seen == expected,
            took_ms=took_ms,
            screenshot=screenshot,
        )
        self.steps.append(done)
        self._say(_line(done))
        if not done.ok:
            raise StepFailed(name)

    def keep(self, name: str) -> None:
        """One more picture in the middle of a step, numbered with the step under way."""
        number = len(self.steps) + 1
        self._grab(self._directory / f"{number:02}-{_file_name(name)}.png")

    def keep_file(self, name: str, content: bytes) -> None:
        """Something that a step brought forth, beside the pictures."""
        (self._directory / name).write_bytes(content)

    @property
    def failures(self) -> list[Step]:
        """The steps that were not as expected."""
        return [step for step in self.steps if not step.ok]

    def write(self) -> None:
        """Write `tour.json` and print the summary."""
        took_s = self._clock.monotonic_s() - self._started_s
        document = {"ok": not self.failures, "took_s": round(took_s, 1), "steps": self.steps}
        encoded = msgspec.json.format(msgspec.json.encode(document), indent=2)
        (self._directory / "tour.json").write_bytes(encoded + b"\n")
        good = len(self.steps) - len(self.failures)
        self._say(f"\n{good} of {len(self.steps)} steps as expected, in {took_s:.0f} s")
        self._say(f"Pictures and tour.json are in {self._directory}")


def _line(step: Step) -> str:
    mark = "ok  " if step.ok else "FAIL"
    line = f"  {mark} {step.number:2} {step.step} ({step.took_ms} ms): {step.seen}"
    return line if step.ok else f"{line}\n          expected: {step.expected}"


def _file_name(name: str) -> str:
    kept = "".join(one if one.isalnum() else "-" for one in name.lower())
    return "-".join(part for part in kept.split("-") if part)[:60]
