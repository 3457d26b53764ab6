"""Every picture is plain SVG, and Qt draws something whole and different for each."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.assets.tables import GOODS, MARKS, table

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {SVG + name for name in ("path", "rect", "circle", "ellipse", "polygon", "line", "g")}
PICTURES = sorted([*GOODS.glob("*.svg"), *MARKS.glob("*.svg")])
SIZE_PX = 96

each_picture = pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)


@pytest.fixture
def complaints(qapp: QGuiApplication) -> Iterator[list[str]]:
    """What Qt said while the test ran."""
    said: list[str] = []

    def keep(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
        said.append(message)

    before = qInstallMessageHandler(keep)
    yield said
    qInstallMessageHandler(before)


def drawn(path: Path) -> QImage:
    """The picture as Qt draws it on nothing, SIZE_PX square."""
    image = QImage(SIZE_PX, SIZE_PX, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    renderer = QSvgRenderer(str(path))
    assert renderer.isValid(), path.name
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def covered(image: QImage) -> float:
    """Share of the pixels that are at least half opaque."""
    pixels = bytes(image.convertToFormat(QImage.Format.Format_Alpha8).constBits())
    return sum(alpha >= 128 for alpha in pixels) / len(pixels)


def edge_alphas(image: QImage) -> set[int]:
    last = SIZE_PX - 1
    edge = [(i, j) for i in range(SIZE_PX) for j in (0, last)]
    return {image.pixelColor(x, y).alpha() for x, y in edge + [(j, i) for i, j in edge]}


@each_picture
def test_a_picture_is_plain_svg(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.tag == SVG + "svg"
    assert root.get("viewBox") == "0 0 512 512"
    inner = list(root.iter())[1:]
    assert {element.tag for element in inner} <= SHAPES
    assert not [e for e in inner if {"class", "style", "filter", "clip-path"} & e.attrib.keys()]
    for element in inner:
        for ink in (element.get("fill", "none"), element.get("stroke", "none")):
            assert re.fullmatch(r"none|#[0-9a-f]{6}", ink), ink


@each_picture
def test_qt_draws_a_picture_without_complaint(path: Path, complaints: list[str]) -> None:
    assert 0.08 < covered(drawn(path)) < 0.85
    assert complaints == []


@pytest.mark.parametrize("path", sorted(GOODS.glob("*.svg")), ids=lambda path: path.stem)
def test_a_good_is_not_cut_off_at_the_edge(path: Path, qapp: QGuiApplication) -> None:
    assert edge_alphas(drawn(path)) == {0}


def test_no_two_pictures_look_the_same(qapp: QGuiApplication) -> None:
    seen: dict[bytes, str] = {}
    for path in PICTURES:
        pixels = bytes(drawn(path).constBits())
        assert pixels not in seen, f"{path.name} is {seen.get(pixels)}"
        seen[pixels] = path.name


def test_every_drawn_good_is_sold() -> None:
    rows = table("catalogue.csv") + table("categories.csv")
    assert {path.name for path in GOODS.iterdir()} == {row["picture"] for row in rows}


def test_the_marks_a_screen_needs_are_there() -> None:
    names = "logo hold-code terminal phone-code bag tick help offline basket-empty card scale shelf"
    names += " language access pad gift counter bank-code person"
    assert {path.stem for path in MARKS.iterdir()} == set(names.split())
