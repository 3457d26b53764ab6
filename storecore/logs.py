"""Structured logs: one JSON line per event in a file, readable text on a terminal."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import msgspec

FILE_BYTES_MAX = 20_000_000
FILES_KEPT = 3

_correlation: ContextVar[str] = ContextVar("correlation", default="")


def current_correlation() -> str:
    """The correlation id of what is being done now, or an empty text."""
    return _correlation.get()


@contextmanager
def correlated(correlation: str) -> Iterator[None]:
    """Every event logged inside carries this correlation id."""
    token = _correlation.set(correlation)
    try:
        yield
    finally:
        _correlation.reset(token)


class Log:
    """Events of one module: a short name and fields, `log.info("sale_completed", lines=3)`."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def debug(self, event: str, **fields: Any) -> None:
        """Something only a developer asks for."""
        self._write(logging.DEBUG, event, fields)

    def info(self, event: str, **fields: Any) -> None:
        """Something that happened as it should."""
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: Any) -> None:
        """Something that someone may have to look at."""
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, **fields: Any) -> None:
        """Something that failed."""
        self._write(logging.ERROR, event, fields)

    def exception(self, event: str, **fields: Any) -> None:
        """Something that failed in a way nobody expected; the traceback goes to the file."""
        self._write(logging.ERROR, event, fields, exc_info=True)

    def _write(
        self, level: int, event: str, fields: dict[str, Any], *, exc_info: bool = False
    ) -> None:
        if self._logger.isEnabledFor(level):
            extra = {"fields": fields, "correlation": _correlation.get()}
            self._logger.log(level, event, extra=extra, exc_info=exc_info)


class _JsonLines(logging.Formatter):
    def __init__(self, program: str) -> None:
        super().__init__()
        self._program = program

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "program": self._program,
            "event": record.getMessage(),
            "module": record.name,
        }
        if correlation := getattr(record, "correlation", ""):
            line["correlation"] = correlation
        line.update(getattr(record, "fields", {}))
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return msgspec.json.encode(line, enc_hook=str).decode()


class _Readable(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).astimezone().strftime("%H:%M:%S")
        fields = " ".join(f"{k}={v}" for k, v in getattr(record, "fields", {}).items())
        text = f"{at} {record.levelname.lower():7} {record.getMessage()} {fields}".rstrip()
        if record.exc_info:
            text += "\n" + self.formatException(record.exc_info)
        return text


def start_logs(program: str, directory: Path | None, level: str = "info") -> None:
    """Send events to `directory/program.jsonl` and to the terminal; call once, at the start.

    The file is rotated by size, so that a shop's disk never fills with logs.
    """
    root = logging.getLogger()
    root.handlers.clear()
    root.setLevel(level.upper())
    logging.captureWarnings(True)
    terminal = logging.StreamHandler(sys.stderr)
    terminal.setFormatter(_Readable())
    root.addHandler(terminal)
    if directory is not None:
        directory.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            directory / f"{program}.jsonl",
            maxBytes=FILE_BYTES_MAX,
            backupCount=FILES_KEPT,
            encoding="utf-8",
        )
        file.setFormatter(_JsonLines(program))
        root.addHandler(file)
    for chatty in ("urllib3", "uvicorn.access", "asyncio"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
