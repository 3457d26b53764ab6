"""The far end of a pseudo-terminal, on which a simulated device listens and answers."""

from __future__ import annotations

import os
import select
import sys
import threading
from collections.abc import Callable

HEARD_MAX = 512

Answer = Callable[[bytes], tuple[bytes, bytes]]
"""Told what was heard and not yet used up: what to say, and what to keep of it."""


class PtyLine:
    """A thread that answers on the pseudo-terminal `path`.

    Raises:
        OSError: from the constructor, where there are no pseudo-terminals (Windows).
    """

    def __init__(self, answer: Answer, name: str) -> None:
        self._answer = answer
        # Our own hold on the far end keeps the line alive while nobody has it open.
        self._near, self._far = _open_pair()
        self.path = os.ttyname(self._far)
        self._wake_read, self._wake_write = os.pipe()
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)

    def start(self) -> None:
        """Switch it on."""
        self._thread.start()

    def stop(self) -> None:
        """Pull its plug."""
        os.write(self._wake_write, b"x")
        if self._thread.is_alive():
            self._thread.join(1.0)
        for file in (self._near, self._far, self._wake_read, self._wake_write):
            os.close(file)

    def _serve(self) -> None:
        heard = b""
        while True:
            ready, _, _ = select.select([self._near, self._wake_read], [], [])
            if self._wake_read in ready:
                return
            heard = (heard + os.read(self._near, HEARD_MAX))[-HEARD_MAX:]
            said, heard = self._answer(heard)
            if said:
                os.write(self._near, said)


def _open_pair() -> tuple[int, int]:
    if sys.platform == "win32":
        raise OSError("simulated serial devices need pseudo-terminals, which Windows lacks")
    import pty  # noqa: PLC0415  does not exist on Windows
    import tty  # noqa: PLC0415

    near, far = pty.openpty()
    tty.setraw(far)
    return near, far
