"""What the camera sees, and the short moment after it has read something."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.viewmodels.projection import Projection, flag, text

_GOOD_MS = 900


class CameraView(Projection):
    """The newest frame's address for QML; it changes with every frame."""

    changed = Signal()
    frameUrl = text("frameUrl", changed)
    live = flag("live", changed)
    good = flag("good", changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda _event: None, parent)
        self._number = 0
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_GOOD_MS)
        self._fade.timeout.connect(lambda: self.show(good=False))

    def frame_arrived(self) -> None:
        """A new frame lies ready at the image provider "camera"."""
        self._number += 1
        self.show(frameUrl=f"image://camera/{self._number}", live=True)

    def lost(self) -> None:
        """The camera does not answer."""
        self.show(live=False)

    def code_read(self) -> None:
        """Turn the frame good for a moment."""
        self.show(good=True)
        self._fade.start()
