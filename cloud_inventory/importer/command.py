"""`storeside cloud import FILE.csv`: into the cloud's data folder, or into a running cloud."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from cloud_inventory.importer.remote import ImportFailed
from cloud_inventory.options import IMPORT_TABLES, ImportOptions
from storecore.contracts.cloud_api import ImportReport, ImportRequest, LineProblem
from storecore.options.read import read_options

Send = Callable[[ImportOptions, ImportRequest], ImportReport]
GOOD, BAD = 0, 2
_WORDS = {"item": "goods", "category": "categories", "offer": "offers", "facing": "places"}
_SWITCH = "--strict"


def run_import(argv: Sequence[str], send: Send) -> int:
    """Read the files, hand them to `send`, print what is wrong; 2 if anything was refused."""
    options = read_options(ImportOptions, "cloud import", _with_flags(argv))
    if not options.file:
        print("storeside cloud import: name a catalogue, such as FILE.csv", file=sys.stderr)
        return BAD
    try:
        report = send(options, _request(options))
    except ImportFailed as problem:
        print(f"storeside cloud import: {problem}", file=sys.stderr)
        return BAD
    files = {name: getattr(options, name) for name in IMPORT_TABLES}
    files["catalogue"] = options.file
    for one in report.problems:
        print(_sentence(one, files.get(one.file, one.file)), file=sys.stderr)
    print(_summary(report, options))
    return BAD if report.problems else GOOD


def _with_flags(argv: Sequence[str]) -> list[str]:
    """The one bare word becomes --file, and a bare --strict becomes --strict true."""
    given: list[str] = []
    waiting = list(argv)
    while waiting:
        word = waiting.pop(0)
        if word == _SWITCH and (not waiting or waiting[0] not in ("true", "false")):
            given += [_SWITCH, "true"]
        elif word.startswith("--") and "=" not in word and word not in ("--help", "--"):
            given += [word, *waiting[:1]]
            waiting = waiting[1:]
        elif word.startswith("-"):
            given.append(word)
        else:
            given += ["--file", word]
    return given


def _request(options: ImportOptions) -> ImportRequest:
    return ImportRequest(
        store_id=options.store_id,
        catalogue=_text(options.file),
        **{name: _text(getattr(options, name)) for name in IMPORT_TABLES},
        store_names={
            "en": options.store_name,
            "de": options.store_name_de,
            "es": options.store_name_es,
            "zh-Hans": options.store_name_zh_hans,
            "zh-Hant": options.store_name_zh_hant,
        },
        currency=options.currency,
        in_store_patterns=tuple(
            text.strip() for text in options.in_store_patterns.split(",") if text.strip()
        ),
        strict=options.strict,
    )


def _text(path: str) -> str:
    if not path:
        return ""
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise ImportFailed(f"{path} cannot be read: {error.strerror}") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ImportFailed(
            f"{path} line {line}: this is not UTF-8; save the file as CSV in UTF-8"
        ) from error
    if not text.strip("\ufeff \r\n\t"):
        raise ImportFailed(f"{path} is empty")
    return text


def _sentence(problem: LineProblem, file: str) -> str:
    where = f"{file} line {problem.line}" if problem.line else file
    return f"{where}: {problem.problem}"


def _summary(report: ImportReport, options: ImportOptions) -> str:
    refused = len({(p.file, p.line) for p in report.problems})
    lines = "line" if refused == 1 else "lines"
    if not report.taken:
        return f"nothing was taken; {refused} {lines} refused"
    counts = [f"{report.taken.get(name, 0)} {word}" for name, word in _WORDS.items()]
    return (
        f"store {options.store_id}: {', '.join(counts)} taken, {report.changed} new or changed; "
        f"{refused} {lines} refused"
    )
