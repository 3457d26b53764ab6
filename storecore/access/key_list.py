"""Keys kept in a file beside a program's database, read anew whenever the file has changed.

So somebody is let in or out while the program runs: only the program itself writes its database.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from storecore.access.keys import Holder, give_to_owner_of_folder
from storecore.logs import Log

log = Log(__name__)


class _Entry(msgspec.Struct, frozen=True):
    holder: Holder
    key_hash: str
    made_ms: int


class KeyList:
    """`Keys` in a JSON file. Safe from any thread; one command at a time may change it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._holders: dict[str, Holder] = {}

    def enrol(self, holder: Holder, key_hash: str, now_ms: int) -> None:
        """From now on this key is the holder's."""
        others = [entry for entry in self._entries() if entry.holder != holder]
        self._write([*others, _Entry(holder, key_hash, now_ms)])

    def revoke(self, holder: Holder) -> bool:
        """The holder is not let in any more; whether it was before."""
        entries = self._entries()
        others = [entry for entry in entries if entry.holder != holder]
        if len(others) == len(entries):
            return False
        self._write(others)
        return True

    def whose(self, key_hash: str) -> Holder | None:
        """The holder of a key, or None. A list that cannot be read lets nobody in."""
        stand = _stand(self._path)
        if stand != self._seen:
            try:
                self._holders = {entry.key_hash: entry.holder for entry in self._entries()}
            except (OSError, msgspec.MsgspecError) as problem:
                log.error("keys_unreadable", file=str(self._path), problem=str(problem))
                self._holders = {}
            self._seen = stand
        return self._holders.get(key_hash)

    def _entries(self) -> list[_Entry]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=list[_Entry])
        except FileNotFoundError:
            return []

    def _write(self, entries: list[_Entry]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_name(self._path.name + ".part")
        part.unlink(missing_ok=True)
        file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "wb") as content:
            content.write(msgspec.json.encode(entries))
            content.flush()
            os.fsync(content.fileno())
        give_to_owner_of_folder(part)
        part.replace(self._path)


def _stand(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
