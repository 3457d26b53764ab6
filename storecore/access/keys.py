"""Keys of programs: made here, kept as hashes by whoever lets in, as files by whoever comes.

A key is 32 random bytes, so that a plain hash of it tells nobody anything (OWASP, "Cryptographic
Storage": no slow hash is needed for what cannot be guessed).
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import msgspec

PREFIX = "ssk_"
_KEY_BYTES = 32
_FILE_BYTES_MAX = 512


class HolderKind(StrEnum):
    """What kind of program holds a key."""

    STORE = "store"
    """A store's edge agent, towards the cloud."""
    BACKEND = "backend"
    """A commerce backend's connector, towards the cloud."""
    KIOSK = "kiosk"
    """A kiosk, or a tool of the shop, towards its edge agent."""


class Holder(msgspec.Struct, frozen=True):
    """Who a key belongs to; `name` is the store's id or the kiosk's name."""

    kind: HolderKind
    name: str


class KeyFileUnusable(ValueError):
    """A file that should hold a key and does not, or not safely; the message says what to do."""


class Keys(Protocol):
    """Who is let in. Holders have one key each; a new one ends the one before."""

    def enrol(self, holder: Holder, key_hash: str, now_ms: int) -> None:
        """From now on this key is the holder's."""
        ...

    def revoke(self, holder: Holder) -> bool:
        """The holder is not let in any more; whether it was before."""
        ...

    def whose(self, key_hash: str) -> Holder | None:
        """The holder of a key, or None."""
        ...


def new_key(entropy: Callable[[int], str] = secrets.token_urlsafe) -> str:
    """A key that nobody can guess."""
    return PREFIX + entropy(_KEY_BYTES)


def hash_of(key: str) -> str:
    """What is kept of a key: SHA-256 in hexadecimal digits."""
    return hashlib.sha256(key.encode()).hexdigest()


def bearer(key: str) -> dict[str, str]:
    """The header by which a key is shown (RFC 6750); nothing for no key."""
    return {"Authorization": f"Bearer {key}"} if key else {}


def read_key(path: str) -> str:
    """The key in a file; empty where no file is named.

    Raises:
        KeyFileUnusable: there is none, or others may read it.
    """
    if not path:
        return ""
    file = Path(path)
    try:
        with file.open("rb") as content:
            mode = os.fstat(content.fileno()).st_mode
            text = content.read(_FILE_BYTES_MAX).decode("ascii", "replace").strip()
    except OSError as problem:
        raise KeyFileUnusable(f"the key file {path} cannot be read: {problem.strerror}") from None
    if mode & stat.S_IROTH:
        raise KeyFileUnusable(f"anybody may read the key file {path}: chmod o-rwx {path}")
    if not text.startswith(PREFIX) or not text.isprintable() or " " in text:
        raise KeyFileUnusable(
            f"{path} holds no key; `storeside cloud enrol` or `storeside edge enrol` makes one"
        )
    return text


def write_key(path: Path, key: str) -> None:
    """Into a file that its owner alone may read; it belongs to whom the folder belongs to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w") as content:
        content.write(key + "\n")
    give_to_owner_of_folder(part)
    part.replace(path)


def give_to_owner_of_folder(path: Path) -> None:
    """A file that root has made in a program's folder must not be closed to the program."""
    owner = path.parent.stat()
    if hasattr(os, "chown") and os.geteuid() == 0:
        os.chown(path, owner.st_uid, owner.st_gid)
