"""One program at a time in a data folder: the database has a single writer."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import IO

_LOCK_FILE = "cloud.lock"


class DataUnusable(RuntimeError):
    """This data folder cannot be worked in; the message says why and what to do."""


class DataInUse(DataUnusable):
    """Another program works in this data folder."""


class DataLock:
    """Holds a data folder while open; the system lets go of it whenever the program ends."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._file: IO[bytes] = (folder / _LOCK_FILE).open("ab")
        if not _try_lock(self._file):
            self._file.close()
            raise DataInUse(
                f"a cloud is running on {folder}; stop it first, "
                "or load into it while it runs with --url"
            )

    def close(self) -> None:
        """Let go of the folder."""
        self._file.close()

    def __enter__(self) -> DataLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
