"""A scanner on a serial line, heard by the window."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.flow.events import CodeRead, CodeSource, Event
from kiosk.scanner.serial_address import SerialAddress
from kiosk.ui.threads import Work
from storecore.contracts.status import DeviceStatus


class LineScanner:
    """Hands each code to the core in the window's thread, whatever has the focus there."""

    def __init__(
        self,
        address: SerialAddress,
        post: Callable[[Work], None],
        dispatch: Callable[[Event], None],
    ) -> None:
        # Loaded only where there is such a scanner: the first screen does not wait for it.
        from kiosk.scanner.serial_port import SerialScanner  # noqa: PLC0415

        self._post = post
        self._dispatch = dispatch
        self._scanner = SerialScanner(address, self._heard)

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
