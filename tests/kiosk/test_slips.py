"""The receipt on paper: whole in every language, adding up, and readable by a phone."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.devices.printer import DOTS, Page
from kiosk.devices.printer_page import draw_page, image_of
from kiosk.domain.basket import LineSaving
from kiosk.domain.claims import POINTS_ID
from kiosk.domain.receipt import ReceiptDocument, ReceiptLine, ReceiptTender, claim_of
from kiosk.domain.receipt_words import PAPER_WORDS, percent_words, shop_time, whole_words
from kiosk.domain.slip import Centred, Code, Pair, Slip, receipt_slip
from kiosk.domain.tax import TaxPart
from kiosk.scanner.still import read_pixels
from storecore.languages import LANGUAGES
from storecore.signing.keys import SigningKey
from storecore.signing.receipts import read_receipt_code, receipt_url
from tests.kiosk.shop import eur

KEY = SigningKey(bytes(32))
PICTURES = Path(__file__).resolve().parents[2] / "build" / "receipts"
CHAIN_HEAD = "0123456789abcdef" * 4


def receipt(*lines: ReceiptLine) -> ReceiptDocument:
    """A receipt of these lines."""
    total = eur(sum(line.amount.minor for line in lines))
    return ReceiptDocument(
        store_id="store-1",
        store_names={"en": "Corner & Co.", "zh-Hans": "街角小店", "zh-Hant": "街角小店"},
        kiosk_id="kiosk-1",
        number=1047,
        transaction_id="01JB3ZC2Y6Q8ABCDEFGHJKMNPQ",
        lines=lines,
        total=total,
        saving=eur(sum(line.saving.minor for line in lines)),
        taxes=(TaxPart(70_000, total, total.fraction(7, 107)),),
        tenders=(ReceiptTender(kind="card", amount=total),),
        completed_ms=1_795_437_000_000,
        offset_min=60,
        chain_head=CHAIN_HEAD,
    )


def line(names: dict[str, str], minor: int, saving: int = 0, **more: object) -> ReceiptLine:
    """A line of one piece, unless told otherwise."""
    given: dict[str, object] = {
        "sku": "x", "names": names, "quantity": 1, "unit_price": eur(minor), "price_version": 7,
        "amount": eur(minor - saving), "saving": eur(saving), "tax_percent": 7,
    }  # fmt: skip
    return ReceiptLine(**{**given, **more})  # type: ignore[arg-type]


BREAD = {
    "en": "Wholegrain rye bread with sunflower and pumpkin seeds, sliced, 500 g",
    "zh-Hans": "葵花籽南瓜籽全麦黑麦面包（切片）500克",
}
CHOCOLATE = {"en": "Dark chocolate 100 g", "zh-Hans": "黑巧克力 100克"}
OFFER = {"en": "3 chocolate bars for €4", "zh-Hans": "巧克力3块4欧元"}
SAVED = LineSaving(offer_id="c", names=OFFER, amount=eur(77))
RECEIPT = receipt(
    line(BREAD, 329),
    line({"en": "Bananas", "zh-Hans": "香蕉"}, 256, weight_g=1432, unit_price=eur(179)),
    line(CHOCOLATE, 477, 77, quantity=3, unit_price=eur(159), savings=(SAVED,)),
)
URL = receipt_url("https://shop.example", claim_of(RECEIPT, KEY.key_id), KEY)


def words_of(slip: Slip) -> str:
    """Everything that can be read on it."""
    parts = []
    for block in slip.blocks:
        if isinstance(block, Centred):
            parts.append(block.text)
        elif isinstance(block, Pair):
            parts += [block.left, block.right]
    return "\n".join(parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word_with_the_same_gaps(language: str) -> None:
    def gaps(text: str) -> set[str]:
        return set(re.findall(r"{\w+}", text))

    english, other = PAPER_WORDS["en"], PAPER_WORDS[language]
    assert other.keys() == english.keys()
    assert all(gaps(other[word]) == gaps(english[word]) for word in english)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width_mm", DOTS)
def test_a_drawn_receipt_keeps_within_its_paper_and_its_code_is_read(
    language: str, width_mm: int
) -> None:
    page = draw_page(receipt_slip(RECEIPT, URL, language, copy=False), DOTS[width_mm])
    assert page.width == DOTS[width_mm]
    assert len(page.rows) == page.width // 8 * page.height
    PICTURES.mkdir(parents=True, exist_ok=True)
    image_of(page).save(PICTURES / f"{width_mm}mm-{language}.png")
    (found,) = read_pixels(_grey(page)).symbols
    assert found.text == URL
    assert read_receipt_code(found.text.rpartition("/")[2]).claim.chain_head.hex() == CHAIN_HEAD


def _grey(page: Page) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """As a camera would see it, with paper around it."""
    dots = np.asarray(image_of(page).convert("L"))
    return np.pad(dots, 40, constant_values=255)


def test_it_says_everything_that_a_receipt_must() -> None:
    slip = receipt_slip(RECEIPT, URL, "en", copy=False)
    words = words_of(slip)
    for wanted in (
        "Corner & Co.", "Receipt 1047", "kiosk-1", "13:30", "3 chocolate bars for €4", "-€0.77",
        "1.432 kg × €1.79 per kg", "3 × €1.59", "You save", "€9.85", "Card", "Tax 7%",
        "Price list 7", "01JB3ZC2Y6Q8ABCDEFGHJKMNPQ", CHAIN_HEAD[:16],
    ):  # fmt: skip
        assert wanted.replace("13:30", "1:30") in words, wanted
    assert "Copy" not in words
    assert [block.text for block in slip.blocks if isinstance(block, Code)] == [URL]
    assert "Copy" in words_of(receipt_slip(RECEIPT, URL, "en", copy=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_tax_on_top_and_points_have_their_own_words_in_every_language(language: str) -> None:
    by_points = LineSaving(offer_id=POINTS_ID, names={}, amount=eur(50))
    bought = receipt(line(CHOCOLATE, 159, 50, savings=(by_points,)))
    on_top = TaxPart(88_750, eur(109), eur(10), on_top=True)
    document = replace(
        bought, taxes=(on_top,), total=eur(119), points_earned=1200, points_spent=500
    )
    pairs = receipt_slip(document, URL, language, copy=False).blocks
    amounts = {one.left: one.right for one in pairs if isinstance(one, Pair)}
    words = PAPER_WORDS[language]
    percent = percent_words(on_top.percent, language)
    assert amounts[words["tax_added"].format(percent=percent)] == eur(10).format(language)
    assert amounts[words["points"]] == eur(-50).format(language)
    assert amounts[words["points_earned"]] == whole_words(1200, language)
    assert amounts[words["points_spent"]] == "500"


def test_chinese_is_drawn_and_not_left_out() -> None:
    def ink(text: str) -> int:
        page = draw_page(Slip("zh-Hans", (Centred(text),)), 384)
        return sum(byte.bit_count() for byte in page.rows)

    # A typeface without a character draws the same box for each.
    assert len({ink(character) for character in "街角小店谢谢惠顾"}) > 4
    taiwan = draw_page(Slip("zh-Hant", (Centred("骨"),)), 384)
    mainland = draw_page(Slip("zh-Hans", (Centred("骨"),)), 384)
    assert taiwan.rows != mainland.rows  # each country's own shape


def test_the_time_is_the_shop_s_own() -> None:
    assert "13:30" in shop_time(1_795_437_000_000, 60, "de")
    assert "22:30" in shop_time(1_795_437_000_000, 600, "de")


@given(st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 500)), min_size=1, max_size=8))
def test_the_rows_add_up_to_the_total(prices: list[tuple[int, int]]) -> None:
    lines = [line(CHOCOLATE, minor, min(minor, saving)) for minor, saving in prices]
    document = receipt(*lines)
    blocks = receipt_slip(document, URL, "en", copy=False).blocks
    total = next(i for i, b in enumerate(blocks) if isinstance(b, Pair) and b.left == "Total")
    rows = [b.right for b in blocks[3:total] if isinstance(b, Pair)]
    amounts = [re.sub(r"[€,.]", "", row) for row in rows if row]
    assert sum(int(amount) for amount in amounts) == document.total.minor


@given(st.text(max_size=120), st.text(max_size=20))
def test_any_name_finds_room(left: str, right: str) -> None:
    slip = Slip("en", (Pair(left, right), Centred(left), Pair(left, indented=True)))
    page = draw_page(slip, 384)
    assert (page.width, page.height > 0) == (384, True)
