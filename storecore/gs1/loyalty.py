"""Codes that name no goods: a customer's member number, and coupons.

A member card carries a GS1 Global Service Relation Number, application identifier 8018
(GS1 General Specifications 3.9.8); an app shows `SSM:` and the number as a QR code; on a pad the
number is typed. A coupon is a number with GS1 prefix 99 (1.4.2) or, for single use, a Global Coupon
Number with a serial, application identifier 255 (3.4.10); an app may show `SSC:` and its digits.
"""

from __future__ import annotations

import re

MEMBER_PREFIX, COUPON_PREFIX = "SSM:", "SSC:"
MEMBER_DIGITS_MIN, MEMBER_DIGITS_MAX = 8, 18
_FNC1 = "\x1d"
_IDENTIFIER = re.compile(r"\][A-Za-z]\d")
_GSRN = re.compile(r"\(?8018\)?(\d{18})")
_GCN = re.compile(r"\(?255\)?(\d{13}\d{1,12})")
_COUPON = re.compile(r"99\d{11}")
_SINGLE_USE = re.compile(r"\d{14,25}")


def read_member(text: str) -> str | None:
    """The member number that a code carries; None where it is none, or its check digit is wrong."""
    body = _bare(text)
    if body.upper().startswith(MEMBER_PREFIX):
        return member_number(body[len(MEMBER_PREFIX) :])
    gsrn = _GSRN.fullmatch(body)
    return member_number(gsrn[1]) if gsrn else None


def member_number(typed: str) -> str | None:
    """A typed number, spaces and hyphens left out; None where its check digit does not fit."""
    digits = re.sub(r"[ -]", "", typed)
    if not (digits.isascii() and digits.isdigit()):
        return None
    if not MEMBER_DIGITS_MIN <= len(digits) <= MEMBER_DIGITS_MAX:
        return None
    return digits if check_digit(digits[:-1]) == int(digits[-1]) else None


def read_coupon(text: str) -> str | None:
    """The digits of a coupon: 13 where it is for everyone, more where it can be used once."""
    body = _bare(text)
    if body.upper().startswith(COUPON_PREFIX):
        body = body[len(COUPON_PREFIX) :]
        return body if _SINGLE_USE.fullmatch(body) and _fits(body) else None
    if _COUPON.fullmatch(body):
        return body if _fits(body) else None
    gcn = _GCN.fullmatch(body)
    return gcn[1] if gcn and _fits(gcn[1]) else None


def masked(number: str) -> str:
    """A member number as screens show it: its last four digits."""
    return f"•••• {number[-4:]}"


def check_digit(digits: str) -> int:
    """The GS1 check digit of digits of any length, weights 3 and 1 from the right (7.9.1)."""
    weighted = (int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits)))
    return -sum(weighted) % 10


def _fits(digits: str) -> bool:
    return check_digit(digits[:12]) == int(digits[12])


def _bare(text: str) -> str:
    body = text.strip(" \t\r\n")
    found = _IDENTIFIER.match(body)
    return (body[found.end() :] if found else body).strip(_FNC1)
