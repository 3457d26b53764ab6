"""The payments file: which ways to pay a kiosk offers, and the keys that they need (TOML).

It is apart from the other settings because of its keys: readable by the kiosk's user alone.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.domain.tenders import ALIPAY, CARD, WECHAT, OfflineRules, Way
from storecore.contracts.tenders import TenderKind

BANK, GIFT, COUNTER = "bank", "gift", "counter"
KINDS = {
    CARD.way_id: TenderKind.CARD,
    WECHAT: TenderKind.WALLET,
    ALIPAY: TenderKind.WALLET,
    BANK: TenderKind.WALLET,
    GIFT: TenderKind.GIFT_CARD,
    COUNTER: TenderKind.COUNTER,
}
Text = Annotated[str, Meta(min_length=1)]


class PaymentFileError(ValueError):
    """The payments file cannot be used; the message says which, why and what to do."""


class _Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the file's sections: an unknown key is a mistake."""


class TerminalKey(_Section, frozen=True, kw_only=True):
    """`[card]`: the key shared with the card terminal. Without it nothing is sealed."""

    key_identifier: Text
    passphrase: Text
    key_version: int = 1


class WeChatKeys(_Section, frozen=True, kw_only=True):
    """`[wechat]`: a direct merchant of WeChat Pay, APIv3, public-key mode. Keys are PEM texts."""

    merchant_id: Text
    app_id: Text
    certificate_serial: Text
    private_key: Text
    api_v3_key: Text
    public_key: Text
    public_key_id: Text
    notify_url: Text
    gateway: str = ""


class AlipayKeys(_Section, frozen=True, kw_only=True):
    """`[alipay]`: an application of Alipay's open platform. Keys are PEM texts."""

    app_id: Text
    private_key: Text
    alipay_public_key: Text
    currency: Text = "CNY"
    gateway: str = ""


class BankAccount(_Section, frozen=True, kw_only=True):
    """`[bank]`: the account of EMVCo codes, and where the bank tells what has come in."""

    url: Text
    token: Text
    account: dict[str, str]
    name: Text
    city: Text
    country: Text


class PaymentFile(_Section, frozen=True, kw_only=True):
    """The whole file. `ways` in the order of the cards; `description` is read on phones."""

    ways: tuple[str, ...] = (CARD.way_id,)
    description: Text = "Storeside"
    offline: OfflineRules = OfflineRules()
    card: TerminalKey | None = None
    wechat: WeChatKeys | None = None
    alipay: AlipayKeys | None = None
    bank: BankAccount | None = None

    def as_ways(self) -> tuple[Way, ...]:
        """The ways to pay."""
        return tuple(Way(way_id=one, kind=KINDS[one]) for one in self.ways)


def read_payment_file(path: str) -> PaymentFile:
    """Read the file; an empty path is a card terminal and nothing else.

    Raises:
        PaymentFileError: it cannot be read, or what it says cannot be.
    """
    if not path:
        return PaymentFile()
    try:
        given = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        read = msgspec.convert(given, PaymentFile)
    except OSError as error:
        raise PaymentFileError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PaymentFileError(f"{path} is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise PaymentFileError(f"{path}: {error}") from error
    _check(path, read)
    return read


def _check(path: str, read: PaymentFile) -> None:
    if not read.ways:
        raise PaymentFileError(f"{path}: name at least one of {', '.join(KINDS)} in ways")
    for way in read.ways:
        if way not in KINDS:
            raise PaymentFileError(f"{path}: {way!r} is none of {', '.join(KINDS)}")
        if way in {WECHAT, ALIPAY, BANK} and getattr(read, way) is None:
            raise PaymentFileError(f"{path}: {way} needs its section [{way}]")
    if len(set(read.ways)) != len(read.ways):
        raise PaymentFileError(f"{path}: each way stands in ways once")
