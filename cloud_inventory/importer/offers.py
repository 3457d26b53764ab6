"""Lines of an offers file into offers: each kind has columns of its own, the others stay empty."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from datetime import date

import msgspec

from cloud_inventory.importer.goods import PRICE_MINOR_MAX
from cloud_inventory.importer.line import OTHER_NAMES, Line
from cloud_inventory.importer.table import Columns, Problems, read_table
from storecore.contracts.offers import DAY_MINUTES, CouponUse, Offer, OfferKind, OfferPart
from storecore.money import Money, MoneyError, parse_money

OFFERS = Columns(
    file="offers",
    needed=("offer_id", "kind", "skus", "currency", "name_en"),
    others=(
        *OTHER_NAMES,
        *("quantity", "pay_quantity", "price", "percent", "amount", "threshold", "parts"),
        *("times_max", "members_only", "tiers", "coupon", "coupon_code"),
        *("weekdays", "first_day", "last_day", "from_time", "until_time"),
    ),
)
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
QUANTITY_MAX = 99
PARTS_MAX = 6
_PART = re.compile(r"(?:(?P<count>\d{1,2})\s*\*)?(?P<goods>.+)", re.ASCII | re.DOTALL)
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_COUPON_CODE = re.compile(r"\d{13}", re.ASCII)
_ALL = "*"
_CATEGORY = "@"

_COLUMNS: dict[OfferKind, tuple[str, ...]] = {
    OfferKind.N_FOR_PRICE: ("skus", "quantity", "price"),
    OfferKind.N_FOR_M: ("skus", "quantity", "pay_quantity"),
    OfferKind.PERCENT_OFF: ("skus", "percent"),
    OfferKind.AMOUNT_OFF: ("skus", "amount"),
    OfferKind.THRESHOLD: ("skus", "threshold", "amount", "percent"),
    OfferKind.MIX_AND_MATCH: ("parts", "price"),
    OfferKind.BUNDLE: ("parts", "price"),
    OfferKind.MEMBER_PRICE: ("skus", "price"),
}
_MEANT = ("skus", "parts", "quantity", "pay_quantity", "price", "percent", "amount", "threshold")


class Sold(msgspec.Struct, frozen=True, kw_only=True):
    """What offers may name."""

    skus: Set[str]
    categories: Set[str]
    currency: str


def read_offers(text: str, sold: Sold, problems: Problems) -> dict[str, Offer]:
    """The good lines of a file of offers by id, for goods that are sold."""
    found: dict[str, Offer] = {}
    for line in read_table(text, OFFERS, problems):
        offer = _read_offer(line, sold, found)
        if offer is not None:
            found[offer.offer_id] = offer
        problems.add_line(OFFERS.file, line)
    return found


def _read_offer(line: Line, sold: Sold, found: Mapping[str, Offer]) -> Offer | None:
    offer_id, names = line.cell("offer_id"), line.names()
    check_key(line, "offer_id", offer_id, found)
    kind = OfferKind(line.choice("kind", [kind.value for kind in OfferKind]))
    fields = {**_what(line, kind, sold), **_whom(line), **_when(line)}
    if not line.good:
        return None
    return Offer(offer_id=offer_id, kind=kind, names=names, **fields)  # type: ignore[arg-type]


def _what(line: Line, kind: OfferKind, sold: Sold) -> dict[str, object]:
    """The goods and what they cost less; columns that do not belong to the kind stay empty."""
    given = _COLUMNS[kind]
    for column in _MEANT:
        stray = line.cell(column) and not (column == "quantity" and line.cell(column) == "1")
        if column not in given and stray:
            line.wrong(column, f"an offer of kind {kind} has none; leave it empty")
    fields: dict[str, object] = {"times_max": _whole(line, "times_max", 0, needed=False)}
    if "skus" in given:
        fields["skus"], fields["categories"] = _goods(line, "skus", line.cell("skus"), sold)
    else:
        fields["parts"] = _parts(line, kind, sold)
    if "quantity" in given:
        fields["quantity"] = _whole(line, "quantity", 2)
    if kind is OfferKind.N_FOR_M:
        fewer = line.whole("quantity", 2, QUANTITY_MAX) if line.good else None
        fields["pay_quantity"] = line.whole("pay_quantity", 1, (fewer or QUANTITY_MAX) - 1)
    return {**fields, **_reward(line, kind, sold.currency)}


def _reward(line: Line, kind: OfferKind, currency: str) -> dict[str, object]:
    given = _COLUMNS[kind]
    if kind is OfferKind.THRESHOLD:
        return _threshold(line, currency)
    if "percent" in given:
        return {"percent": line.whole("percent", 1, 99)}
    return {
        column: read_money(line, column, currency)
        for column in ("price", "amount")
        if column in given
    }


def _threshold(line: Line, currency: str) -> dict[str, object]:
    threshold = read_money(line, "threshold", currency)
    if line.cell("percent") and line.cell("amount"):
        line.wrong("percent", "write either a percent or an amount")
    if line.cell("percent"):
        return {"threshold": threshold, "percent": line.whole("percent", 1, 99)}
    amount = read_money(line, "amount", currency)
    if amount is not None and threshold is not None and amount.minor > threshold.minor:
        line.wrong("amount", "it is more than the threshold that earns it; lower it")
    return {"threshold": threshold, "amount": amount}


def _goods(
    line: Line, column: str, text: str, sold: Sold
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Skus and categories out of "a|b|@category"; "*" is the whole shop and so neither."""
    words = [word.strip() for word in text.split("|") if word.strip()]
    if words == [_ALL]:
        return (), ()
    if not words:
        line.wrong(column, "name the goods, parted by |, or @category, or * for all")
    skus = tuple(word for word in words if not word.startswith(_CATEGORY))
    categories = tuple(word[1:] for word in words if word.startswith(_CATEGORY))
    for sku in skus:
        if sku not in sold.skus:
            line.problems.append(f"{column} {sku}: no such good is sold; fix it or leave it out")
    for category in categories:
        if category not in sold.categories:
            line.problems.append(f"{column} @{category}: no such category; fix it or leave it out")
    return skus, categories


