"""The demo's hands: hold goods to the virtual camera, put them on the simulated scale."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.domain.tenders import wallet_of_code
from kiosk.scanner.images import Picture
from kiosk.scanner.staging import stage_item
from kiosk.ui.demo_floor import DemoFloor
from kiosk.ui.threads import WindowThread
from storecore.contracts.reference import Item
from storecore.gs1.badge import is_badge_code
from storecore.gs1.gift_card import is_gift_code
from storecore.gs1.gtin import Gtin, check_digit
from storecore.gs1.pickup import PICKUP_PREFIX
from storecore.logs import Log

log = Log(__name__)

HELD_MS = 1200
"""How long something is held to the camera: a person's pace, several looks for the reader."""
_PICTURE_PX = 480
_COUNTER_WEIGHT_G = 432
_SYMBOLOGY = {8: "ean8", 12: "upca", 13: "ean13"}


class Stage(Protocol):
    """The virtual camera."""

    def show(self, picture: Picture | None) -> None:
        """Hold a picture before it, or nothing."""


class DemoHands(QObject):
    """Stages goods in a thread of its own, so that the window stays smooth."""

    def __init__(
        self,
        camera: Stage,
        put_on_scale: Callable[[int], None],
        goods: Path,
        floor: DemoFloor | None = None,
    ) -> None:
        """`goods` is the folder of the goods' drawings; `put_on_scale` takes grams."""
        super().__init__()
        self._camera = camera
        self._put_on_scale = put_on_scale
        self._goods = goods
        self._floor = floor
        self._window = WindowThread(self)
        self._seed = 0
        self._staging: threading.Thread | None = None
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(HELD_MS)
        self._away.timeout.connect(lambda: self._camera.show(None))

    def hold_item(self, item: Item) -> None:
        """Hold the item's bar code to the camera; counter goods carry a printed weight."""
        code, symbology = code_on(item)
        self._hold(code, symbology, item.picture)

    def hold_phone(self, pickup_code: str) -> None:
        """Hold a phone with that pickup code, gift card or payment code to the camera."""
        given = pickup_code.strip()
        if is_gift_code(given) or is_badge_code(given) or wallet_of_code(given):
            self._hold(given, "qr", "")
            return
        code = pickup_code.strip().upper().removeprefix(PICKUP_PREFIX).replace("-", "")
        self._hold(PICKUP_PREFIX + code.replace(" ", ""), "qr", "")

    def put_on_scale(self, grams: int) -> None:
        """Lay so much on the scale; 0 takes it off."""
        self._put_on_scale(grams)

    def on_floor(self) -> frozenset[str]:
        """Skus of the clothes that can be carried to the pad; none without a simulated floor."""
        return self._floor.skus() if self._floor is not None else frozenset()

    def carry_to_pad(self, sku: str) -> None:
        """Lay one piece on the pad."""
        if self._floor is not None:
            self._floor.carry_to_pad(sku)

    def clear_pad(self) -> None:
        """Take everything off the pad."""
        if self._floor is not None:
            self._floor.clear_pad()

    def walk_out(self) -> None:
        """Leave with what lies on the pad."""
        if self._floor is not None:
            self._floor.walk_out()

    def put_in_bag(self, grams: int) -> None:
        """Lay so much more on the bagging scale."""
        if self._floor is not None:
            self._floor.put_in_bag(grams)

    def _hold(self, code: str, symbology: str, picture: str) -> None:
        self._seed += 1
        self.stop()
        given = (code, symbology, picture, self._seed)
        self._staging = threading.Thread(target=self._stage, args=given, name="staging")
        self._staging.start()

    def stop(self) -> None:
        """Wait for what is being staged, some tenths of a second at most."""
        if self._staging is not None:
            self._staging.join()
            self._staging = None

    def close(self) -> None:
        """The demo is over."""
        self.stop()
        if self._floor is not None:
            self._floor.stop()

    def _stage(self, code: str, symbology: str, picture: str, seed: int) -> None:
        try:
            drawn = drawing(self._goods / picture) if picture else None
            frame = stage_item(code, symbology, drawn, seed)
        except (ValueError, OSError) as error:
            log.warning("staging_failed", symbology=symbology, reason=type(error).__name__)
            return
        self._camera.show(frame)
        self._window.post(self._away.start)


def code_on(item: Item) -> tuple[str, str]:
    """The code on the item's package and its symbology.

    Raises:
        ValueError: loose goods carry no code.
    """
    if item.gtin:
        code = Gtin(item.gtin.zfill(14)).as_shortest()
        return code, _SYMBOLOGY.get(len(code), "code128")
    if item.in_store_code:
        payload = int(f"21{item.in_store_code.zfill(5)}{_COUNTER_WEIGHT_G:05d}")
        return f"{payload}{check_digit(payload)}", "ean13"
    raise ValueError(f"{item.sku} carries no bar code")


def drawing(path: Path) -> Picture:
    """A drawing as RGBA pixels.

    Raises:
        OSError: there is no such file or it is no SVG.
    """
    renderer = QSvgRenderer(str(path))
    if not renderer.isValid():
        raise OSError(f"{path} cannot be drawn")
    image = QImage(_PICTURE_PX, _PICTURE_PX, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(_PICTURE_PX, _PICTURE_PX, 4).copy()
