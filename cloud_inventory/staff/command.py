"""`storeside cloud add-user NAME`: an account for the chain's pages."""

from __future__ import annotations

import getpass
import secrets
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from cloud_inventory.staff.book import StaffBook
from cloud_inventory.staff.door import BadAccount, StaffDoor
from storecore.clock import SystemClock
from storecore.database.writer import Writer
from storecore.options.read import read_options
from storecore.secrets.hashes import Passwords

GOOD, BAD = 0, 2


class AddUserOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Make an account for the chain's pages, or change its password: asked for, or one line of
    standard input."""

    name: Annotated[str, Meta(description="The person's name; may stand without --name.")] = ""
    data: Annotated[
        str, Meta(description="Folder of the cloud's database, while the cloud is stopped.")
    ] = "var/cloud"
    database: Annotated[
        str, Meta(description="The cloud's PostgreSQL database, where it has one.")
    ] = ""


def run_add_user(
    argv: Sequence[str], open_writer: Callable[[AddUserOptions], tuple[Writer, Callable[[], None]]]
) -> int:
    """Read the password and keep the account; 2 where it will not do."""
    named = ["--name", *argv] if argv and not argv[0].startswith("-") else list(argv)
    options = read_options(AddUserOptions, "cloud add-user", named)
    try:
        writer, close = open_writer(options)
    except (OSError, RuntimeError) as problem:
        return _refuse(str(problem))
    try:
        door = StaffDoor(StaffBook(writer), Passwords(), SystemClock(), secrets.token_bytes)
        name = door.add(options.name, _password())
    except BadAccount as problem:
        return _refuse(str(problem))
    finally:
        close()
    print(f"{name} may sign in at /chain")
    return GOOD


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\r\n")


def _refuse(problem: str) -> int:
    print(f"storeside cloud add-user: {problem}", file=sys.stderr)
    return BAD
