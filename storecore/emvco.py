"""Merchant-presented QR codes as text: EMVCo "QR Code Specification for Payment Systems, Merchant-
Presented Mode" v1.1. Objects of a two-digit id, a two-digit length and a value; the last one is a
CRC over all before it (ISO/IEC 13239, polynomial 0x1021, initial value 0xFFFF).
"""

from __future__ import annotations

import binascii
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

import msgspec
from babel.numbers import get_currency_precision

from storecore.money import Money, MoneyError, parse_money

VALUE_LENGTH_MAX = 99
NAME_LENGTH_MAX = 25
CITY_LENGTH_MAX = 15
_ACCOUNTS = range(2, 52)
_CRC_HEAD = "6304"
_CRC_LENGTH = 4
_DYNAMIC = "12"
"""Point of initiation: a code made for one payment."""

# ISO 4217 numeric codes of the currencies in which codes are made here.
_NUMBERS = {
    "AUD": "036", "BRL": "986", "CAD": "124", "CHF": "756", "CNY": "156", "CZK": "203",
    "DKK": "208", "EUR": "978", "GBP": "826", "HKD": "344", "IDR": "360", "INR": "356",
    "JPY": "392", "KHR": "116", "KRW": "410", "KWD": "414", "LAK": "418", "MOP": "446",
    "MXN": "484", "MYR": "458", "NOK": "578", "NZD": "554", "PEN": "604", "PHP": "608",
    "PLN": "985", "SEK": "752", "SGD": "702", "THB": "764", "TWD": "901", "USD": "840",
    "VND": "704",
}  # fmt: skip
_CURRENCIES = {number: code for code, number in _NUMBERS.items()}


class QrRefused(ValueError):
    """A text that is no merchant-presented code, or values that cannot stand in one; says why."""


class MerchantQr(msgspec.Struct, frozen=True, kw_only=True):
    """What a code says. `accounts` are the merchant account templates, id 02 to 51, with the
    sub-objects of those from 26 on; `reference` is the reference label (62, 05).
    """

    accounts: Mapping[str, str | Mapping[str, str]]
    name: str
    city: str
    country: str
    amount: Money
    category: str = "0000"
    reference: str = ""
    terminal: str = ""


def write_merchant_qr(code: MerchantQr) -> str:
    """The text of a code for one payment.

    Raises:
        QrRefused: a value that is too long, empty where it must not be, or in no known currency.
    """
    number = _NUMBERS.get(code.amount.currency)
    if number is None:
        raise QrRefused(f"{code.amount.currency} has no number here; use another way to pay")
    if code.amount.minor <= 0:
        raise QrRefused("the amount must be above zero")
    additional = {"05": code.reference, "07": code.terminal}
    objects = {
        "00": "01",
        "01": _DYNAMIC,
        **{key: _account(key, value) for key, value in sorted(code.accounts.items())},
        "52": code.category,
        "53": number,
        "54": _amount_text(code.amount),
        "58": code.country,
        "59": _bounded("name", code.name, NAME_LENGTH_MAX),
        "60": _bounded("city", code.city, CITY_LENGTH_MAX),
        "62": write_objects({key: value for key, value in additional.items() if value}),
    }
    body = write_objects({key: value for key, value in objects.items() if value}) + _CRC_HEAD
    return body + _crc(body)


def read_merchant_qr(text: str) -> MerchantQr:
    """Read a code for one payment.

    Raises:
        QrRefused: not such a code, a wrong checksum, or an object that is missing.
    """
    body, crc = text[:-_CRC_LENGTH], text[-_CRC_LENGTH:]
    if not body.endswith(_CRC_HEAD) or not body.startswith("000201"):
        raise QrRefused("this is no merchant-presented payment code")
    if _crc(body) != crc.upper():
        raise QrRefused("the checksum does not fit; read it again")
    objects = read_objects(body[: -len(_CRC_HEAD)])
    missing = [key for key in ("52", "53", "54", "58", "59", "60") if key not in objects]
    if missing:
        raise QrRefused(f"object {missing[0]} is missing")
    currency = _CURRENCIES.get(objects["53"])
    if currency is None:
        raise QrRefused(f"currency {objects['53']} is not known")
    additional = read_objects(objects.get("62", ""))
    return MerchantQr(
        accounts=_read_accounts(objects),
        name=objects["59"],
        city=objects["60"],
        country=objects["58"],
        amount=_read_amount(objects["54"], currency),
        category=objects["52"],
        reference=additional.get("05", ""),
        terminal=additional.get("07", ""),
    )


def write_objects(objects: Mapping[str, str]) -> str:
    """Objects one after another.

    Raises:
        QrRefused: an id that is not two digits, or a value that is empty or longer than 99.
    """
    parts = []
    for key, value in objects.items():
        if len(key) != 2 or not (key.isascii() and key.isdigit()):
            raise QrRefused(f"{key!r} is no id of two digits")
        if not 0 < len(value) <= VALUE_LENGTH_MAX:
            raise QrRefused(f"object {key} has {len(value)} characters, not 1 to 99")
        parts.append(f"{key}{len(value):02d}{value}")
    return "".join(parts)


def read_objects(text: str) -> dict[str, str]:
    """The objects of a text, in order.

    Raises:
        QrRefused: an id or length that is no number, a value that is cut off, an id said twice.
    """
    objects: dict[str, str] = {}
    place = 0
    while place < len(text):
        key, length = text[place : place + 2], text[place + 2 : place + 4]
        if not (key + length).isascii() or not (key + length).isdigit() or len(length) != 2:
            raise QrRefused(f"no object begins at character {place}")
        value = text[place + 4 : place + 4 + int(length)]
        if not value or len(value) != int(length):
            raise QrRefused(f"object {key} is cut off")
        if key in objects:
            raise QrRefused(f"object {key} stands there twice")
        objects[key] = value
        place += 4 + int(length)
    return objects


def _account(key: str, value: str | Mapping[str, str]) -> str:
    if not key.isdigit() or int(key) not in _ACCOUNTS:
        raise QrRefused(f"{key!r} is no merchant account; use 02 to 51")
    return value if isinstance(value, str) else write_objects(value)


def _read_accounts(objects: Mapping[str, str]) -> dict[str, str | Mapping[str, str]]:
    """Templates from 26 on have objects of their own; those below are plain."""
    return {
        key: read_objects(value) if int(key) >= 26 else value
        for key, value in objects.items()
        if int(key) in _ACCOUNTS
    }


def _bounded(what: str, value: str, length_max: int) -> str:
    if not 0 < len(value) <= length_max:
        raise QrRefused(f"the {what} {value!r} must have 1 to {length_max} characters")
    return value


def _amount_text(amount: Money) -> str:
    return str(Decimal(amount.minor).scaleb(-get_currency_precision(amount.currency)))


def _read_amount(text: str, currency: str) -> Money:
    try:
        amount = parse_money(text, currency)
    except (MoneyError, InvalidOperation) as error:
        raise QrRefused(f"the amount {text!r}: {error}") from error
    if amount.minor <= 0:
        raise QrRefused("the amount must be above zero")
    return amount


def _crc(body: str) -> str:
    return f"{binascii.crc_hqx(body.encode('utf-8'), 0xFFFF):04X}"
