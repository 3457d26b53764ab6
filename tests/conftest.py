"""What every test needs before anything is imported."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

# Tests draw without a screen, and with the same renderer everywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """The application that pytest-qt makes: the kiosk's own kind, without widgets."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    return QGuiApplication