def _parts(line: Line, kind: OfferKind, sold: Sold) -> tuple[OfferPart, ...]:
    """Parts out of "2*rolls + butter|@spread"."""
    parts = []
    for text in line.cell("parts").split("+"):
        shape = _PART.fullmatch(text.strip())
        if shape is None:
            line.wrong("parts", "write goods parted by +, each as 2*sku or sku|sku or @category")
            return ()
        skus, categories = _goods(line, "parts", shape["goods"], sold)
        count = int(shape["count"] or 1)
        if not skus and not categories:
            line.wrong("parts", "name the goods of each part; * is too many")
        if kind is OfferKind.BUNDLE and (len(skus) != 1 or categories):
            line.wrong("parts", "a part of a bundle is one good; use mix_and_match for a choice")
        if count < 1:
            line.wrong("parts", "a part has at least one piece")
        parts.append(OfferPart(skus=skus, categories=categories, quantity=count))
    if len(parts) > PARTS_MAX:
        line.wrong("parts", f"no more than {PARTS_MAX} parts")
    return tuple(parts)


def _whom(line: Line) -> dict[str, object]:
    code = line.cell("coupon_code")
    use = CouponUse.NONE
    if line.cell("coupon"):
        use = CouponUse(line.choice("coupon", [one.value for one in CouponUse]))
    if use is CouponUse.GENERAL and not _COUPON_CODE.fullmatch(code):
        line.wrong("coupon_code", "write the 13 digits of the coupon's bar code")
    if use is not CouponUse.GENERAL and code:
        line.wrong("coupon_code", "only a general coupon has one code for all; leave it empty")
    if use is CouponUse.SINGLE_USE and not line.cell("times_max"):
        line.wrong("times_max", "say how often one coupon counts, mostly 1")
    members = line.cell("members_only")
    return {
        "coupon": use,
        "coupon_code": code,
        "members_only": bool(members) and line.choice("members_only", ["yes", "no"]) == "yes",
        "tiers": tuple(word.strip() for word in line.cell("tiers").split("|") if word.strip()),
    }


def _when(line: Line) -> dict[str, object]:
    weekdays = [word.strip() for word in line.cell("weekdays").split("|") if word.strip()]
    if any(word not in "1234567" or len(word) != 1 for word in weekdays):
        line.wrong("weekdays", "write days from 1 (Monday) to 7 (Sunday), parted by |")
        weekdays = []
    first, last = _day(line, "first_day"), _day(line, "last_day")
    if first and last and last < first:
        line.wrong("last_day", f"it is before first_day {first}")
    begins, ends = _minute(line, "from_time", 0), _minute(line, "until_time", DAY_MINUTES)
    if begins is not None and ends is not None and ends <= begins:
        line.wrong("until_time", "it is not after from_time; make two offers of a night")
    return {
        "weekdays": tuple(int(word) for word in weekdays),
        "first_day": first,
        "last_day": last,
        "from_minute": begins,
        "until_minute": ends,
    }


def _day(line: Line, column: str) -> str:
    text = line.cell(column)
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        line.wrong(column, "write a day like 2026-12-24")
        return ""


def _minute(line: Line, column: str, otherwise: int) -> int | None:
    text = line.cell(column)
    if not text:
        return otherwise
    shape = _TIME.fullmatch(text)
    minute = int(shape[1]) * 60 + int(shape[2]) if shape and int(shape[2]) < 60 else None
    if minute is None or minute > DAY_MINUTES:
        line.wrong(column, "write a time like 17:30")
        return None
    return minute


def _whole(line: Line, column: str, low: int, *, needed: bool = True) -> int:
    return line.whole(column, low, QUANTITY_MAX, needed=needed) or 0


def read_money(line: Line, column: str, currency: str) -> Money | None:
    if line.cell("currency") != currency:
        line.wrong("currency", f"the store counts in {currency}; give the {column} in it")
        return None
    try:
        price = parse_money(line.cell(column), currency)
    except MoneyError as error:
        line.wrong(column, str(error))
        return None
    if not 0 < price.minor <= PRICE_MINOR_MAX:
        line.wrong(column, "write more than nothing, and not this much")
        return None
    return price


def check_key(line: Line, column: str, key: str, found: Mapping[str, object]) -> None:
    """Refuse an id that cannot be one, or that stands on an earlier line."""
    if not KEY.fullmatch(key):
        line.wrong(column, "write 1 to 64 letters, digits, dots, hyphens or underscores")
    elif key in found:
        line.wrong(column, "it stands on an earlier line too; keep one of them")
