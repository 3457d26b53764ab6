"""Scanners beside the keyboard, on a serial line or held alone, heard by the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.flow.events import CodeRead, CodeSource, Event
from kiosk.scanner.serial_address import SerialAddress
from kiosk.ui.threads import Work
from storecore.contracts.status import DeviceStatus


class Scanner(Protocol):
    """What listens to one scanner in a thread of its own."""

    @property
    def problem(self) -> str:
        """What is wrong with it, empty while it is there."""
        ...

    @property
    def codes(self) -> int:
        """How many codes it has given."""
        ...

    def start(self) -> None:
        """Begin to listen."""
        ...

    def stop(self) -> None:
        """Let the device go."""
        ...


class LineScanner:
    """Hands each code to the core in the window's thread, whatever has the focus there. The scanner
    is a serial line's, or where `address` is a text, the input device of that path."""

    def __init__(
        self,
        address: SerialAddress | str,
        post: Callable[[Work], None],
        dispatch: Callable[[Event], None],
    ) -> None:
        self._post = post
        self._dispatch = dispatch
        self._scanner = _scanner(address, self._heard)

    def start(self) -> None:
        """Begin to listen."""
        self._scanner.start()

    def stop(self) -> None:
        """Let the device go."""
        self._scanner.stop()

    def device(self) -> DeviceStatus:
        """How the scanner is. Safe from any thread."""
        problem = self._scanner.problem
        reading = problem or f"{self._scanner.codes} codes read"
        return DeviceStatus(device="scanner", online=not problem, reading=reading, age_ms=-1)

    def _heard(self, text: str) -> None:
        event = CodeRead(text=text, source=CodeSource.SERIAL)
        self._post(lambda: self._dispatch(event))


def _scanner(address: SerialAddress | str, heard: Callable[[str], None]) -> Scanner:
    # Loaded only where there is such a scanner: the first screen does not wait for it.
    if isinstance(address, str):
        from kiosk.scanner.input_device import GrabbedScanner  # noqa: PLC0415

        return GrabbedScanner(address, heard)
    from kiosk.scanner.serial_port import SerialScanner  # noqa: PLC0415

    return SerialScanner(address, heard)
