"""Lines of gift cards: numbers and what is on them. The numbers go no further than this."""

from __future__ import annotations

from cloud_inventory.importer.offers import read_money
from cloud_inventory.importer.table import Columns, Problems, read_table
from storecore.gs1.errors import CodeError
from storecore.gs1.gift_card import gift_card_key, parse_gift_code
from storecore.money import Money

GIFT_CARDS = Columns(file="gift_cards", needed=("number", "amount", "currency"))


def read_gift_cards(text: str, currency: str, problems: Problems) -> dict[str, Money]:
    """The good lines by the card's key."""
    found: dict[str, Money] = {}
    for line in read_table(text, GIFT_CARDS, problems):
        try:
            key = gift_card_key(parse_gift_code(line.cell("number")))
        except CodeError as refusal:
            line.wrong("number", f"{refusal}; write the twelve characters of a gift card")
            key = ""
        if key in found:
            line.wrong("number", "it stands on an earlier line too; keep one of them")
        amount = read_money(line, "amount", currency)
        if line.good and amount is not None:
            found[key] = amount
        problems.add_line(GIFT_CARDS.file, line)
    return found
