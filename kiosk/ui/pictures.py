"""Pictures that QML asks for by address: the camera's newest frame, QR codes."""

from __future__ import annotations

from urllib.parse import unquote

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider

from kiosk.devices.qr import qr_png

_NO_SIZE = QSize(1, 1)
_ROUND = 0.055


class CameraPictures(QQuickImageProvider):
    """The newest frame, filling the size that is asked for, with round corners."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._newest = QImage()

    def take(self, frame: QImage) -> None:
        """This is the newest frame. Called in the window's thread."""
        self._newest = frame

    def requestImage(self, id: str, size: QSize, wanted: QSize) -> QImage:
        """The newest frame whatever the number in its address."""
        if self._newest.isNull() or wanted.width() <= 1:
            return _blank(wanted)
        fitted = self._newest.scaled(
            wanted,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        return _rounded(fitted, wanted)


class QrPictures(QQuickImageProvider):
    """QR codes of the text in the address, drawn in whole pixels a module."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, wanted: QSize) -> QImage:
        """The code with its quiet zone, at most as large as asked for."""
        return QImage.fromData(qr_png(unquote(id), wanted.width()))


def _blank(size: QSize) -> QImage:
    image = QImage(size.expandedTo(_NO_SIZE), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _rounded(picture: QImage, size: QSize) -> QImage:
    image = _blank(size)
    path = QPainterPath()
    radius = size.height() * _ROUND
    path.addRoundedRect(QRectF(0, 0, size.width(), size.height()), radius, radius)
    brush = QBrush(picture)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate((size.width() - picture.width()) / 2, (size.height() - picture.height()) / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawPath(path.translated(-painter.transform().dx(), -painter.transform().dy()))
    painter.end()
    return image
