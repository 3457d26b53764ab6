"""One window for all tests of this folder: making it costs more than a screen does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from kiosk.ui.app import KioskApp
from tests.screens.stage import Ears, NoHands, Stage, open_window, settle

LEFT_EARLY = ("destroyed during incubation", "Cannot create delegate", "DelegateModel::cancel")


@dataclass
class Shown:
    """A window, the core that feeds it, the hands beside it and what Qt complained of."""

    stage: Stage
    app: KioskApp
    hands: NoHands
    complaints: list[str]
    ears: Ears | None = None
    nobody: dict[str, Any] = field(default_factory=dict)
    """What it held before anybody used it, where a test has taken that down."""

    def resize(self, width: int, height: int) -> None:
        """Make the window that large."""
        self.app.window.resize(width, height)
        settle()


@pytest.fixture(scope="session")
def application() -> QGuiApplication:
    """The one application of the process."""
    existing = QGuiApplication.instance()
    return existing if isinstance(existing, QGuiApplication) else QGuiApplication([])


@pytest.fixture(scope="module")
def shown(
    application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shown]:
    """An open window on a stage, on a machine that can speak."""
    yield from _open(tmp_path_factory.mktemp("cache"), Ears())


@pytest.fixture
def silent(application: QGuiApplication, tmp_path: Path) -> Iterator[Shown]:
    """The same on a machine without a voice."""
    yield from _open(tmp_path, None)


def _open(cache: Path, ears: Ears | None) -> Iterator[Shown]:
    complaints: list[str] = []

    def listen(kind: QtMsgType, _context: object, text: str) -> None:
        # A screen that is left while its list still fills drops the rest of its rows.
        left_early = any(words in text for words in LEFT_EARLY)
        if kind is not QtMsgType.QtDebugMsg and not left_early:
            complaints.append(text)

    before = qInstallMessageHandler(listen)
    stage = Stage()
    app, hands = open_window(stage, cache, ears)
    yield Shown(stage, app, hands, complaints, ears)
    app.stop()
    qInstallMessageHandler(before)
