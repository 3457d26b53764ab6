"""The QML as files: Qt's own linter, contrast, sizes, and no colour outside the theme."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk.ui.app import QML

FILES = sorted(QML.rglob("*.qml"))
RATIO_MIN = 7.0
LINES_MAX = 250


def test_qmllint_has_nothing_to_say() -> None:
    tool = Path(PySide6.__file__).parent / "qmllint"
    command = [str(tool), "-W", "0", "-I", str(QML), *map(str, FILES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr + done.stdout


def test_files_are_short() -> None:
    lines = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {name: count for name, count in lines.items() if count > LINES_MAX} == {}


def test_colours_are_named_in_the_theme_only() -> None:
    # A QR code is dark on white in every theme: scanners need it so.
    allowed = {"Theme.qml", "QrImage.qml"}
    literal = re.compile(r'"#[0-9a-fA-F]{3,8}"')
    found = [f.name for f in FILES if literal.search(f.read_text(encoding="utf-8"))]
    assert set(found) <= allowed


@pytest.mark.parametrize("look", ["day", "night", "contrast"])
def test_every_text_stands_out_from_its_ground(application: QObject, look: str) -> None:
    engine = QQmlEngine()
    engine.addImportPath(str(QML))
    component = QQmlComponent(engine)
    source = f"import QtQml; import theme; QtObject {{ property var c: Theme.{look} }}"
    component.setData(source.encode(), QUrl())
    holder = component.create()
    assert holder is not None, component.errorString()
    colours = holder.property("c")
    pairs = colours.property("pairs").toVariant()
    assert len(pairs) >= 20
    weak = {
        f"{text} on {ground}": ratio
        for text, ground in pairs
        if (ratio := contrast(colours.property(text), colours.property(ground))) < RATIO_MIN
    }
    assert weak == {}


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
