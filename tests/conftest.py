"""What every test needs before anything is imported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.postgres import PostgresServer, postgres_folder

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

# Tests draw without a screen, and with the same renderer everywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# How long one example takes says something of the machine, not of the code.
settings.register_profile("storeside", deadline=None)
settings.load_profile("storeside")


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """The application that pytest-qt makes: the kiosk's own kind, without widgets."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    return QGuiApplication


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server for the whole run."""
    if postgres_folder() is None and "CI" not in os.environ:
        pytest.skip("PostgreSQL is not installed; script/test installs it")
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> str:
    """A new, empty database on it."""
    return postgres.new_database()
