"""CSV text into lines with their numbers, or what is wrong with the file as a whole."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator, Sequence

import msgspec

from cloud_inventory.importer.line import Line
from storecore.contracts.cloud_api import LineProblem


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of one kind of file; the others beside `needed` may be missing."""

    file: str
    needed: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Every column that has a meaning."""
        return self.needed + self.others


class Problems:
    """Collects what is wrong, over all files of an import."""

    def __init__(self) -> None:
        self._found: list[LineProblem] = []

    def add(self, file: str, line: int, problem: str) -> None:
        """Keep one problem; line 0 is the file as a whole."""
        self._found.append(LineProblem(file=file, line=line, problem=problem))

    def add_line(self, file: str, line: Line) -> None:
        """Keep everything that is wrong with one line."""
        for problem in line.problems:
            self.add(file, line.number, problem)

    def found(self) -> tuple[LineProblem, ...]:
        """Everything, file by file and line by line."""
        files = list(dict.fromkeys(problem.file for problem in self._found))
        return tuple(sorted(self._found, key=lambda one: (files.index(one.file), one.line)))

    def __len__(self) -> int:
        return len(self._found)


def read_table(text: str, columns: Columns, problems: Problems) -> list[Line]:
    """The lines of a file. A file without the right columns has none, and a problem."""
    rows = _rows(text.removeprefix("\ufeff"), columns.file, problems)
    first = next(rows, None)
    if first is None:
        if not len(problems):
            problems.add(columns.file, 0, "the file is empty")
        return []
    header = [name.strip().lower() for name in first[1]]
    complaints = _header_complaints(header, columns)
    for complaint in complaints:
        problems.add(columns.file, first[0], complaint)
    if complaints:
        return []
    lines = []
    for number, cells in rows:
        line = Line(number, dict(zip(header, cells, strict=False)))
        if len(cells) != len(header):
            what = f"{len(cells)} cells where the header has {len(header)}"
            problems.add(columns.file, number, f"{what}; put quotes around cells with commas")
        else:
            lines.append(line)
    return lines


def _rows(text: str, file: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, each with the number of the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        problems.add(file, begins, f"cannot be read ({error}); look for a quote that is not closed")


def _header_complaints(header: Sequence[str], columns: Columns) -> list[str]:
    if len(header) == 1 and ";" in header[0]:
        return ["columns are parted by semicolons; save the file with commas"]
    complaints = [
        f"column {name!r} is missing; add it" for name in columns.needed if name not in header
    ]
    for name in header:
        if name not in columns.known:
            close = difflib.get_close_matches(name, columns.known, n=1, cutoff=0.0)
            complaints.append(f"column {name!r} is not known; did you mean {close[0]!r}?")
        elif header.count(name) > 1:
            complaints.append(f"column {name!r} stands twice; keep one")
    return list(dict.fromkeys(complaints))
