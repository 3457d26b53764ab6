"""Keys of programs: files that only their owner reads, and a list that can be changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storecore.access.key_list import KeyList
from storecore.access.key_table import KEY_MIGRATIONS, KeyTable
from storecore.access.keys import (
    Holder,
    HolderKind,
    KeyFileUnusable,
    Keys,
    hash_of,
    new_key,
    read_key,
    write_key,
)
from storecore.database.postgres.writer import PostgresWriter
from storecore.database.writer import Writer
from storecore.serving.key_door import KeyMode, keys_needed
from tests.postgres import PostgresServer

ANNA = Holder(HolderKind.STORE, "anna")
BEN = Holder(HolderKind.STORE, "ben")


@pytest.fixture(params=["file", "sqlite", "postgresql"])
def keys(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Keys]:
    if request.param == "file":
        yield KeyList(tmp_path / "new" / "keys.json")
        return
    writer: Writer
    if request.param == "sqlite":
        writer = Writer(tmp_path / "keys.db", [KEY_MIGRATIONS])
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        writer = PostgresWriter(server.new_database(), [KEY_MIGRATIONS])
    yield KeyTable(writer)
    writer.close()


def test_each_holder_is_known_by_its_own_key_and_the_newest_one(keys: Keys) -> None:
    assert keys.whose(hash_of("ssk_none")) is None
    for holder, key in ((ANNA, "a1"), (BEN, "b1"), (ANNA, "a2")):
        keys.enrol(holder, hash_of(key), 1)
    assert [keys.whose(hash_of(key)) for key in ("a1", "a2", "b1")] == [None, ANNA, BEN]
    assert keys.revoke(ANNA)
    assert not keys.revoke(ANNA)
    assert [keys.whose(hash_of(key)) for key in ("a2", "b1")] == [None, BEN]


def test_a_store_and_a_kiosk_of_one_name_are_two_holders(keys: Keys) -> None:
    kiosk = Holder(HolderKind.KIOSK, "anna")
    keys.enrol(ANNA, hash_of("a"), 1)
    keys.enrol(kiosk, hash_of("k"), 1)
    assert keys.whose(hash_of("a")) == ANNA
    assert keys.whose(hash_of("k")) == kiosk


def test_who_was_enrolled_by_another_process_is_let_in_at_once(tmp_path: Path) -> None:
    running, command = (KeyList(tmp_path / "keys.json") for _ in range(2))
    for number in range(5):
        assert running.whose(hash_of(f"k{number}")) is None
        command.enrol(ANNA, hash_of(f"k{number}"), number)
        assert running.whose(hash_of(f"k{number}")) == ANNA


def test_a_list_that_was_spoilt_lets_nobody_in(tmp_path: Path) -> None:
    keys = KeyList(tmp_path / "keys.json")
    keys.enrol(ANNA, hash_of("a"), 1)
    (tmp_path / "keys.json").write_bytes(b'[{"holder":')
    assert keys.whose(hash_of("a")) is None


def test_what_is_kept_does_not_tell_the_key(tmp_path: Path) -> None:
    key = new_key()
    KeyList(tmp_path / "keys.json").enrol(ANNA, hash_of(key), 1)
    assert key not in (tmp_path / "keys.json").read_text()
    assert (tmp_path / "keys.json").stat().st_mode & 0o077 == 0


def test_a_key_file_gives_its_key_back_and_is_closed_to_others(tmp_path: Path) -> None:
    key = new_key()
    write_key(tmp_path / "store.key", key)
    assert read_key(str(tmp_path / "store.key")) == key
    assert (tmp_path / "store.key").stat().st_mode & 0o077 == 0
    assert read_key("") == ""


@pytest.mark.parametrize(
    ("content", "mode", "says"),
    [
        (None, 0, "cannot be read"),
        ("", 0o600, "enrol"),
        ("ssk_two words", 0o600, "enrol"),
        ("ssk_two\nlines", 0o600, "enrol"),
        ("password", 0o600, "enrol"),
        ("ssk_good", 0o644, "chmod o-rwx"),
    ],
)
def test_a_bad_key_file_says_what_to_do_and_not_what_is_in_it(
    tmp_path: Path, content: str | None, mode: int, says: str
) -> None:
    path = tmp_path / "store.key"
    if content is not None:
        path.write_text(content)
        path.chmod(mode)
    with pytest.raises(KeyFileUnusable, match=says) as refused:
        read_key(str(path))
    assert not content or content not in str(refused.value)


@pytest.mark.parametrize(
    ("mode", "host", "needed"),
    [
        (KeyMode.AUTO, "127.0.0.1", False),
        (KeyMode.AUTO, "127.9.9.9", False),
        (KeyMode.AUTO, "::1", False),
        (KeyMode.AUTO, "localhost", False),
        (KeyMode.AUTO, "0.0.0.0", True),
        (KeyMode.AUTO, "::", True),
        (KeyMode.AUTO, "192.168.1.4", True),
        (KeyMode.AUTO, "shop.example", True),
        (KeyMode.ON, "127.0.0.1", True),
        (KeyMode.OFF, "0.0.0.0", False),
    ],
)
def test_keys_are_needed_wherever_others_can_come(mode: KeyMode, host: str, needed: bool) -> None:
    assert keys_needed(mode, host) is needed
