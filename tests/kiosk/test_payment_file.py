"""The payments file: what it gives, and what it says when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.payment_file import PaymentFileError, read_payment_file
from storecore.contracts.tenders import TenderKind
from storeside.programs.payments import WAYS, write_payments


def written(directory: Path, text: str) -> str:
    path = directory / "payments.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_no_file_is_a_card_terminal_that_lends_nothing() -> None:
    read = read_payment_file("")
    assert [way.kind for way in read.as_ways()] == [TenderKind.CARD]
    assert (read.card, read.offline.sale_max, read.offline.all_max) == (None, 0, 0)


def test_the_demos_file_is_read_and_only_its_owner_may(tmp_path: Path) -> None:
    path = write_payments(tmp_path, "http://127.0.0.1:1")
    read = read_payment_file(str(path))
    assert list(read.ways) == WAYS
    assert read.wechat is not None
    assert read.alipay is not None
    assert path.stat().st_mode & 0o077 == 0


def test_every_section_is_read(tmp_path: Path) -> None:
    text = """
ways = ["bank", "card"]
[card]
key_identifier = "shop"
passphrase = "secret"
[offline]
sale_max = 100
[bank]
url = "http://bank"
token = "t"
name = "Shop"
city = "Berlin"
country = "DE"
account = {"00" = "com.bank", "01" = "1234"}
"""
    read = read_payment_file(written(tmp_path, text))
    assert [way.kind for way in read.as_ways()] == [TenderKind.WALLET, TenderKind.CARD]
    assert read.card is not None
    assert read.card.key_version == 1
    assert read.bank is not None
    assert read.bank.account == {"00": "com.bank", "01": "1234"}
    assert (read.offline.sale_max, read.offline.hours_max) == (100, 24.0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ways = []", "name at least one"),
        ('ways = ["cash"]', "'cash' is none of card"),
        ('ways = ["card", "card"]', "once"),
        ('ways = ["wechat"]', r"needs its section \[wechat\]"),
        ('ways = ["bank"]', r"needs its section \[bank\]"),
        ('ways = ["card"', "is not TOML"),
        ('[card]\nkey_identifier = "shop"', "passphrase"),
        ("[offline]\nsale_maximum = 5", "sale_maximum"),
        ('[offline]\nsale_max = "5"', "sale_max"),
    ],
)
def test_a_mistake_is_named_with_the_file(tmp_path: Path, text: str, says: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(PaymentFileError, match=says) as refusal:
        read_payment_file(path)
    assert path in str(refusal.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PaymentFileError, match="cannot be read"):
        read_payment_file(str(tmp_path / "none.toml"))
    (tmp_path / "latin.toml").write_bytes(b'description = "Caf\xe9"')
    with pytest.raises(PaymentFileError, match="is not TOML"):
        read_payment_file(str(tmp_path / "latin.toml"))
