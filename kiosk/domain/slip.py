"""What stands on a strip of paper, from top to bottom, before anybody draws it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from kiosk.domain.claims import POINTS_ID
from kiosk.domain.receipt import ReceiptDocument, ReceiptLine
from kiosk.domain.receipt_words import (
    WAYS,
    has_word,
    kilograms,
    paper_words,
    percent_words,
    shop_time,
    whole_words,
)
from storecore.languages import name_in

_HEX_GROUP = 16


class Size(StrEnum):
    """How large letters are."""

    SMALL = "small"
    BODY = "body"
    TITLE = "title"
    HUGE = "huge"


class Centred(msgspec.Struct, frozen=True, tag=True):
    """Text in the middle, wrapped where it is long."""

    text: str
    size: Size = Size.BODY
    strong: bool = False


class Pair(msgspec.Struct, frozen=True, tag=True):
    """Text at the left, wrapped, and an amount at the right of its first line."""

    left: str
    right: str = ""
    size: Size = Size.BODY
    strong: bool = False
    indented: bool = False


class Rule(msgspec.Struct, frozen=True, tag=True):
    """A thin line across."""


class Gap(msgspec.Struct, frozen=True, tag=True):
    """Some room."""


class Code(msgspec.Struct, frozen=True, tag=True):
    """A QR code in the middle."""

    text: str


Block = Centred | Pair | Rule | Gap | Code


class Slip(msgspec.Struct, frozen=True):
    """Blocks from top to bottom; `language` chooses the shapes of Chinese characters."""

    language: str
    blocks: tuple[Block, ...]


def receipt_slip(receipt: ReceiptDocument, url: str, language: str, *, copy: bool) -> Slip:
    """The receipt on paper. The amounts of the rows add up to the total."""
    return Slip(language, tuple(_receipt(receipt, url, language, copy=copy)))


def _receipt(receipt: ReceiptDocument, url: str, language: str, *, copy: bool) -> Iterator[Block]:
    def say(word: str, **values: object) -> str:
        return paper_words(language, word, **values)

    yield Centred(name_in(receipt.store_names, language), Size.TITLE, strong=True)
    if copy:
        yield Centred(say("copy"), strong=True)
    yield Pair(say("receipt", number=receipt.number), receipt.kiosk_id)
    at = shop_time(receipt.completed_ms, receipt.offset_min, language)
    yield Pair(at, size=Size.SMALL)
    yield Rule()
    for line in receipt.lines:
        yield from _line(line, language)
    yield Rule()
    yield from _sums(receipt, language)
    yield Gap()
    yield Code(url)
    yield Centred(say("scan"), Size.SMALL)
    yield Gap()
    yield Pair(say("sale"), receipt.transaction_id, Size.SMALL)
    yield Pair(say("chain"), "", Size.SMALL)
    for start in range(0, len(receipt.chain_head), 2 * _HEX_GROUP):
        half = receipt.chain_head[start : start + 2 * _HEX_GROUP]
        yield Centred(f"{half[:_HEX_GROUP]} {half[_HEX_GROUP:]}", Size.SMALL)
    yield Gap()
    yield Centred(say("thanks"))


def _sums(receipt: ReceiptDocument, language: str) -> Iterator[Block]:
    """Tax on top, total, tenders, what was saved, tax inside, and which prices they were."""

    def say(word: str, **values: object) -> str:
        return paper_words(language, word, **values)

    inside: list[Block] = []
    for part in receipt.taxes:
        percent, tax = percent_words(part.percent, language), part.tax.format(language)
        if part.on_top:
            yield Pair(say("tax_added", percent=percent), tax)
        else:
            words = say("tax", percent=percent, amount=part.amount.format(language))
            inside.append(Pair(words, tax, Size.SMALL))
    yield Pair(say("total"), receipt.total.format(language), Size.TITLE, strong=True)
    for tender in receipt.tenders:
        name = say(tender.kind) if has_word(tender.kind) else tender.kind
        yield Pair(WAYS.get(tender.way, name), tender.amount.format(language))
    if receipt.saving.minor:
        yield Pair(say("saved"), receipt.saving.format(language))
    for word, points in (
        ("points_earned", receipt.points_earned),
        ("points_spent", receipt.points_spent),
    ):
        if points:
            yield Pair(say(word), whole_words(points, language))
    yield from inside
    oldest, newest = receipt.price_versions
    version = str(newest) if oldest == newest else f"{oldest}–{newest}"
    yield Pair(say("prices", version=version), size=Size.SMALL)


def _line(line: ReceiptLine, language: str) -> Iterator[Block]:
    yield Pair(name_in(line.names, language), line.full_amount.format(language))
    price = line.unit_price.format(language)
    if line.weight_g is not None:
        weight = kilograms(line.weight_g, language)
        words = paper_words(language, "weighed", weight=weight, price=price)
        yield Pair(words, size=Size.SMALL, indented=True)
    elif line.quantity > 1:
        words = paper_words(language, "each", count=line.quantity, price=price)
        yield Pair(words, size=Size.SMALL, indented=True)
    unexplained = line.saving
    for saving in line.savings:
        unexplained -= saving.amount
        unnamed = "points" if saving.offer_id == POINTS_ID else "saving"
        words = name_in(saving.names, language) or paper_words(language, unnamed)
        yield Pair(words, (-saving.amount).format(language), Size.SMALL, indented=True)
    if unexplained.minor:
        words = paper_words(language, "saving")
        yield Pair(words, (-unexplained).format(language), Size.SMALL, indented=True)
